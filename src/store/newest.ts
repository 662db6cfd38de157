import type { Store } from './store.ts';

/** The latest time (Unix ms) at which anything was written down, in any tenant; null in an empty store. */
export async function newestRecord(store: Store): Promise<number | null> {
	const event = await store
		.selectFrom('inbox')
		.select(({ fn }) => fn.max('received_at').as('at'))
		.executeTakeFirst();
	const delivery = await store
		.selectFrom('deliveries')
		.select(({ fn }) => fn.max('changed_at').as('at'))
		.executeTakeFirst();
	const times = [event?.at, delivery?.at].filter((at) => at !== null && at !== undefined).map(Number);
	return times.length ? Math.max(...times) : null;
}
