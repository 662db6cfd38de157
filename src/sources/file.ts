import { readFile } from 'node:fs/promises';
import type { Document } from '../model/document.ts';
import { createDocument } from './document.ts';

const DATE_LINE = /^\s*date (\d{4}-\d{2}-\d{2})\s+/;

/** Reads one Document from a file. */
export async function readDocument(path: string): Promise<Document> {
	const raw = await readFile(path, 'utf8');
	const date = DATE_LINE.exec(raw);
	return createDocument({ origin: path, body: raw.slice(date?.[0].length ?? 0), published: date?.[1] });
}
