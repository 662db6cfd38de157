import type { Document } from '../../src/model/document.ts';
import { createDocument } from '../../src/sources/document.ts';

/** A Document of exactly these characters, so that its Spans are the caller's offsets: nothing is normalised. */
export function verbatim(text: string, published: string | null = null): Document {
	const parsed = createDocument({ origin: 'evaluation', body: '' });
	return { ...parsed, text, body: { start: 0, end: text.length }, published, language: 'en' };
}
