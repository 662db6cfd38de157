import type { Store } from './store.ts';

/** A process that is quiet for longer (ms) was not running, or the machine slept. */
export const SILENCE = 3 * 60_000;

/** A stretch of time, in Unix ms. */
export interface Stretch {
	readonly from: number;
	readonly to: number;
}

/** A process has begun. */
export async function beginRun(store: Store, { id, at }: { id: string; at: number }): Promise<void> {
	await store.insertInto('runs').values({ id, began_at: at, seen_at: at, ended_at: null }).execute();
}

/**
 * The process is still there. After a silence, as of a machine that slept, it counts as another run; gives the id that counts
 * from now on.
 */
export async function seeRun(store: Store, { id, at, next }: { id: string; at: number; next: string }): Promise<string> {
	const seen = await store
		.updateTable('runs')
		.set({ seen_at: at })
		.where('id', '=', id)
		.where('seen_at', '>=', at - SILENCE)
		.executeTakeFirst();
	if (seen.numUpdatedRows > 0n) return id;
	await beginRun(store, { id: next, at });
	return next;
}

/** The process ends in good order. */
export async function endRun(store: Store, { id, at }: { id: string; at: number }): Promise<void> {
	await store.updateTable('runs').set({ seen_at: at, ended_at: at }).where('id', '=', id).execute();
}

/**
 * When no process of this database was running, between `from` and `to`. Before the first run that is known of nothing can be
 * said, and nothing is.
 */
export async function downtimes(store: Store, { from, to }: Stretch): Promise<readonly Stretch[]> {
	const runs = await store.selectFrom('runs').select(['began_at', 'seen_at']).where('began_at', '<', to).orderBy('began_at').execute();
	const found: Stretch[] = [];
	let until = runs[0]?.began_at ?? to;
	for (const { began_at: began, seen_at: seen } of runs) {
		if (began - until > SILENCE) found.push({ from: until, to: began });
		until = Math.max(until, seen);
	}
	if (to - until > SILENCE) found.push({ from: until, to });
	return found.filter((gap) => gap.to > from).map((gap) => ({ from: gap.from, to: Math.min(gap.to, to) }));
}
