import type { Subscription } from '../model/subscription.ts';
import { type LedgerEntry, writeLedger } from '../store/ledger.ts';
import { openSlotsOf, recordSlots, type Slot, settlement, settleSlots, slotKeyText } from '../store/slots.ts';
import type { Store } from '../store/store.ts';
import { dueSubscriptions, type Kept, type Mark, moveMarks } from '../store/subscriptions.ts';
import { localText } from './calendar/local.ts';
import { dueSlots } from './calendar/slots.ts';
import { lateness } from './lateness.ts';
import type { DueSlot } from './settle-due.ts';
import { NOBODY_AWAKE, slotEntry } from './slot-ledger.ts';
import { slotName, timingOf } from './subscription.ts';

/** Of the slots that were missed, so many are written down one by one. */
const MOST_MISSED = 100;
/** Whoever recorded a slot settles it; after this long (ms) others see to it. */
const ORPHANED = 15_000;

/** Writes down what has come due since the marks, and moves them on. `won` is what this process has to settle. */
export async function recordDue(store: Store, { at, limit }: { at: number; limit: number }): Promise<{ seen: number; won: DueSlot[] }> {
	return store.transaction().execute(async (transaction) => {
		const kept = await dueSubscriptions(transaction, { now: at, limit });
		const plans = kept.map((one) => planOf(one, at));
		const recorded = await recordSlots(
			transaction,
			plans.flatMap(({ slots }) => slots),
			{ at },
		);
		await collapseOlder(transaction, plans, at);
		await moveMarks(
			transaction,
			plans.map(({ subscription: { tenant, id }, mark }) => ({ tenant, id, ...mark })),
		);
		await writeLedger(
			transaction,
			plans.flatMap(({ slots, more }) => {
				const ours = slots.filter((slot) => recorded.has(slotKeyText(slot)));
				return ours.flatMap((slot, i) => recordedEntry(slot, { at, more: more && i === 0 }) ?? []);
			}),
		);
		const won = plans.flatMap(({ subscription, slots }) => {
			const newest = slots.at(-1);
			return newest?.state === 'due' && recorded.has(slotKeyText(newest)) ? { slot: newest, subscription } : [];
		});
		return { seen: kept.length, won };
	});
}

interface Plan {
	readonly subscription: Subscription;
	readonly mark: Mark;
	/** Oldest first. Only the newest can be `due`. */
	readonly slots: readonly Slot[];
	/** There were older ones, which are not written down one by one. */
	readonly more: boolean;
}

function planOf({ subscription, mark }: Kept, at: number): Plan {
	const { tenant, id, channel, topic, schedule } = subscription;
	const { slots, more, next } = dueSlots(timingOf(schedule), { after: mark.doneTo, now: at, most: MOST_MISSED });
	const newest = slots.at(-1);
	const late = newest ? lateness(schedule, { dueAt: newest.at, now: at }) > schedule.catchUp : false;
	const into = newest && !late ? slotName({ subscription: id, nominal: localText(newest.nominal) }) : null;
	const rows = slots.map((slot): Slot => {
		const row = { tenant, subscription: id, nominal: localText(slot.nominal), channel, topic, dueAt: slot.at };
		if (late) return { ...row, state: 'missed', lookAt: null, reason: null };
		if (slot !== newest) return { ...row, state: 'collapsed', lookAt: null, reason: into };
		return { ...row, state: 'due', lookAt: at + ORPHANED, reason: null };
	});
	return { subscription, mark: { doneTo: newest?.nominal ?? mark.doneTo, nextAt: next?.at ?? null }, slots: rows, more };
}

/** What was held, or not settled yet, makes way for the newer slot. */
async function collapseOlder(store: Store, plans: readonly Plan[], at: number): Promise<void> {
	const newest = new Map(
		plans.flatMap(({ subscription: { tenant, id }, slots }) => (slots.length ? [[`${tenant} ${id}`, slots.at(-1)!]] : [])),
	);
	const ids = [...newest.values()].map(({ subscription }) => subscription);
	const older = (await openSlotsOf(store, ids)).flatMap((slot) => {
		const newer = newest.get(`${slot.tenant} ${slot.subscription}`);
		return newer && newer.nominal > slot.nominal ? [{ slot, into: slotName(newer) }] : [];
	});
	const settled = await settleSlots(
		store,
		older.map(({ slot, into }) => ({ ...settlement(slot, 'collapsed'), reason: into })),
		{ at },
	);
	await writeLedger(
		store,
		older
			.filter(({ slot }) => settled.has(slotKeyText(slot)))
			.map(({ slot, into }) => slotEntry(slot, { at, what: 'collapsed', detail: { into } })),
	);
}

/** None for what is settled in a moment: the ledger says then what came of it. */
function recordedEntry(slot: Slot, { at, more }: { at: number; more: boolean }): LedgerEntry | null {
	const due = { dueAt: slot.dueAt, ...(more && { older: true }) };
	if (slot.state === 'collapsed') return slotEntry(slot, { at, what: 'collapsed', detail: { ...due, into: slot.reason } });
	if (slot.state === 'missed') return slotEntry(slot, { at, what: 'missed', detail: { ...due, reason: NOBODY_AWAKE } });
	return null;
}
