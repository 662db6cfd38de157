import { expect, test } from 'vitest';
import { stretchOf } from '../../src/bot/why.ts';
import { begin, end } from '../../src/delivery/subscribe.ts';
import { subscriptionOf } from '../../src/delivery/subscription.ts';
import { channel, messageRef, tenant } from '../../src/model/place.ts';
import type { CardKey } from '../../src/model/post.ts';
import type { Schedule } from '../../src/model/subscription.ts';
import { type LedgerEntry, writeLedger } from '../../src/store/ledger.ts';
import { beginRun, endRun } from '../../src/store/runs.ts';
import type { Store } from '../../src/store/store.ts';
import { type TestBot, testBot } from '../fixtures/bot.ts';
import { commandEvent } from '../fixtures/events.ts';

const HOUR = 3_600_000;
const HERE = channel('web:local/news');
const WEB = tenant('web:local');
/** Weekdays at eight. */
const EIGHT: Schedule = { cron: '0 8 * * 1-5', zone: 'Europe/London', quiet: null, posts: 'something-new', catchUp: 6 * HOUR };

async function asked(bot: TestBot, about = ''): Promise<string> {
	return bot.whisper(commandEvent({ command: 'byline', input: { text: `why ${about}` } }));
}

async function subscribed(store: Store, { at, schedule = EIGHT }: { at: number; schedule?: Schedule }) {
	const subscription = subscriptionOf({ channel: HERE, topic: 'harbour', schedule, by: null });
	await begin(store, { subscription, at });
	return subscription;
}

function entry(
	slot: string,
	{ what, at, detail = {} }: Pick<LedgerEntry, 'what' | 'at'> & Partial<Pick<LedgerEntry, 'detail'>>,
): LedgerEntry {
	return { tenant: WEB, at, slot, topic: 'harbour', channel: HERE, key: null, what, detail };
}

test('nothing came because nobody subscribed', async () => {
	const bot = await testBot();
	expect(await asked(bot)).toMatch(
		/Nothing was posted here.*Nothing is posted here by itself: this channel has no subscription\. \/byline subscribe makes one\./s,
	);
});

test('nothing came because it was not due', async () => {
	const bot = await testBot();
	// Sunday 9 March 2025, noon.
	bot.clock = Date.UTC(2025, 2, 9, 12);
	await subscribed(bot.store, { at: bot.clock - 200 * HOUR });
	const words = await asked(bot);
	expect(words).toContain('Harbour talks comes on weekdays at 08:00 (Europe/London); the next is Mon 10 Mar 2025 08:00 (Europe/London).');
	expect(words).toMatch(/It was not due from Sat 8 Mar 2025 12:00 to Sun 9 Mar 2025 12:00\./);
});

test('nothing came because Byline was not running', async () => {
	const bot = await testBot();
	await subscribed(bot.store, { at: bot.clock - 200 * HOUR });
	await beginRun(bot.store, { id: 'a', at: bot.clock - 100 * HOUR });
	await endRun(bot.store, { id: 'a', at: bot.clock - 20 * HOUR });
	await beginRun(bot.store, { id: 'b', at: bot.clock - HOUR });
	await endRun(bot.store, { id: 'b', at: bot.clock });
	const words = await asked(bot);
	expect(words).toMatch(/Byline was not running from Mon 3 Mar 2025 16:00 to Tue 4 Mar 2025 11:00 \(/);
	expect(words).toContain('Harbour talks was due Tue 4 Mar 2025 08:00 (Europe/London)');
});

test('nothing came because the subscription had ended, or was made too late', async () => {
	const bot = await testBot();
	const subscription = await subscribed(bot.store, { at: bot.clock - 200 * HOUR });
	await end(bot.store, { ended: [subscription], why: 'left', at: bot.clock - 10 * HOUR });
	expect(await asked(bot)).toMatch(
		/The subscription to Harbour talks ended on Tue 4 Mar 2025 02:00 \(.*\): Byline was removed from the channel\./,
	);
	await subscribed(bot.store, { at: bot.clock - HOUR });
	expect(await asked(bot)).toMatch(/Harbour talks was subscribed on Tue 4 Mar 2025 11:00, after Tue 4 Mar 2025 08:00/);
});

test('a slot is told in words, found by its day and by its name', async () => {
	const bot = await testBot();
	const { id } = await subscribed(bot.store, { at: bot.clock - 200 * HOUR });
	const slot = `${id}@2025-03-04T08:00`;
	const due = Date.UTC(2025, 2, 4, 8);
	await writeLedger(bot.store, [
		entry(slot, { what: 'due', at: due, detail: { dueAt: due } }),
		entry(slot, { what: 'dead', at: due + 5_000, detail: { reason: 'Slack answered is_archived', advice: 'Unarchive the channel.' } }),
	]);
	for (const about of ['', 'today', '2025-03-04', slot]) {
		const words = await asked(bot, about);
		expect(words).toContain('Harbour talks · due Tue 4 Mar 2025 08:00 (Europe/London)');
		expect(words).toContain('Given up at 08:00: Slack answered is_archived. To do: Unarchive the channel.');
		expect(words).not.toContain('no longer kept');
	}
	expect(await asked(bot, 'yesterday')).not.toContain('is_archived');
	expect(await asked(bot, 'abcdefgh@2025-03-04T08:00')).toContain('Nothing is written down about the slot');
	expect(await asked(bot, 'tomorrow-ish')).toContain('is no day and no message');
});

test('a card that somebody asked for is told by the link of its message', async () => {
	const bot = await testBot();
	const reply = await bot.take(commandEvent({ command: 'harbour-summary' }));
	if (reply?.kind !== 'posted') throw new Error('Nothing was posted');
	const words = await asked(bot, `https://byline.example/${reply.message}`);
	expect(words).toMatch(/Harbour talks · asked for .*\nSomebody asked for it\.\nPosted at /);
});

test('nobody hears of another channel or tenant', async () => {
	const bot = await testBot();
	const slot = 'abcdefgh@2025-03-04T08:00';
	const elsewhere = {
		...entry(slot, { what: 'dead', at: bot.clock - 1, detail: { reason: 'secret of others' } }),
		channel: channel('web:local/other'),
	};
	await writeLedger(bot.store, [elsewhere, { ...elsewhere, tenant: tenant('slack:T1'), channel: HERE }]);
	for (const about of ['', slot]) expect(await asked(bot, about)).not.toContain('secret of others');
});

test('a day is that of the zone', () => {
	const now = Date.UTC(2026, 2, 29, 12);
	const day = stretchOf('today', { zone: 'Europe/London', now })!;
	expect((day.to - day.from) / HOUR).toBe(23);
	expect(stretchOf('2026-10-25', { zone: 'Europe/London', now })).toEqual({ from: Date.UTC(2026, 9, 24, 23), to: Date.UTC(2026, 9, 26) });
	expect(stretchOf('sometime', { zone: 'UTC', now })).toBeNull();
});

test('the message of an earlier card is none of this one', async () => {
	const bot = await testBot();
	expect(await asked(bot, messageRef('web:local/news/m99'))).toContain('is no day and no message');
	expect((await bot.store.selectFrom('deliveries').select('key').execute()) as { key: CardKey }[]).toEqual([]);
});
