import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tenant } from '../../src/model/place.ts';
import { claimEvent, finishEvent, unfinishedEvents } from '../../src/store/inbox.ts';
import { commandEvent } from '../fixtures/events.ts';
import { folder } from '../fixtures/folder.ts';
import { store } from '../fixtures/store.ts';

test('an event that comes four times over two connections is claimed once', async () => {
	const path = join(await folder(), 'byline.db');
	const both = [await store(path), await store(path)];
	const claims = await Promise.all([...both, ...both].map((db) => claimEvent(db, { event: commandEvent({ event: 'e1' }), at: 1 })));
	expect(claims.filter(Boolean)).toHaveLength(1);
});

test('the same id in two tenants is two events', async () => {
	const db = await store();
	expect(await claimEvent(db, { event: commandEvent({ event: 'e1' }), at: 1 })).toBe(true);
	expect(await claimEvent(db, { event: commandEvent({ event: 'e1', tenant: tenant('slack:T1') }), at: 1 })).toBe(true);
});

test('what was accepted and not finished is there for the next process, oldest first', async () => {
	const db = await store();
	for (const [i, event] of ['b', 'a', 'c'].entries()) await claimEvent(db, { event: commandEvent({ event }), at: i });
	await finishEvent(db, { tenant: tenant('web:local'), event: 'a', at: 5 });
	expect(await unfinishedEvents(db, { before: 10 })).toEqual([
		{ event: commandEvent({ event: 'b' }), at: 0 },
		{ event: commandEvent({ event: 'c' }), at: 2 },
	]);
	expect(await unfinishedEvents(db, { before: 1 })).toEqual([{ event: commandEvent({ event: 'b' }), at: 0 }]);
});

test('a finished event keeps its id and not its content', async () => {
	const db = await store();
	await claimEvent(db, { event: commandEvent({ event: 'e1', responder: 'https://hooks.example/secret' }), at: 1 });
	await finishEvent(db, { tenant: tenant('web:local'), event: 'e1', at: 2 });
	expect(JSON.stringify(await db.selectFrom('inbox').selectAll().execute())).not.toContain('secret');
	expect(await claimEvent(db, { event: commandEvent({ event: 'e1' }), at: 3 })).toBe(false);
});
