import { sql, type TableMetadata } from 'kysely';
import { CHECKED } from '../../src/store/check.ts';
import { pagesOf, type Row } from '../../src/store/pages.ts';
import type { Tables } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';

export const TABLES = Object.keys(CHECKED) as (keyof Tables)[];

/** What trips over encodings, quoting and line ends. */
const AWKWARD = 'Reyes’ “offer”: 140 ships\n\u2028\r\n{"a":\'b\'}\\ — 船 🚢 é';

/** Puts `count` rows, made up and sealed, into every table that there is. */
export async function fill(store: Store, count: number): Promise<void> {
	const tables = await store.introspection.getTables();
	await store.transaction().execute((transaction) => fillAll(transaction, { tables, count }));
}

async function fillAll(store: Store, { tables, count }: { tables: readonly TableMetadata[]; count: number }): Promise<void> {
	for (const name of TABLES) {
		const columns = tables.find((table) => table.name === name)?.columns ?? [];
		for (let i = 0; i < count; i++) {
			const row = Object.fromEntries(
				columns.map((column) => [
					column.name,
					/^(text|varchar)/i.test(column.dataType) ? `${column.name} ${i} ${AWKWARD}` : 1_764_000_000_000 % (i + 7),
				]),
			);
			await put(store, {
				table: name,
				row: resealed(name, { ...row, ...(name === 'deliveries' ? { state: i % 2 ? 'sent' : 'sending' } : {}) }),
			});
		}
	}
}

export function resealed(table: keyof Tables, row: Row): Row {
	const { seal } = CHECKED[table] as { readonly seal: ((row: Row) => string | null) | null };
	return 'seal' in row && seal ? { ...row, seal: seal(row) } : row;
}

async function put(store: Store, { table, row }: { table: string; row: Row }): Promise<void> {
	const columns = Object.keys(row);
	await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values (${sql.join(
		columns.map((column) => row[column]),
	)})`.execute(store);
}

/** Everything that is kept, in the order of its keys. */
export async function contentOf(store: Store): Promise<Record<string, readonly Row[]>> {
	const content: Record<string, readonly Row[]> = {};
	for (const table of TABLES) {
		const rows: Row[] = [];
		for await (const page of pagesOf(store, { table, key: CHECKED[table].key })) rows.push(...page);
		content[table] = rows
			.toSorted((a, b) => (keyOf(table, a) < keyOf(table, b) ? -1 : 1))
			.map((row) => Object.fromEntries(Object.entries(row).sort()));
	}
	return content;
}

export function keyOf(table: keyof Tables, row: Row): string {
	return JSON.stringify(CHECKED[table].key.map((column) => row[column]));
}
