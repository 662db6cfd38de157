import type { Card } from '../model/card.ts';
import type { MessageRef, Place, Tenant } from '../model/place.ts';
import type { CardKey } from '../model/post.ts';
import { seal } from './seal.ts';
import type { Store } from './store.ts';

export type DeliveryState = 'pending' | 'sending' | 'sent' | 'ambiguous' | 'held' | 'dead';

/** One Card for one place in the outbox. `slot` and `topic` say what it is for; there is one for each in a channel. */
export interface Delivery {
	readonly tenant: Tenant;
	readonly key: CardKey;
	readonly slot: string;
	readonly topic: string;
	readonly place: Place;
	readonly card: Card;
}

/** Commits the intent to send. False when there is such a delivery already. */
export async function openDelivery(store: Store, { at, place, card, ...rest }: Delivery & { at: number }): Promise<boolean> {
	const text = JSON.stringify(card);
	const { channel, thread } = place;
	const result = await store
		.insertInto('deliveries')
		.values({
			...rest,
			channel,
			thread,
			card: text,
			state: 'pending',
			due_at: at,
			message: null,
			reason: null,
			created_at: at,
			changed_at: at,
			seal: deliverySeal({ ...rest, channel, thread, card: text }),
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return result.numInsertedOrUpdatedRows === 1n;
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

export async function deliveryState(
	store: Store,
	{ tenant, key }: { tenant: Tenant; key: CardKey },
): Promise<{ state: DeliveryState; message: MessageRef | null; attempts: number } | null> {
	const row = await store
		.selectFrom('deliveries')
		.select(['state', 'message', 'attempts'])
		.where('tenant', '=', tenant)
		.where('key', '=', key)
		.executeTakeFirst();
	return row ? { state: row.state as DeliveryState, message: row.message as MessageRef | null, attempts: row.attempts } : null;
}

export function deliverySeal(row: {
	tenant: string;
	key: string;
	slot: string;
	topic: string;
	channel: string;
	thread: string | null;
	card: string;
}): string {
	return seal('deliveries', row.tenant, row.key, row.slot, row.topic, row.channel, row.thread, row.card);
}
