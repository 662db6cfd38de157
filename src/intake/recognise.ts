import type { Document } from '../model/document.ts';
import { alike, numbersOf } from '../sources/feed/sketch.ts';
import type { Article } from '../store/articles.ts';
import type { Known } from './known.ts';

/** Something that a source has now, compared with what is known. */
export interface Found {
	readonly source: string;
	readonly guid: string | null;
	/** Canonical. */
	readonly url: string | null;
	readonly mark: string;
	readonly document: Document;
	readonly sketch: string;
}

/**
 * What it is: `known`, with nothing to be done; the same `article` with other words (`touched`: none that matter); a repetition of
 * another article; or `new`.
 */
export type Recognised = { readonly as: 'known' | 'new' } | { readonly as: 'touched' | 'changed' | 'repeated'; readonly article: Article };

/** Texts from this likeness on, with the same figures, say the same. Wire copy in two papers is some 0.95 alike. */
const SAME = 0.85;
/** An article that was rewritten has at least this much of what it was. */
const KIN = 0.5;

/**
 * Tells what has been said before. Ids and urls are not believed by themselves: feeds give one id to many items, and another at
 * each visit. Two of id, url and text must agree; or the text alone, word for word or nearly so with the same figures.
 */
export async function recognise(
	found: Found,
	{ known, textOf }: { known: Known; textOf: (article: Article) => Promise<string | null> },
): Promise<Recognised> {
	const said = known.byMark(found.source, found.mark) ?? known.byDocument(found.document.hash);
	if (said) return said.source === found.source ? { as: 'known' } : { as: 'repeated', article: said };
	const [byGuid, byUrl] = [found.guid && known.byGuid(found.source, found.guid), found.url && known.byUrl(found.url)];
	for (const article of new Set([byGuid, byUrl])) {
		if (!article) continue;
		// One url in two feeds, one of which may give but a teaser.
		if (article.source !== found.source && article === byUrl && /\/./.test(found.url ?? '')) return { as: 'repeated', article };
		if (article.source !== found.source) continue;
		const verdict = await compare(found, article, { sure: isSure(found, article), textOf });
		if (verdict) return verdict;
	}
	for (const article of known.like(found.sketch)) {
		const text = await textOf(article);
		if (text !== null && saysTheSame(found.document.text, text))
			return { as: article.source === found.source ? 'touched' : 'repeated', article };
	}
	return { as: 'new' };
}

/** True when id and url agree, or one does and there is no other. */
function isSure(found: Found, article: Article): boolean {
	const [guid, url] = [found.guid !== null && found.guid === article.guid, found.url !== null && found.url === article.url];
	return (guid && url) || (guid && found.url === null && article.url === null) || (url && found.guid === null && article.guid === null);
}

async function compare(
	found: Found,
	article: Article,
	{ sure, textOf }: { sure: boolean; textOf: (article: Article) => Promise<string | null> },
): Promise<Recognised | null> {
	const text = await textOf(article);
	if (text === null) return sure ? { as: 'changed', article } : null;
	if (saysTheSame(found.document.text, text)) return { as: 'touched', article };
	return sure || alike(found.document.text, text) >= KIN ? { as: 'changed', article } : null;
}

function saysTheSame(a: string, b: string): boolean {
	return numbersOf(a) === numbersOf(b) && alike(a, b) >= SAME;
}
