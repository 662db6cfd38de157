import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { folder } from '../fixtures/folder.ts';
import { store } from '../fixtures/store.ts';

const row = { tenant: 'web:local', event: '1', kind: 'command', payload: null, received_at: 1_764_000_000_000, done_at: null, seal: null };

test('a row comes back with its columns and nothing else, and a time in ms survives', async () => {
	const db = await store();
	await db.insertInto('inbox').values(row).execute();
	expect(await db.selectFrom('inbox').selectAll().executeTakeFirst()).toEqual(row);
});

test('a transaction that fails leaves nothing behind, and the next query is served', async () => {
	const db = await store();
	const failing = db.transaction().execute(async (transaction) => {
		await transaction.insertInto('inbox').values(row).execute();
		throw new Error('stop');
	});
	await expect(failing).rejects.toThrow('stop');
	expect(await db.selectFrom('inbox').selectAll().execute()).toEqual([]);
});

test('many users of the one connection are served in turn', async () => {
	const db = await store();
	const insert = (event: string) =>
		db.transaction().execute((transaction) =>
			transaction
				.insertInto('inbox')
				.values({ ...row, event })
				.execute(),
		);
	await Promise.all(Array.from({ length: 50 }, (_, i) => insert(String(i))));
	expect(await db.selectFrom('inbox').selectAll().execute()).toHaveLength(50);
});

test('of many writes that share a flush, the one that fails fails alone, and reads see what was written before them', async () => {
	const db = await store();
	const insert = (event: string) =>
		db
			.insertInto('inbox')
			.values({ ...row, event })
			.execute();
	const outcomes = await Promise.allSettled([
		insert('a'),
		insert('b'),
		insert('a'),
		insert('c'),
		db.selectFrom('inbox').selectAll().execute(),
		insert('d'),
	]);
	expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
	expect(outcomes[4]).toMatchObject({ value: [{ event: 'a' }, { event: 'b' }, { event: 'c' }] });
	expect(await db.selectFrom('inbox').selectAll().execute()).toHaveLength(4);
});

test('nobody sees into another’s transaction', async () => {
	const db = await store();
	let seen: unknown[] = [];
	await db
		.transaction()
		.execute(async (transaction) => {
			await transaction.insertInto('inbox').values(row).execute();
			void db
				.selectFrom('inbox')
				.selectAll()
				.execute()
				.then((rows) => {
					seen = ['read', ...rows];
				});
			await new Promise((resolve) => setTimeout(resolve, 20));
			expect(seen).toEqual([]);
			throw new Error('stop');
		})
		.catch(() => {});
	await expect.poll(() => seen).toEqual(['read']);
});

test('a second connection waits for the writer instead of failing, and the event loop goes on meanwhile', async () => {
	const path = join(await folder(), 'byline.db');
	const first = await store(path);
	const second = await store(path);
	let ticks = 0;
	const ticking = setInterval(() => ticks++, 5);
	const writing = first.transaction().execute(async (transaction) => {
		await transaction.insertInto('inbox').values(row).execute();
		await new Promise((resolve) => setTimeout(resolve, 300));
	});
	const insert = (event: string) =>
		second
			.insertInto('inbox')
			.values({ ...row, event })
			.execute();
	await Promise.all([insert('2'), insert('3')]);
	await insert('4');
	await writing;
	clearInterval(ticking);
	expect(await second.selectFrom('inbox').selectAll().execute()).toHaveLength(4);
	expect(ticks).toBeGreaterThan(3);
});

test('a file that is no database is named, with what to do', async () => {
	const path = join(await folder(), 'byline.db');
	await writeFile(path, 'not a database, but long enough to have a header of its own. '.repeat(40));
	await expect(openStore(path)).rejects.toThrow(`Cannot open the database ${path}: the file is damaged; put a backup in its place`);
});

test('a folder that does not exist is named', async () => {
	const path = join(await folder(), 'nowhere', 'byline.db');
	await expect(openStore(path)).rejects.toThrow(`Cannot open the database ${path}`);
});

test('a process that had to wait for another can commit afterwards, whatever it was that waited', async () => {
	const path = join(await folder(), 'byline.db');
	const [first, second] = [await store(path), await store(path)];
	const insert = (event: string) => second.insertInto('inbox').values({ ...row, event });
	for (const [i, waiting] of [
		() => insert('a').execute(),
		() => insert('b').returning('event').execute(),
		() => sql`insert into feedback values ('web:local', 'k', 'u', 'useful', null, 1, '')`.execute(second),
		() => second.schema.createTable('extra').addColumn('a', 'text').execute(),
	].entries()) {
		let waited: Promise<unknown> | undefined;
		await first.transaction().execute(async (transaction) => {
			await transaction
				.insertInto('inbox')
				.values({ ...row, event: `first ${i}` })
				.execute();
			waited = waiting();
			await new Promise((resolve) => setTimeout(resolve, 60));
		});
		await waited;
		await second.transaction().execute((transaction) => transaction.updateTable('inbox').set({ done_at: i }).execute());
	}
	expect(await first.selectFrom('inbox').select('event').where('done_at', '=', 3).execute()).toHaveLength(6);
});
