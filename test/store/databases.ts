import { join } from 'node:path';
import { describe, inject, onTestFinished } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';
import { folder } from '../fixtures/folder.ts';
import { createDatabase, dropDatabase } from './postgres/server.ts';

export interface TestDatabase {
	readonly name: 'SQLite' | 'Postgres';
	/** A new, empty database for one test, and what `openStore` or `DATABASE_URL` takes; it is gone when the test has ended. */
	location(): Promise<string>;
	/** An open store, closed when the test has ended: on a new database, or on one that `location` gave. */
	open(location?: string): Promise<Store>;
}

const sqlite: TestDatabase = { name: 'SQLite', location: async () => join(await folder(), 'byline.db'), open };

/** Started for the whole run by the first file that imports this; see postgres/setup.ts. */
const server = (await (await fetch(inject('postgres'))).json()) as { readonly url: string } | { readonly reason: string };

const postgres: TestDatabase = {
	name: 'Postgres',
	async location() {
		if (!('url' in server)) throw new Error(server.reason);
		const url = await createDatabase(server.url);
		onTestFinished(() => dropDatabase(server.url, url));
		return url;
	},
	open,
};

async function open(this: TestDatabase, location?: string): Promise<Store> {
	const store = await openStore(location ?? (await this.location()));
	onTestFinished(() => store.destroy());
	return store;
}

/**
 * Runs the same tests on a real SQLite file and on a real Postgres (left out, with the reason, where the machine cannot run one):
 *
 *     eachDatabase((database) => {
 *         test('an event is claimed once', async () => {
 *             const store = await database.open();
 *             …
 *         });
 *     });
 *
 * Two stores on one database: `const at = await database.location();`, and `database.open(at)` twice. A child process is given
 * `at`. Scripts that run without vitest use `startPostgres` of postgres/server.ts.
 */
export function eachDatabase(tests: (database: TestDatabase) => void): void {
	describe('on SQLite', () => tests(sqlite));
	onPostgres(tests);
}

/** What concerns Postgres alone. */
export function onPostgres(tests: (database: TestDatabase) => void): void {
	const absent = 'reason' in server ? server.reason : null;
	describe.skipIf(absent !== null)(absent === null ? 'on Postgres' : `on Postgres, which cannot be run here: ${absent}`, () =>
		tests(postgres),
	);
}
