import { randomUUID } from 'node:crypto';
import type { Document } from '../model/document.ts';
import { type Article, keepArticle } from '../store/articles.ts';
import { findDocument, keepDocument } from '../store/documents.ts';
import type { Source } from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import type { Known, KnownArticles } from './known.ts';
import { type Found, recognise } from './recognise.ts';

/** What a source has now, with its dates. */
export interface Brought extends Omit<Found, 'source'> {
	readonly published: string | null;
	readonly modified: string | null;
}

export interface Kept {
	/** Documents that the Topic did not have: new ones, and new versions. */
	readonly documents: readonly Document[];
	readonly added: number;
	readonly changed: number;
	readonly repeated: number;
}

/** Takes in what a source brought, all or nothing; each thing once, however often and under whatever name it comes. */
export async function keepBrought(
	source: Source,
	{ brought, store, books, at }: { brought: readonly Brought[]; store: Store; books: KnownArticles; at: number },
): Promise<Kept> {
	const { tenant, topic } = source;
	const known = await books.of(tenant, topic);
	const kept = { documents: [] as Document[], added: 0, changed: 0, repeated: 0 };
	const writing = store.transaction().execute(async (transaction) => {
		const there = await transaction
			.selectFrom('sources')
			.select('id')
			.where('tenant', '=', tenant)
			.where('id', '=', source.id)
			.executeTakeFirst();
		// Somebody removed it while it was being read.
		if (!there) return [];
		const articles: Article[] = [];
		for (const one of believable(brought)) {
			const article = await articleOf(one, { source, known, store: transaction, at, kept });
			if (!article) continue;
			if (article.document === one.document.hash) await keepDocument(transaction, { tenant, document: one.document, at });
			await keepArticle(transaction, article);
			known.put(article);
			articles.push(article);
		}
		return articles;
	});
	// What was not written must not be taken for known.
	writing.catch(() => books.forget(tenant, topic));
	const written = await writing;
	for (const { document } of written) {
		const found = brought.find((one) => one.document.hash === document)?.document;
		if (found) kept.documents.push(found);
	}
	return kept;
}

/** An id or a url that several of them share says nothing about which is which. */
function believable(brought: readonly Brought[]): Brought[] {
	const [guids, urls] = [countOf(brought.map(({ guid }) => guid)), countOf(brought.map(({ url }) => url))];
	return brought.map((one) => ({
		...one,
		guid: one.guid !== null && guids.get(one.guid) === 1 ? one.guid : null,
		url: one.url !== null && urls.get(one.url) === 1 ? one.url : null,
	}));
}

function countOf(values: readonly (string | null)[]): Map<string | null, number> {
	const counts = new Map<string | null, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
}

interface Keeping {
	readonly source: Source;
	readonly known: Known;
	readonly store: Store;
	readonly at: number;
	readonly kept: { added: number; changed: number; repeated: number };
}

/** The row to be written; null when nothing is to be done. */
async function articleOf(brought: Brought, { source, known, store, at, kept }: Keeping): Promise<Article | null> {
	const { tenant, topic, id: sourceId } = source;
	const { guid, url, mark, document, sketch, published, modified } = brought;
	const textOf = async ({ document: hash }: Article) => (await findDocument(store, { tenant, hash }))?.text ?? null;
	const recognised = await recognise({ ...brought, source: sourceId }, { known, textOf });
	if (recognised.as === 'known') return null;
	const now = { mark, document: document.hash, sketch, modified, changedAt: at };
	if (recognised.as === 'touched') return { ...recognised.article, mark, changedAt: recognised.article.changedAt };
	if (recognised.as === 'changed') {
		kept.changed++;
		return { ...recognised.article, ...now, repeats: null };
	}
	const repeats = recognised.as === 'repeated' ? (recognised.article.repeats ?? recognised.article.id) : null;
	if (repeats === null) kept.added++;
	else kept.repeated++;
	const day = published ?? new Date(at).toISOString().slice(0, 10);
	return { tenant, id: randomUUID(), topic, source: sourceId, guid, url, day, ...now, repeats, seenAt: at, withdrawnAt: null };
}
