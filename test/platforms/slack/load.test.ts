import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Way } from './loopback.ts';
import { session } from './session.ts';

const PER_SECOND = 200;
const SECONDS = 2;
/** What a digest takes (ms) while the commands come in. */
const WORK = 30_000;

test.each<[Way]>([['socket'], ['http']])('over %s, 200 commands a second are acknowledged at once while each takes 30 s', async (way) => {
	const { user, record } = await session(way);
	const ends: (() => void)[] = [];
	// Longer than the test takes: it lets the work go at its own end.
	const work = () => Promise.race([new Promise<void>((end) => ends.push(end)), wait(WORK, undefined, { ref: false })]);
	Object.assign(record.handlers, { perform: work });
	for (let i = 0; i < 20; i++) await user.command('harbour-summary', '');
	const times: number[] = [];
	const commands = Array.from({ length: PER_SECOND * SECONDS }, async (_, i) => {
		await wait((i * 1000) / PER_SECOND);
		const sent = performance.now();
		await user.command('harbour-summary', '');
		times.push(performance.now() - sent);
	});
	await Promise.all(commands);
	times.sort((a, b) => a - b);
	expect(times[Math.floor(times.length * 0.99)]!).toBeLessThan(500);
	expect(record.offered).toHaveLength(20 + times.length);
	expect(ends).toHaveLength(record.offered.length);
	for (const end of ends) end();
});
