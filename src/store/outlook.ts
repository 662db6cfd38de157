import type { Channel, MessageRef, Tenant } from '../model/place.ts';
import type { CardKey } from '../model/post.ts';
import type { DeliveryState } from './deliveries.ts';
import type { Store } from './store.ts';

/** How a delivery stands now, and when the outbox does something about it next. */
export interface Outlook {
	readonly tenant: Tenant;
	readonly key: CardKey;
	readonly slot: string;
	readonly topic: string;
	readonly channel: Channel;
	readonly state: DeliveryState;
	readonly message: MessageRef | null;
	readonly reason: string | null;
	/** Unix ms; null: never. */
	readonly nextAt: number | null;
	readonly createdAt: number;
}

interface Asked {
	readonly tenant?: Tenant;
	readonly channel?: Channel;
	readonly states?: readonly DeliveryState[];
	readonly since?: number;
	readonly limit?: number;
}

/** The deliveries asked for, newest first. Without a tenant, of all: for whoever runs the process. */
export async function outlooks(store: Store, { tenant, channel, states, since, limit = 100 }: Asked): Promise<readonly Outlook[]> {
	let query = store
		.selectFrom('deliveries')
		.select(['tenant', 'key', 'slot', 'topic', 'channel', 'state', 'message', 'reason', 'next_at', 'created_at'])
		.orderBy('created_at', 'desc')
		.orderBy('key')
		.limit(limit);
	if (tenant) query = query.where('tenant', '=', tenant);
	if (channel) query = query.where('channel', '=', channel);
	if (states) query = query.where('state', 'in', states);
	if (since !== undefined) query = query.where('created_at', '>=', since);
	return (await query.execute()).map(({ next_at: nextAt, created_at: createdAt, ...row }) => ({ ...row, nextAt, createdAt }) as Outlook);
}
