import type { Document } from '../model/document.ts';
import type { Edition } from '../model/edition.ts';
import { platformOf, type Tenant } from '../model/place.ts';
import type { CardKey, Post } from '../model/post.ts';
import { keepCards, type ShownCard } from '../store/cards.ts';
import { type Delivery, openDeliveries } from '../store/deliveries.ts';
import { keepDocument } from '../store/documents.ts';
import { keepEdition } from '../store/editions.ts';
import { writeLedger } from '../store/ledger.ts';
import { markedAt } from '../store/marks.ts';
import type { Store } from '../store/store.ts';

/** A card for everybody in a place. */
export interface Publication {
	readonly tenant: Tenant;
	/** What asked for it: the due time of a schedule, or an event. With topic and channel it names the one delivery. */
	readonly slot: string;
	readonly post: Post;
	/** Null for a card that is about no Document; then no thread is kept. */
	readonly subject: { readonly topic: string; readonly document: Document } | null;
	/** When its slot's time came (Unix ms); without it: now. */
	readonly due?: number;
	/** Where the card is an Edition's: it is kept, with the Documents that it stands on. */
	readonly edition?: { readonly edition: Edition; readonly documents: readonly Document[]; readonly scheduled: boolean } | undefined;
	/** Not sent any more after this time (Unix ms); without it: however late. */
	readonly expires?: number | null;
}

export interface CommitOptions {
	/** Unix time in ms. */
	readonly at: number;
	/** Somebody waits for them. */
	readonly asked?: boolean;
}

/** An event that was answered before a backup was put back may come again for so long (ms): Slack repeats for an hour. */
const REPEATED = 2 * 3_600_000;

/**
 * Writes down what is to be posted: from then on it is posted once, whatever happens to this process. Gives the keys of those
 * that were not there before. The intent is written last: what it needs is there by then. Where a backup was put back, what may have been
 * posted after it was made is looked for first.
 */
export async function commit(
	store: Store,
	publications: readonly Publication[],
	{ at, asked = false }: CommitOptions,
): Promise<ReadonlySet<CardKey>> {
	for (const { tenant, document } of documentsOf(publications)) await keepDocument(store, { tenant, document, at });
	for (const publication of publications) await keepEditionOf(store, publication, at);
	await keepCards(store, publications.map(cardOf), { at });
	const restored = await markedAt(store, 'restored');
	const doubtful = ({ due = at - REPEATED }: Publication) => restored !== null && due <= restored;
	const opened = await openDeliveries(
		store,
		publications.map((publication) => ({ ...deliveryOf(publication, asked), doubtful: doubtful(publication) })),
		{ at },
	);
	const entries = publications.filter(({ post }) => opened.has(post.key));
	await writeLedger(
		store,
		entries.map(({ tenant, slot, subject, post }) => ({
			...{ tenant, at, slot, topic: subject?.topic ?? '', channel: post.place.channel, key: post.key },
			what: 'opened' as const,
			detail: { platform: platformOf(tenant), asked },
		})),
	);
	return opened;
}

async function keepEditionOf(store: Store, { tenant, post, subject, edition: made }: Publication, at: number): Promise<void> {
	if (!made || !subject) return;
	for (const document of made.documents) await keepDocument(store, { tenant, document, at });
	const { key, place } = post;
	const { edition, scheduled } = made;
	await keepEdition(store, { tenant, key, version: 1, channel: place.channel, topic: subject.topic, scheduled, edition, at });
}

function documentsOf(publications: readonly Publication[]): Iterable<{ tenant: Tenant; document: Document }> {
	const found = new Map<string, { tenant: Tenant; document: Document }>();
	for (const { tenant, subject } of publications)
		if (subject) found.set(`${tenant} ${subject.document.hash}`, { tenant, document: subject.document });
	return found.values();
}

function cardOf({ tenant, post: { key, place, card }, subject }: Publication): ShownCard {
	const about = { topic: subject?.topic ?? null, document: subject?.document.hash ?? null };
	return { tenant, key, channel: place.channel, ...about, section: card.section, message: null, thread: null };
}

function deliveryOf({ tenant, slot, post, subject, expires = null }: Publication, asked: boolean): Delivery {
	const about = { topic: subject?.topic ?? '', document: subject?.document.hash ?? null };
	return { tenant, slot, ...post, ...about, asked, expires };
}
