import { DAY } from '../../delivery/calendar/local.ts';
import type { Channel, Tenant } from '../../model/place.ts';
import type { Topic } from '../../model/topic.ts';
import { endedSubscriptions } from '../../store/ended.ts';
import { type LedgerLine, ledgerOfChannel, ledgerOfMessage, ledgerOfSlot } from '../../store/ledger.ts';
import { outlooks } from '../../store/outlook.ts';
import { downtimes, type Stretch } from '../../store/runs.ts';
import type { Store } from '../../store/store.ts';
import { type Kept, subscriptions } from '../../store/subscriptions.ts';
import { absenceOf } from './absence.ts';
import { type Story, storiesOf, type Telling } from './stories.ts';

/** What happened in a channel, and why nothing else did. */
export interface Account {
	readonly stories: readonly Story[];
	readonly absence: readonly string[];
}

export interface Accounting {
	readonly store: Store;
	readonly topics: readonly Topic[];
	/** The zone of what has no schedule. */
	readonly zone: string;
	readonly now: number;
}

/** Subscriptions that ended so long (ms) before the time asked about are no answer any more. */
const REMEMBERED = 30 * DAY;

/** What happened in a channel in a stretch of time. */
export async function accountOf(
	{ tenant, channel, from, to }: { tenant: Tenant; channel: Channel } & Stretch,
	{ store, topics, zone, now }: Accounting,
): Promise<Account> {
	const kept = await subscriptions(store, { tenant, channel });
	const lines = await ledgerOfChannel(store, { tenant, channel, from, to });
	const whole = await wholeSlots(lines, store);
	const stories = storiesOf(whole, await tellingOf({ tenant, channel }, { store, topics, zone, kept }));
	const ended = await endedSubscriptions(store, { tenant, channel, since: from - REMEMBERED });
	const down = await downtimes(store, { from, to: Math.min(to, now) });
	const told = new Set(whole.map(({ slot }) => slot));
	return { stories, absence: absenceOf({ from, to, now, zone, topics, kept, ended, down, told }) };
}

/** What happened to one slot, in every channel of the tenant that it was for; or only in one. */
export async function slotStories(
	{ tenant, slot, channel }: { tenant: Tenant; slot: string; channel?: Channel },
	accounting: Accounting,
): Promise<readonly Story[]> {
	const lines = (await ledgerOfSlot(accounting.store, { tenant, slot })).filter((line) => !channel || line.channel === channel);
	return told(lines, { tenant, ...(channel && { channel }) }, accounting);
}

/** What happened to the card that became a message. */
export async function messageStories(
	{ tenant, message }: Parameters<typeof ledgerOfMessage>[1],
	accounting: Accounting,
): Promise<readonly Story[]> {
	return told(await ledgerOfMessage(accounting.store, { tenant, message }), { tenant }, accounting);
}

async function told(
	lines: readonly LedgerLine[],
	of: { tenant: Tenant; channel?: Channel },
	{ store, topics, zone }: Accounting,
): Promise<readonly Story[]> {
	const kept = await subscriptions(store, of);
	return storiesOf(lines, await tellingOf(of, { store, topics, zone, kept }));
}

/** A slot that began or went on outside of the stretch is told whole. */
async function wholeSlots(lines: readonly LedgerLine[], store: Store): Promise<readonly LedgerLine[]> {
	const whole = new Map<string, LedgerLine>();
	const seen = new Set<string>();
	for (const { tenant, slot, channel } of lines) {
		if (seen.has(slot)) continue;
		seen.add(slot);
		for (const line of await ledgerOfSlot(store, { tenant, slot })) if (line.channel === channel) whole.set(line.id, line);
	}
	return [...whole.values()];
}

async function tellingOf(
	of: { tenant: Tenant; channel?: Channel },
	{ store, topics, zone, kept }: { store: Store; topics: readonly Topic[]; zone: string; kept: readonly Kept[] },
): Promise<Telling> {
	const zones = new Map(kept.map(({ subscription: { id, schedule } }) => [id, schedule.zone]));
	return { topics, outlooks: await outlooks(store, { ...of, limit: 500 }), zoneOf: (slot) => zones.get(slot.split('@')[0] ?? '') ?? zone };
}
