import { setTimeout as wait } from 'node:timers/promises';
import type { Channel, MessageRef, Place, Tenant, ThreadKey } from '../model/place.ts';
import type { CardKey, Post, Receipt } from '../model/post.ts';
import type { Connection } from '../platforms/platform.ts';
import { keepCard, recordMessage } from '../store/cards.ts';
import { deliveryState, openDelivery, recordDelivery } from '../store/deliveries.ts';
import { keepDocument } from '../store/documents.ts';
import type { Store } from '../store/store.ts';
import { keepThread } from '../store/threads.ts';
import type { Subject } from './subject.ts';

/** A card for everybody in a place. */
export interface Publication {
	readonly tenant: Tenant;
	/** What asked for it; with topic and channel it names the one delivery. */
	readonly slot: string;
	readonly post: Post;
	/** Null for a card that is about no Document; then no thread is kept. */
	readonly subject: Subject | null;
}

export interface Outgoing {
	/** Sends the card once, waits where the platform says so, and looks before it sends again. */
	publish(publication: Publication, connection: Connection): Promise<Receipt>;
	/** Resolves when nothing is on its way to the channel any more: its threads are known then. */
	settled(channel: Channel): Promise<void>;
}

/** Attempts at one card while its asker waits, and the longest wait (ms) between two. */
const ATTEMPTS = 4;
const LONGEST_WAIT = 30_000;

export function outgoing({ store, now }: { store: Store; now: () => number }): Outgoing {
	const under = new Map<Channel, Set<Promise<unknown>>>();
	return {
		async publish(publication, connection) {
			const { channel } = publication.post.place;
			const work = publish(publication, connection);
			const others = under.get(channel) ?? new Set();
			under.set(channel, others.add(work));
			try {
				return await work;
			} finally {
				others.delete(work);
				if (!others.size) under.delete(channel);
			}
		},
		async settled(channel) {
			await Promise.allSettled(under.get(channel) ?? []);
		},
	};

	async function publish(publication: Publication, connection: Connection): Promise<Receipt> {
		await commit(publication);
		const { tenant, post } = publication;
		const { key } = post;
		const before = await deliveryState(store, { tenant, key });
		if (before?.state === 'sent' && before.message) return { status: 'sent', message: before.message, thread: null };
		// A former process, or a former attempt, may have got as far as the platform.
		if (before && before.attempts > 0) {
			const found = await connection.find(post.place, key);
			if (found.status === 'sent') return settle(publication, found);
		}
		let receipt = await attempt(publication, connection);
		for (let attempts = 1; attempts < ATTEMPTS && receipt.status !== 'sent' && receipt.status !== 'refused'; attempts++) {
			const next = await again(publication, { receipt, connection });
			if (!next) break;
			receipt = next;
		}
		return settle(publication, receipt);
	}

	/** Intent first: what stands in the store is what a restart goes on with. */
	async function commit({ tenant, slot, post, subject }: Publication): Promise<void> {
		const at = now();
		const { key, card, place } = post;
		if (subject) await keepDocument(store, { tenant, document: subject.document, at });
		await keepCard(store, { ...cardRow(tenant, { key, place, subject }), section: card.section, at });
		await openDelivery(store, { tenant, key, slot, topic: subject?.topic ?? '', place, card, at });
	}

	async function attempt({ tenant, post, subject }: Publication, connection: Connection): Promise<Receipt> {
		await recordDelivery(store, { tenant, key: post.key, state: 'sending', at: now() });
		return connection.send(post, { posted: (refs) => remember({ tenant, post, subject }, refs) });
	}

	/** One more attempt after a wait or a look; null when neither helps now. */
	async function again(
		publication: Publication,
		{ receipt, connection }: { receipt: Receipt; connection: Connection },
	): Promise<Receipt | null> {
		if (receipt.status === 'retry') {
			if (receipt.after > LONGEST_WAIT) return null;
			await wait(receipt.after);
			return attempt(publication, connection);
		}
		const found = await connection.find(publication.post.place, publication.post.key);
		if (found.status === 'sent') return found;
		return found.status === 'absent' ? attempt(publication, connection) : null;
	}

	async function settle(publication: Publication, receipt: Receipt): Promise<Receipt> {
		const { tenant, post } = publication;
		const at = now();
		if (receipt.status === 'sent') {
			await remember(publication, receipt);
			await recordDelivery(store, { tenant, key: post.key, state: 'sent', message: receipt.message, at });
		} else {
			const state = { retry: 'pending', ambiguous: 'ambiguous', refused: 'dead' } as const;
			await recordDelivery(store, { tenant, key: post.key, state: state[receipt.status], reason: receipt.reason, at });
		}
		return receipt;
	}

	async function remember(
		{ tenant, post, subject }: Pick<Publication, 'tenant' | 'post' | 'subject'>,
		{ message, thread }: { message: MessageRef; thread: ThreadKey | null },
	): Promise<void> {
		const { key, place } = post;
		await recordMessage(store, { tenant, key, message, thread });
		const conversation = place.thread ?? thread;
		if (!subject || !conversation) return;
		const about = { topic: subject.topic, document: subject.document.hash };
		await keepThread(store, { tenant, thread: conversation, channel: place.channel, ...about, key, at: now() });
	}
}

function cardRow(tenant: Tenant, { key, place, subject }: { key: CardKey; place: Place; subject: Subject | null }) {
	const about = { topic: subject?.topic ?? null, document: subject?.document.hash ?? null };
	return { tenant, key, channel: place.channel, ...about, message: null, thread: null };
}
