import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Digest } from '../model/digest.ts';
import type { Document } from '../model/document.ts';
import type { Topic } from '../model/topic.ts';
import { readDocument } from '../sources/file.ts';
import { digestApart } from './reader/reader.ts';

/** A Document of a Topic, under the day that people ask for it by. */
export interface Entry {
	/** `2025-10-08`: the Document's own date, or else the one that its file's name begins with; null when neither is known. */
	readonly day: string | null;
	readonly document: Document;
}

export interface Library {
	readonly topics: readonly Topic[];
	/** Newest first; those without a day come last. A file that cannot be read is left out, and told to the operator once. */
	entries(topic: Topic): Promise<readonly Entry[]>;
	digestOf(document: Document): Promise<Digest>;
}

/** A document, and not what is kept beside it: `2025-10-08.md`, but not `2025-10-08.card.txt`, `README.md` or `.draft.md`. */
const DOCUMENT = /^(?!readme\.)[^.]+\.(?:md|markdown|txt|text|html?|pdf)$/i;
const DAY = /^\d{4}-\d{2}-\d{2}/;
const DIGESTS_KEPT = 200;

interface LibraryOptions {
	readonly warn: (message: string) => void;
	/** Makes a digest that is not at hand yet. */
	readonly digest?: (document: Document) => Promise<Digest>;
}

/** The documents in the topics' folders. A file is read again when it has changed. */
export function library(topics: readonly Topic[], { warn, digest = digestApart }: LibraryOptions): Library {
	const files = new Map<string, { readonly stamp: string; readonly entry: Entry | null }>();
	const digests = new Map<string, Promise<Digest>>();
	return {
		topics,
		async entries(topic) {
			const found: Entry[] = [];
			for (const source of topic.sources) {
				if (source.kind !== 'folder') continue;
				for (const file of await documentFiles(source.path)) {
					const entry = await read(file);
					if (entry && !found.some(({ document }) => document.hash === entry.document.hash)) found.push(entry);
				}
			}
			return found.sort(newestFirst);
		},
		digestOf(document) {
			const { hash } = document;
			const made = digests.get(hash) ?? digest(document);
			digests.delete(hash);
			digests.set(hash, made);
			// What failed is tried again when it is next asked for.
			made.catch(() => digests.delete(hash));
			if (digests.size > DIGESTS_KEPT) digests.delete(digests.keys().next().value!);
			return made;
		},
	};

	async function read(file: string): Promise<Entry | null> {
		const { mtimeMs, size, ino } = await stat(file);
		const stamp = `${mtimeMs} ${size} ${ino}`;
		const known = files.get(file);
		if (known?.stamp === stamp) return known.entry;
		const entry = await readEntry(file).catch((cause: unknown) => {
			warn(cause instanceof Error ? cause.message : String(cause));
			return null;
		});
		files.set(file, { stamp, entry });
		return entry;
	}
}

async function documentFiles(folder: string): Promise<string[]> {
	const names = await readdir(folder).catch(() => []);
	return names
		.filter((name) => DOCUMENT.test(name))
		.sort()
		.map((name) => path.join(folder, name));
}

async function readEntry(file: string): Promise<Entry> {
	const document = await readDocument(file);
	return { day: document.published?.slice(0, 10) ?? DAY.exec(path.basename(file))?.[0] ?? null, document };
}

function newestFirst(a: Entry, b: Entry): number {
	return (b.day ?? '').localeCompare(a.day ?? '') || a.document.hash.localeCompare(b.document.hash);
}
