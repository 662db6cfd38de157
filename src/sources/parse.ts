import type { Document } from '../model/document.ts';
import { decode } from './decode.ts';
import { createDocument, type ParsedText } from './document.ts';
import { languageOf } from './language.ts';
import { publishedDate } from './published.ts';
import { type Format, sniff } from './sniff.ts';
import { SourceError } from './source-error.ts';
import { parseText } from './text.ts';
import { isWebAddress } from './web-address.ts';

/** What the reader knows better than the source; each key given replaces what the source says. */
export interface Overrides {
	readonly title?: string | undefined;
	/** Any date that `publishedDate` reads. */
	readonly published?: string | undefined;
	readonly publisher?: string | undefined;
	readonly url?: string | undefined;
}

/** 10 MB: far more than any article, and little enough to parse in memory. */
export const LARGEST = 10_000_000;

interface Options extends Overrides {
	/** The path, url or "standard input": for messages, and its ending for the format. */
	readonly origin: string;
}

/** Turns the bytes of a text, Markdown, HTML or PDF file into a Document. Throws a SourceError when there is no article in them. */
export async function parseDocument(bytes: Uint8Array, { origin, ...overrides }: Options): Promise<Document> {
	const known = checkOverrides(overrides, origin);
	if (bytes.length > LARGEST) throw tooLarge(origin, bytes.length);
	if (bytes.length === 0) throw new SourceError({ origin, reason: 'it is empty', advice: 'Give a file with a news article in it.' });
	const sniffed = sniff(bytes, origin);
	if ('unfit' in sniffed) throw new SourceError({ origin, reason: sniffed.unfit, advice: sniffed.advice });
	const parsed = await PARSERS[sniffed.format](bytes, origin);
	const document = createDocument({ ...parsed, ...known });
	if (document.body.start === document.body.end) throw noText(document, origin);
	return document.language ? document : { ...document, language: await languageOf(document) };
}

/** Each parser is loaded when it is first needed, so that a plain text does not wait for the others. */
const PARSERS: Readonly<Record<Format, (bytes: Uint8Array, origin: string) => ParsedText | Promise<ParsedText>>> = {
	text: (bytes, origin) => parseText(decode(bytes), origin),
	markdown: async (bytes, origin) => (await import('./markdown.ts')).parseMarkdown(decode(bytes), origin),
	html: async (bytes, origin) => (await import('./page.ts')).parsePage(bytes, origin),
	pdf: async (bytes, origin) => (await import('./pdf.ts')).parsePdf(bytes, origin),
};

export function tooLarge(origin: string, size: number | null): SourceError {
	const is = size === null ? 'it is larger than' : `it has ${(size / 1_000_000).toFixed(1)} MB, more than`;
	return new SourceError({ origin, reason: `${is} the limit of ${LARGEST / 1_000_000} MB`, advice: 'Give a single article.' });
}

function noText(document: Document, origin: string): SourceError {
	const reason = document.title ? 'it has a title and no text after it' : 'there is no text in it, only blanks';
	return new SourceError({ origin, reason, advice: 'Give a file with a news article in it.' });
}

function checkOverrides({ title, published, publisher, url }: Overrides, origin: string): Partial<ParsedText> {
	const read = published === undefined ? null : publishedDate(published);
	if (read && 'problem' in read) {
		throw new SourceError({
			origin,
			reason: `the date "${published}" that was given for it ${read.problem}`,
			advice: 'Write it as 2025-10-08.',
		});
	}
	if (url !== undefined && !isWebAddress(url)) {
		throw new SourceError({
			origin,
			reason: `the url "${url}" that was given for it is no web address`,
			advice: 'Write it as https://news.example/story.',
		});
	}
	return { ...(title && { title }), ...(read && { published: read.date }), ...(publisher && { publisher }), ...(url && { url }) };
}
