import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { commit } from '../../src/delivery/publication.ts';
import type { Refused } from '../../src/model/post.ts';
import { findCard } from '../../src/store/cards.ts';
import { setMark } from '../../src/store/marks.ts';
import { eachDatabase } from '../store/databases.ts';
import { counter, refusal } from './counter.ts';
import { commitSlots, keyOf, OWNER, office, publication, shown, stateOf, wordsOf } from './office.ts';

const within = { timeout: 20_000, interval: 20 };

eachDatabase((database) => {
	test('what is committed is posted once, each channel in its order, and its thread is known', async () => {
		const store = await database.open();
		await commitSlots(store, ['one', 'two', 'three']);
		await commitSlots(store, ['one', 'two'], 'C2');
		const { platform, outbox } = office(store);
		outbox.wake();
		await expect.poll(() => platform.messages.length, within).toBe(5);
		expect(shown(platform).filter((_, i) => platform.messages[i]!.channel === 'slack:T1/C1')).toEqual(['one', 'two', 'three']);
		await expect.poll(async () => (await stateOf(store, 'three')).state, within).toBe('sent');
		expect(await wordsOf(store, 'one')).toEqual(['opened', 'attempt', 'sent']);
		expect((await findCard(store, { tenant: OWNER, key: keyOf('one') }))?.thread).toBe(platform.messages[0]!.message);
		await wait(300);
		expect(platform.sends()).toBe(5);
	});

	test('429: Retry-After is honoured to the ms, and other channels go on', async () => {
		const store = await database.open();
		await commitSlots(store, ['limited', 'behind it']);
		await commitSlots(store, ['a', 'b', 'c'], 'C2');
		const platform = counter();
		platform.fate = ({ card }, nth) =>
			nth < 5 &&
			shown({ ...platform, messages: [{ card } as never] })[0] === 'limited' &&
			platform.calls.filter(({ channel }) => channel === 'slack:T1/C1').length === 1
				? { status: 'retry', after: 1_500, reason: '429' }
				: null;
		office(store, { platform });
		await expect.poll(() => platform.messages.length, within).toBe(5);
		expect(shown(platform).slice(-2)).toEqual(['limited', 'behind it']);
		const [first, second] = platform.calls.filter(({ channel }) => channel === 'slack:T1/C1');
		expect(second!.at - first!.at).toBeGreaterThanOrEqual(1_500);
		expect(await wordsOf(store, 'limited')).toEqual(['opened', 'attempt', 'retry', 'attempt', 'sent']);
		expect((await stateOf(store, 'limited')).attempts).toBe(1);
	});

	test('a lost reply is looked after, and the card is not posted again', async () => {
		const store = await database.open();
		await commitSlots(store, ['once']);
		const platform = counter();
		platform.fate = () => 'lost';
		office(store, { platform });
		await expect.poll(async () => (await stateOf(store, 'once')).state, within).toBe('sent');
		expect(platform.sends()).toBe(1);
		expect(await wordsOf(store, 'once')).toEqual(['opened', 'attempt', 'ambiguous', 'looked', 'sent']);
	});

	test('what was not accepted after all is posted again', async () => {
		const store = await database.open();
		await commitSlots(store, ['again']);
		const platform = counter();
		platform.fate = (_post, nth) => (nth === 1 ? { status: 'ambiguous', reason: '503' } : null);
		office(store, { platform });
		await expect.poll(async () => (await stateOf(store, 'again')).state, within).toBe('sent');
		expect(await wordsOf(store, 'again')).toEqual(['opened', 'attempt', 'ambiguous', 'looked', 'attempt', 'sent']);
		expect(platform.messages).toHaveLength(1);
	});

	test('history unreadable: held, then posted once and marked as a possible repetition', async () => {
		const store = await database.open();
		await commitSlots(store, ['unsure', 'behind it']);
		const platform = counter();
		platform.fate = ({ key }, nth) => (nth === 1 && key === keyOf('unsure') ? 'lost' : null);
		platform.blind = { status: 'unreadable', reason: '403' };
		office(store, { platform });
		await expect.poll(async () => (await stateOf(store, 'unsure')).state, within).toBe('sent');
		const copies = platform.messages.filter(({ key }) => key === keyOf('unsure'));
		expect(copies).toHaveLength(2);
		expect(shown({ ...platform, messages: copies })[1]).toMatch(/^This may have been posted before: .* \| unsure$/);
		expect(await wordsOf(store, 'unsure')).toEqual(expect.arrayContaining(['held', 'marked-repeat']));
		await wait(800);
		expect(platform.messages.filter(({ key }) => key === keyOf('unsure')).length).toBeLessThanOrEqual(2);
		// A channel is not kept waiting by a card that is held.
		expect(shown(platform)).toContain('behind it');
	});

	test('a held card that can be looked for again is not repeated', async () => {
		const store = await database.open();
		await commitSlots(store, ['unsure']);
		const platform = counter();
		platform.fate = () => 'lost';
		platform.blind = { status: 'unreadable', reason: '429' };
		office(store, { platform, timing: { hold: 20_000 } });
		await expect.poll(async () => (await stateOf(store, 'unsure')).state, within).toBe('held');
		platform.blind = null;
		await expect.poll(async () => (await stateOf(store, 'unsure')).state, within).toBe('sent');
		expect(platform.sends()).toBe(1);
	});

	describe('channel deleted, bot kicked, token revoked: dead, at most 2 calls, 1 notice', () => {
		test.each<[Refused['refusal']]>([['no-such-channel'], ['not-a-member'], ['archived']])('%s', async (refused) => {
			const store = await database.open();
			await commitSlots(store, ['one', 'two', 'three', 'four']);
			const platform = counter();
			platform.fate = () => refusal(refused);
			const { notices } = office(store, { platform });
			await expect.poll(async () => (await stateOf(store, 'four')).state, within).toBe('dead');
			await commitSlots(store, ['the next day']);
			await expect.poll(async () => (await stateOf(store, 'the next day')).state, within).toBe('dead');
			expect(platform.calls.length).toBeLessThanOrEqual(2);
			expect(notices.map(({ refused: { advice } }) => advice)).toEqual(['Ask somebody who may.']);
			expect(await wordsOf(store, 'three')).toEqual(['opened', 'dead']);
		});

		test('token-invalid', async () => {
			const store = await database.open();
			for (const place of ['C1', 'C2', 'C3', 'C4']) await commitSlots(store, ['morning'], place);
			const platform = counter();
			platform.fate = () => refusal('token-invalid');
			const { notices, outbox } = office(store, { platform, pace: { perSecond: 20, channelGap: 0 } });
			await expect.poll(() => notices.length, within).toBe(1);
			expect((await outbox.publish(publication('asked'))).status).toBe('refused');
			await wait(300);
			expect(platform.calls.length).toBeLessThanOrEqual(2);
			expect(notices).toHaveLength(1);
		});
	});

	test('a moderator deletes a card: it is never posted again', async () => {
		const store = await database.open();
		await commitSlots(store, ['deleted']);
		const platform = counter();
		platform.fate = (_post, nth) => (nth === 1 ? { status: 'ambiguous', reason: '503' } : null);
		const { outbox } = office(store, { platform });
		await expect.poll(async () => (await stateOf(store, 'deleted')).state, within).toBe('sent');
		platform.messages.length = 0;
		outbox.wake();
		await expect.poll(async () => (await stateOf(store, 'deleted')).next_at, within).toBeNull();
		await commit(store, [publication('deleted')], { at: Date.now() });
		await wait(200);
		expect(platform.messages).toEqual([]);
		expect(platform.sends()).toBe(2);
	});

	test.each([
		['the newer copy', 0],
		['the copy without replies', 1],
	])('what arrives late is swept: %s goes', async (_which, kept) => {
		const store = await database.open();
		await commitSlots(store, ['late']);
		const platform = counter();
		platform.fate = (_post, nth) => (nth === 1 ? { status: 'ambiguous', reason: 'no answer in time' } : null);
		office(store, { platform, timing: { sweeps: [400, 900] } });
		await expect.poll(async () => (await stateOf(store, 'late')).state, within).toBe('sent');
		await platform.connection.send(publication('late').post);
		if (kept === 1) platform.messages[1]!.replies = 2;
		const stays = platform.messages[kept]!.message;
		await expect.poll(() => platform.messages.map(({ message }) => message), within).toEqual([stays]);
		await expect.poll(async () => (await stateOf(store, 'late')).message, within).toBe(stays);
		await expect.poll(async () => (await findCard(store, { tenant: OWNER, key: keyOf('late') }))?.message, within).toBe(stays);
		expect(await wordsOf(store, 'late')).toContain('removed-copy');
	});

	test('a copy that people have replied to is left', async () => {
		const store = await database.open();
		await commitSlots(store, ['talked about']);
		const platform = counter();
		platform.fate = (_post, nth) => (nth === 1 ? { status: 'ambiguous', reason: 'no answer in time' } : null);
		office(store, { platform, timing: { sweeps: [300] } });
		await expect.poll(async () => (await stateOf(store, 'talked about')).state, within).toBe('sent');
		await platform.connection.send(publication('talked about').post);
		for (const message of platform.messages) message.replies = 1;
		await expect.poll(() => wordsOf(store, 'talked about'), within).toContain('kept-copy');
		expect(platform.messages).toHaveLength(2);
	});

	test('stopped past the lease: another process posts, and what the first one posts after all is swept', async () => {
		const at = await database.location();
		const [one, two] = [await database.open(at), await database.open(at)];
		await commitSlots(one, ['slept']);
		const platform = counter();
		let wakeUp = () => {};
		const sleep = new Promise<void>((resolve) => {
			wakeUp = resolve;
		});
		platform.fate = (_post, nth) => (nth === 1 ? sleep : null);
		const timing = { lease: 600, margin: 100, sweeps: [300, 600] };
		const first = office(one, { platform, timing });
		await expect.poll(() => platform.sends(), within).toBe(1);
		office(two, { platform, timing });
		await expect.poll(async () => (await stateOf(two, 'slept')).state, within).toBe('sent');
		expect(await wordsOf(two, 'slept')).toContain('released');
		const [kept] = platform.messages;
		wakeUp();
		await expect.poll(() => platform.calls.filter(({ kind }) => kind === 'remove').length, within).toBe(1);
		expect(platform.messages).toEqual([kept]);
		expect(first.errors).toEqual([]);
	});

	test('after a restore every card is looked for before it is posted', async () => {
		const store = await database.open();
		const platform = counter();
		await platform.connection.send(publication('posted in the lost hours').post);
		await setMark(store, { name: 'restored', at: Date.now() });
		await commitSlots(store, ['posted in the lost hours', 'new']);
		office(store, { platform });
		await expect.poll(() => shown(platform), within).toEqual(['posted in the lost hours', 'new']);
		await expect.poll(async () => (await stateOf(store, 'posted in the lost hours')).state, within).toBe('sent');
		expect(platform.sends()).toBe(2);
	});

	test('a row that was damaged is never posted, and the rest is', async () => {
		const store = await database.open();
		await commitSlots(store, ['damaged', 'sound']);
		const card = JSON.stringify({ section: 'summary', topic: null, parts: [{ type: 'note', text: 'forged' }] });
		await store.updateTable('deliveries').set({ card }).where('key', '=', keyOf('damaged')).execute();
		const { platform, errors } = office(store);
		await expect.poll(() => shown(platform), within).toEqual(['sound']);
		expect((await stateOf(store, 'damaged')).state).toBe('dead');
		expect(errors.join()).toContain('byline restore');
	});

	test('what nobody wants any more after a time is not posted after it', async () => {
		const store = await database.open();
		await commit(store, [{ ...publication('yesterday'), expires: Date.now() - 1 }], { at: Date.now() - 10 });
		const { platform } = office(store);
		await expect.poll(async () => (await stateOf(store, 'yesterday')).state, within).toBe('dead');
		expect(platform.calls).toEqual([]);
		expect(await wordsOf(store, 'yesterday')).toEqual(['opened', 'withdrawn']);
	});

	test('retried event: answered once over 2 processes, and both askers hear of it', async () => {
		const at = await database.location();
		const [one, two] = [await database.open(at), await database.open(at)];
		const platform = counter();
		const offices = [office(one, { platform }), office(two, { platform })];
		const receipts = await Promise.all([0, 1, 0, 1].map((i) => offices[i]!.outbox.publish(publication('asked'))));
		expect(receipts.map(({ status }) => status)).toEqual(['sent', 'sent', 'sent', 'sent']);
		expect(platform.sends()).toBe(1);
	});

	test('what somebody asked for overtakes what a schedule made', async () => {
		const store = await database.open();
		await commit(
			store,
			Array.from({ length: 200 }, (_, i) => publication('morning', `C${i}`)),
			{ at: Date.now() },
		);
		const { platform, outbox } = office(store, { pace: { perSecond: 20, channelGap: 0 } });
		await expect.poll(() => platform.sends(), within).toBeGreaterThan(0);
		expect((await outbox.publish(publication('asked'))).status).toBe('sent');
		expect(platform.sends()).toBeLessThan(150);
	});

	test('an asker who has waited long enough gets no card later', async () => {
		const store = await database.open();
		const platform = counter();
		platform.fate = (_post, nth) => (nth === 1 ? { status: 'retry', after: 700, reason: '429' } : null);
		const { outbox } = office(store, { platform, timing: { patience: 150 } });
		expect((await outbox.publish(publication('asked'))).status).toBe('retry');
		await expect.poll(async () => (await stateOf(store, 'asked')).state, within).toBe('dead');
		expect(platform.messages).toEqual([]);
	});

	test('SIGTERM in mid-post: what is on its way ends, what has not begun is given back, nothing is left in doubt', async () => {
		const store = await database.open();
		await commit(
			store,
			Array.from({ length: 40 }, (_, i) => publication('morning', `C${i}`)),
			{ at: Date.now() },
		);
		const platform = counter();
		platform.fate = () => wait(300);
		const { outbox } = office(store, { platform, pace: { perSecond: 20, channelGap: 0 } });
		await expect.poll(() => platform.sends(), within).toBeGreaterThan(2);
		await outbox.stop();
		const rows = await store.selectFrom('deliveries').select(['state', 'attempts']).execute();
		expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['sent', 'pending']));
		expect(rows.filter(({ state, attempts }) => state === 'pending' && attempts > 0)).toEqual([]);
		expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(platform.messages.length);
		expect(platform.messages.length).toBeLessThan(40);
	});
});
