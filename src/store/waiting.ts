import type { DeliveryState } from './deliveries.ts';
import type { Store } from './store.ts';

/** How many deliveries of a platform are in one state. */
export interface Waiting {
	readonly platform: string;
	readonly state: DeliveryState;
	readonly count: number;
	/** Unix ms. */
	readonly oldest: number;
}

/** Counts the deliveries of all tenants, for whoever runs the process; no tenant sees it. */
export async function waitingDeliveries(store: Store): Promise<readonly Waiting[]> {
	const rows = await store
		.selectFrom('deliveries')
		.select(({ fn }) => ['platform', 'state', fn.countAll().as('count'), fn.min('created_at').as('oldest')])
		.groupBy(['platform', 'state'])
		.orderBy('platform')
		.orderBy('state')
		.execute();
	// Postgres gives counts as text.
	return rows.map(({ platform, state, count, oldest }) => {
		return { platform, state: state as DeliveryState, count: Number(count), oldest: Number(oldest) };
	});
}
