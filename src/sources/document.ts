import { createHash } from 'node:crypto';
import type { Document } from '../model/document.ts';

/** What a parser found in its input; absent keys were not there. */
export interface ParsedText {
	readonly origin: string;
	readonly title?: string | undefined;
	/** Paragraphs parted by blank lines. */
	readonly body: string;
	readonly publisher?: string | undefined;
	readonly url?: string | undefined;
	readonly published?: string | undefined;
	readonly language?: string | undefined;
}

/** Makes the one normalised Document that all Spans point into. */
export function createDocument(parsed: ParsedText): Document {
	const title = normalise(parsed.title ?? '')
		.replace(/\s+/g, ' ')
		.trim();
	const body = normalise(parsed.body).trim();
	const text = title ? `${title}\n\n${body}` : body;
	const start = text.length - body.length;
	return {
		origin: parsed.origin,
		hash: createHash('sha256').update(text).digest('hex'),
		text,
		title: title ? { start: 0, end: title.length } : null,
		body: { start, end: text.length },
		publisher: parsed.publisher ?? null,
		url: parsed.url ?? null,
		published: parsed.published ?? null,
		language: parsed.language ?? null,
	};
}

function normalise(text: string): string {
	return text
		.normalize('NFC')
		.replace(/\r\n?/g, '\n')
		.replace(/\u00a0/g, ' ');
}
