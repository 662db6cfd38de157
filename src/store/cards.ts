import type { Card } from '../model/card.ts';
import { type Channel, channel, type MessageRef, messageRef, type Tenant, type ThreadKey, threadKey } from '../model/place.ts';
import type { CardKey } from '../model/post.ts';
import type { Tables } from './schema.ts';
import type { Store } from './store.ts';

/** What a card that was posted or shown stands for, so that its buttons and its thread can be answered. */
export interface ShownCard {
	readonly tenant: Tenant;
	readonly key: CardKey;
	readonly channel: Channel;
	/** Topic's name and Document's hash; null where the card shows none (help). */
	readonly topic: string | null;
	readonly document: string | null;
	readonly section: Card['section'];
	/** Null while it is on its way, and for a private card. */
	readonly message: MessageRef | null;
	readonly thread: ThreadKey | null;
}

/** Rows of one statement: SQLite binds at most 32,766 values. */
const ROWS = 1_000;

/** Written before the card is sent: a button may be pressed before the platform's reply is back. */
export async function keepCard(store: Store, { at, ...card }: ShownCard & { at: number }): Promise<void> {
	await keepCards(store, [card], { at });
}

export async function keepCards(store: Store, cards: readonly ShownCard[], { at }: { at: number }): Promise<void> {
	for (let from = 0; from < cards.length; from += ROWS)
		await store
			.insertInto('cards')
			.values(cards.slice(from, from + ROWS).map((card) => ({ ...card, shown_at: at })))
			.onConflict((conflict) => conflict.columns(['tenant', 'key']).doNothing())
			.execute();
}

export async function recordMessage(
	store: Store,
	{ tenant, key, message, thread }: Pick<ShownCard, 'tenant' | 'key' | 'message' | 'thread'>,
): Promise<void> {
	await store.updateTable('cards').set({ message, thread }).where('tenant', '=', tenant).where('key', '=', key).execute();
}

export async function findCard(store: Store, { tenant, key }: { tenant: Tenant; key: CardKey }): Promise<ShownCard | null> {
	const row = await store.selectFrom('cards').selectAll().where('tenant', '=', tenant).where('key', '=', key).executeTakeFirst();
	return row ? toCard(row) : null;
}

/** The newest card with a Document that was posted in the channel. */
export async function newestCard(store: Store, { tenant, channel }: { tenant: Tenant; channel: Channel }): Promise<ShownCard | null> {
	const row = await store
		.selectFrom('cards')
		.selectAll()
		.where('tenant', '=', tenant)
		.where('channel', '=', channel)
		.where('message', 'is not', null)
		.where('document', 'is not', null)
		.orderBy('shown_at', 'desc')
		.orderBy('key')
		.limit(1)
		.executeTakeFirst();
	return row ? toCard(row) : null;
}

/** Someone deleted the message: it is gone for good, and its card is no longer the newest. */
export async function forgetMessage(store: Store, { tenant, message }: { tenant: Tenant; message: MessageRef }): Promise<void> {
	await store.updateTable('cards').set({ message: null }).where('tenant', '=', tenant).where('message', '=', message).execute();
}

function toCard(row: Tables['cards']): ShownCard {
	return {
		tenant: row.tenant as Tenant,
		key: row.key as CardKey,
		channel: channel(row.channel),
		topic: row.topic,
		document: row.document,
		section: row.section as Card['section'],
		message: row.message === null ? null : messageRef(row.message),
		thread: row.thread === null ? null : threadKey(row.thread),
	};
}
