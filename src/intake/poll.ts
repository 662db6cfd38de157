import { setTimeout as wait } from 'node:timers/promises';
import type { Document } from '../model/document.ts';
import { OPERATOR } from '../model/place.ts';
import type { Topic } from '../model/topic.ts';
import { judge } from '../sources/filter/judge.ts';
import { withdrawArticles } from '../store/articles.ts';
import { keepDigest } from '../store/digests.ts';
import { claimVisit, dueSources, type NewSource, nextVisit, recordVisit, type Source, takeConfigured } from '../store/sources.ts';
import { folders } from './folders.ts';
import { keepBrought } from './keep.ts';
import { knownArticles } from './known.ts';
import { type Visit, type Visiting, visit } from './visit.ts';

export interface PollOptions extends Visiting {
	/** As they are now: the configuration may be read again meanwhile. */
	readonly topics: () => readonly Topic[];
	/** Ms between two visits of a source that does not say. */
	readonly every: number;
	readonly log: {
		info(message: string, facts?: Readonly<Record<string, unknown>>): void;
		warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
		error(message: string, facts?: Readonly<Record<string, unknown>>): void;
	};
	/** Told of each visit. */
	readonly visited?: (topic: string, outcome: 'read' | 'failed') => void;
	/** Visits at the same time. */
	readonly atOnce?: number;
}

/** Visits the sources when their time has come. */
export interface Poll {
	/** Visits all that are due, and resolves with how many these were. */
	tick(): Promise<number>;
	/** Goes on until the signal; resolves when the visits that run are over. */
	run(stop: AbortSignal): Promise<void>;
}

const AT_ONCE = 16;
const READ: ReadonlySet<Visit['status']> = new Set(['brought', 'unchanged']);
/** A visit that a process did not come back from may be made by another after this long (ms). */
const CLAIM = 10 * 60_000;
const LONGEST_BACK_OFF = 86_400_000;
/** How long (ms) a new source may wait to be noticed. */
const LOOK = 5_000;

