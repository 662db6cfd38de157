import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Document } from '../model/document.ts';
import { createDocument } from './document.ts';

const DATE_LINE = /^\s*date (\d{4}-\d{2}-\d{2})\s+/;

/** What the caller knows better than the text. */
export interface Details {
	readonly title?: string | undefined;
	readonly published?: string | undefined;
	readonly publisher?: string | undefined;
	readonly url?: string | undefined;
}

/** Reads one Document from a file, or from standard input for "-". */
export async function readDocument(path: string, details: Details = {}): Promise<Document> {
	const raw = (path === '-' ? await buffer(process.stdin) : await readFile(path)).toString('utf8');
	const date = DATE_LINE.exec(raw);
	return createDocument({
		...details,
		origin: path === '-' ? 'standard input' : path,
		body: raw.slice(date?.[0].length ?? 0),
		published: details.published ?? date?.[1],
	});
}
