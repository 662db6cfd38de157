import { type Kysely, sql } from 'kysely';

/** What the outbox needs to claim a delivery, to look for it and to sweep, and the ledger of what became of every slot. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await deliveries(db as Kysely<Before>);
	await db.schema
		.createTable('ledger')
		.addColumn('tenant', 'text', (column) => column.notNull())
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('at', 'bigint', (column) => column.notNull())
		.addColumn('slot', 'text', (column) => column.notNull())
		.addColumn('topic', 'text', (column) => column.notNull())
		.addColumn('channel', 'text', (column) => column.notNull())
		.addColumn('key', 'text')
		.addColumn('what', 'text', (column) => column.notNull())
		.addColumn('detail', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('ledger_key', ['tenant', 'id'])
		.execute();
	await db.schema.createIndex('ledger_by_slot').on('ledger').columns(['tenant', 'slot']).execute();
	await db.schema.createIndex('ledger_by_card').on('ledger').columns(['tenant', 'key']).execute();
	await db.schema.createIndex('ledger_by_channel').on('ledger').columns(['tenant', 'channel', 'at']).execute();
	await db.schema.createIndex('ledger_by_age').on('ledger').columns(['at']).execute();
}

interface Before {
	deliveries: {
		tenant: string;
		state: string;
		platform: string;
		doubtful: number;
		next_at: number | null;
		expires_at: number | null;
		changed_at: number;
	};
}

/** For so long (ms) an asker of an earlier version was waiting for what it left unfinished. */
const WAITED = 15 * 60_000;

async function deliveries(db: Kysely<Before>): Promise<void> {
	const change = () => db.schema.alterTable('deliveries');
	// SQLite takes one column at a time.
	await change()
		.addColumn('platform', 'text', (column) => column.notNull().defaultTo(''))
		.execute();
	await change().addColumn('document', 'text').execute();
	for (const count of ['asked', 'fence', 'doubtful', 'marked', 'sweeps'])
		await change()
			.addColumn(count, 'integer', (column) => column.notNull().defaultTo(0))
			.execute();
	for (const time of ['next_at', 'held_since', 'expires_at']) await change().addColumn(time, 'bigint').execute();
	for (const { tenant } of await db.selectFrom('deliveries').select('tenant').distinct().execute()) {
		const platform = tenant.slice(0, tenant.indexOf(':'));
		await db.updateTable('deliveries').set({ platform }).where('tenant', '=', tenant).execute();
	}
	await db
		.updateTable('deliveries')
		.set((row) => ({ doubtful: 1, next_at: row.ref('changed_at'), expires_at: sql<number>`changed_at + ${WAITED}` }))
		.where('state', 'in', ['pending', 'sending', 'ambiguous'])
		.execute();
	await db.schema.dropIndex('deliveries_by_state').execute();
	await db.schema.createIndex('deliveries_by_next').on('deliveries').columns(['platform', 'asked', 'next_at']).execute();
	await db.schema.createIndex('deliveries_by_channel').on('deliveries').columns(['tenant', 'channel', 'state', 'created_at']).execute();
	await db.schema.createIndex('deliveries_by_message').on('deliveries').columns(['tenant', 'message']).execute();
}
