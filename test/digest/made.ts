import { readProse } from '../../src/digest/text/prose.ts';
import type { Digest } from '../../src/model/digest.ts';
import type { Document } from '../../src/model/document.ts';
import type { Prose } from '../../src/model/prose.ts';
import type { Span } from '../../src/model/span.ts';
import { createDocument } from '../../src/sources/document.ts';

/** A Document to make digests of by hand. */
export interface Made {
	readonly document: Document;
	readonly prose: Prose;
	/** Where the words stand in the text; `after` is where the search begins. */
	at(words: string, after?: string): Span;
	/** A Digest of the Document with these parts and no others. */
	digest(parts: Partial<Digest>): Digest;
}

export function made(body: string, published = '2025-03-04'): Made {
	const document = createDocument({ origin: 'made by hand', body, published, language: 'en' });
	const { text } = document;
	const at = (words: string, after = ''): Span => {
		const start = text.indexOf(words, text.indexOf(after) + after.length);
		if (start === -1) throw new Error(`Not in the text: ${words}`);
		return { start, end: start + words.length };
	};
	const prose = readProse(document);
	return { document, prose, at, digest: (parts) => ({ ...empty(document, prose), ...parts }) };
}

function empty(document: Document, prose: Prose): Digest {
	const { hash, origin, publisher, url, published, language } = document;
	const note = { hash, origin, title: null, publisher, url, published, language, characters: document.text.length, words: 0 };
	return {
		...{ version: 1, document: { ...note, sentences: { read: prose.sentences.length, used: 0 } }, headline: null, lead: [], points: [] },
		...{ voices: [], figures: [], timeline: [], gaps: [], sentences: [], dropped: [], notes: [] },
	};
}
