import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely';

export type Row = Readonly<Record<string, string | number | null>>;

export interface PagedTable {
	readonly table: string;
	/** The columns of its primary key. */
	readonly key: readonly string[];
}

/** Rows held in memory at once; a Document has a megabyte at most. */
const PAGE = 100;

/** All rows of a table, a page at a time, each page from where the one before ended. Damaged text is read too, with U+FFFD in it. */
export function pagesOf<Tables>(db: Kysely<Tables>, table: PagedTable): AsyncGenerator<readonly Row[]> {
	return db.getExecutor().adapter instanceof PostgresAdapter ? byKey(db, table) : byRowid(db, table);
}

async function* byKey<Tables>(db: Kysely<Tables>, { table, key }: PagedTable): AsyncGenerator<readonly Row[]> {
	const order = sql.join(key.map((column) => sql.ref(column)));
	let after: Row | undefined;
	do {
		const last = after;
		const from = last ? sql`where (${order}) > (${sql.join(key.map((column) => last[column]))})` : sql``;
		const { rows } = await sql<Row>`select * from ${sql.table(table)} ${from} order by ${order} limit ${sql.lit(PAGE)}`.execute(db);
		if (rows.length) yield rows;
		after = rows.length === PAGE ? rows.at(-1) : undefined;
	} while (after);
}

type Stored = Readonly<Record<string, string | number | null | ArrayBuffer>>;

/**
 * By SQLite's own number of the row, which a damaged key does not confuse. libsql ends the process on text that is not UTF-8,
 * which is what a flipped bit may make of it, so text is asked for as bytes; bytes that are kept where text should be are shown as
 * what they are.
 */
async function* byRowid<Tables>(db: Kysely<Tables>, { table }: PagedTable): AsyncGenerator<readonly Row[]> {
	const info = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db);
	const names = info.rows.map(({ name }) => name);
	const columns = names.map(
		(name, i) =>
			sql`case typeof(${sql.ref(name)}) when 'text' then cast(${sql.ref(name)} as blob) when 'blob' then 'bytes ' || hex(${sql.ref(name)}) else ${sql.ref(name)} end as ${sql.id(`c${i}`)}`,
	);
	const select = sql`select rowid as at, ${sql.join(columns)} from ${sql.table(table)}`;
	let after: number | null = null;
	for (;;) {
		const from: RawBuilder<unknown> = after === null ? sql`` : sql`where rowid > ${after}`;
		const { rows }: { rows: Stored[] } = await sql<Stored>`${select} ${from} order by rowid limit ${sql.lit(PAGE)}`.execute(db);
		if (rows.length) yield rows.map((row) => Object.fromEntries(names.map((name, i) => [name, decoded(row[`c${i}`])])));
		if (rows.length < PAGE) return;
		after = Number(rows.at(-1)?.at);
	}
}

const TEXT = new TextDecoder('utf-8', { ignoreBOM: true });

function decoded(value: Stored[string] | undefined): Row[string] {
	return value instanceof ArrayBuffer ? TEXT.decode(value) : (value ?? null);
}
