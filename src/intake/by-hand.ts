import type { Document } from '../model/document.ts';
import { OPERATOR } from '../model/place.ts';
import { canonicalUrl } from '../sources/feed/canonical-url.ts';
import { sketchOf } from '../sources/feed/sketch.ts';
import { addSource, findSource, sourceId } from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import { type Brought, keepBrought } from './keep.ts';
import { knownArticles } from './known.ts';

/** A Document as if a source had brought it. */
export function broughtOf(document: Document): Brought {
	const { hash, text, url, published } = document;
	return { guid: null, url: url && canonicalUrl(url), mark: hash, document, sketch: sketchOf(text), published, modified: null };
}

/** Keeps a Document that somebody gave. False when the Topic has it already. */
export async function keepByHand(brought: Brought, { topic, store, at }: { topic: string; store: Store; at: number }): Promise<boolean> {
	const given = {
		tenant: OPERATOR,
		topic,
		kind: 'added',
		url: 'byline:added',
		given: 'people',
		fullText: false,
		every: null,
		addedBy: null,
	} as const;
	await addSource(store, { ...given, at });
	const source = await findSource(store, { tenant: OPERATOR, id: sourceId(given) });
	if (!source) return false;
	const kept = await keepBrought(source, { brought: [brought], store, books: knownArticles(store), at });
	return kept.added + kept.changed > 0;
}
