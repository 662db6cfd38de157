import { createHash } from 'node:crypto';
import type { Document } from '../model/document.ts';
import { normalise } from './normalise.ts';

/** What a parser found in its input; absent keys were not there. */
export interface ParsedText {
	readonly origin: string;
	readonly title?: string | undefined;
	/** Paragraphs parted by blank lines. A single line end counts as a blank. */
	readonly body: string;
	readonly publisher?: string | undefined;
	readonly url?: string | undefined;
	/** ISO 8601 date. */
	readonly published?: string | undefined;
	/** ISO 639-1 code. */
	readonly language?: string | undefined;
}

/** Makes the one normalised Document that all Spans point into. Given a Document's own text as body, it gives the same text. */
export function createDocument(parsed: ParsedText): Document {
	const title = oneLine(parsed.title);
	const body = normalise(parsed.body);
	const text = title && body ? `${title}\n\n${body}` : (title ?? body);
	return {
		origin: parsed.origin,
		hash: createHash('sha256').update(text).digest('hex'),
		text,
		title: title ? { start: 0, end: title.length } : null,
		body: { start: text.length - body.length, end: text.length },
		publisher: oneLine(parsed.publisher),
		url: parsed.url ?? null,
		published: parsed.published ?? null,
		language: parsed.language ?? null,
	};
}

function oneLine(text: string | undefined): string | null {
	return normalise(text ?? '').replace(/\n+/g, ' ') || null;
}
