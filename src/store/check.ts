import { sql } from 'kysely';
import { articleSeal, versionSeal } from './articles.ts';
import { cardSeal } from './cards.ts';
import { correctionSeal } from './corrections.ts';
import { deliverySeal } from './deliveries.ts';
import { digestSeal } from './digests.ts';
import { documentSeal } from './documents.ts';
import { editionSeal } from './editions.ts';
import { feedbackSeal } from './feedback.ts';
import { eventSeal } from './inbox.ts';
import { ledgerSeal } from './ledger.ts';
import { markSeal } from './marks.ts';
import { pagesOf, type Row } from './pages.ts';
import { questionSeal } from './questions.ts';
import type { Tables } from './schema.ts';
import { sourceSeal } from './sources.ts';
import { dialectOf, type Store } from './store.ts';
import { subscriptionSeal } from './subscriptions.ts';
import { threadSeal } from './threads.ts';

/** How a table is checked, and written to a backup. */
export interface CheckedTable<Name extends keyof Tables = keyof Tables> {
	/** What people call one row of it. */
	readonly what: string;
	/** The columns of its primary key, in their order; the second names the row. */
	readonly key: readonly (keyof Tables[Name] & string)[];
	/** The seal that a sound row carries; null for a row, or for a table, without content. */
	readonly seal: ((row: { readonly [Column in keyof Tables[Name]]: Tables[Name][Column] }) => string | null) | null;
}

/** Every table is here: one that carries content and is not sealed would be believed after a disk has changed it. */
export const CHECKED: { readonly [Name in keyof Tables]: CheckedTable<Name> } = {
	documents: { what: 'document', key: ['tenant', 'hash'], seal: (row) => documentSeal(row.tenant, row.hash, row.text, row.meta) },
	cards: { what: 'card', key: ['tenant', 'key'], seal: cardSeal },
	threads: { what: 'thread', key: ['tenant', 'thread'], seal: threadSeal },
	questions: { what: 'question', key: ['tenant', 'event'], seal: questionSeal },
	feedback: { what: 'feedback on', key: ['tenant', 'key', 'user'], seal: feedbackSeal },
	inbox: {
		what: 'event',
		key: ['tenant', 'event'],
		seal: ({ payload, ...row }) => (payload === null ? null : eventSeal({ ...row, payload })),
	},
	deliveries: { what: 'delivery', key: ['tenant', 'key'], seal: deliverySeal },
	subscriptions: { what: 'subscription', key: ['tenant', 'id'], seal: subscriptionSeal },
	slots: { what: 'slot', key: ['tenant', 'subscription', 'nominal'], seal: null },
	ledger: { what: 'ledger entry', key: ['tenant', 'id'], seal: ledgerSeal },
	sources: { what: 'source', key: ['tenant', 'id'], seal: sourceSeal },
	articles: { what: 'article', key: ['tenant', 'id'], seal: articleSeal },
	versions: { what: 'version of the article', key: ['tenant', 'article', 'document'], seal: versionSeal },
	digests: { what: 'digest', key: ['tenant', 'hash'], seal: digestSeal },
	editions: { what: 'edition', key: ['tenant', 'key', 'version'], seal: editionSeal },
	edition_documents: { what: 'document of the edition', key: ['tenant', 'document', 'key'], seal: null },
	corrections: { what: 'correction of', key: ['tenant', 'key', 'before', 'after'], seal: correctionSeal },
	marks: { what: 'mark', key: ['name'], seal: markSeal },
	runs: { what: 'run', key: ['id'], seal: null },
	notices: { what: 'notice', key: ['tenant', 'cause', 'day'], seal: null },
};

/** More than this is not named one by one. */
const NAMED = 20;

/**
 * Damaged places, each as a sentence; empty when all is well. Reads everything, a page at a time: for start-up and for `byline
 * check`. After the first 20, it only counts.
 */
export async function damage(store: Store): Promise<string[]> {
	const structure = dialectOf(store) === 'sqlite' ? await structuralDamage(store) : [];
	if (structure.length) return structure;
	const found: string[] = [];
	let more = 0;
	for (const table of Object.keys(CHECKED) as (keyof Tables)[]) {
		for await (const text of damagedRows(store, table)) {
			if (found.length < NAMED) found.push(text);
			else more++;
		}
	}
	return more ? [...found, `${more} more rows are damaged`] : found;
}

/** The pages of the file and its indexes. What it cannot even read, it throws. */
async function structuralDamage(store: Store): Promise<string[]> {
	try {
		const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(${sql.lit(NAMED)})`.execute(store);
		return rows
			.map((row) => row.integrity_check)
			.filter((text) => text !== 'ok')
			.map((text) => `The file's structure is damaged: ${text}`);
	} catch (cause) {
		if (isCorrupt(cause)) return [`The file's structure is damaged: ${cause.message}`];
		throw cause;
	}
}

async function* damagedRows(store: Store, table: keyof Tables): AsyncGenerator<string> {
	const { key, seal } = CHECKED[table];
	if (!seal) return;
	for await (const rows of pagesOf(store, { table, key }))
		for (const row of rows) {
			const verdict = isSound(table, row);
			if (verdict !== true) yield verdict;
		}
}

/** True, or a sentence that names the row. */
export function isSound(table: keyof Tables, row: Row): true | string {
	const { what, key, seal } = CHECKED[table] as CheckedTable & { readonly seal: ((row: Row) => string | null) | null };
	if (!seal || (row.seal ?? null) === seal(row)) return true;
	return `The ${what} ${row[key[1] ?? key[0]!]} of ${row.tenant ?? 'the database'} is not what was written`;
}

function isCorrupt(cause: unknown): cause is Error {
	return cause instanceof Error && 'code' in cause && /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(String(cause.code));
}
