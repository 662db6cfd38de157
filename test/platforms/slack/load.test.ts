import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Way } from './loopback.ts';
import { session } from './session.ts';

/** Commands at a time, and how often. At 200 a second: `npx tsx test/bench/acknowledge.ts`. */
const AT_ONCE = 10;
const ROUNDS = 30;
/** What a digest takes (ms) while the commands come in. */
const WORK = 30_000;

test.each<[Way]>([['socket'], ['http']])(
	'over %s, commands are acknowledged at once while hundreds are worked on for 30 s',
	async (way) => {
		const { user, record } = await session(way);
		const ends: (() => void)[] = [];
		// Longer than the test takes: it lets the work go at its own end.
		const work = () => Promise.race([new Promise<void>((end) => ends.push(end)), wait(WORK, undefined, { ref: false })]);
		Object.assign(record.handlers, { perform: work });
		const times: number[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			const began = performance.now();
			await Promise.all(Array.from({ length: AT_ONCE }, () => user.command('harbour-summary', '')));
			times.push(performance.now() - began);
		}
		times.sort((a, b) => a - b);
		// The first rounds warm up; each time is that of the slowest of ten.
		expect(times[Math.floor(ROUNDS * 0.9)]!).toBeLessThan(500);
		expect(record.offered).toHaveLength(AT_ONCE * ROUNDS);
		expect(ends).toHaveLength(AT_ONCE * ROUNDS);
		for (const end of ends) end();
	},
);
