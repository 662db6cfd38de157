import type { Kysely } from 'kysely';

/** Who gets which topic and when, and what became of every due time. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('subscriptions')
		.addColumn('tenant', 'text', (column) => column.notNull())
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('channel', 'text', (column) => column.notNull())
		.addColumn('topic', 'text', (column) => column.notNull())
		.addColumn('cron', 'text', (column) => column.notNull())
		.addColumn('zone', 'text', (column) => column.notNull())
		.addColumn('quiet', 'text')
		.addColumn('posts', 'text', (column) => column.notNull())
		.addColumn('catch_up', 'bigint', (column) => column.notNull())
		.addColumn('origin', 'text', (column) => column.notNull())
		.addColumn('made_by', 'text')
		.addColumn('made_at', 'bigint', (column) => column.notNull())
		.addColumn('done_to', 'bigint', (column) => column.notNull())
		.addColumn('next_at', 'bigint')
		.addColumn('ended_at', 'bigint')
		.addColumn('ended_why', 'text')
		.addColumn('seal', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('subscriptions_key', ['tenant', 'id'])
		.execute();
	await db.schema.createIndex('subscriptions_by_next').on('subscriptions').columns(['next_at']).execute();
	await db.schema.createIndex('subscriptions_by_channel').on('subscriptions').columns(['tenant', 'channel']).execute();
	await db.schema
		.createTable('slots')
		.addColumn('tenant', 'text', (column) => column.notNull())
		.addColumn('subscription', 'text', (column) => column.notNull())
		.addColumn('nominal', 'text', (column) => column.notNull())
		.addColumn('channel', 'text', (column) => column.notNull())
		.addColumn('topic', 'text', (column) => column.notNull())
		.addColumn('due_at', 'bigint', (column) => column.notNull())
		.addColumn('state', 'text', (column) => column.notNull())
		.addColumn('look_at', 'bigint')
		.addColumn('document', 'text')
		.addColumn('key', 'text')
		.addColumn('reason', 'text')
		.addColumn('seen_at', 'bigint', (column) => column.notNull())
		.addColumn('changed_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('slots_key', ['tenant', 'subscription', 'nominal'])
		.execute();
	await db.schema.createIndex('slots_by_look').on('slots').columns(['look_at']).execute();
	await db.schema.createIndex('slots_by_document').on('slots').columns(['channel', 'topic', 'document']).execute();
}
