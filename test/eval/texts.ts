import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Document } from '../../src/model/document.ts';
import { createDocument } from '../../src/sources/document.ts';

interface Text {
	readonly id: string;
	readonly text: string;
}

const FIXTURES = path.join(import.meta.dirname, '../fixtures/news');
const DATE_LINE = /^date (\d{4}-\d{2}-\d{2})\s+/;

/** The articles that were written for these tests. */
export function ownTexts(): Document[] {
	return readdirSync(FIXTURES)
		.filter((name) => name.endsWith('.txt'))
		.sort()
		.map((name) => {
			const raw = readFileSync(path.join(FIXTURES, name), 'utf8');
			const date = DATE_LINE.exec(raw);
			return documentOf({ id: name, text: raw.slice(date?.[0].length ?? 0) }, date?.[1] ?? null);
		});
}

/** `count` articles of the evaluation data, as evenly from its three collections as they allow. */
export async function publicTexts(folder: string, count: number): Promise<Document[]> {
	const library = path.resolve(folder, 'harness/lib');
	if (!existsSync(library)) throw new Error(`No harness in "${folder}": name a folder of the evaluation data, with its harness beside it`);
	const { polnear } = (await import(pathToFileURL(path.join(library, 'attr-data.mjs')).href)) as { polnear: (split: string) => Text[] };
	const { sets } = (await import(pathToFileURL(path.join(library, 'summ-data.mjs')).href)) as { sets: Record<string, () => Text[]> };
	const collections = [polnear('dev'), sets['cnndm-val']!(), sets.inshorts!()];
	const each = Math.ceil(count / collections.length);
	return collections
		.flatMap((texts) => texts.slice(0, each))
		.slice(0, count)
		.map((text) => documentOf(text, '2016-06-01'));
}

function documentOf({ id, text }: Text, published: string | null): Document {
	return createDocument({ origin: id, body: text, published: published ?? undefined, language: 'en' });
}
