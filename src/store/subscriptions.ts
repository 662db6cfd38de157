import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Channel, Tenant, UserRef } from '../model/place.ts';
import type { Subscription } from '../model/subscription.ts';
import type { Tables } from './schema.ts';
import { DamagedRow, seal } from './seal.ts';
import { dialectOf, type Store } from './store.ts';

/** How far a subscription's slots are written down. */
export interface Mark {
	/** Local time, in ms, of the newest one, or of when it was made. */
	readonly doneTo: number;
	/** When the next one comes due (Unix ms); null where none will. */
	readonly nextAt: number | null;
}

export interface Kept {
	readonly subscription: Subscription;
	readonly mark: Mark;
	readonly madeAt: number;
}

export type EndReason = 'command' | 'file' | 'left';

/**
 * Keeps it. `made`: it begins now, at `mark`. `changed`: it was there with other quiet hours or another wish, and goes on where
 * it was. `there`: nothing had to be done.
 */
export async function keepSubscription(
	store: Store,
	{ subscription, mark, at }: { subscription: Subscription; mark: Mark; at: number },
): Promise<'made' | 'changed' | 'there'> {
	const { tenant, id, origin, by } = subscription;
	const before = await findSubscription(store, { tenant, id });
	if (before) {
		const same = wishOf(subscription) === wishOf(before.subscription);
		// The configuration has the last word on what stands in it.
		if (before.subscription.origin === 'file' && origin === 'command') return 'there';
		if (same && before.subscription.origin === origin) return 'there';
		const row = rowOf(subscription);
		await store
			.updateTable('subscriptions')
			.set({ ...row, made_by: by })
			.where('tenant', '=', tenant)
			.where('id', '=', id)
			.execute();
		return same ? 'there' : 'changed';
	}
	const made = { ...rowOf(subscription), made_by: by, made_at: at, done_to: mark.doneTo, next_at: mark.nextAt };
	const result = await store
		.insertInto('subscriptions')
		.values({ ...made, ended_at: null, ended_why: null })
		.onConflict((conflict) =>
			conflict
				.columns(['tenant', 'id'])
				.doUpdateSet({ ...made, ended_at: null, ended_why: null })
				.where('subscriptions.ended_at', 'is not', null),
		)
		.executeTakeFirst();
	return result.numInsertedOrUpdatedRows ? 'made' : 'there';
}

/** One that has not ended. */
export async function findSubscription(store: Store, { tenant, id }: { tenant: Tenant; id: string }): Promise<Kept | null> {
	const row = await active(store).where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst();
	return row ? keptOf(row) : null;
}

/** Those that have not ended: a channel's, a tenant's, or all; oldest first. */
export async function subscriptions(
	store: Store,
	{ tenant, channel }: { tenant?: Tenant; channel?: Channel } = {},
): Promise<readonly Kept[]> {
	let query = active(store).orderBy('made_at').orderBy('id');
	if (tenant) query = query.where('tenant', '=', tenant);
	if (channel) query = query.where('channel', '=', channel);
	return (await query.execute()).map(keptOf);
}

/** Those with a slot that is due, the longest waiting first. Until the transaction ends no other process gets them. */
export async function dueSubscriptions(store: Store, { now, limit }: { now: number; limit: number }): Promise<readonly Kept[]> {
	const due = active(store).where('next_at', '<=', now).orderBy('next_at').orderBy('id').limit(limit);
	// SQLite has one writer at a time anyhow.
	const rows = await (dialectOf(store) === 'postgres' ? due.forUpdate().skipLocked() : due).execute();
	return rows.map(keptOf);
}

/** Ends them: their next slots do not come due, and what is open of them is not posted. */
export async function endSubscriptions(
	store: Store,
	{ ended, why, at }: { ended: readonly Pick<Subscription, 'tenant' | 'id'>[]; why: EndReason; at: number },
): Promise<void> {
	for (const { tenant, id } of ended)
		await store
			.updateTable('subscriptions')
			.set({ ended_at: at, ended_why: why })
			.where('tenant', '=', tenant)
			.where('id', '=', id)
			.where('ended_at', 'is', null)
			.execute();
}

/** Moves marks on, and never back: another process may be further. */
export async function moveMarks(store: Store, moved: readonly (Pick<Subscription, 'tenant' | 'id'> & Mark)[]): Promise<void> {
	if (!moved.length) return;
	const rows = moved.map(
		({ tenant, id, doneTo, nextAt }) =>
			sql`(cast(${tenant} as text), cast(${id} as text), cast(${doneTo} as bigint), cast(${nextAt} as bigint))`,
	);
	// Both databases call the columns of VALUES column1, column2 and so on.
	await sql`
		update subscriptions set done_to = v.column3, next_at = v.column4
		from (values ${sql.join(rows)}) as v
		where subscriptions.tenant = v.column1 and subscriptions.id = v.column2 and subscriptions.done_to <= v.column3
	`.execute(store);
}

function active(store: Store) {
	return store.selectFrom('subscriptions').selectAll().where('ended_at', 'is', null);
}

function rowOf({ tenant, id, channel, topic, schedule, origin }: Subscription) {
	const { cron, zone, quiet, posts, catchUp } = schedule;
	const row = { tenant, id, channel, topic, cron, zone, quiet, posts, catch_up: catchUp };
	return { ...row, origin, seal: subscriptionSeal(row) };
}

/** What may differ between two of one id; how the same times are written does not count. */
function wishOf({ schedule: { quiet, posts, catchUp } }: Subscription): string {
	return JSON.stringify([quiet, posts, catchUp]);
}

type Row = Selectable<Tables['subscriptions']>;

function keptOf(row: Row): Kept {
	if (row.seal !== subscriptionSeal(row)) throw new DamagedRow('subscriptions', `${row.tenant} ${row.id}`);
	const { tenant, id, channel, topic, cron, zone, quiet, origin } = row;
	const schedule = { cron, zone, quiet, posts: row.posts as 'something-new' | 'always', catchUp: row.catch_up };
	const by = row.made_by as UserRef | null;
	return {
		subscription: { tenant: tenant as Tenant, id, channel: channel as Channel, topic, schedule, origin: origin as 'file' | 'command', by },
		mark: { doneTo: row.done_to, nextAt: row.next_at },
		madeAt: row.made_at,
	};
}

type Sealed = Pick<Row, 'tenant' | 'id' | 'channel' | 'topic' | 'cron' | 'zone' | 'quiet' | 'posts' | 'catch_up'>;

export function subscriptionSeal({ tenant, id, channel, topic, cron, zone, quiet, posts, catch_up }: Sealed): string {
	return seal('subscriptions', tenant, id, channel, topic, cron, zone, quiet, posts, String(catch_up));
}
