import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';

let folder: string;
let store: Store;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'byline-store-'));
	store = await openStore(join(folder, 'byline.db'));
});

afterEach(async () => {
	await store.destroy();
	await rm(folder, { recursive: true });
});

const row = { tenant: 'web:local', event: '1', kind: 'command', payload: null, received_at: 1_764_000_000_000, done_at: null, seal: null };

test('a row comes back with its columns and nothing else, and a time in ms survives', async () => {
	await store.insertInto('inbox').values(row).execute();
	expect(await store.selectFrom('inbox').selectAll().executeTakeFirst()).toEqual(row);
});

test('a transaction that fails leaves nothing behind, and the next query is served', async () => {
	const failing = store.transaction().execute(async (transaction) => {
		await transaction.insertInto('inbox').values(row).execute();
		throw new Error('stop');
	});
	await expect(failing).rejects.toThrow('stop');
	expect(await store.selectFrom('inbox').selectAll().execute()).toEqual([]);
});

test('many users of the one connection are served in turn', async () => {
	await Promise.all(
		Array.from({ length: 50 }, (_, i) =>
			store.transaction().execute(async (transaction) => {
				await transaction
					.insertInto('inbox')
					.values({ ...row, event: String(i) })
					.execute();
			}),
		),
	);
	expect(await store.selectFrom('inbox').selectAll().execute()).toHaveLength(50);
});

test('a second connection waits for the writer instead of failing', async () => {
	const other = await openStore(join(folder, 'byline.db'));
	let go = () => {};
	const held = new Promise<void>((resolve) => {
		go = resolve;
	});
	const writing = store.transaction().execute(async (transaction) => {
		await transaction.insertInto('inbox').values(row).execute();
		await held;
	});
	const second = other
		.insertInto('inbox')
		.values({ ...row, event: '2' })
		.execute();
	setTimeout(go, 60);
	await Promise.all([writing, second]);
	expect(await other.selectFrom('inbox').selectAll().execute()).toHaveLength(2);
	await other.destroy();
});
