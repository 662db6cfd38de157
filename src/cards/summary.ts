import type { Card, Part } from '../model/card.ts';
import type { Digest } from '../model/digest.ts';

/** The card that is posted: headline, lead, points and the source line. */
export function summaryCard(digest: Digest): Card {
	const parts: Part[] = [];
	for (const { text, spans } of digest.headline ? [digest.headline] : []) parts.push({ type: 'headline', text, spans, marks: [] });
	for (const { text, spans } of digest.lead) parts.push({ type: 'lead', text, spans, marks: [] });
	for (const { text, spans } of digest.points) parts.push({ type: 'point', text, spans, marks: [] });
	const { publisher, published, url, sentences } = digest.document;
	parts.push({ type: 'source', publisher, published, url, sources: 1, ...sentences, dropped: 0 });
	return { section: 'summary', topic: null, parts };
}
