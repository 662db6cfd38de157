import { expect, test } from 'vitest';
import { eachDatabase } from '../store/databases.ts';
import { race } from './race/race.ts';

/** The short form of `npx tsx test/delivery/race.ts --slots 500`. */
eachDatabase((database) => {
	test('8 processes at the same tick: one row wins', async () => {
		const result = await race({ location: await database.location(), processes: 8, slots: 100 });
		expect(result).toMatchObject({ posted: 100, duplicates: 0, lost: 0 });
	}, 120_000);
});
