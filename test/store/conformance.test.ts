import { expect, test } from 'vitest';
import { tenant } from '../../src/model/place.ts';
import { claimEvent } from '../../src/store/inbox.ts';
import { commandEvent } from '../fixtures/events.ts';
import { eachDatabase } from './databases.ts';

eachDatabase((database) => {
	test('an event that comes four times over two connections is claimed once', async () => {
		const at = await database.location();
		const both = [await database.open(at), await database.open(at)];
		const claims = await Promise.all([...both, ...both].map((db) => claimEvent(db, { event: commandEvent({ event: 'e1' }), at: 1 })));
		expect(claims.filter(Boolean)).toHaveLength(1);
		expect(await claimEvent(both[0]!, { event: commandEvent({ event: 'e1', tenant: tenant('slack:T1') }), at: 1 })).toBe(true);
	});
});
