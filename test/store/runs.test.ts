import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginRun, downtimes, endRun, SILENCE, seeRun } from '../../src/store/runs.ts';
import { store as openStore } from '../fixtures/store.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('the times between two runs are those in which nothing was running', async () => {
	const store = await openStore();
	await beginRun(store, { id: 'a', at: HOUR });
	await seeRun(store, { id: 'a', at: HOUR + 2 * MINUTE, next: 'x' });
	await endRun(store, { id: 'a', at: HOUR + 3 * MINUTE });
	await beginRun(store, { id: 'b', at: 5 * HOUR });
	await seeRun(store, { id: 'b', at: 5 * HOUR + MINUTE, next: 'x' });
	expect(await downtimes(store, { from: 0, to: 5 * HOUR + 2 * MINUTE })).toEqual([{ from: HOUR + 3 * MINUTE, to: 5 * HOUR }]);
	expect(await downtimes(store, { from: 0, to: 7 * HOUR })).toHaveLength(2);
	expect(await downtimes(store, { from: 5 * HOUR, to: 5 * HOUR + 2 * MINUTE })).toEqual([]);
});

test('a restart, and a run that another process overlaps, are no absence', async () => {
	const store = await openStore();
	await beginRun(store, { id: 'a', at: 0 });
	await seeRun(store, { id: 'a', at: MINUTE, next: 'x' });
	await beginRun(store, { id: 'b', at: 2 * MINUTE });
	for (let at = 3 * MINUTE; at <= 2 * HOUR; at += MINUTE) await seeRun(store, { id: 'b', at, next: 'x' });
	expect(await downtimes(store, { from: 0, to: 2 * HOUR })).toEqual([]);
});

test('a machine that slept was not running, though its process was the same', async () => {
	const store = await openStore();
	await beginRun(store, { id: 'a', at: 0 });
	expect(await seeRun(store, { id: 'a', at: MINUTE, next: 'b' })).toBe('a');
	expect(await seeRun(store, { id: 'a', at: 8 * HOUR, next: 'b' })).toBe('b');
	expect(await downtimes(store, { from: 0, to: 8 * HOUR })).toEqual([{ from: MINUTE, to: 8 * HOUR }]);
});

test('of what was before anything was written down, nothing is said', async () => {
	const store = await openStore();
	expect(await downtimes(store, { from: 0, to: HOUR })).toEqual([]);
	await beginRun(store, { id: 'a', at: HOUR });
	expect(await downtimes(store, { from: 0, to: HOUR + MINUTE })).toEqual([]);
});

test('whatever runs there were, absences are in order, apart, within what was asked, and in no run', async () => {
	const run = fc.record({ began: fc.integer({ min: 0, max: 1_000 }), minutes: fc.integer({ min: 0, max: 300 }) });
	const store = await openStore();
	await fc.assert(
		fc.asyncProperty(fc.array(run, { maxLength: 8 }), fc.nat(500), fc.nat(1_500), async (runs, from, length) => {
			await store.deleteFrom('runs').execute();
			for (const [i, { began, minutes }] of runs.entries()) {
				await beginRun(store, { id: String(i), at: began * MINUTE });
				await endRun(store, { id: String(i), at: (began + minutes) * MINUTE });
			}
			const asked = { from: from * MINUTE, to: (from + length) * MINUTE };
			const gaps = await downtimes(store, asked);
			for (const [i, gap] of gaps.entries()) {
				expect(gap.to).toBeGreaterThan(Math.max(gap.from, asked.from));
				expect(gap.to).toBeLessThanOrEqual(asked.to);
				if (i) expect(gap.from).toBeGreaterThan(gaps[i - 1]!.to);
				const middle = (gap.from + gap.to) / 2;
				for (const { began, minutes } of runs) {
					const inside = middle > began * MINUTE && middle < (began + minutes) * MINUTE;
					expect(inside).toBe(false);
				}
			}
			expect(SILENCE).toBeLessThan(10 * MINUTE);
		}),
		{ numRuns: 40 },
	);
});
