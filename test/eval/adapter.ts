/** What the public-data harness calls: the shapes are at the top of its `lib/adapter.mjs`. */
import { digest } from '../../src/digest/digest.ts';
import { readProse } from '../../src/digest/prose.ts';
import type { Document } from '../../src/model/document.ts';
import type { Span } from '../../src/model/span.ts';
import { createDocument } from '../../src/sources/document.ts';

/** A Document of exactly these characters, so that its Spans are the caller's offsets: nothing is normalised. */
function verbatim(text: string, published: string | null = null): Document {
	const parsed = createDocument({ origin: 'evaluation', body: '' });
	return { ...parsed, text, body: { start: 0, end: text.length }, published, language: 'en' };
}

export function sentences(text: string): [number, number][] {
	return readProse(verbatim(text)).sentences.map(({ start, end }) => [start, end]);
}

export function summarize({ text }: { title: string; text: string; n: number }): string[] {
	const { lead, points } = digest(verbatim(text));
	return [...lead, ...points].map((point) => point.text);
}

export function attributions(_: { text: string }): { source: Span[]; cue: Span[]; content: Span[] }[] {
	return [];
}

export function dates(_: { text: string; dct: string }): { start: number; end: number; value: string }[] {
	return [];
}
