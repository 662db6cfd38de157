import { access } from 'node:fs/promises';
import {
	type CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type QueryResult,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
} from 'kysely';
import Libsql from 'libsql';
import { type Effect, type Turns, turns } from './turns.ts';

/** Another process may hold the file this long (ms) before a query gives up. */
const PATIENCE = 5_000;
const PAUSE = 10;

/**
 * The write lock is always had first. A statement that fails because it cannot have it stays in progress until it is collected,
 * and no transaction can be committed while it does. https://github.com/tursodatabase/libsql-js/pull/238
 */
const BEGIN = 'begin immediate';

/**
 * SQLite through libsql. Unlike Kysely's own driver it waits for a busy file without blocking the event loop, takes the write
 * lock when a transaction begins (a later upgrade would fail at once), lets writes that wait together share one flush of the
 * disk, and changes tables inside a transaction.
 */
export function sqliteDialect(path: string, options: SqliteOptions = { create: true }): Dialect {
	return {
		createDriver: () => sqliteDriver(path, options),
		createAdapter: () => new TransactionalAdapter(),
		createIntrospector: (db) => new SqliteIntrospector(db),
		createQueryCompiler: () => new SqliteQueryCompiler(),
	};
}

export interface SqliteOptions {
	/** A file that is not there is made; without it, that is an error. */
	readonly create: boolean;
}

class TransactionalAdapter extends SqliteAdapter {
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

/** One user's way to the one connection. While `release` is there, the connection is this user's alone. */
interface Lane extends DatabaseConnection {
	release: (() => void) | null;
}

interface Open {
	readonly database: Libsql.Database;
	readonly turns: Turns;
}

function sqliteDriver(path: string, { create }: SqliteOptions): Driver {
	let open: Open | undefined;
	const lanes = new WeakMap<DatabaseConnection, Lane>();
	const run = (sql: string) => patiently(() => void open!.database.exec(sql));
	function free(connection: DatabaseConnection): void {
		const lane = lanes.get(connection);
		lane?.release?.();
		if (lane) lane.release = null;
	}
	return {
		async init() {
			if (!create) await access(path);
			const database = new Libsql(path);
			await patiently(() => requireReadable(database));
			open = {
				database,
				turns: turns({
					begin: () => void database.exec(BEGIN),
					commit: () => run('commit'),
					rollback: () => run('rollback'),
					isOpen: () => database.inTransaction,
				}),
			};
			await patiently(() => database.pragma('journal_mode = wal'));
			for (const pragma of ['synchronous = full', 'foreign_keys = on']) database.pragma(pragma);
		},
		async acquireConnection() {
			const lane = laneTo(open!);
			lanes.set(lane, lane);
			return lane;
		},
		async releaseConnection(connection) {
			free(connection);
		},
		async beginTransaction(connection, { accessMode }) {
			const statement = accessMode === 'read only' ? 'begin' : BEGIN;
			lanes.get(connection)!.release = await patiently(() => begin(open!, statement));
		},
		async commitTransaction(connection) {
			await run('commit');
			free(connection);
		},
		async rollbackTransaction(connection) {
			await run('rollback');
			free(connection);
		},
		async destroy() {
			open?.database.close();
		},
	};
}

/** libsql ends the process on a name that is not UTF-8, as a flipped bit may leave it: such a file is refused before it is asked for names. */
function requireReadable(database: Libsql.Database): void {
	const names = "select cast(name || tbl_name || coalesce(sql, '') as blob) as bytes from sqlite_master";
	for (const { bytes } of database.prepare(names).all() as { bytes: ArrayBuffer | null }[]) {
		try {
			if (bytes) new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		} catch (cause) {
			throw Object.assign(new Error('a name in it is no text', { cause }), { code: 'SQLITE_CORRUPT' });
		}
	}
}

/** Each attempt takes its own turn, so that nobody else waits for the pause between two. */
async function begin({ database, turns }: Open, statement: string): Promise<() => void> {
	const release = await turns.hold();
	try {
		database.exec(statement);
		return release;
	} catch (cause) {
		release();
		throw cause;
	}
}

function laneTo({ database, turns }: Open): Lane {
	return {
		release: null,
		executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
			if (this.release) return patiently(() => execute<Row>(database, query));
			return patiently(() => turns.take(() => execute<Row>(database, query), effectOf(query)));
		},
		streamQuery() {
			throw new Error('Cannot stream from SQLite: the connection would be held; page through the rows instead');
		},
	};
}

function execute<Row>(database: Libsql.Database, { sql, parameters }: CompiledQuery): QueryResult<Row> {
	const statement = prepared(database, sql);
	try {
		// `.all()` and never `.get()`: libsql adds a column `_metadata` to what `.get()` gives.
		if (statement.reader) return { rows: statement.all([...parameters]) as Row[] };
		const { changes } = statement.run([...parameters]);
		return { rows: [], numAffectedRows: BigInt(changes) };
	} catch (cause) {
		// A statement that failed may be in progress still, and is until it is collected.
		ready.get(database)?.delete(sql);
		throw cause;
	}
}

/** Statements that are kept ready: to prepare one costs more than to run it. */
const KEPT = 200;
/** Longer ones are rows by the hundred, and seldom twice of the same length. */
const LONGEST = 4_000;
const ready = new WeakMap<Libsql.Database, Map<string, Libsql.Statement>>();

function prepared(database: Libsql.Database, sql: string): Libsql.Statement {
	if (sql.length > LONGEST) return database.prepare(sql);
	const kept = ready.get(database) ?? new Map<string, Libsql.Statement>();
	ready.set(database, kept);
	const statement = kept.get(sql) ?? database.prepare(sql);
	kept.set(sql, statement);
	if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
	return statement;
}

function effectOf({ query, sql }: CompiledQuery): Effect {
	if (query.kind === 'SelectQueryNode') return 'reads';
	return query.kind === 'RawNode' && /^\s*(select|pragma|vacuum)\b/i.test(sql) ? 'alone' : 'writes';
}

async function patiently<Result>(query: () => Result | Promise<Result>): Promise<Result> {
	for (let waited = 0; ; waited += PAUSE) {
		try {
			return await query();
		} catch (cause) {
			if (!isBusy(cause)) throw cause;
			// Without SQLite's code: whoever is waiting further out must not begin to wait anew.
			if (waited >= PATIENCE)
				throw new Error(`another process has held the database for ${PATIENCE / 1000} s; stop that process`, { cause });
		}
		await new Promise((resolve) => setTimeout(resolve, PAUSE));
	}
}

function isBusy(cause: unknown): boolean {
	return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && /^SQLITE_(BUSY|LOCKED)/.test(cause.code);
}
