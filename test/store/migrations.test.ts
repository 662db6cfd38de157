import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Kysely, Migrator, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { tenant } from '../../src/model/place.ts';
import type { CardKey } from '../../src/model/post.ts';
import { createDocument } from '../../src/sources/document.ts';
import { findCard } from '../../src/store/cards.ts';
import { damage } from '../../src/store/check.ts';
import { findDocument, keepDocument } from '../../src/store/documents.ts';
import { migrations } from '../../src/store/migrations.ts';
import { postgresDialect } from '../../src/store/postgres.ts';
import { sqliteDialect } from '../../src/store/sqlite.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { eachDatabase } from './databases.ts';

const owner = tenant('web:local');
const document = createDocument({ origin: 'harbour.txt', body: 'About 140 ships wait, the port says.', published: '2025-03-04' });

function opening(task: 'open' | 'halfway', location: string): ChildProcess {
	const script = join(import.meta.dirname, 'opening.ts');
	const child = spawn(process.execPath, ['--import', 'tsx', script, task, location], { stdio: ['ignore', 'pipe', 'inherit'] });
	onTestFinished(() => void child.kill('SIGKILL'));
	return child;
}

async function says(child: ChildProcess, word: string): Promise<void> {
	for await (const line of createInterface({ input: child.stdout! })) if (line === word) return;
	throw new Error(`the process ended without saying "${word}"`);
}

/** As an earlier version left it: with the migrations up to `name`, or with others. */
async function migrated(location: string, { name, list = migrations }: { name: string; list?: typeof migrations }): Promise<Store> {
	const dialect = location.startsWith('postgres:') ? postgresDialect(location) : sqliteDialect(location);
	const db: Store = new Kysely({ dialect });
	const { error } = await new Migrator({ db, provider: { getMigrations: async () => ({ ...list }) } }).migrateTo(name);
	expect(error).toBeUndefined();
	return db;
}

eachDatabase((database) => {
	test('of several processes that start at once on a new database, one makes the tables and all can work', {
		timeout: 120_000,
	}, async () => {
		const at = await database.location();
		const children = ['open', 'open', 'open'].map((task) => opening(task as 'open', at));
		expect(await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0]))).toEqual([0, 0, 0]);
		const store = await database.open(at);
		const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(store);
		expect(rows.map(({ name }) => name)).toEqual(Object.keys(migrations).sort());
	});

	test('a migration that is killed half-way leaves nothing behind, and the next start is whole', async () => {
		const at = await database.location();
		const before = await openStore(at);
		await keepDocument(before, { tenant: owner, document, at: 1 });
		await before.destroy();
		const child = opening('halfway', at);
		await says(child, 'halfway');
		child.kill('SIGKILL');
		await once(child, 'exit');
		const store = await database.open(at);
		expect(await findDocument(store, { tenant: owner, hash: document.hash })).toEqual(document);
		expect((await store.introspection.getTables()).map(({ name }) => name)).not.toContain('halfway');
		expect(await damage(store)).toEqual([]);
	});

	test('a first start that is killed at any moment is made good by the next', { timeout: 120_000 }, async () => {
		for (const delay of [0, 20, 60]) {
			const at = await database.location();
			const child = opening('open', at);
			await says(child, 'begun');
			await new Promise((resolve) => setTimeout(resolve, delay));
			child.kill('SIGKILL');
			if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
			const store = await openStore(at);
			await keepDocument(store, { tenant: owner, document, at: 1 });
			expect(await damage(store)).toEqual([]);
			await store.destroy();
		}
	});

	test('a database of the first version keeps its rows, and they are sealed', async () => {
		const at = await database.location();
		const old = await migrated(at, { name: '001-conversations' });
		const keys = Array.from({ length: 250 }, (_, i) => `k${i}`);
		for (const key of keys)
			await sql`insert into cards (tenant, key, channel, topic, document, section, message, thread, shown_at)
				values (${owner}, ${key}, 'web:local/news', 'harbour', ${document.hash}, 'summary', null, null, 1)`.execute(old);
		await old.destroy();
		const store = await database.open(at);
		expect(await damage(store)).toEqual([]);
		expect(await findCard(store, { tenant: owner, key: 'k249' as CardKey })).toMatchObject({ topic: 'harbour', document: document.hash });
	});

	test('a database of a newer version is refused, and left as it is', async () => {
		const at = await database.location();
		const newer = { ...migrations, '998-newer': { up: async () => {} } };
		await (await migrated(at, { name: '998-newer', list: newer })).destroy();
		await expect(openStore(at)).rejects.toThrow('a newer version of Byline has changed it');
	});
});
