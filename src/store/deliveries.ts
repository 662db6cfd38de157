import type { Card } from '../model/card.ts';
import { type Channel, type MessageRef, type Place, platformOf, type Tenant } from '../model/place.ts';
import type { CardKey } from '../model/post.ts';
import { writeLedger } from './ledger.ts';
import { seal } from './seal.ts';
import type { Store } from './store.ts';

export type DeliveryState = 'pending' | 'sending' | 'sent' | 'ambiguous' | 'held' | 'dead';

/** One Card for one place in the outbox. `slot` and `topic` say what it is for; there is one for each in a channel. */
export interface Delivery {
	readonly tenant: Tenant;
	readonly key: CardKey;
	readonly slot: string;
	/** The Topic's name; empty where there is none. */
	readonly topic: string;
	readonly place: Place;
	readonly card: Card;
	/** Hash of the Document that it is about; without it no thread is kept. */
	readonly document?: string | null;
	/** Somebody waits for it. */
	readonly asked?: boolean;
	/** Not sent any more after this time (Unix ms); null or none: however late. */
	readonly expires?: number | null;
	/** The platform may have it from a life that this database knows nothing of: look before sending. */
	readonly doubtful?: boolean;
}

/** Rows of one statement: SQLite binds at most 32,766 values. */
const ROWS = 500;

/** Commits the intent to send. False when there is such a delivery already. */
export async function openDelivery(store: Store, { at, ...delivery }: Delivery & { at: number }): Promise<boolean> {
	return (await openDeliveries(store, [delivery], { at })).size === 1;
}

/** Commits all of them; those that were not there before are named. */
export async function openDeliveries(store: Store, deliveries: readonly Delivery[], { at }: { at: number }): Promise<ReadonlySet<CardKey>> {
	const opened = new Set<CardKey>();
	for (let from = 0; from < deliveries.length; from += ROWS) {
		const rows = await store
			.insertInto('deliveries')
			.values(deliveries.slice(from, from + ROWS).map((delivery) => newRow(delivery, at)))
			.onConflict((conflict) => conflict.doNothing())
			.returning('key')
			.execute();
		for (const { key } of rows) opened.add(key as CardKey);
	}
	return opened;
}

function newRow({ place, card, asked, expires, doubtful, document = null, ...rest }: Delivery, at: number) {
	const sealed = { ...rest, ...place, document, card: JSON.stringify(card) };
	return {
		...sealed,
		platform: platformOf(rest.tenant),
		state: 'pending',
		asked: asked ? 1 : 0,
		due_at: at,
		next_at: at,
		doubtful: doubtful ? 1 : 0,
		held_since: null,
		expires_at: expires ?? null,
		message: null,
		reason: null,
		created_at: at,
		changed_at: at,
		seal: deliverySeal(sealed),
	};
}

export interface DeliveryChange {
	readonly tenant: Tenant;
	readonly key: CardKey;
	readonly state: DeliveryState;
	readonly message?: MessageRef | null;
	readonly reason?: string | null;
	readonly at: number;
}

export async function recordDelivery(
	store: Store,
	{ tenant, key, state, message = null, reason = null, at }: DeliveryChange,
): Promise<void> {
	await store
		.updateTable('deliveries')
		.set((row) => ({
			state,
			message,
			reason,
			changed_at: at,
			attempts: state === 'sending' ? row('attempts', '+', 1) : row.ref('attempts'),
		}))
		.where('tenant', '=', tenant)
		.where('key', '=', key)
		.execute();
}

/** How a delivery stands now. */
export interface Standing {
	readonly state: DeliveryState;
	readonly message: MessageRef | null;
	readonly attempts: number;
	readonly reason: string | null;
}

export async function deliveryState(store: Store, { tenant, key }: { tenant: Tenant; key: CardKey }): Promise<Standing | null> {
	const row = await store
		.selectFrom('deliveries')
		.select(['state', 'message', 'attempts', 'reason'])
		.where('tenant', '=', tenant)
		.where('key', '=', key)
		.executeTakeFirst();
	return row ? { ...row, state: row.state as DeliveryState, message: row.message as MessageRef | null } : null;
}

/** Nobody waits for it any more: it is not posted unless it is there already. Gives how it stands. */
export async function withdraw(
	store: Store,
	{ tenant, key, now }: { tenant: Tenant; key: CardKey; now: number },
): Promise<DeliveryState | null> {
	const row = await store
		.updateTable('deliveries')
		.set({ expires_at: now })
		.where('tenant', '=', tenant)
		.where('key', '=', key)
		.where('state', 'in', ['pending', 'sending', 'ambiguous', 'held'])
		.returning('state')
		.executeTakeFirst();
	return row ? (row.state as DeliveryState) : null;
}

/** True when the newest other delivery of the channel that has an end was refused for the same reason: whoever can act knows. */
export async function recentRefusal(
	store: Store,
	{ tenant, channel, reason, key }: { tenant: Tenant; channel: Channel; reason: string; key: CardKey },
): Promise<boolean> {
	const row = await store
		.selectFrom('deliveries')
		.select(['state', 'reason'])
		.where('tenant', '=', tenant)
		.where('channel', '=', channel)
		.where('state', 'in', ['sent', 'dead'])
		.where('key', '!=', key)
		.orderBy('changed_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.state === 'dead' && row.reason === reason;
}

/** Somebody deleted the message of a delivery: the ledger tells, and nothing else is done about it. */
export async function noteDeleted(
	store: Store,
	{ tenant, message, channel, at }: { tenant: Tenant; message: MessageRef; channel: Channel; at: number },
): Promise<void> {
	const row = await store
		.selectFrom('deliveries')
		.select(['key', 'slot', 'topic'])
		.where('tenant', '=', tenant)
		.where('message', '=', message)
		.executeTakeFirst();
	if (!row) return;
	const { slot, topic } = row;
	await writeLedger(store, { tenant, at, slot, topic, channel, key: row.key as CardKey, what: 'deleted', detail: { message } });
}

/** True while something is, or may be, on its way to the channel. */
export async function isBusy(store: Store, { tenant, channel, now }: { tenant: Tenant; channel: Channel; now: number }): Promise<boolean> {
	const row = await store
		.selectFrom('deliveries')
		.select('key')
		.where('tenant', '=', tenant)
		.where('channel', '=', channel)
		.where('state', 'in', ['sending', 'ambiguous'])
		.where('next_at', '>', now)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

export function deliverySeal(row: {
	tenant: string;
	key: string;
	slot: string;
	topic: string;
	channel: string;
	thread: string | null;
	document: string | null;
	card: string;
}): string {
	// Rows from before there was a document in them stay as they were sealed.
	const document = row.document === null ? [] : [row.document];
	return seal('deliveries', row.tenant, row.key, row.slot, row.topic, row.channel, row.thread, row.card, ...document);
}
