import { type RawBuilder, sql } from 'kysely';
import type { Store } from './store.ts';

/** How long (ms) what is no longer needed is kept. */
export interface Ages {
	/** Questions, and with them what a thread's earlier questions were. */
	readonly answers: number;
	/** Cards, threads, deliveries and opinions; and Documents, when nothing that is kept is about them. */
	readonly posts: number;
	/** What `byline why` tells of slots and deliveries. */
	readonly why: number;
}

/** No platform repeats an event after so long (ms): Slack gives up after an hour, Discord does not repeat at all. */
const REPEATED = 7 * 86_400_000;
/** Rows of one statement: a long one would keep others waiting. */
const ROWS = 500;

interface Forgotten {
	readonly table: string;
	readonly key: readonly string[];
	/** Of the row `t`. */
	readonly where: RawBuilder<unknown>;
}

/**
 * Forgets what has come of age, in an order in which nothing is left that points at what is gone. A thread lives as long as it is
 * asked in, and keeps its card and its Document; what is still to be posted keeps everything. Gives how many rows went, by table.
 */
export async function forgetOld(store: Store, { ages, now }: { ages: Ages; now: number }): Promise<ReadonlyMap<string, number>> {
	const gone = new Map<string, number>();
	for (const rows of ofAge(ages, now)) {
		const count = await forget(store, rows);
		if (count) gone.set(rows.table, count);
	}
	return gone;
}

function ofAge({ answers, posts, why }: Ages, now: number): Forgotten[] {
	const [answered, posted, told] = [now - answers, now - posts, now - why];
	const asked = sql`select 1 from questions q where q.tenant = t.tenant and q.thread = t.thread and q.asked_at >= ${posted}`;
	const open = sql`select 1 from deliveries d where d.tenant = t.tenant and d.key = t.key and d.state not in ('sent', 'dead')`;
	const opening = sql`(t.tenant, t.key) in (select h.tenant, h.key from threads h)`;
	const card = sql`select 1 from cards c where c.tenant = t.tenant and c.key = t.key`;
	const edition = sql`select 1 from editions e where e.tenant = t.tenant and e.key = t.key`;
	return [
		{ table: 'questions', key: ['tenant', 'event'], where: sql`t.asked_at < ${answered}` },
		{ table: 'threads', key: ['tenant', 'thread'], where: sql`t.opened_at < ${posted} and not exists (${asked})` },
		{ table: 'deliveries', key: ['tenant', 'key'], where: sql`t.state in ('sent', 'dead') and t.changed_at < ${posted}` },
		{ table: 'cards', key: ['tenant', 'key'], where: sql`t.shown_at < ${posted} and not exists (${open}) and not ${opening}` },
		{ table: 'feedback', key: ['tenant', 'key', 'user'], where: sql`t.given_at < ${posted} and not exists (${card})` },
		{ table: 'editions', key: ['tenant', 'key', 'version'], where: sql`t.made_at < ${posted} and not exists (${card})` },
		{ table: 'corrections', key: ['tenant', 'key', 'before', 'after'], where: sql`t.made_at < ${posted} and not exists (${card})` },
		{ table: 'edition_documents', key: ['tenant', 'document', 'key'], where: sql`not exists (${edition})` },
		{ table: 'documents', key: ['tenant', 'hash'], where: sql`t.kept_at < ${posted} and ${isNeededNowhere()}` },
		{ table: 'digests', key: ['tenant', 'hash'], where: sql`t.made_at < ${posted} and not ${named('documents', 'hash')}` },
		{ table: 'ledger', key: ['tenant', 'id'], where: sql`t.at < ${told}` },
		{ table: 'runs', key: ['id'], where: sql`t.seen_at < ${told}` },
		{ table: 'notices', key: ['tenant', 'cause', 'day'], where: sql`t.told_at < ${told}` },
		// What was posted is remembered for good, so that it is not new again.
		{
			table: 'slots',
			key: ['tenant', 'subscription', 'nominal'],
			where: sql`t.look_at is null and t.document is null and t.changed_at < ${told}`,
		},
		{ table: 'inbox', key: ['tenant', 'event'], where: sql`t.done_at is not null and t.done_at < ${now - REPEATED}` },
	];
}

/** Of a Document: no card, thread, delivery or article is about it. */
function isNeededNowhere(): RawBuilder<unknown> {
	const tables = ['cards', 'threads', 'deliveries', 'articles', 'versions', 'edition_documents'];
	return sql.join(
		tables.map((table) => sql`not ${named(table, 'document')}`),
		sql` and `,
	);
}

/** As one set, which both databases make once; these columns have no index. */
function named(table: string, column: string): RawBuilder<unknown> {
	const other = sql.ref(`o.${column}`);
	return sql`(t.tenant, t.hash) in (select o.tenant, ${other} from ${sql.table(table)} o where ${other} is not null)`;
}

async function forget(store: Store, { table, key, where }: Forgotten): Promise<number> {
	const columns = sql.join(key.map((column) => sql.ref(column)));
	const theirs = sql.join(key.map((column) => sql.ref(`t.${column}`)));
	for (let count = 0; ; ) {
		const old = sql`select ${theirs} from ${sql.table(table)} t where ${where} limit ${sql.lit(ROWS)}`;
		const { numAffectedRows } = await sql`delete from ${sql.table(table)} where (${columns}) in (${old})`.execute(store);
		count += Number(numAffectedRows ?? 0);
		if (Number(numAffectedRows ?? 0) < ROWS) return count;
	}
}
