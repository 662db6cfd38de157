import { randomBytes } from 'node:crypto';
import type { Channel, MessageRef, Tenant } from '../model/place.ts';
import type { CardKey } from '../model/post.ts';
import type { Tables } from './schema.ts';
import { requireSeal, seal } from './seal.ts';
import type { Store } from './store.ts';

/** A fact about one slot, or about one delivery of it. */
export interface LedgerEntry {
	readonly tenant: Tenant;
	readonly at: number;
	/** The due time of a schedule, or the event that asked for a card. */
	readonly slot: string;
	/** Topic's name; empty where there is none. */
	readonly topic: string;
	readonly channel: Channel;
	/** The delivery; null for what happens to a slot before there is one, or instead. */
	readonly key: CardKey | null;
	readonly what: LedgerWord;
	/** Reasons, waits in ms, references: whatever the sentence about it needs. No secrets. */
	readonly detail: LedgerDetail;
}

export type LedgerDetail = Readonly<Record<string, string | number | boolean | null>>;

export type LedgerWord =
	/** The slot's time has come. */
	| 'due'
	/** A newer slot is posted in its place (`into`). */
	| 'collapsed'
	/** Put off to the end of the quiet hours (`until`). */
	| 'quiet'
	/** There was nothing that had not been posted before. */
	| 'nothing-new'
	/** Nothing was running when its time came, and its grace is over (`reason`). */
	| 'missed'
	/** The subscription was ended before it was posted (`reason`). */
	| 'stopped'
	/** The intent to post is on the disk. */
	| 'opened'
	/** It goes to the platform now (`attempt`, and `marked` where it carries the note that it may be a repetition). */
	| 'attempt'
	/** The platform has it (`message`). */
	| 'sent'
	/** The platform did not take it now (`reason`, `after`). */
	| 'retry'
	/** Nobody knows whether the platform took it (`reason`). */
	| 'ambiguous'
	/** The channel was looked through for it (`found`: sent, absent, unreadable; `reason`). */
	| 'looked'
	/** The channel cannot be looked through, so it waits (`reason`, `until`). */
	| 'held'
	/** It is not posted any more (`reason`, `advice`, `refusal`). */
	| 'dead'
	/** Nobody waits for it any more: it is not posted unless it is there already. */
	| 'withdrawn'
	/** The process that had it was stopped, or killed, before it knew what became of it. */
	| 'released'
	/** A second copy was taken away (`message`, `kept`). */
	| 'removed-copy'
	/** A second copy stays, because people have replied to it (`message`, `kept`). */
	| 'kept-copy'
	/** It was posted with the note that it may be a repetition. */
	| 'marked-repeat'
	/** Its message shows another card now. */
	| 'edited'
	/** Somebody deleted its message. */
	| 'deleted'
	/** Somebody had it sent again (`user`). */
	| 'by-hand';

/** An entry as it is read, with the id that orders those of one ms. */
export interface LedgerLine extends LedgerEntry {
	readonly id: string;
}

/** Rows of one statement: SQLite binds at most 32,766 values. */
const ROWS = 1_000;

export async function writeLedger(store: Store, entries: LedgerEntry | readonly LedgerEntry[]): Promise<void> {
	const rows = [entries].flat().map(toRow);
	for (let from = 0; from < rows.length; from += ROWS)
		await store
			.insertInto('ledger')
			.values(rows.slice(from, from + ROWS))
			.execute();
}

/** All that happened to a slot, in every topic and channel, oldest first. */
export async function ledgerOfSlot(store: Store, { tenant, slot }: { tenant: Tenant; slot: string }): Promise<readonly LedgerLine[]> {
	const rows = await store
		.selectFrom('ledger')
		.selectAll()
		.where('tenant', '=', tenant)
		.where('slot', '=', slot)
		.orderBy('at')
		.orderBy('id')
		.limit(ROWS)
		.execute();
	return rows.map(lineOf);
}

/** All that happened to one delivery, oldest first. */
export async function ledgerOfDelivery(store: Store, { tenant, key }: { tenant: Tenant; key: CardKey }): Promise<readonly LedgerLine[]> {
	const rows = await store
		.selectFrom('ledger')
		.selectAll()
		.where('tenant', '=', tenant)
		.where('key', '=', key)
		.orderBy('at')
		.orderBy('id')
		.limit(ROWS)
		.execute();
	return rows.map(lineOf);
}

/** All that happened to what became this message, from its slot on; empty for a message that is none of ours. */
export async function ledgerOfMessage(
	store: Store,
	{ tenant, message }: { tenant: Tenant; message: MessageRef },
): Promise<readonly LedgerLine[]> {
	const delivery = await store
		.selectFrom('deliveries')
		.select(['slot', 'topic', 'channel'])
		.where('tenant', '=', tenant)
		.where('message', '=', message)
		.executeTakeFirst();
	if (!delivery) return [];
	const { slot, topic, channel } = delivery;
	return (await ledgerOfSlot(store, { tenant, slot })).filter((line) => line.topic === topic && line.channel === channel);
}

/** What happened in a channel from `from` until before `to`, newest first. */
export async function ledgerOfChannel(
	store: Store,
	{ tenant, channel, from, to, limit = 200 }: { tenant: Tenant; channel: Channel; from: number; to: number; limit?: number },
): Promise<readonly LedgerLine[]> {
	const rows = await store
		.selectFrom('ledger')
		.selectAll()
		.where('tenant', '=', tenant)
		.where('channel', '=', channel)
		.where('at', '>=', from)
		.where('at', '<', to)
		.orderBy('at', 'desc')
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();
	return rows.map(lineOf);
}

/** What happened in all channels of all tenants since `from`, newest first: for whoever runs the process. */
export async function recentLedger(store: Store, { from, limit }: { from: number; limit: number }): Promise<readonly LedgerLine[]> {
	const rows = await store
		.selectFrom('ledger')
		.selectAll()
		.where('at', '>=', from)
		.orderBy('at', 'desc')
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();
	return rows.map(lineOf);
}

/** The tenants that have a slot of that name. */
export async function ledgerTenants(store: Store, { slot }: { slot: string }): Promise<readonly Tenant[]> {
	const rows = await store.selectFrom('ledger').select('tenant').where('slot', '=', slot).distinct().orderBy('tenant').execute();
	return rows.map(({ tenant }) => tenant as Tenant);
}

function toRow(entry: LedgerEntry): Tables['ledger'] {
	const row = { ...entry, id: nextId(entry.at), detail: JSON.stringify(entry.detail) };
	return { ...row, seal: ledgerSeal(row) };
}

export function ledgerSeal(row: Omit<Tables['ledger'], 'seal'>): string {
	return seal('ledger', row.tenant, row.id, row.at, row.slot, row.topic, row.channel, row.key, row.what, row.detail);
}

function lineOf({ detail, seal: kept, ...row }: Tables['ledger']): LedgerLine {
	requireSeal(kept, { table: 'ledger', row: `${row.tenant} ${row.id}`, seal: ledgerSeal({ ...row, detail }) });
	return { ...row, detail: JSON.parse(detail) as LedgerDetail } as LedgerLine;
}

let count = 0;
/** Tells the entries of two processes apart. */
const WRITER = randomBytes(6).toString('hex');

/** Sorts by time, then by the order in which this process wrote. */
function nextId(at: number): string {
	count = (count + 1) % 36 ** 5;
	return [at.toString(36).padStart(9, '0'), count.toString(36).padStart(5, '0'), WRITER].join('-');
}
