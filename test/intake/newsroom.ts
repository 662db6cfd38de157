import { onTestFinished } from 'vitest';
import { type Library, library } from '../../src/bot/library.ts';
import { createPoll, type Poll } from '../../src/intake/poll.ts';
import { type Pool, pool } from '../../src/intake/pool.ts';
import { OPERATOR } from '../../src/model/place.ts';
import type { Filter, Topic, WebSource } from '../../src/model/topic.ts';
import { type Source, sourcesOf, takeConfigured } from '../../src/store/sources.ts';
import type { Store } from '../../src/store/store.ts';
import { fetcherFor, type Site } from '../fixtures/site.ts';
import { store as openStore } from '../fixtures/store.ts';

/** A topic with sources on loopback, all that reads them, and a clock. */
export interface Newsroom {
	readonly topic: Topic;
	readonly store: Store;
	readonly poll: Poll;
	readonly books: Library;
	readonly warnings: string[];
	/** Unix ms; Wednesday 5 March 2025, noon. */
	clock: number;
	/** Lets so many ms pass, and visits what is due. */
	later(ms?: number): Promise<void>;
	/** The titles of the topic's documents, newest first. */
	titles(): Promise<string[]>;
	source(): Promise<Source>;
}

export const QUARTER = 20 * 60_000;

let threads: Pool | undefined;

/** One pool for all tests of a file: its threads take their time to start. */
export function sharedPool(): Pool {
	threads ??= pool({ threads: 1, within: { feed: 20_000, page: 20_000, digest: 60_000 } });
	return threads;
}

export async function newsroom(
	sites: readonly Site[],
	sources: readonly (Partial<WebSource> & { url: string })[],
	{ filter, store }: { filter?: Filter; store?: Store } = {},
): Promise<Newsroom> {
	const web = sources.map((source): WebSource => ({ kind: 'feed', written: source.url, fullText: false, every: null, ...source }));
	const topic: Topic = { name: 'harbour', title: 'Harbour talks', sources: web, ...(filter && { filter }) };
	const db = store ?? (await openStore());
	const warnings: string[] = [];
	const stop = new AbortController();
	onTestFinished(() => stop.abort());
	const now = () => self.clock;
	const warn = (message: string, facts?: Readonly<Record<string, unknown>>) =>
		void warnings.push(`${message} ${String(facts?.cause ?? '')}`.trim());
	const log = { info() {}, warn, error: warn };
	const fetcher = fetcherFor(sites, { now });
	const poll = createPoll({
		store: db,
		fetcher,
		pool: sharedPool(),
		topics: () => [topic],
		every: 15 * 60_000,
		log,
		now,
		signal: stop.signal,
	});
	const books = library([topic], { warn, store: db, now });
	const self: Newsroom = {
		topic,
		store: db,
		poll,
		books,
		warnings,
		clock: Date.UTC(2025, 2, 5, 12),
		async later(ms = QUARTER) {
			self.clock += ms;
			await poll.tick();
		},
		async titles() {
			const entries = await books.entries(topic);
			return entries.map(({ document: { text, title } }) => text.slice(title?.start ?? 0, title?.end ?? 40));
		},
		async source() {
			const [one] = await sourcesOf(db, { tenants: [OPERATOR] });
			return one!;
		},
	};
	const given = { tenant: OPERATOR, topic: topic.name, given: 'config', addedBy: null } as const;
	await takeConfigured(db, {
		sources: web.map(({ kind, url, fullText, every }) => ({ ...given, kind, url, fullText, every })),
		at: self.clock,
	});
	return self;
}
