import type { Tenant } from '../model/place.ts';
import type { Store } from './store.ts';

/** True for the first process that tells the tenant of this cause on this day (`2026-03-09`). */
export async function claimNotice(
	store: Store,
	{ tenant, cause, day, at }: { tenant: Tenant; cause: string; day: string; at: number },
): Promise<boolean> {
	const result = await store
		.insertInto('notices')
		.values({ tenant, cause, day, told_at: at })
		.onConflict((conflict) => conflict.columns(['tenant', 'cause', 'day']).doNothing())
		.executeTakeFirst();
	return result.numInsertedOrUpdatedRows === 1n;
}
