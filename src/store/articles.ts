import type { Document } from '../model/document.ts';
import type { Tenant } from '../model/place.ts';
import { toDocument } from './documents.ts';
import type { Tables } from './schema.ts';
import { seal } from './seal.ts';
import type { Store } from './store.ts';

/** Something that a source brought. Its Document changes when the source changes its text. Times are Unix ms. */
export interface Article {
	readonly tenant: Tenant;
	readonly id: string;
	/** The Topic's name. */
	readonly topic: string;
	/** Id of the source. */
	readonly source: string;
	readonly guid: string | null;
	/** Hash of what the source itself said; a feed may hold but a teaser of the Document. */
	readonly mark: string;
	/** Canonical. */
	readonly url: string | null;
	/** Hash of the Document as it is now. */
	readonly document: string;
	/** ISO date under which people ask for it: when it was published, or else first seen. */
	readonly day: string | null;
	readonly modified: string | null;
	/** What the text is like. */
	readonly sketch: string;
	/** Id of the article that this one repeats. */
	readonly repeats: string | null;
	readonly seenAt: number;
	readonly changedAt: number;
	/** Since when the source no longer has it. */
	readonly withdrawnAt: number | null;
}

/** Keeps an article as it is now, and that it has been this Document. */
export async function keepArticle(store: Store, article: Article): Promise<void> {
	const row = toRow(article);
	const { tenant: _, id: __, ...changes } = row;
	await store
		.insertInto('articles')
		.values(row)
		.onConflict((conflict) => conflict.columns(['tenant', 'id']).doUpdateSet(changes))
		.execute();
	const version = { tenant: article.tenant, article: article.id, document: article.document, at: article.changedAt };
	await store
		.insertInto('versions')
		.values({ ...version, seal: versionSeal(version) })
		.onConflict((conflict) => conflict.columns(['tenant', 'article', 'document']).doNothing())
		.execute();
}

/** What a Topic has had, in the order in which it came or changed; with `after`, only what did so since. */
export async function articlesOf(
	store: Store,
	{ tenant, topic, after = -1 }: { tenant: Tenant; topic: string; after?: number },
): Promise<readonly Article[]> {
	const rows = await store
		.selectFrom('articles')
		.selectAll()
		.where('tenant', '=', tenant)
		.where('topic', '=', topic)
		.where('changed_at', '>', after)
		.orderBy('changed_at')
		.orderBy('id')
		.execute();
	return rows.map(toArticle);
}

/** The Documents of a Topic that are not repetitions, not withdrawn, and from a source that it still has; newest first. */
export async function topicDocuments(
	store: Store,
	{ tenants, topic, limit }: { tenants: readonly Tenant[]; topic: string; limit: number },
): Promise<readonly { readonly article: Article; readonly document: Document }[]> {
	const rows = await store
		.selectFrom('articles')
		.innerJoin('documents', (join) =>
			join.onRef('documents.tenant', '=', 'articles.tenant').onRef('documents.hash', '=', 'articles.document'),
		)
		.innerJoin('sources', (join) => join.onRef('sources.tenant', '=', 'articles.tenant').onRef('sources.id', '=', 'articles.source'))
		.selectAll('articles')
		.select(['documents.text', 'documents.meta', 'documents.kept_at', 'documents.seal as document_seal'])
		.where('articles.tenant', 'in', [...tenants])
		.where('articles.topic', '=', topic)
		// What lies in folders is read there.
		.where('sources.kind', '!=', 'folder')
		.where('articles.repeats', 'is', null)
		.where('articles.withdrawn_at', 'is', null)
		// The databases do not agree on where what has no day belongs.
		.orderBy('articles.day', (order) => order.desc().nullsLast())
		.orderBy('articles.seen_at', 'desc')
		.orderBy('articles.id')
		.limit(limit)
		.execute();
	return rows.map(({ text, meta, kept_at, document_seal, ...row }) => ({
		article: toArticle(row),
		document: toDocument({ tenant: row.tenant, hash: row.document, text, meta, kept_at, seal: document_seal }),
	}));
}

/** An article whose source has changed or withdrawn it. */
export interface ChangedArticle {
	readonly article: Article;
	/** Hashes of the Documents that it was before, oldest first. */
	readonly before: readonly string[];
}

/** Articles that were changed or withdrawn after `since`, in that order: cards that stood on them may be wrong now. */
export async function changedArticles(store: Store, { since }: { since: number }): Promise<readonly ChangedArticle[]> {
	const rows = await store
		.selectFrom('articles')
		.selectAll()
		.where('changed_at', '>', since)
		.where(({ or, eb, ref }) => or([eb('changed_at', '>', ref('seen_at')), eb('withdrawn_at', 'is not', null)]))
		.orderBy('changed_at')
		.orderBy('id')
		.execute();
	const changed: ChangedArticle[] = [];
	for (const row of rows) {
		const versions = await store
			.selectFrom('versions')
			.select('document')
			.where('tenant', '=', row.tenant)
			.where('article', '=', row.id)
			.where('document', '!=', row.document)
			.orderBy('at')
			.execute();
		const article = toArticle(row);
		if (versions.length || article.withdrawnAt !== null) changed.push({ article, before: versions.map(({ document }) => document) });
	}
	return changed;
}

/** The source has taken them away. */
export async function withdrawArticles(
	store: Store,
	{ tenant, source, at }: { tenant: Tenant; source: string; at: number },
): Promise<void> {
	const rows = await store
		.selectFrom('articles')
		.selectAll()
		.where('tenant', '=', tenant)
		.where('source', '=', source)
		.where('withdrawn_at', 'is', null)
		.execute();
	for (const row of rows) await keepArticle(store, { ...toArticle(row), withdrawnAt: at, changedAt: at });
}

/** Marks of what the source has said: it need not be read again. */
export async function marksOf(store: Store, { tenant, source }: { tenant: Tenant; source: string }): Promise<ReadonlySet<string>> {
	const rows = await store.selectFrom('articles').select('mark').where('tenant', '=', tenant).where('source', '=', source).execute();
	return new Set(rows.map(({ mark }) => mark));
}

function toRow(article: Article): Tables['articles'] {
	const { seenAt: seen_at, changedAt: changed_at, withdrawnAt: withdrawn_at, ...rest } = article;
	const row = { ...rest, seen_at, changed_at, withdrawn_at };
	return { ...row, seal: articleSeal(row) };
}

function toArticle({ seen_at, changed_at, withdrawn_at, seal: _, ...row }: Tables['articles']): Article {
	return { ...row, tenant: row.tenant as Tenant, seenAt: seen_at, changedAt: changed_at, withdrawnAt: withdrawn_at };
}

export function articleSeal(row: Omit<Tables['articles'], 'seal'>): string {
	const { tenant, id, topic, source, guid, mark, url, document, day, modified, sketch, repeats, seen_at, changed_at, withdrawn_at } = row;
	const values = [tenant, id, topic, source, guid, mark, url, document, day, modified, sketch, repeats, seen_at, changed_at, withdrawn_at];
	return seal('articles', ...values);
}

export function versionSeal({ tenant, article, document, at }: Omit<Tables['versions'], 'seal'>): string {
	return seal('versions', tenant, article, document, at);
}
