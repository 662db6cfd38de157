import type { Kysely } from 'kysely';

/** Editions that were posted or shown, each as it was at first and after each correction, and what was done about changed Documents. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('editions')
		.addColumn('tenant', 'text', (column) => column.notNull())
		.addColumn('key', 'text', (column) => column.notNull())
		.addColumn('version', 'integer', (column) => column.notNull())
		.addColumn('channel', 'text', (column) => column.notNull())
		.addColumn('topic', 'text', (column) => column.notNull())
		.addColumn('day', 'text', (column) => column.notNull())
		.addColumn('scheduled', 'integer', (column) => column.notNull())
		.addColumn('edition', 'text', (column) => column.notNull())
		.addColumn('made_at', 'bigint', (column) => column.notNull())
		.addColumn('seal', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('editions_key', ['tenant', 'key', 'version'])
		.execute();
	await db.schema.createIndex('editions_by_channel').on('editions').columns(['tenant', 'channel', 'topic', 'made_at']).execute();
	await db.schema
		.createTable('edition_documents')
		.addColumn('tenant', 'text', (column) => column.notNull())
		.addColumn('document', 'text', (column) => column.notNull())
		.addColumn('key', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('edition_documents_key', ['tenant', 'document', 'key'])
		.execute();
	await db.schema
		.createTable('corrections')
		.addColumn('tenant', 'text', (column) => column.notNull())
		.addColumn('key', 'text', (column) => column.notNull())
		.addColumn('before', 'text', (column) => column.notNull())
		.addColumn('after', 'text', (column) => column.notNull())
		.addColumn('note', 'text', (column) => column.notNull())
		.addColumn('made_at', 'bigint', (column) => column.notNull())
		.addColumn('seal', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('corrections_key', ['tenant', 'key', 'before', 'after'])
		.execute();
}