export function createPoll(options: PollOptions): Poll {
	const { store, topics, every, log, now, atOnce = AT_ONCE } = options;
	const books = knownArticles(store);
	return {
		async tick() {
			let count = 0;
			for (;;) {
				const due = await dueSources(store, { at: now(), limit: atOnce * 4 });
				if (!due.length || options.signal?.aborted) return count;
				count += await inTurns(due, atOnce, call);
			}
		},
		async run(stop) {
			let taken: readonly Topic[] | null = null;
			let unwatch = () => {};
			while (!stop.aborted) {
				const wanted = topics();
				if (wanted !== taken) {
					await takeConfigured(store, { sources: wanted.flatMap(configured), at: now() });
					unwatch();
					unwatch = folders({ topics, store, books, log, now }).watch();
				}
				taken = wanted;
				await this.tick().catch((cause: unknown) => log.error('the sources could not be visited', { cause }));
				const next = (await nextVisit(store).catch(() => null)) ?? Number.POSITIVE_INFINITY;
				await wait(Math.max(0, Math.min(next - now(), LOOK)), undefined, { signal: stop, ref: false }).catch(() => {});
			}
			unwatch();
		},
	};

	async function call(source: Source): Promise<boolean> {
		if (options.signal?.aborted || !(await claimVisit(store, source, { until: now() + CLAIM }))) return false;
		try {
			await record(source, await visit(source, options));
		} catch (cause) {
			log.error('a source could not be visited because of a fault', { source: source.url, cause });
		}
		return true;
	}

	async function record(source: Source, outcome: Visit): Promise<void> {
		if (options.signal?.aborted) return;
		const { tenant, id } = source;
		const at = now();
		if (outcome.status !== 'later') options.visited?.(source.topic, READ.has(outcome.status) ? 'read' : 'failed');
		const fine = {
			tenant,
			id,
			state: 'fine',
			checkedAt: at,
			succeededAt: at,
			failures: 0,
			failingSince: null,
			reason: null,
			advice: null,
		} as const;
		const nextAt = at + steady(source.every ?? every, id);
		switch (outcome.status) {
			case 'brought': {
				const { status: _, brought, notes, ...facts } = outcome;
				await take(source, brought, at);
				return recordVisit(store, { ...fine, ...facts, nextAt, reason: notes[0] ?? null });
			}
			case 'unchanged':
				return recordVisit(store, {
					...fine,
					etag: outcome.etag,
					lastModified: outcome.lastModified,
					nextAt,
					reason: source.state === 'fine' ? source.reason : null,
				});
			case 'later':
				return recordVisit(store, { tenant, id, state: source.state, checkedAt: at, nextAt: at + Math.max(outcome.after, 1_000) });
			default:
				return trouble(source, outcome, at);
		}
	}

	async function trouble(
		source: Source,
		{ status, reason, advice }: Extract<Visit, { status: 'gone' | 'failed' }>,
		at: number,
	): Promise<void> {
		const { tenant, id, url } = source;
		const failures = source.failures + 1;
		const gone = status === 'gone';
		const backOff = Math.min((source.every ?? every) * 2 ** Math.min(failures, 10), LONGEST_BACK_OFF);
		if (failures === 1 || gone)
			log.warn(`a source ${gone ? 'is gone' : 'cannot be read'}: ${reason}. ${advice}`, { source: url, topic: source.topic });
		if (gone && source.kind !== 'feed') await withdrawArticles(store, { tenant, source: id, at });
		const failingSince = source.failingSince ?? at;
		const nextAt = gone ? null : at + steady(backOff, id);
		await recordVisit(store, {
			tenant,
			id,
			state: gone ? 'gone' : 'failing',
			checkedAt: at,
			failures,
			failingSince,
			reason,
			advice,
			nextAt,
		});
	}

	/** Keeps what is new, and makes the digests that editions will ask for. */
	async function take(source: Source, brought: Extract<Visit, { status: 'brought' }>['brought'], at: number): Promise<void> {
		const kept = await keepBrought(source, { brought, store, books, at });
		const topic = topics().find(({ name }) => name === source.topic);
		const wanted = kept.documents.filter((document) => isWanted(document, topic, at));
		await Promise.all(wanted.map((document) => digest(source, document, at)));
		const { added, changed, repeated } = kept;
		if (added + changed) log.info('a source has brought news', { source: source.url, topic: source.topic, added, changed, repeated });
	}

	async function digest({ tenant }: Source, document: Document, at: number): Promise<void> {
		const done = await options.pool.run({ kind: 'digest', document });
		if (done.status === 'done') await keepDigest(store, { tenant, digest: done.result, at });
		else log.warn(`a document was not digested: ${done.reason}`, { document: document.origin });
	}
}

/** English, and not kept out by the filter. */
function isWanted(document: Document, topic: Topic | undefined, now: number): boolean {
	if (document.language !== null && document.language !== 'en') return false;
	const filter = topic?.filter && { ...topic.filter, atMost: null };
	return judge([{ document, day: document.published }], { filter, now })[0]!.in;
}

/** Somewhat more or less for each source, the same each time, so that not all are visited in one moment. */
function steady(ms: number, id: string): number {
	const share = Buffer.from(id).reduce((sum, byte) => (sum * 31 + byte) % 1_000, 0) / 1_000;
	return Math.round(ms * (0.95 + share * 0.1));
}

/** The sources of a Topic that the configuration names and that are fetched. */
function configured(topic: Topic): NewSource[] {
	return topic.sources.flatMap((source): NewSource[] => {
		if (source.kind === 'folder') return [];
		const { kind, url, fullText, every } = source;
		return [{ tenant: OPERATOR, topic: topic.name, kind, url, given: 'config', fullText, every, addedBy: null }];
	});
}

/** Runs `work` on each, so many at once; counts those that it says yes to. */
async function inTurns<Item>(items: readonly Item[], atOnce: number, work: (item: Item) => Promise<boolean>): Promise<number> {
	const waiting = [...items];
	let count = 0;
	async function lane(): Promise<void> {
		for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) if (await work(item)) count++;
	}
	await Promise.all(Array.from({ length: atOnce }, lane));
	return count;
}
