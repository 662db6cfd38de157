import { Kysely, Migrator } from 'kysely';
import { migrations } from './migrations.ts';
import type { Tables } from './schema.ts';
import { sqliteDialect } from './sqlite.ts';

/** The open database. The files of this folder each hold the queries on one kind of row. */
export type Store = Kysely<Tables>;

/** Opens the SQLite file at `path`, creates it when it is not there, and brings its tables up to date. */
export async function openStore(path: string): Promise<Store> {
	const store = new Kysely<Tables>({ dialect: sqliteDialect(path) });
	try {
		await migrate(store);
	} catch (cause) {
		await store.destroy();
		throw new Error(`Cannot open the database ${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
	}
	return store;
}

async function migrate(store: Store): Promise<void> {
	const migrator = new Migrator({ db: store, provider: { getMigrations: async () => ({ ...migrations }) } });
	const { error } = await migrator.migrateToLatest();
	if (error) throw error;
}
