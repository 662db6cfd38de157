import { expect, test } from 'vitest';
import { race } from '../bench/ticks.ts';
import { eachDatabase } from '../store/databases.ts';

eachDatabase((database) => {
	test('8 processes at the same tick: one row wins', { timeout: 120_000 }, async () => {
		const found = await race(await database.location(), { processes: 8, ticks: 10, channels: 4 });
		expect(found).toMatchObject({ due: 40, slots: 40, cards: 40, double: 0, failed: 0 });
	});
});
