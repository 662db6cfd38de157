import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { Card } from '../model/card.ts';
import { type Channel, channel, type MessageRef, type Tenant, threadKey } from '../model/place.ts';
import type { CardKey, Post } from '../model/post.ts';
import { type DeliveryState, deliverySeal } from './deliveries.ts';
import type { Tables } from './schema.ts';
import { dialectOf, type Store } from './store.ts';

/** A delivery that this process has until its lease ends. */
export interface Claim {
	readonly tenant: Tenant;
	readonly slot: string;
	readonly topic: string;
	readonly document: string | null;
	readonly post: Post;
	/** `sending`: to be sent; `ambiguous`, `held`: to be looked for; `sent`: to be looked for a second copy. */
	readonly state: Exclude<DeliveryState, 'pending' | 'dead'>;
	/** Sends that the platform may have accepted, with the one that is to come where it is `sending`. */
	readonly attempts: number;
	readonly asked: boolean;
	readonly message: MessageRef | null;
	readonly heldSince: number | null;
	readonly marked: boolean;
	readonly sweeps: number;
	readonly expires: number | null;
	/** An earlier process had it and did not say what became of it. */
	readonly abandoned: boolean;
	readonly leaseEnd: number;
	readonly fence: number;
}

export interface ClaimOptions {
	readonly platform: string;
	/** What somebody waits for, or the rest. */
	readonly asked: boolean;
	readonly limit: number;
	readonly now: number;
	/** ms. */
	readonly lease: number;
	/** What was opened before this time (Unix ms) may be there from a life that this database knows nothing of: look first. */
	readonly lookBefore?: number;
}

export interface Claimed {
	readonly claims: readonly Claim[];
	/** Rows whose content is not what was written: they are never posted. */
	readonly damaged: readonly { readonly tenant: Tenant; readonly key: CardKey }[];
}

const ABANDONED = 'the process that had it ended before it knew';

/**
 * Takes what is due, the longest due first: one statement, so that of several processes one gets each row. A delivery that is to
 * be sent waits for the earlier ones of its channel, unless somebody waits for it.
 */
export async function claim(store: Store, { platform, asked, limit, now, lease, lookBefore = 0 }: ClaimOptions): Promise<Claimed> {
	const leaseEnd = now + lease;
	const sure = sql`state = 'pending' and doubtful = 0 and (attempts > 0 or created_at >= ${lookBefore})`;
	const rows = await store
		.updateTable('deliveries')
		.set({
			fence: sql<number>`fence + 1`,
			next_at: leaseEnd,
			changed_at: now,
			// On the right side `state` is what it was before, in both databases.
			attempts: sql<number>`attempts + case when ${sure} then 1 else 0 end`,
			reason: sql<string | null>`case when state = 'sending' then ${ABANDONED} else reason end`,
			state: sql<string>`case when ${sure} then 'sending' when state in ('pending', 'sending') then 'ambiguous' else state end`,
		})
		.where('next_at', '<=', now)
		.where(({ eb, refTuple }) => eb(refTuple('tenant', 'key'), 'in', due(store, { platform, asked, limit, now })))
		.returningAll()
		.execute();
	const sound = rows.filter((row) => row.seal === deliverySeal(row));
	const damaged = rows.filter((row) => !sound.includes(row));
	for (const { tenant, key } of damaged) await bury(store, { tenant, key, now });
	return {
		claims: sound.sort((a, b) => a.due_at - b.due_at).map((row) => claimOf(row, leaseEnd)),
		damaged: damaged.map(({ tenant, key }) => ({ tenant: tenant as Tenant, key: key as CardKey })),
	};
}

async function bury(store: Store, { tenant, key, now }: { tenant: string; key: string; now: number }): Promise<void> {
	const reason = 'its row in the database is damaged';
	await store
		.updateTable('deliveries')
		.set({ state: 'dead', next_at: null, reason, changed_at: now })
		.where('tenant', '=', tenant)
		.where('key', '=', key)
		.execute();
}

function due(store: Store, { platform, asked, limit, now }: Pick<ClaimOptions, 'platform' | 'asked' | 'limit' | 'now'>) {
	const query = store
		.selectFrom('deliveries as d')
		.where('d.platform', '=', platform)
		.where('d.asked', '=', asked ? 1 : 0)
		.where('d.next_at', '<=', now)
		.where(({ or, not, eb, exists }) => or([eb('d.state', '!=', 'pending'), not(exists(earlier(store, now)))]))
		.orderBy('d.next_at')
		.orderBy('d.created_at')
		.limit(limit)
		.select(['d.tenant', 'd.key']);
	// Those that another process is just taking are passed over; SQLite has one writer at a time.
	return (dialectOf(store) === 'postgres' ? query.forUpdate('d').skipLocked() : query).$asTuple('tenant', 'key');
}

/** What must be over before `d` may be sent. */
function earlier(store: Store, now: number) {
	const before = store.selectFrom('deliveries as e') as unknown as SelectQueryBuilder<
		Tables & { d: Tables['deliveries']; e: Tables['deliveries'] },
		'd' | 'e',
		object
	>;
	return before
		.select('e.key')
		.whereRef('e.tenant', '=', 'd.tenant')
		.whereRef('e.channel', '=', 'd.channel')
		.where('e.state', 'in', ['pending', 'sending', 'ambiguous'])
		.whereRef('e.created_at', '<=', 'd.created_at')
		.where(({ or, eb, ref }) => or([eb('e.created_at', '<', ref('d.created_at')), eb('e.key', '<', ref('d.key'))]))
		.where(({ or, and, eb }) =>
			or([
				// The platform asked to wait with this channel.
				and([eb('e.state', '=', 'pending'), eb('e.next_at', '>', now)]),
				// Cards of schedules keep their order; what somebody asked for waits for nobody.
				and([eb('d.asked', '=', 0), or([eb('e.asked', '=', 0), eb('e.state', '!=', 'pending')])]),
			]),
		);
}

