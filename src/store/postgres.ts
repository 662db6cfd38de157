import { type Dialect, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';

/** A server that restarts or fails over is waited for this long (ms) before a query gives up. */
const PATIENCE = 10_000;
const PAUSE = 100;

export interface PostgresOptions {
	/** Most connections at once. The usual limit of a server is 100, for all replicas together. */
	readonly connections: number;
	/** A statement that takes longer (ms) is ended by the server; 0 for one that may take its time (a migration). */
	readonly statement: number;
	/** Waiting for another's row or table longer (ms) is an error; 0 waits. */
	readonly lock: number;
}

/** `connections` is for one process; a digest never runs inside a query, so few are needed. */
const USUAL: PostgresOptions = { connections: 10, statement: 30_000, lock: 5_000 };

/** Postgres through pg. Whole numbers come back as numbers, as from SQLite; a dropped connection is replaced by the next query. */
export function postgresDialect(url: string, options: Partial<PostgresOptions> = {}): Dialect {
	const { connections, statement, lock } = { ...USUAL, ...options };
	const open = () => {
		const pool = new pg.Pool({
			connectionString: url,
			types: numbers(),
			application_name: 'byline',
			max: connections,
			// One stays, so that it can be seen who uses the database.
			min: 1,
			connectionTimeoutMillis: PATIENCE,
			keepAlive: true,
			statement_timeout: statement,
			lock_timeout: lock,
			idle_in_transaction_session_timeout: 60_000,
		});
		// A client without a listener takes the process down when its connection drops. Whoever is using it is told by its query.
		pool.on('connect', (client) => client.on('error', () => {}));
		pool.on('error', () => {});
		return { connect: () => patiently(() => pool.connect()), end: () => pool.end() };
	};
	return new PostgresDialect({ pool: async () => open() });
}

/** Counts and times in ms are below 2^53. 20 is bigint, 1700 what a sum of them has. https://www.postgresql.org/docs/current/catalog-pg-type.html */
function numbers(): pg.CustomTypesConfig {
	const types = new pg.TypeOverrides();
	types.setTypeParser(20, Number);
	types.setTypeParser(1700, Number);
	return types;
}

/** Only connecting is tried again: a statement that was sent may have been carried out. */
async function patiently(connect: () => Promise<PostgresPoolClient>): Promise<PostgresPoolClient> {
	for (let waited = 0; ; waited += PAUSE) {
		try {
			return await connect();
		} catch (cause) {
			if (waited >= PATIENCE || !isAway(cause)) throw cause;
		}
		await new Promise((resolve) => setTimeout(resolve, PAUSE));
	}
}

/** The server is starting, stopping, full or not there yet: 57P0x, 53300 and the system's codes. */
function isAway(cause: unknown): boolean {
	const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
	return /^(57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code);
}
