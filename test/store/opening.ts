// A process of its own: `opening.ts open LOCATION` opens the store and ends; `opening.ts halfway LOCATION` stops in the midst of a
// migration, and says so.
import { Kysely, type Migration, Migrator, sql } from 'kysely';
import { migrations } from '../../src/store/migrations.ts';
import { postgresDialect } from '../../src/store/postgres.ts';
import { sqliteDialect } from '../../src/store/sqlite.ts';
import { openStore } from '../../src/store/store.ts';

const [task, location = ''] = process.argv.slice(2);
console.log('begun');
if (task === 'open') {
	await (await openStore(location)).destroy();
	console.log('open');
} else {
	const dialect = location.startsWith('postgres:') ? postgresDialect(location) : sqliteDialect(location);
	const endless: Migration = {
		async up(db) {
			await db.schema.createTable('halfway').addColumn('a', 'text').execute();
			await sql`update documents set text = 'lost'`.execute(db);
			console.log('halfway');
			setInterval(() => {}, 1000);
			await new Promise(() => {});
		},
	};
	const provider = { getMigrations: async () => ({ ...migrations, '999-endless': endless }) };
	await new Migrator({ db: new Kysely({ dialect }), provider }).migrateToLatest();
}
