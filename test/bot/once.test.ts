import { expect, test } from 'vitest';
import { claimEvent } from '../../src/store/inbox.ts';
import { testBot } from '../fixtures/bot.ts';
import { commandEvent } from '../fixtures/events.ts';
import { store } from '../fixtures/store.ts';

test('a repeated event is answered once', async () => {
	const { take, stage } = await testBot();
	const event = commandEvent();
	await Promise.all([take(event), take(event), take(event), take(event)]);
	expect(stage.posts).toHaveLength(1);
	expect(stage.replies).toHaveLength(1);
});

test('a lost reply is looked after, and the card is not posted again', async () => {
	const { take, stage } = await testBot();
	stage.faults.push('lost');
	expect(await take(commandEvent())).toEqual({ kind: 'posted', message: stage.posts[0]!.message });
	expect(stage.posts).toHaveLength(1);
});

test('what certainly did not arrive is sent again', async () => {
	const { take, stage } = await testBot();
	stage.faults.push({ status: 'ambiguous', reason: '503' }, { status: 'retry', after: 5, reason: '429' });
	expect((await take(commandEvent()))?.kind).toBe('posted');
	expect(stage.posts).toHaveLength(1);
});

test('a process that died after the platform had the card does not post it a second time', async () => {
	const db = await store();
	const first = await testBot({ store: db });
	const event = commandEvent();
	first.stage.between = () => new Promise(() => {});
	await first.bot.handlers.accept(event);
	void first.bot.handlers.perform(event);
	await expect.poll(() => first.stage.posts.length).toBe(1);

	const second = await testBot({ store: db, stage: { ...first.stage, between: async () => {} } });
	await second.bot.resume('web', second.clock + 60_000);
	expect(second.stage.posts).toHaveLength(1);
	expect(second.stage.replies.map(({ reply }) => reply.kind)).toEqual(['posted']);
});

test('an accepted event that nobody got round to is answered after a restart, unless it is too old', async () => {
	const db = await store();
	const { bot, stage, clock } = await testBot({ store: db });
	await claimEvent(db, { event: commandEvent(), at: clock - 60_000 });
	await claimEvent(db, { event: commandEvent(), at: clock - 3_600_000 });
	await bot.resume('web', clock);
	expect(stage.posts).toHaveLength(1);
	await bot.resume('web', clock);
	expect(stage.posts).toHaveLength(1);
});
