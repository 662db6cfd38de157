import type { DocumentNote } from '../../model/digest.ts';
import type { Line } from '../../model/line.ts';
import type { Prose } from '../../model/prose.ts';
import { overlaps, sliceOf } from '../../model/span.ts';

/** What a Digest says of its Document; `summary` is the lines that count as what is used of it. */
export function noteOf({ document, sentences, tokens }: Prose, summary: readonly Line[]): DocumentNote {
	const spans = summary.flatMap((line) => line.spans);
	return {
		hash: document.hash,
		origin: document.origin,
		title: document.title && sliceOf(document.text, document.title),
		publisher: document.publisher,
		url: document.url,
		published: document.published,
		language: document.language,
		characters: document.text.length,
		words: tokens.reduce((words, { pos }) => words + (pos === 'PUNCT' ? 0 : 1), 0),
		sentences: {
			read: sentences.length,
			used: sentences.filter((sentence) => spans.some((span) => overlaps(span, sentence))).length,
		},
	};
}
