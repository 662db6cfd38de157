import type { Tenant, ThreadKey, UserRef } from '../model/place.ts';
import { DamagedRow, seal } from './seal.ts';
import type { Store } from './store.ts';

/** A question that was asked in a thread: later ones are read with it in mind. */
export interface Question {
	readonly tenant: Tenant;
	readonly thread: ThreadKey;
	/** The platform's id of the event. */
	readonly event: string;
	readonly user: UserRef;
	readonly question: string;
}

export async function keepQuestion(store: Store, { at, ...question }: Question & { at: number }): Promise<void> {
	await store
		.insertInto('questions')
		.values({ ...question, asked_at: at, seal: questionSeal(question) })
		.onConflict((conflict) => conflict.columns(['tenant', 'event']).doNothing())
		.execute();
}

/** The newest questions of the thread, oldest first. */
export async function earlierQuestions(
	store: Store,
	{ tenant, thread, limit }: { tenant: Tenant; thread: ThreadKey; limit: number },
): Promise<readonly string[]> {
	const rows = await store
		.selectFrom('questions')
		.selectAll()
		.where('tenant', '=', tenant)
		.where('thread', '=', thread)
		.orderBy('asked_at', 'desc')
		.orderBy('event', 'desc')
		.limit(limit)
		.execute();
	for (const row of rows) if (row.seal !== questionSeal(row)) throw new DamagedRow('questions', `${tenant} ${row.event}`);
	return rows.map((row) => row.question).reverse();
}

export function questionSeal(row: { tenant: string; event: string; thread: string; user: string; question: string }): string {
	return seal('questions', row.tenant, row.event, row.thread, row.user, row.question);
}
