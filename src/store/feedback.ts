import type { Complaint } from '../model/card.ts';
import type { Tenant, UserRef } from '../model/place.ts';
import type { CardKey } from '../model/post.ts';
import type { Tables } from './schema.ts';
import { requireSeal, seal } from './seal.ts';
import type { Store } from './store.ts';

/** What one reader said of one card. */
export interface Feedback {
	readonly tenant: Tenant;
	readonly key: CardKey;
	readonly user: UserRef;
	readonly verdict: 'useful' | 'not-useful';
	readonly complaint: Complaint | null;
}

/** A reader has one opinion of a card: a later one takes the place of the earlier. */
export async function keepFeedback(store: Store, { at, ...feedback }: Feedback & { at: number }): Promise<void> {
	const { verdict, complaint } = feedback;
	const row = { ...feedback, given_at: at };
	const sealed = feedbackSeal(row);
	await store
		.insertInto('feedback')
		.values({ ...row, seal: sealed })
		.onConflict((conflict) => conflict.columns(['tenant', 'key', 'user']).doUpdateSet({ verdict, complaint, given_at: at, seal: sealed }))
		.execute();
}

/** Oldest first. */
export async function feedbackOn(store: Store, { tenant, key }: { tenant: Tenant; key: CardKey }): Promise<readonly Feedback[]> {
	const rows = await store
		.selectFrom('feedback')
		.selectAll()
		.where('tenant', '=', tenant)
		.where('key', '=', key)
		.orderBy('given_at')
		.orderBy('user')
		.execute();
	return rows.map(toFeedback);
}

function toFeedback(row: Tables['feedback']): Feedback {
	requireSeal(row.seal, { table: 'feedback', row: `${row.tenant} ${row.key} ${row.user}`, seal: feedbackSeal(row) });
	return {
		tenant: row.tenant as Tenant,
		key: row.key as CardKey,
		user: row.user as UserRef,
		verdict: row.verdict as Feedback['verdict'],
		complaint: row.complaint as Complaint | null,
	};
}

export function feedbackSeal(row: Omit<Tables['feedback'], 'seal'>): string {
	return seal('feedback', row.tenant, row.key, row.user, row.verdict, row.complaint, row.given_at);
}
