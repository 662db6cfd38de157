import type { Kysely } from 'kysely';

/** When Byline was running, so that it can say when it was not; and who was told of what went wrong, so that nobody is told twice. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('runs')
		.addColumn('id', 'text', (column) => column.notNull().primaryKey())
		.addColumn('began_at', 'bigint', (column) => column.notNull())
		.addColumn('seen_at', 'bigint', (column) => column.notNull())
		.addColumn('ended_at', 'bigint')
		.execute();
	await db.schema.createIndex('runs_by_age').on('runs').columns(['seen_at']).execute();
	await db.schema
		.createTable('notices')
		.addColumn('tenant', 'text', (column) => column.notNull())
		.addColumn('cause', 'text', (column) => column.notNull())
		.addColumn('day', 'text', (column) => column.notNull())
		.addColumn('told_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('notices_key', ['tenant', 'cause', 'day'])
		.execute();
}
