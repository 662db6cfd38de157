import { existsSync } from 'node:fs';
import { link, rename, rm } from 'node:fs/promises';
import { sql } from 'kysely';
import { type BackupHeader, type BackupRow, BadBackup, readBackup } from './backup-file.ts';
import { CHECKED, isSound } from './check.ts';
import { setMark } from './marks.ts';
import { migrations } from './migrations.ts';
import { pagesOf, type Row } from './pages.ts';
import type { Tables } from './schema.ts';
import { openStore, peekStore, type Store } from './store.ts';

const TABLES = Object.keys(CHECKED) as (keyof Tables)[];

export interface SoundBackup {
	readonly file: string;
	readonly head: BackupHeader;
	readonly rows: number;
}

/** Reads the whole backup and changes nothing. Throws `BadBackup`, which names the row where it is one row that is damaged. */
export async function checkBackup(file: string): Promise<SoundBackup> {
	const { head, rows } = await readBackup(file);
	const newer = head.migrations.filter((name) => !(name in migrations));
	if (newer.length)
		throw new BadBackup(`${file} was made by a newer version of Byline (${newer.join(', ')}); restore it with that version`);
	let count = 0;
	for await (const [table, row] of rows) {
		const known = TABLES.find((name) => name === table);
		if (!known) throw new BadBackup(`${file} has rows of a table that this version does not know: ${table}`);
		const verdict = isBefore(head) && row.seal === undefined ? true : isSound(known, row);
		if (verdict !== true) throw new BadBackup(`${file} is damaged. ${verdict}`);
		count++;
	}
	return { file, head, rows: count };
}

/** A row of an earlier version may have had no seal yet. */
function isBefore({ migrations: been }: BackupHeader): boolean {
	return Object.keys(migrations).some((name) => !been.includes(name));
}

/**
 * Makes an SQLite file of a backup that was checked, brought up to date, and marked: what is not known to be posted will be looked
 * for before it is posted. `at` is Unix ms.
 */
export async function unpack({ file, head }: SoundBackup, { to, at }: { to: string; at: number }): Promise<void> {
	for (const path of [to, `${to}-wal`, `${to}-shm`]) await rm(path, { force: true });
	const list = Object.fromEntries(Object.entries(migrations).filter(([name]) => head.migrations.includes(name)));
	const old = await openStore(to, { list });
	try {
		await old.transaction().execute(async (transaction) => insertAll(transaction, (await readBackup(file)).rows));
	} finally {
		await old.destroy();
	}
	const store = await openStore(to);
	try {
		await setMark(store, { name: 'restored', at });
		await store.updateTable('deliveries').set({ doubtful: 1 }).where('state', 'not in', ['sent', 'dead']).execute();
	} finally {
		await closeWhole(store);
	}
}

/** Puts the file in the place of the database file, as one step. What was there is kept at `aside`. Nobody may be using either. */
export async function replaceFile(location: string, { by, aside }: { by: string; aside: string }): Promise<void> {
	if (existsSync(location)) {
		// A log that stayed behind would be taken for the new file's.
		await peekStore(location).then(
			({ store }) => closeWhole(store),
			() => {},
		);
		await link(location, aside);
		for (const log of ['-wal', '-shm']) if (existsSync(`${location}${log}`)) await rename(`${location}${log}`, `${aside}${log}`);
	}
	await rename(by, location);
}

/** Puts the rows of the file in the place of all rows of the Postgres database, as one step. */
export async function replaceRows(store: Store, { by }: { by: string }): Promise<void> {
	const source = await openStore(by);
	try {
		await store.transaction().execute(async (transaction) => {
			for (const table of TABLES) await transaction.deleteFrom(table).execute();
			await insertAll(transaction, allRows(source));
		});
	} finally {
		await source.destroy();
	}
}

export async function isEmpty(store: Store): Promise<boolean> {
	for (const table of TABLES) {
		const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(store);
		if (rows.length) return false;
	}
	return true;
}

/** Whether another process of Byline has a connection to this Postgres database; one that is just ending is waited for. */
export async function othersConnected(store: Store): Promise<boolean> {
	for (let attempt = 0; attempt < 20; attempt++) {
		const { rows } = await sql`select 1 from pg_stat_activity
			where datname = current_database() and application_name = 'byline' and pid <> pg_backend_pid()`.execute(store);
		if (!rows.length) return false;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	return true;
}

async function* allRows(store: Store): AsyncGenerator<BackupRow> {
	for (const table of TABLES)
		for await (const page of pagesOf(store, { table, key: CHECKED[table].key })) for (const row of page) yield [table, row];
}

/** Rows of one statement: no table has more than 40 columns, and SQLite binds at most 32,766 values. */
const ROWS = 200;

async function insertAll(store: Store, rows: AsyncIterable<BackupRow>): Promise<void> {
	let waiting: Row[] = [];
	let table = '';
	async function flush(): Promise<void> {
		const [first] = waiting;
		if (!first) return;
		const columns = Object.keys(first);
		const values = waiting.map((row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`);
		await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)}`.execute(
			store,
		);
		waiting = [];
	}
	for await (const [next, row] of rows) {
		if (next !== table || waiting.length === ROWS) await flush();
		table = next;
		waiting.push(row);
	}
	await flush();
}

/** Closes the file with nothing left in the log beside it, so that it may be moved. */
async function closeWhole(store: Store): Promise<void> {
	await sql`pragma wal_checkpoint(truncate)`.execute(store);
	await store.destroy();
}
