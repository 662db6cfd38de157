import { type Kysely, sql } from 'kysely';
import { pagesOf } from '../pages.ts';
import { seal } from '../seal.ts';

/** What the seal of each table covers, in this order; the first `key` of them name the row. */
const SEALED = [
	{ table: 'cards', key: 2, columns: ['tenant', 'key', 'channel', 'topic', 'document', 'section', 'message', 'thread', 'shown_at'] },
	{ table: 'threads', key: 2, columns: ['tenant', 'thread', 'channel', 'topic', 'document', 'key', 'opened_at'] },
	{ table: 'feedback', key: 3, columns: ['tenant', 'key', 'user', 'verdict', 'complaint', 'given_at'] },
	{ table: 'ledger', key: 2, columns: ['tenant', 'id', 'at', 'slot', 'topic', 'channel', 'key', 'what', 'detail'] },
];

/** Seals the rows that had none, and makes room for marks: facts about the whole database. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const { table, key, columns } of SEALED) {
		await db.schema
			.alterTable(table)
			.addColumn('seal', 'text', (column) => column.notNull().defaultTo(''))
			.execute();
		await sealRows(db, { table, key: columns.slice(0, key), columns });
	}
	await db.schema
		.createTable('marks')
		.addColumn('name', 'text', (column) => column.primaryKey())
		.addColumn('at', 'bigint', (column) => column.notNull())
		.addColumn('seal', 'text', (column) => column.notNull())
		.execute();
}

async function sealRows(
	db: Kysely<unknown>,
	{ table, key, columns }: { table: string; key: readonly string[]; columns: readonly string[] },
): Promise<void> {
	const names = sql.join(key.map((column) => sql.ref(column)));
	for await (const rows of pagesOf(db, { table, key })) {
		for (const row of rows) {
			const made = seal(table, ...columns.map((column) => row[column] ?? null));
			const values = sql.join(key.map((column) => row[column]));
			await sql`update ${sql.table(table)} set seal = ${made} where (${names}) = (${values})`.execute(db);
		}
	}
}
