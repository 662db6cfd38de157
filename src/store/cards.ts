import type { Card } from '../model/card.ts';
import { type Channel, channel, type MessageRef, messageRef, type Tenant, type ThreadKey, threadKey } from '../model/place.ts';
import type { CardKey } from '../model/post.ts';
import type { Tables } from './schema.ts';
import { requireSeal, seal } from './seal.ts';
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
			.values(cards.slice(from, from + ROWS).map((card) => sealed({ ...card, shown_at: at })))
			.onConflict((conflict) => conflict.columns(['tenant', 'key']).doNothing())
			.execute();
}

export async function recordMessage(
	store: Store,
	{ tenant, key, message, thread }: Pick<ShownCard, 'tenant' | 'key' | 'message' | 'thread'>,
): Promise<void> {
	const row = await store.selectFrom('cards').selectAll().where('tenant', '=', tenant).where('key', '=', key).executeTakeFirst();
	if (row) await changeRow(store, { ...checked(row), message, thread });
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
	const rows = await store.selectFrom('cards').selectAll().where('tenant', '=', tenant).where('message', '=', message).execute();
	for (const row of rows) await changeRow(store, { ...checked(row), message: null });
}

/** What is not changed here never changes, so no transaction is needed between reading a row and sealing it anew. */
async function changeRow(store: Store, row: Tables['cards']): Promise<void> {
	const { tenant, key, message, thread } = row;
	const set = { message, thread, seal: cardSeal(row) };
	await store.updateTable('cards').set(set).where('tenant', '=', tenant).where('key', '=', key).execute();
}

export function cardSeal(row: Omit<Tables['cards'], 'seal'>): string {
	const { tenant, key, channel, topic, document, section, message, thread, shown_at } = row;
	return seal('cards', tenant, key, channel, topic, document, section, message, thread, shown_at);
}

function sealed(row: Omit<Tables['cards'], 'seal'>): Tables['cards'] {
	return { ...row, seal: cardSeal(row) };
}

function checked(row: Tables['cards']): Tables['cards'] {
	requireSeal(row.seal, { table: 'cards', row: `${row.tenant} ${row.key}`, seal: cardSeal(row) });
	return row;
}

function toCard(kept: Tables['cards']): ShownCard {
	const row = checked(kept);
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
