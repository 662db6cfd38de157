import type { Channel, Tenant } from '../model/place.ts';
import type { Store } from './store.ts';
import type { EndReason } from './subscriptions.ts';

/** A subscription that is over. */
export interface EndedSubscription {
	readonly channel: Channel;
	/** The Topic's name. */
	readonly topic: string;
	readonly at: number;
	readonly why: EndReason;
}

/** Those that ended since, newest first. */
export async function endedSubscriptions(
	store: Store,
	{ tenant, channel, since }: { tenant: Tenant; channel: Channel; since: number },
): Promise<readonly EndedSubscription[]> {
	const rows = await store
		.selectFrom('subscriptions')
		.select(['topic', 'ended_at', 'ended_why'])
		.where('tenant', '=', tenant)
		.where('channel', '=', channel)
		.where('ended_at', '>=', since)
		.orderBy('ended_at', 'desc')
		.limit(20)
		.execute();
	return rows.map(({ topic, ended_at: at, ended_why: why }) => ({ channel, topic, at: at ?? 0, why: (why ?? 'command') as EndReason }));
}
