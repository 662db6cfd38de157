import {
	CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type QueryResult,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
} from 'kysely';
import Libsql from 'libsql';

/** Another process may hold the file this long (ms) before a query gives up. */
const PATIENCE = 5_000;
const PAUSE = 10;

/**
 * SQLite through libsql. Unlike Kysely's own driver it waits for a busy file without blocking the event loop, takes the write
 * lock when a transaction begins (a later upgrade would fail at once), and changes tables inside a transaction.
 */
export function sqliteDialect(path: string): Dialect {
	return {
		createDriver: () => sqliteDriver(path),
		createAdapter: () => new TransactionalAdapter(),
		createIntrospector: (db) => new SqliteIntrospector(db),
		createQueryCompiler: () => new SqliteQueryCompiler(),
	};
}

class TransactionalAdapter extends SqliteAdapter {
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

function sqliteDriver(path: string): Driver {
	let open: Open | undefined;
	const run = (sql: string) => open!.connection.executeQuery(CompiledQuery.raw(sql));
	const turns = queue();
	return {
		async init() {
			const database = new Libsql(path);
			open = { database, connection: connectionTo(database) };
			for (const pragma of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on']) await run(`pragma ${pragma}`);
		},
		async acquireConnection() {
			await turns.wait();
			return open!.connection;
		},
		async releaseConnection() {
			turns.next();
		},
		async beginTransaction() {
			await run('begin immediate');
		},
		async commitTransaction() {
			await run('commit');
		},
		async rollbackTransaction() {
			await run('rollback');
		},
		async destroy() {
			open?.database.close();
		},
	};
}

interface Open {
	readonly database: Libsql.Database;
	readonly connection: DatabaseConnection;
}

/** One connection, so one user of it at a time, in the order in which they came. */
function queue(): { wait(): Promise<void>; next(): void } {
	const waiting: (() => void)[] = [];
	let taken = false;
	return {
		async wait() {
			if (taken) await new Promise<void>((resolve) => waiting.push(resolve));
			taken = true;
		},
		next() {
			const first = waiting.shift();
			if (first) first();
			else taken = false;
		},
	};
}

function connectionTo(database: Libsql.Database): DatabaseConnection {
	return {
		async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
			return patiently(() => {
				const statement = database.prepare(sql);
				// `.all()` and never `.get()`: libsql adds a column `_metadata` to what `.get()` gives.
				if (statement.reader) return { rows: statement.all([...parameters]) as Row[] };
				const { changes } = statement.run([...parameters]);
				return { rows: [], numAffectedRows: BigInt(changes) };
			});
		},
		streamQuery() {
			throw new Error('Cannot stream from SQLite: the connection would be held; page through the rows instead');
		},
	};
}

async function patiently<Result>(query: () => Result): Promise<Result> {
	for (let waited = 0; ; waited += PAUSE) {
		try {
			return query();
		} catch (cause) {
			if (!isBusy(cause) || waited >= PATIENCE) throw cause;
		}
		await new Promise((resolve) => setTimeout(resolve, PAUSE));
	}
}

function isBusy(cause: unknown): boolean {
	return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && /^SQLITE_(BUSY|LOCKED)/.test(cause.code);
}
