import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Digest } from '../model/digest.ts';
import type { Document } from '../model/document.ts';
import { OPERATOR, type Tenant } from '../model/place.ts';
import type { Topic } from '../model/topic.ts';
import { isDocumentFile } from '../sources/document-file.ts';
import { readDocument } from '../sources/file.ts';
import { judge, type Verdict } from '../sources/filter/judge.ts';
import { topicDocuments } from '../store/articles.ts';
import { findDigest } from '../store/digests.ts';
import type { Store } from '../store/store.ts';
import { digestApart } from './reader/reader.ts';

/** A Document of a Topic, under the day that people ask for it by. */
export interface Entry {
	/** `2025-10-08`: the Document's own date, or else the one that its file's name begins with; null when neither is known. */
	readonly day: string | null;
	readonly document: Document;
}

export interface JudgedEntry extends Entry {
	readonly verdict: Verdict;
}

export interface Library {
	readonly topics: readonly Topic[];
	/**
	 * Newest first; those without a day come last. What the topic's filter keeps out is not among them. A file that cannot be read
	 * is left out, and told to the operator once. `tenant`: whose own sources count beside those of the configuration.
	 */
	entries(topic: Topic, tenant?: Tenant): Promise<readonly Entry[]>;
	/** All that is there before the filter, with what it says of each, for `byline preview`. */
	judged(topic: Topic, tenant?: Tenant): Promise<readonly JudgedEntry[]>;
	digestOf(document: Document): Promise<Digest>;
}

const DAY = /^\d{4}-\d{2}-\d{2}/;
const DIGESTS_KEPT = 200;

interface LibraryOptions {
	readonly warn: (message: string) => void;
	/** Makes a digest that is not at hand yet. */
	readonly digest?: (document: Document) => Promise<Digest>;
	/** Where fetched documents are; without it, only folders count. */
	readonly store?: Store;
	/** Unix time in ms, for filters by age. */
	readonly now?: () => number;
}

/** Of a topic's fetched documents, so many of the newest are looked at. */
const FETCHED = 500;

/** The documents of the topics: what lies in their folders, read again when it has changed, and what was fetched. */
export function library(topics: readonly Topic[], { warn, digest = digestApart, store, now = () => 0 }: LibraryOptions): Library {
	const files = new Map<string, { readonly stamp: string; readonly entry: Entry | null }>();
	const digests = new Map<string, Promise<Digest>>();
	const owners = new WeakMap<Document, Tenant>();
	return {
		topics,
		async entries(topic, tenant) {
			const found = await judged(topic, tenant);
			return found.flatMap(({ verdict, ...entry }) => (verdict.in ? entry : []));
		},
		judged,
		digestOf(document) {
			const { hash } = document;
			const made = digests.get(hash) ?? kept(document).then((found) => found ?? digest(document));
			digests.delete(hash);
			digests.set(hash, made);
			// What failed is tried again when it is next asked for.
			made.catch(() => digests.delete(hash));
			if (digests.size > DIGESTS_KEPT) digests.delete(digests.keys().next().value!);
			return made;
		},
	};

	async function judged(topic: Topic, tenant?: Tenant): Promise<readonly JudgedEntry[]> {
		const found = new Map<string, Entry>();
		for (const entry of [...(await inFolders(topic)), ...(await fetched(topic, tenant))])
			if (!found.has(entry.document.hash)) found.set(entry.document.hash, entry);
		const all = [...found.values()].sort(newestFirst);
		const verdicts = judge(all, { filter: topic.filter, now: now() });
		return all.map((entry, i) => ({ ...entry, verdict: verdicts[i]! }));
	}

	async function inFolders(topic: Topic): Promise<Entry[]> {
		const found: Entry[] = [];
		for (const source of topic.sources) {
			if (source.kind !== 'folder') continue;
			for (const file of await documentFiles(source.path)) {
				const entry = await read(file);
				if (entry) found.push(entry);
			}
		}
		return found;
	}

	async function fetched({ name }: Topic, tenant: Tenant = OPERATOR): Promise<Entry[]> {
		if (!store) return [];
		const tenants = [...new Set([OPERATOR, tenant])];
		const found = await topicDocuments(store, { tenants, topic: name, limit: FETCHED });
		return found.map(({ article, document }) => {
			owners.set(document, article.tenant);
			return { day: article.day, document };
		});
	}

	async function kept(document: Document): Promise<Digest | null> {
		const tenant = owners.get(document);
		return store && tenant ? findDigest(store, { tenant, hash: document.hash }) : null;
	}

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
		.filter(isDocumentFile)
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
