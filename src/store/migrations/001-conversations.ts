import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('documents')
		.addColumn('tenant', 'text', (column) => column.notNull())
		.addColumn('hash', 'text', (column) => column.notNull())
		.addColumn('text', 'text', (column) => column.notNull())
		.addColumn('meta', 'text', (column) => column.notNull())
		.addColumn('kept_at', 'bigint', (column) => column.notNull())
		.addColumn('seal', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('documents_key', ['tenant', 'hash'])
		.execute();
	await cards(db);
	await questions(db);
	await inbox(db);
	await deliveries(db);
}

async function cards(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('cards')
		.addColumn('tenant', 'text', (column) => column.notNull())
		.addColumn('key', 'text', (column) => column.notNull())
		.addColumn('channel', 'text', (column) => column.notNull())
		.addColumn('topic', 'text')
		.addColumn('document', 'text')
		.addColumn('section', 'text', (column) => column.notNull())
		.addColumn('message', 'text')
		.addColumn('thread', 'text')
		.addColumn('shown_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('cards_key', ['tenant', 'key'])
		.execute();
	await db.schema.createIndex('cards_by_channel').on('cards').columns(['tenant', 'channel', 'shown_at']).execute();
	await db.schema.createIndex('cards_by_message').on('cards').columns(['tenant', 'message']).execute();
	await db.schema
		.createTable('threads')
		.addColumn('tenant', 'text', (column) => column.notNull())
		.addColumn('thread', 'text', (column) => column.notNull())
		.addColumn('channel', 'text', (column) => column.notNull())
		.addColumn('topic', 'text', (column) => column.notNull())
		.addColumn('document', 'text', (column) => column.notNull())
		.addColumn('key', 'text', (column) => column.notNull())
		.addColumn('opened_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('threads_key', ['tenant', 'thread'])
		.execute();
}

async function questions(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('questions')
		.addColumn('tenant', 'text', (column) => column.notNull())
		.addColumn('event', 'text', (column) => column.notNull())
		.addColumn('thread', 'text', (column) => column.notNull())
		.addColumn('user', 'text', (column) => column.notNull())
		.addColumn('question', 'text', (column) => column.notNull())
		.addColumn('asked_at', 'bigint', (column) => column.notNull())
		.addColumn('seal', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('questions_key', ['tenant', 'event'])
		.execute();
	await db.schema.createIndex('questions_by_thread').on('questions').columns(['tenant', 'thread', 'asked_at']).execute();
	await db.schema
		.createTable('feedback')
		.addColumn('tenant', 'text', (column) => column.notNull())
		.addColumn('key', 'text', (column) => column.notNull())
		.addColumn('user', 'text', (column) => column.notNull())
		.addColumn('verdict', 'text', (column) => column.notNull())
		.addColumn('complaint', 'text')
		.addColumn('given_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('feedback_key', ['tenant', 'key', 'user'])
		.execute();
}

async function inbox(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('inbox')
		.addColumn('tenant', 'text', (column) => column.notNull())
		.addColumn('event', 'text', (column) => column.notNull())
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('payload', 'text')
		.addColumn('received_at', 'bigint', (column) => column.notNull())
		.addColumn('done_at', 'bigint')
		.addColumn('seal', 'text')
		.addPrimaryKeyConstraint('inbox_key', ['tenant', 'event'])
		.execute();
	await db.schema.createIndex('inbox_by_age').on('inbox').columns(['done_at', 'received_at']).execute();
}

async function deliveries(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('deliveries')
		.addColumn('tenant', 'text', (column) => column.notNull())
		.addColumn('key', 'text', (column) => column.notNull())
		.addColumn('slot', 'text', (column) => column.notNull())
		.addColumn('topic', 'text', (column) => column.notNull())
		.addColumn('channel', 'text', (column) => column.notNull())
		.addColumn('thread', 'text')
		.addColumn('card', 'text', (column) => column.notNull())
		.addColumn('state', 'text', (column) => column.notNull())
		.addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
		.addColumn('due_at', 'bigint', (column) => column.notNull())
		.addColumn('message', 'text')
		.addColumn('reason', 'text')
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.addColumn('changed_at', 'bigint', (column) => column.notNull())
		.addColumn('seal', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('deliveries_key', ['tenant', 'key'])
		.addUniqueConstraint('deliveries_once', ['tenant', 'slot', 'topic', 'channel'])
		.execute();
	await db.schema.createIndex('deliveries_by_state').on('deliveries').columns(['state', 'due_at']).execute();
}
