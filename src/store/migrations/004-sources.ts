import type { Kysely } from 'kysely';

/** What is fetched, what came of it, and the digests that were made of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sources(db);
	await articles(db);
	await db.schema
		.createTable('digests')
		.addColumn('tenant', 'text', (column) => column.notNull())
		.addColumn('hash', 'text', (column) => column.notNull())
		.addColumn('digest', 'text', (column) => column.notNull())
		.addColumn('made_at', 'bigint', (column) => column.notNull())
		.addColumn('seal', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('digests_key', ['tenant', 'hash'])
		.execute();
}

async function sources(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('sources')
		.addColumn('tenant', 'text', (column) => column.notNull())
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('topic', 'text', (column) => column.notNull())
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('url', 'text', (column) => column.notNull())
		.addColumn('given_by', 'text', (column) => column.notNull())
		.addColumn('full_text', 'integer', (column) => column.notNull())
		.addColumn('every', 'bigint')
		.addColumn('added_by', 'text')
		.addColumn('added_at', 'bigint', (column) => column.notNull())
		.addColumn('title', 'text')
		.addColumn('address', 'text', (column) => column.notNull())
		.addColumn('etag', 'text')
		.addColumn('last_modified', 'text')
		.addColumn('body_hash', 'text')
		.addColumn('state', 'text', (column) => column.notNull())
		.addColumn('next_at', 'bigint')
		.addColumn('checked_at', 'bigint')
		.addColumn('succeeded_at', 'bigint')
		.addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
		.addColumn('failing_since', 'bigint')
		.addColumn('reason', 'text')
		.addColumn('advice', 'text')
		.addColumn('seal', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('sources_key', ['tenant', 'id'])
		.execute();
	await db.schema.createIndex('sources_by_due').on('sources').columns(['next_at']).execute();
	await db.schema.createIndex('sources_by_topic').on('sources').columns(['tenant', 'topic']).execute();
}

async function articles(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('articles')
		.addColumn('tenant', 'text', (column) => column.notNull())
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('topic', 'text', (column) => column.notNull())
		.addColumn('source', 'text', (column) => column.notNull())
		.addColumn('guid', 'text')
		.addColumn('mark', 'text', (column) => column.notNull())
		.addColumn('url', 'text')
		.addColumn('document', 'text', (column) => column.notNull())
		.addColumn('day', 'text')
		.addColumn('modified', 'text')
		.addColumn('sketch', 'text', (column) => column.notNull())
		.addColumn('repeats', 'text')
		.addColumn('seen_at', 'bigint', (column) => column.notNull())
		.addColumn('changed_at', 'bigint', (column) => column.notNull())
		.addColumn('withdrawn_at', 'bigint')
		.addColumn('seal', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('articles_key', ['tenant', 'id'])
		.execute();
	await db.schema.createIndex('articles_by_topic').on('articles').columns(['tenant', 'topic', 'seen_at']).execute();
	await db.schema.createIndex('articles_by_source').on('articles').columns(['tenant', 'source', 'seen_at']).execute();
	await db.schema
		.createTable('versions')
		.addColumn('tenant', 'text', (column) => column.notNull())
		.addColumn('article', 'text', (column) => column.notNull())
		.addColumn('document', 'text', (column) => column.notNull())
		.addColumn('at', 'bigint', (column) => column.notNull())
		.addColumn('seal', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('versions_key', ['tenant', 'article', 'document'])
		.execute();
	await db.schema.createIndex('versions_by_time').on('versions').columns(['at']).execute();
}
