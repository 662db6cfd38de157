import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { OPERATOR } from '../model/place.ts';
import type { FolderSource, Topic } from '../model/topic.ts';
import { isDocumentFile } from '../sources/document-file.ts';
import { readDocument } from '../sources/file.ts';
import { articlesOf, keepArticle } from '../store/articles.ts';
import { addSource, findSource, type NewSource, sourceId } from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import { broughtOf } from './by-hand.ts';
import { keepBrought } from './keep.ts';
import type { KnownArticles } from './known.ts';

export interface FolderOptions {
	readonly topics: () => readonly Topic[];
	readonly store: Store;
	readonly books: KnownArticles;
	readonly log: { warn(message: string, facts?: Readonly<Record<string, unknown>>): void };
	/** Unix time in ms. */
	readonly now: () => number;
}

/** Keeps book of what lies in the topics' folders: that a document is rewritten or taken away is known, as it is of a feed's. */
export interface Folders {
	/** Looks through all of them. */
	scan(): Promise<void>;
	/** Looks when something changes, and now and then anyway: not every file system tells. Gives what ends it. */
	watch(): () => void;
}

/** ms: a file is written in several steps; and a look at everything. */
const SETTLED = 400;
const RESCAN = 60_000;

export function folders(options: FolderOptions): Folders {
	const { topics, log } = options;
	const stamps = new Map<string, string>();
	let last: Promise<void> = Promise.resolve();
	const self: Folders = {
		scan() {
			// One look after the other: two at once would both find the same news.
			last = last.then(scanAll, scanAll);
			return last;
		},
		watch() {
			const watchers: FSWatcher[] = [];
			let soon: NodeJS.Timeout | undefined;
			const look = () => void self.scan().catch((cause: unknown) => log.warn('the folders could not be looked through', { cause }));
			const changed = () => {
				clearTimeout(soon);
				soon = setTimeout(look, SETTLED).unref();
			};
			for (const { path: folder } of topics().flatMap(foldersOf)) {
				try {
					watchers.push(watch(folder, { persistent: false }, changed).on('error', () => {}));
				} catch {
					// Looking now and then has to do.
				}
			}
			const often = setInterval(look, RESCAN).unref();
			look();
			return () => {
				clearTimeout(soon);
				clearInterval(often);
				for (const watcher of watchers) watcher.close();
			};
		},
	};
	return self;

	async function scanAll(): Promise<void> {
		for (const topic of topics()) for (const folder of foldersOf(topic)) await scanFolder(topic, folder);
	}

	async function scanFolder({ name }: Topic, folder: FolderSource): Promise<void> {
		const { store, books, now } = options;
		const given: NewSource = {
			tenant: OPERATOR,
			topic: name,
			kind: 'folder',
			url: folder.path,
			given: 'people',
			fullText: false,
			every: null,
			addedBy: null,
		};
		await addSource(store, { ...given, at: now() });
		const source = await findSource(store, { tenant: OPERATOR, id: sourceId(given) });
		const names = await readdir(folder.path).catch(() => null);
		// A folder that cannot be read is not an empty one.
		if (!names || !source) return;
		const files = names.filter(isDocumentFile).sort();
		const changed = await changedFiles(files.map((file) => path.join(folder.path, file)));
		const brought = changed.map(({ file, document }) => ({ ...broughtOf(document), guid: path.basename(file), url: null }));
		if (brought.length) await keepBrought(source, { brought, store, books, at: now() });
		await withdrawMissing(name, { source: source.id, files });
	}

	async function changedFiles(files: readonly string[]) {
		const found = [];
		for (const file of files) {
			const { mtimeMs, size, ino } = await stat(file).catch(() => ({ mtimeMs: 0, size: 0, ino: 0 }));
			const stamp = `${mtimeMs} ${size} ${ino}`;
			if (stamps.get(file) === stamp) continue;
			stamps.set(file, stamp);
			// Whoever asks for the topic is told what is wrong with a file.
			const document = await readDocument(file).catch(() => null);
			if (document) found.push({ file, document });
		}
		return found;
	}

	async function withdrawMissing(topic: string, { source, files }: { source: string; files: readonly string[] }): Promise<void> {
		const { store, now } = options;
		const there = new Set(files);
		for (const article of await articlesOf(store, { tenant: OPERATOR, topic })) {
			if (article.source !== source || article.guid === null) continue;
			const gone = !there.has(article.guid);
			if (gone === (article.withdrawnAt !== null)) continue;
			await keepArticle(store, { ...article, withdrawnAt: gone ? now() : null, changedAt: now() });
		}
	}
}

function foldersOf({ sources }: Topic): FolderSource[] {
	return sources.flatMap((source) => (source.kind === 'folder' ? source : []));
}
