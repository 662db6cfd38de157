import type { Channel } from '../model/place.ts';
import type { Subscription } from '../model/subscription.ts';
import type { Log } from '../platforms/platform.ts';
import { type LedgerDetail, type LedgerWord, writeLedger } from '../store/ledger.ts';
import { channelsWith, type Settlement, type Slot, settlement, settleSlots, slotKeyText } from '../store/slots.ts';
import type { Store } from '../store/store.ts';
import { lateness, quietEnd } from './lateness.ts';
import { commit, type Publication } from './publication.ts';
import { NOBODY_AWAKE, slotEntry } from './slot-ledger.ts';
import { slotName } from './subscription.ts';

/** A slot whose time has come, and whose. */
export interface DueSlot {
	readonly slot: Slot;
	readonly subscription: Subscription;
}

/** What a slot would post. `failed` is tried again at the next scan. */
export type Prepared =
	| { readonly status: 'card'; readonly publication: Publication }
	| { readonly status: 'nothing'; readonly reason: string }
	| { readonly status: 'failed'; readonly cause: unknown };

export interface Settling {
	readonly store: Store;
	/** Unix time in ms. */
	readonly at: number;
	/** One for each slot, in their order. */
	readonly prepare: (due: readonly DueSlot[]) => Promise<readonly Prepared[]>;
	readonly log: Log;
	/** Told of each slot that is posted, with how late (ms) that is. */
	readonly posted?: (late: number) => void;
}

/** A card that the platform did not take for so long (ms) is no news any more. */
const STALE = 24 * 3_600_000;

interface Outcome {
	readonly settlement: Settlement;
	readonly slot: Slot;
	readonly publication: Publication | null;
	/** What the ledger says of it; null where the outbox says it. */
	readonly says: { readonly what: LedgerWord; readonly detail: LedgerDetail } | null;
}

/** Decides about each slot, and writes the decisions down with the cards, in one transaction. */
export async function settle(due: readonly DueSlot[], { store, at, prepare, log, posted = () => {} }: Settling): Promise<number> {
	if (!due.length) return 0;
	const kept = due.map((one) => notNow(one, at));
	const { newest, others } = onePerChannel(due.filter((_, i) => kept[i] === null));
	const outcomes = [...kept.filter((one) => one !== null), ...others, ...(await prepared(newest, { store, at, prepare, log }))];
	return store.transaction().execute(async (transaction) => {
		const done = await settleSlots(
			transaction,
			outcomes.map((one) => one.settlement),
			{ at },
		);
		const ours = outcomes.filter(({ slot }) => done.has(slotKeyText(slot)));
		await writeLedger(
			transaction,
			ours.flatMap(({ slot, says }) => (says ? slotEntry(slot, { at, ...says }) : [])),
		);
		const publications = ours.flatMap(({ publication }) => publication ?? []);
		for (const { slot, publication } of ours) if (publication) posted(Math.max(0, at - slot.dueAt));
		return (await commit(transaction, publications, { at })).size;
	});
}

/** Quiet hours, or too late; null when it may be posted now. */
function notNow({ slot, subscription: { schedule } }: DueSlot, at: number): Outcome | null {
	const late = slot.state === 'held' ? at - (slot.lookAt ?? at) : lateness(schedule, { dueAt: slot.dueAt, now: at });
	if (late > schedule.catchUp) {
		const says = { what: 'missed', detail: { dueAt: slot.dueAt, reason: NOBODY_AWAKE } } as const;
		return { settlement: settlement(slot, 'missed'), slot, publication: null, says };
	}
	const until = quietEnd(schedule, at);
	if (until === null) return null;
	return {
		settlement: { ...settlement(slot, 'held'), lookAt: until },
		slot,
		publication: null,
		says: { what: 'quiet', detail: { until } },
	};
}

/** After a sleep several schedules of one channel may be due for one topic: the newest slot stands for all. */
function onePerChannel(due: readonly DueSlot[]): { newest: DueSlot[]; others: Outcome[] } {
	const groups = new Map<string, DueSlot[]>();
	for (const one of due) {
		const name = `${one.slot.channel} ${one.slot.topic}`;
		groups.set(name, [...(groups.get(name) ?? []), one]);
	}
	const newest: DueSlot[] = [];
	const others: Outcome[] = [];
	for (const group of groups.values()) {
		const [first, ...rest] = group.sort((a, b) => b.slot.dueAt - a.slot.dueAt || b.slot.nominal.localeCompare(a.slot.nominal));
		newest.push(first!);
		const into = slotName(first!.slot);
		for (const { slot } of rest)
			others.push({
				settlement: { ...settlement(slot, 'collapsed'), reason: into },
				slot,
				publication: null,
				says: { what: 'collapsed', detail: { into } },
			});
	}
	return { newest, others };
}

async function prepared(due: readonly DueSlot[], { store, prepare, log, at }: Settling): Promise<Outcome[]> {
	const cards = await prepare(due);
	const known = await alreadyPosted(store, due, cards);
	return due.flatMap(({ slot, subscription: { schedule } }, i): Outcome[] => {
		const card = cards[i]!;
		if (card.status === 'failed') {
			log.error('a due slot could not be prepared; it is tried again', { slot: slotName(slot), channel: slot.channel, cause: card.cause });
			return [];
		}
		if (card.status === 'nothing') return [nothing(slot, card.reason)];
		if (schedule.posts === 'something-new' && known.has(i)) return [nothing(slot, 'the newest document was posted here before')];
		const publication = { ...card.publication, due: slot.dueAt, expires: at + Math.max(STALE, schedule.catchUp) };
		const posted = { document: publication.subject?.document.hash ?? null, key: publication.post.key };
		return [{ settlement: { ...settlement(slot, 'posted'), ...posted }, slot, publication, says: null }];
	});
}

function nothing(slot: Slot, reason: string): Outcome {
	return {
		settlement: { ...settlement(slot, 'nothing-new'), reason },
		slot,
		publication: null,
		says: { what: 'nothing-new', detail: { reason } },
	};
}

/** The places in the list of those whose channel has the Document already. */
async function alreadyPosted(store: Store, due: readonly DueSlot[], cards: readonly Prepared[]): Promise<ReadonlySet<number>> {
	const channels = new Map<string, { topic: string; document: string; places: Map<Channel, number[]> }>();
	for (const [i, card] of cards.entries()) {
		const subject = card.status === 'card' ? card.publication.subject : null;
		if (!subject) continue;
		const { topic, document } = { topic: subject.topic, document: subject.document.hash };
		const group = channels.get(`${topic} ${document}`) ?? { topic, document, places: new Map() };
		const { channel } = due[i]!.slot;
		group.places.set(channel, [...(group.places.get(channel) ?? []), i]);
		channels.set(`${topic} ${document}`, group);
	}
	const found = new Set<number>();
	for (const { topic, document, places } of channels.values()) {
		const known = await channelsWith(store, { topic, document, channels: [...places.keys()] });
		for (const channel of known) for (const i of places.get(channel) ?? []) found.add(i);
	}
	return found;
}
