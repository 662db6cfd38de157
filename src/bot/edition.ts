import { editionCard } from '../cards/edition.ts';
import { makeEdition } from '../editions/edition.ts';
import type { Report } from '../editions/report.ts';
import type { Card } from '../model/card.ts';
import type { Document } from '../model/document.ts';
import type { Edition } from '../model/edition.ts';
import type { Channel, Tenant } from '../model/place.ts';
import type { Topic } from '../model/topic.ts';
import { findDocument } from '../store/documents.ts';
import { editionsBefore } from '../store/editions.ts';
import type { Store } from '../store/store.ts';
import type { Context } from './context.ts';
import type { Entry } from './library.ts';

/** An Edition with what it stands on. */
export interface Made {
	readonly edition: Edition;
	/** Every Document of it, those of the editions before among them. */
	readonly documents: readonly Document[];
	readonly card: Card;
	/** The first Document of its first story; null where there is nothing. */
	readonly first: Document | null;
}

/** Reports of one edition, reports of the editions before, and the editions that are looked back at. */
const MOST = 60;
const MOST_BEFORE = 45;
const EDITIONS = 10;
/** A story is followed over so many days. */
const FOLLOWED = 14;
const DAY_MS = 86_400_000;

/** Without a store there is no edition before. */
export interface Wants extends Pick<Context, 'library'> {
	readonly store: Store | null;
}

/** The edition of one day, for whoever asks for it: what the days before told is not news in it. */
export async function editionOfDay(
	topic: Topic,
	{ entries, day }: { entries: readonly Entry[]; day: string },
	context: Wants,
): Promise<Made> {
	const today = entries.filter((entry) => entry.day === day).slice(0, MOST);
	const oldest = new Date(Date.parse(day) - FOLLOWED * DAY_MS).toISOString().slice(0, 10);
	const before = entries.filter((entry) => entry.day !== null && entry.day < day && entry.day >= oldest).slice(0, MOST_BEFORE);
	return make(topic, { day, today, before: before.map(({ document }) => document), since: before[0]?.day ?? null }, context);
}

/**
 * The edition that is due in a channel: what has come since its edition before. The first is of the newest day alone, and has no before.
 * `made` keeps what other channels with the same past are given too.
 */
export async function editionDue(
	topic: Topic,
	{ tenant, channel, made }: { readonly tenant: Tenant; readonly channel: Channel; readonly made: Map<string, Promise<Made | null>> },
	context: Wants,
): Promise<Made | null> {
	const { store } = context;
	const kept = store ? await editionsBefore(store, { tenant, channel, topic: topic.name, limit: EDITIONS }) : [];
	const hashes = [...new Set(kept.flatMap(({ edition }) => edition.sources.map(({ document }) => document)))].slice(0, MOST_BEFORE * 2);
	const name = `${tenant} ${topic.name} ${kept[0]?.edition.day ?? ''} ${hashes.join(' ')}`;
	const work = made.get(name) ?? due();
	made.set(name, work);
	return work;

	async function due(): Promise<Made | null> {
		const entries = await context.library.entries(topic, tenant);
		const newest = entries[0]?.day ?? null;
		const last = kept[0]?.edition ?? null;
		const known = new Set(hashes);
		// What came late for yesterday is news still; what was there before the first edition is not.
		const since = last && latest(new Date(Date.parse(last.day) - DAY_MS).toISOString().slice(0, 10), kept.at(-1)!.edition.day);
		const today = entries.filter((entry) => !known.has(entry.document.hash) && (since ? (entry.day ?? '') >= since : entry.day === newest));
		const day = newest && last && newest < last.day ? last.day : (newest ?? last?.day);
		if (!day || entries.length === 0) return null;
		const found = store ? await Promise.all(hashes.slice(0, MOST_BEFORE).map((hash) => findDocument(store, { tenant, hash }))) : [];
		const before = found.filter((document) => document !== null);
		return make(topic, { day, today: today.slice(0, MOST), before, since: last?.day ?? null }, context);
	}
}

function latest(a: string, b: string): string {
	return a > b ? a : b;
}

interface Making {
	readonly day: string;
	readonly today: readonly Entry[];
	readonly before: readonly Document[];
	readonly since: string | null;
}

async function make({ title }: Topic, { day, today, before, since }: Making, { library }: Wants): Promise<Made> {
	const read = async (document: Document): Promise<Report> => ({ document, digest: await library.digestOf(document) });
	const reports: Report[] = [];
	for (const { document } of today) reports.push(await read(document));
	const earlier: Report[] = [];
	for (const document of before) earlier.push(await read(document));
	const edition = makeEdition({ topic: title, day, reports, before: earlier, since });
	const documents = [...reports, ...earlier].map(({ document }) => document);
	const [story] = edition.stories;
	const hash = edition.sources[story?.headline?.source ?? story?.sources[0] ?? -1]?.document;
	const first = documents.find((document) => document.hash === hash) ?? reports[0]?.document ?? null;
	return { edition, documents, card: editionCard(edition), first };
}
