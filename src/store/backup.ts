import { type BackupRow, writeBackup } from './backup-file.ts';
import { CHECKED, isSound } from './check.ts';
import { migrations } from './migrations.ts';
import { pagesOf } from './pages.ts';
import type { Tables } from './schema.ts';
import { appliedMigrations, type Store } from './store.ts';

export interface BackupOptions {
	/** Unix ms. */
	readonly at: number;
	/** Rows that are damaged are left out, and named; without it they are an error. */
	readonly leaveOutDamaged: boolean;
}

export interface Backup {
	readonly rows: number;
	/** What was left out, each as a sentence. */
	readonly damaged: readonly string[];
}

/** A row of the database is not what was written, and a backup of it would pass the damage on. */
export class DamagedSource extends Error {
	override name = 'DamagedSource';
}

/** Writes all rows as they are at one moment; others may go on writing meanwhile. Throws `DamagedSource`. */
export async function backup(store: Store, file: string, { at, leaveOutDamaged }: BackupOptions): Promise<Backup> {
	const applied = await appliedMigrations(store);
	const missing = Object.keys(migrations).filter((name) => !applied.includes(name));
	if (missing.length) throw new Error('Cannot back up a database of another version: start Byline once, so that it is brought up to date');
	const damaged: string[] = [];
	async function* rows(snapshot: Store): AsyncGenerator<BackupRow> {
		for (const table of Object.keys(CHECKED) as (keyof Tables)[])
			for await (const page of pagesOf(snapshot, { table, key: CHECKED[table].key }))
				for (const row of page) {
					const verdict = isSound(table, row);
					if (verdict === true) yield [table, row];
					else if (leaveOutDamaged) damaged.push(verdict);
					else throw new DamagedSource(verdict);
				}
	}
	const head = { 'byline-backup': 1, made: new Date(at).toISOString(), migrations: applied } as const;
	const count = await store
		.transaction()
		.setIsolationLevel('repeatable read')
		.setAccessMode('read only')
		.execute((snapshot) => writeBackup(file, { head, rows: rows(snapshot) }));
	return { rows: count, damaged };
}