function claimOf(row: Selectable<Tables['deliveries']>, leaseEnd: number): Claim {
	return {
		tenant: row.tenant as Tenant,
		slot: row.slot,
		topic: row.topic,
		document: row.document,
		post: {
			key: row.key as CardKey,
			place: { channel: channel(row.channel), thread: row.thread === null ? null : threadKey(row.thread) },
			card: JSON.parse(row.card) as Card,
		},
		state: row.state as Claim['state'],
		attempts: row.attempts,
		asked: row.asked === 1,
		message: row.message as MessageRef | null,
		heldSince: row.held_since,
		marked: row.marked === 1,
		sweeps: row.sweeps,
		expires: row.expires_at,
		abandoned: row.state === 'ambiguous' && row.reason === ABANDONED,
		leaseEnd,
		fence: row.fence,
	};
}

type Mine = Pick<Claim, 'tenant' | 'fence'> & { readonly post: Pick<Post, 'key'> };

/** What becomes of a claimed delivery. What is left out stays as it is. */
export interface Settlement {
	readonly state: DeliveryState;
	/** When the outbox looks at it next; null: never again. */
	readonly next: number | null;
	readonly reason: string | null;
	readonly message?: MessageRef;
	readonly heldSince?: number | null;
	readonly sweeps?: number;
	/** The platform certainly took nothing: the attempt does not count. */
	readonly uncounted?: boolean;
}

/** Ends the claim. False when it is another process's by now: then nothing is changed. */
export async function settle(store: Store, { tenant, post, fence }: Mine, settlement: Settlement & { now: number }): Promise<boolean> {
	const { state, next, reason, message, heldSince, sweeps, uncounted, now } = settlement;
	const result = await store
		.updateTable('deliveries')
		.set((row) => ({
			...{ state, next_at: next, reason, changed_at: now },
			...(message !== undefined && { message }),
			...(heldSince !== undefined && { held_since: heldSince }),
			...(sweeps !== undefined && { sweeps }),
			...(uncounted && { attempts: row('attempts', '-', 1) }),
		}))
		.where('tenant', '=', tenant)
		.where('key', '=', post.key)
		.where('fence', '=', fence)
		.executeTakeFirst();
	return result.numUpdatedRows === 1n;
}

/** Turns a claim to look into one to send. Null when it is another process's by now. */
export async function beginAgain(
	store: Store,
	mine: Claim,
	{ marked, now, lease }: { marked: boolean; now: number; lease: number },
): Promise<Claim | null> {
	const leaseEnd = now + lease;
	const attempts = mine.attempts + 1;
	const result = await store
		.updateTable('deliveries')
		.set({ state: 'sending', attempts, doubtful: 0, held_since: null, marked: marked ? 1 : 0, next_at: leaseEnd, changed_at: now })
		.where('tenant', '=', mine.tenant)
		.where('key', '=', mine.post.key)
		.where('fence', '=', mine.fence)
		.executeTakeFirst();
	if (result.numUpdatedRows !== 1n) return null;
	return { ...mine, state: 'sending', attempts, heldSince: null, marked, leaseEnd, abandoned: false };
}

/**
 * A process that had lost its claim has posted after all: whoever has the delivery now learns that there may be a copy, which the
 * next sweep takes away.
 */
export async function suspectCopy(store: Store, { tenant, post }: Omit<Mine, 'fence'>, { now }: { now: number }): Promise<void> {
	await store
		.updateTable('deliveries')
		.set({
			attempts: sql<number>`case when attempts < 2 then 2 else attempts end`,
			next_at: sql<number | null>`case when state = 'sent' then ${now} else next_at end`,
			sweeps: 0,
		})
		.where('tenant', '=', tenant)
		.where('key', '=', post.key)
		.execute();
}

/** What was being sent is anybody's again: for a process that knows the ones before it to be dead. */
export async function endLeases(store: Store, { now }: { now: number }): Promise<void> {
	await store.updateTable('deliveries').set({ next_at: now }).where('state', '=', 'sending').where('next_at', '>', now).execute();
}

/** When something of the platform is due next, after `now`; null when nothing is. */
export async function nextDue(store: Store, { platform, now }: { platform: string; now: number }): Promise<number | null> {
	const row = await store
		.selectFrom('deliveries')
		.select(({ fn }) => fn.min('next_at').as('next'))
		.where('platform', '=', platform)
		.where('asked', 'in', [0, 1])
		.where('next_at', '>', now)
		.executeTakeFirst();
	return row?.next ?? null;
}

/** What waits for a channel that takes nothing any more goes the way of the one that was refused. Gives the keys. */
export async function buryChannel(
	store: Store,
	{ tenant, channel, reason, now }: { tenant: Tenant; channel: Channel; reason: string; now: number },
): Promise<{ readonly key: CardKey; readonly slot: string; readonly topic: string }[]> {
	const rows = await store
		.updateTable('deliveries')
		.set({ state: 'dead', next_at: null, reason, changed_at: now })
		.where('tenant', '=', tenant)
		.where('channel', '=', channel)
		.where('state', '=', 'pending')
		.where('thread', 'is', null)
		.returning(['key', 'slot', 'topic'])
		.execute();
	return rows.map(({ key, ...rest }) => ({ key: key as CardKey, ...rest }));
}
