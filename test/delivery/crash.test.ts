import { expect, test } from 'vitest';
import { eachDatabase } from '../store/databases.ts';
import { storm } from './crash/storm.ts';

/** The short form of `npx tsx test/delivery/crash.ts --kills 200`. */
eachDatabase((database) => {
	test('kill -9 between post and record, replies lost, 503 after accept, hangs, 429 and late acceptance: no loss, no repeat', async () => {
		const replicas = database.name === 'Postgres' ? 2 : 1;
		const location = database.name === 'Postgres' ? await database.location() : null;
		const { outcomes, mishaps } = await storm({ kills: 4, slots: 4, freezeEvery: 0, seed: 7, replicas, database: location });
		expect(Object.values(mishaps).some((count) => count > 0)).toBe(true);
		expect(outcomes.map(({ platform, slots }) => [platform, slots])).toEqual([
			['slack', 16],
			['discord', 16],
		]);
		for (const { lost, duplicated, repliesLost, dead } of outcomes)
			expect({ lost, duplicated, repliesLost, dead }).toEqual({ lost: 0, duplicated: 0, repliesLost: 0, dead: 0 });
	}, 240_000);
});
