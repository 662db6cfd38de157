import { Kysely, Migrator, PostgresAdapter, sql } from 'kysely';
import { migrations } from './migrations.ts';
import { postgresDialect } from './postgres.ts';
import type { Tables } from './schema.ts';
import { sqliteDialect } from './sqlite.ts';

/** The open database. The files of this folder each hold the queries on one kind of row. */
export type Store = Kysely<Tables>;

/**
 * Opens the database and brings its tables up to date; of several processes that start at once, one does that and the others
 * wait. A location is the path of an SQLite file, which is created when it is not there, or a url (`postgres://user@host/name`).
 * `list` is for a database that is brought up to an earlier version, so that rows of that version can be put into it.
 */
export async function openStore(location: string, { list = migrations }: { list?: Migrations } = {}): Promise<Store> {
	try {
		return isUrl(location) ? await openPostgres(location, list) : await openSqlite(location, list);
	} catch (cause) {
		throw new Error(`Cannot open the database ${nameOf(location)}: ${reasonOf(cause)}`, { cause });
	}
}

type Migrations = typeof migrations;

export function dialectOf(store: Store): 'sqlite' | 'postgres' {
	return store.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
}

/** Empty for a database that was never opened by Byline. */
export async function appliedMigrations(store: Store): Promise<readonly string[]> {
	const tables = await store.introspection.getTables({ withInternalKyselyTables: true });
	if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
	const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(store);
	return rows.map(({ name }) => name);
}

async function openSqlite(path: string, list: Migrations): Promise<Store> {
	const store = new Kysely<Tables>({ dialect: sqliteDialect(path) });
	try {
		await migrate(store, list);
		return store;
	} catch (cause) {
		await store.destroy();
		throw cause;
	}
}

async function openPostgres(url: string, list: Migrations): Promise<Store> {
	// A migration, or the wait for another replica's, may take longer than any query should.
	const migrating = new Kysely<Tables>({ dialect: postgresDialect(url, { connections: 2, statement: 0, lock: 0 }) });
	try {
		await migrate(migrating, list);
	} finally {
		await migrating.destroy();
	}
	return new Kysely<Tables>({ dialect: postgresDialect(url) });
}

async function migrate(store: Store, list: Migrations): Promise<void> {
	const { error } = await migratorOf(store, list).migrateToLatest();
	if (error) throw error;
}

/** Opens a database that is there, and changes nothing in it. `behind`: how many migrations it lacks. */
export async function peekStore(location: string): Promise<{ readonly store: Store; readonly behind: number }> {
	const dialect = isUrl(location) ? postgresDialect(location, { connections: 2 }) : sqliteDialect(location, { create: false });
	const store = new Kysely<Tables>({ dialect });
	try {
		const all = await migratorOf(store, migrations).getMigrations();
		return { store, behind: all.filter(({ executedAt }) => !executedAt).length };
	} catch (cause) {
		await store.destroy().catch(() => {});
		throw new Error(`Cannot open the database ${nameOf(location)}: ${reasonOf(cause)}`, { cause });
	}
}

function migratorOf(store: Store, list: Migrations): Migrator {
	return new Migrator({ db: store, provider: { getMigrations: async () => ({ ...list }) } });
}

export function isUrl(location: string): boolean {
	return /^postgres(ql)?:\/\//.test(location);
}

/** As it may be shown: without user and password. */
export function nameOf(location: string): string {
	if (!isUrl(location)) return location;
	const url = URL.canParse(location) ? new URL(location) : null;
	return url ? `postgres://${url.host}${url.pathname}` : 'at DATABASE_URL';
}

/** What the code means for the operator. https://sqlite.org/rescode.html https://www.postgresql.org/docs/current/errcodes-appendix.html */
const REASONS: readonly (readonly [code: RegExp, reason: string])[] = [
	[/^SQLITE_(NOTADB|CORRUPT)/, 'the file is damaged; put a backup in its place with "byline restore"'],
	[/^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/, 'it cannot be written; check the owner and the rights of the folder'],
	[/^ENOENT$/, 'there is no such file'],
	[/^SQLITE_FULL/, 'the disk is full; make room and start again'],
	[/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|57P03)$/, 'no server answers there; start it, or correct DATABASE_URL'],
	[/^(ENOTFOUND|EAI_AGAIN)$/, 'the name of the host is not known; correct DATABASE_URL'],
	[/^(28P01|28000)$/, 'the server does not accept the user or the password; correct DATABASE_URL'],
	[/^3D000$/, 'the server has no such database; create it, or correct DATABASE_URL'],
	[/^42501$/, 'the user may not create tables in it; grant CREATE on the schema, or name another user in DATABASE_URL'],
	[/^53300$/, 'the server has no connection left; raise its max_connections, or stop other programs'],
];

function reasonOf(cause: unknown): string {
	const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
	const reason = REASONS.find(([pattern]) => pattern.test(code))?.[1];
	if (reason) return reason;
	const message = cause instanceof Error ? cause.message : String(cause);
	return /previously executed migration \S+ is missing/.test(message)
		? 'a newer version of Byline has changed it; start that version, or restore a backup of this one'
		: message;
}
