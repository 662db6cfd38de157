import { readdirSync } from 'node:fs';
import path from 'node:path';
import { cardOf, filledSections } from '../../src/cards/section.ts';
import { digest } from '../../src/digest/digest.ts';
import { renderAll } from '../../src/platforms/terminal/index.ts';
import { readDocument } from '../../src/sources/file.ts';

export const DIGESTS = path.join(import.meta.dirname, '../../digests');

export interface Golden {
	/** Path below `digests/`. */
	readonly name: string;
	readonly text: string;
}

/** What stands beside each document of `digests/`: its Digest, and its cards as a terminal of 90 columns shows them. */
export async function goldenFiles(): Promise<Golden[]> {
	const documents = readdirSync(DIGESTS, { recursive: true, encoding: 'utf8' })
		.map((name) => name.split(path.sep).join('/'))
		.filter((name) => /\/\d{4}-\d{2}-\d{2}\.md$/.test(name))
		.sort();
	return (await Promise.all(documents.map(besides))).flat();
}

async function besides(name: string): Promise<Golden[]> {
	const document = { ...(await readDocument(path.join(DIGESTS, name))), origin: `digests/${name}` };
	const found = digest(document);
	const topic = path.dirname(name).replace(/^./, (first) => first.toUpperCase());
	const cards = filledSections(found).map((section) => cardOf(found, section, { document, topic }));
	const stem = name.replace(/\.md$/, '');
	return [
		{ name: `${stem}.digest.json`, text: `${JSON.stringify(found, null, '\t')}\n` },
		{ name: `${stem}.terminal.txt`, text: `${renderAll(cards, { width: 90, colour: false })}\n` },
	];
}
