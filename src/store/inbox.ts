import type { Incoming } from '../model/incoming.ts';
import type { Tenant } from '../model/place.ts';
import { DamagedRow, seal } from './seal.ts';
import type { Store } from './store.ts';

/** Writes the event down before it is acknowledged. False when it is here already: a repetition, or another process has it. */
export async function claimEvent(store: Store, { event, at }: { event: Incoming; at: number }): Promise<boolean> {
	const payload = JSON.stringify(event);
	const { tenant, event: id, kind } = event;
	const result = await store
		.insertInto('inbox')
		.values({ tenant, event: id, kind, payload, received_at: at, done_at: null, seal: eventSeal({ tenant, event: id, payload }) })
		.onConflict((conflict) => conflict.columns(['tenant', 'event']).doNothing())
		.executeTakeFirst();
	return result.numInsertedOrUpdatedRows === 1n;
}

/** The event has been answered. Its id stays, its content (a response url among it) does not. */
export async function finishEvent(store: Store, { tenant, event, at }: { tenant: Tenant; event: string; at: number }): Promise<void> {
	await store
		.updateTable('inbox')
		.set({ payload: null, seal: null, done_at: at })
		.where('tenant', '=', tenant)
		.where('event', '=', event)
		.execute();
}

/** What an earlier process accepted and did not finish, oldest first. */
export async function unfinishedEvents(
	store: Store,
	{ before, limit = 1000 }: { before: number; limit?: number },
): Promise<{ readonly event: Incoming; readonly at: number }[]> {
	const rows = await store
		.selectFrom('inbox')
		.select(['tenant', 'event', 'payload', 'seal', 'received_at'])
		.where('done_at', 'is', null)
		.where('received_at', '<', before)
		.orderBy('received_at')
		.orderBy('event')
		.limit(limit)
		.execute();
	return rows.map(({ tenant, event, payload, seal: kept, received_at: at }) => {
		if (payload === null || kept !== eventSeal({ tenant, event, payload })) throw new DamagedRow('inbox', `${tenant} ${event}`);
		return { event: JSON.parse(payload) as Incoming, at };
	});
}

export function eventSeal({ tenant, event, payload }: { tenant: string; event: string; payload: string }): string {
	return seal('inbox', tenant, event, payload);
}
