import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { testBot } from '../fixtures/bot.ts';
import { commandEvent } from '../fixtures/events.ts';

test('200 commands a second are each accepted within half a second while digests take for ever', async () => {
	let finish = () => {};
	const finished = new Promise<void>((resolve) => {
		finish = resolve;
	});
	const { bot, stage } = await testBot({ slowly: () => finished });
	const waits: number[] = [];
	const work: Promise<void>[] = [];
	for (let sent = 0; sent < 400; sent += 10) {
		for (let i = 0; i < 10; i++) {
			const event = commandEvent();
			const before = performance.now();
			const accepted = bot.handlers.accept(event).then((fresh) => {
				waits.push(performance.now() - before);
				return fresh ? bot.handlers.perform(event) : undefined;
			});
			work.push(accepted);
		}
		await wait(50);
	}
	waits.sort((a, b) => a - b);
	expect(waits).toHaveLength(400);
	expect(waits[Math.floor(waits.length * 0.99)]).toBeLessThan(500);
	expect(stage.posts).toHaveLength(0);
	finish();
	await Promise.all(work);
	expect(stage.posts).toHaveLength(400);
});
