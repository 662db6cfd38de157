import type { Card } from '../model/card.ts';
import type { Channel, Place, Tenant, ThreadKey } from '../model/place.ts';
import type { CardKey } from '../model/post.ts';
import { findCard, type ShownCard } from './cards.ts';
import { deliverySeal } from './deliveries.ts';
import { requireSeal } from './seal.ts';
import type { Store } from './store.ts';

export interface StandingDocument {
	readonly tenant: Tenant;
	/** The Topic's name. */
	readonly topic: string;
	/** The Document's hash. */
	readonly document: string;
}

/** The Documents that cards posted since then stand on. */
export async function standingDocuments(store: Store, { since }: { since: number }): Promise<readonly StandingDocument[]> {
	const own = await store
		.selectFrom('cards')
		.select(['tenant', 'topic', 'document'])
		.where('shown_at', '>=', since)
		.where('message', 'is not', null)
		.where('document', 'is not', null)
		.execute();
	const ofEditions = await store
		.selectFrom('edition_documents as e')
		.innerJoin('cards as c', (join) => join.onRef('c.tenant', '=', 'e.tenant').onRef('c.key', '=', 'e.key'))
		.select(['e.tenant', 'c.topic', 'e.document'])
		.where('c.shown_at', '>=', since)
		.where('c.message', 'is not', null)
		.execute();
	const found = new Map<string, StandingDocument>();
	for (const { tenant, topic, document } of [...own, ...ofEditions])
		if (topic && document) found.set(`${tenant} ${topic} ${document}`, { tenant: tenant as Tenant, topic, document });
	return [...found.values()];
}

/** Posted cards, other than answers, that stand on a Document. */
export async function cardsOn(store: Store, document: string): Promise<readonly ShownCard[]> {
	const own = await store.selectFrom('cards').select(['tenant', 'key']).where('document', '=', document).execute();
	const ofEditions = await store.selectFrom('edition_documents').select(['tenant', 'key']).where('document', '=', document).execute();
	const keys = new Map([...own, ...ofEditions].map((row) => [`${row.tenant} ${row.key}`, row] as const));
	const found: ShownCard[] = [];
	for (const { tenant, key } of keys.values()) {
		const card = await findCard(store, { tenant: tenant as Tenant, key: key as CardKey });
		if (card?.message && card.section !== 'answer') found.push(card);
	}
	return found;
}

/** A posted answer in a thread. */
export interface PostedAnswer {
	readonly tenant: Tenant;
	readonly key: CardKey;
	readonly place: Place;
	readonly topic: string;
	readonly card: Card;
}

/** Answers in threads that are about a Document, as they were posted. */
export async function answersOn(store: Store, document: string): Promise<readonly PostedAnswer[]> {
	const rows = await store
		.selectFrom('deliveries')
		.selectAll()
		.where('document', '=', document)
		.where('thread', 'is not', null)
		.where('state', '=', 'sent')
		.execute();
	return rows.map((row) => {
		requireSeal(row.seal, { table: 'deliveries', row: `${row.tenant} ${row.key}`, seal: deliverySeal(row) });
		const place = { channel: row.channel as Channel, thread: row.thread as ThreadKey };
		return { tenant: row.tenant as Tenant, key: row.key as CardKey, place, topic: row.topic, card: JSON.parse(row.card) as Card };
	});
}
