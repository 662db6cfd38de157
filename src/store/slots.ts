import { sql } from 'kysely';
import type { Channel, Tenant } from '../model/place.ts';
import type { CardKey } from '../model/post.ts';
import type { Store } from './store.ts';

/** `due` and `held` (for quiet hours) are open; the others are what became of it. `posted`: the outbox has its card. */
export type SlotState = 'due' | 'held' | 'posted' | 'nothing-new' | 'collapsed' | 'missed' | 'stopped';

/** One due time of one subscription. */
export interface SlotKey {
	readonly tenant: Tenant;
	/** The subscription's id. */
	readonly subscription: string;
	/** `2025-03-30T08:00`, as clocks in its zone show it. */
	readonly nominal: string;
}

export interface Slot extends SlotKey {
	readonly channel: Channel;
	readonly topic: string;
	/** Unix ms. */
	readonly dueAt: number;
	readonly state: SlotState;
	/** When it must be looked at; null when it is settled. */
	readonly lookAt: number | null;
	readonly reason: string | null;
}

/** What becomes of a slot. */
export interface Settlement {
	readonly slot: SlotKey;
	readonly state: SlotState;
	readonly lookAt: number | null;
	readonly document: string | null;
	readonly key: CardKey | null;
	readonly reason: string | null;
}

/** A slot settled in the plainest way. */
export function settlement(slot: SlotKey, state: SlotState): Settlement {
	return { slot, state, lookAt: null, document: null, key: null, reason: null };
}

/** Rows of one statement: SQLite binds at most 32,766 values. */
const ROWS = 1_000;

/** Writes slots down, each once whoever sees it; those that were not there before are named. */
export async function recordSlots(store: Store, slots: readonly Slot[], { at }: { at: number }): Promise<ReadonlySet<string>> {
	const recorded = new Set<string>();
	for (let from = 0; from < slots.length; from += ROWS) {
		const rows = slots.slice(from, from + ROWS).map(({ dueAt, lookAt, ...slot }) => {
			return { ...slot, due_at: dueAt, look_at: lookAt, document: null, key: null, seen_at: at, changed_at: at };
		});
		const written = await store
			.insertInto('slots')
			.values(rows)
			.onConflict((conflict) => conflict.columns(['tenant', 'subscription', 'nominal']).doNothing())
			.returning(['tenant', 'subscription', 'nominal'])
			.execute();
		for (const key of written) recorded.add(slotKeyText(key));
	}
	return recorded;
}

/** Slots that somebody must look at now, the longest waiting first. */
export async function openSlots(store: Store, { now, limit }: { now: number; limit: number }): Promise<readonly Slot[]> {
	return (await open(store).where('look_at', '<=', now).orderBy('look_at').orderBy('subscription').limit(limit).execute()).map(slotOf);
}

/** The open slots of these subscriptions. */
export async function openSlotsOf(store: Store, ids: readonly string[]): Promise<readonly Slot[]> {
	const found: Slot[] = [];
	for (let from = 0; from < ids.length; from += ROWS)
		found.push(
			...(
				await open(store)
					.where('subscription', 'in', ids.slice(from, from + ROWS))
					.execute()
			).map(slotOf),
		);
	return found;
}

/** Settles those that are still open, and names them: whoever comes second settles nothing. */
export async function settleSlots(store: Store, settled: readonly Settlement[], { at }: { at: number }): Promise<ReadonlySet<string>> {
	const done = new Set<string>();
	for (let from = 0; from < settled.length; from += ROWS) {
		const rows = settled.slice(from, from + ROWS).map(({ slot, state, lookAt, document, key, reason }) => {
			const words = [slot.tenant, slot.subscription, slot.nominal, state, document, key, reason].map(
				(value) => sql`cast(${value} as text)`,
			);
			return sql`(${sql.join(words)}, cast(${lookAt} as bigint))`;
		});
		// Both databases call the columns of VALUES column1, column2 and so on.
		const { rows: written } = await sql<{ tenant: string; subscription: string; nominal: string }>`
			update slots set state = v.column4, document = v.column5, key = v.column6, reason = v.column7, look_at = v.column8,
				changed_at = cast(${at} as bigint)
			from (values ${sql.join(rows)}) as v
			where slots.tenant = v.column1 and slots.subscription = v.column2 and slots.nominal = v.column3 and slots.look_at is not null
			returning slots.tenant, slots.subscription, slots.nominal
		`.execute(store);
		for (const key of written) done.add(slotKeyText(key));
	}
	return done;
}

/** Which of the channels were posted the Document for the topic already, and the outbox did not give it up. */
export async function channelsWith(
	store: Store,
	{ topic, document, channels }: { topic: string; document: string; channels: readonly Channel[] },
): Promise<ReadonlySet<Channel>> {
	const found = new Set<Channel>();
	for (let from = 0; from < channels.length; from += ROWS) {
		const rows = await store
			.selectFrom('slots')
			.leftJoin('deliveries', (join) => join.onRef('deliveries.tenant', '=', 'slots.tenant').onRef('deliveries.key', '=', 'slots.key'))
			.select('slots.channel')
			.where('slots.channel', 'in', channels.slice(from, from + ROWS))
			.where('slots.topic', '=', topic)
			.where('slots.document', '=', document)
			.where('slots.state', '=', 'posted')
			.where((row) => row.or([row('deliveries.state', 'is', null), row('deliveries.state', '!=', 'dead')]))
			.distinct()
			.execute();
		for (const { channel } of rows) found.add(channel as Channel);
	}
	return found;
}

/** The newest slots of a subscription, newest first. */
export async function slotsOf(
	store: Store,
	{ tenant, subscription, limit = 20 }: { tenant: Tenant; subscription: string; limit?: number },
): Promise<readonly Slot[]> {
	const rows = await store
		.selectFrom('slots')
		.selectAll()
		.where('tenant', '=', tenant)
		.where('subscription', '=', subscription)
		.orderBy('nominal', 'desc')
		.limit(limit)
		.execute();
	return rows.map(slotOf);
}

export function slotKeyText({ tenant, subscription, nominal }: { tenant: string; subscription: string; nominal: string }): string {
	return `${tenant} ${subscription} ${nominal}`;
}

function open(store: Store) {
	// Not `is not null`, for which SQLite reads the whole table.
	return store.selectFrom('slots').selectAll().where('look_at', '>=', 0);
}

function slotOf(row: {
	tenant: string;
	subscription: string;
	nominal: string;
	channel: string;
	topic: string;
	due_at: number;
	state: string;
	look_at: number | null;
	reason: string | null;
}): Slot {
	const { tenant, subscription, nominal, channel, topic, due_at: dueAt, state, look_at: lookAt, reason } = row;
	return { tenant, subscription, nominal, channel, topic, dueAt, state, lookAt, reason } as Slot;
}
