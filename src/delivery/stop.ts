import { writeLedger } from '../store/ledger.ts';
import { type Slot, settlement, settleSlots, slotKeyText } from '../store/slots.ts';
import type { Store } from '../store/store.ts';
import { slotEntry } from './slot-ledger.ts';

/** Settles slots that nobody wants any more. */
export async function stopSlots(store: Store, slots: readonly Slot[], { at, reason }: { at: number; reason: string }): Promise<void> {
	const stopped = await settleSlots(
		store,
		slots.map((slot) => ({ ...settlement(slot, 'stopped'), reason })),
		{ at },
	);
	const entries = slots.filter((slot) => stopped.has(slotKeyText(slot)));
	await writeLedger(
		store,
		entries.map((slot) => slotEntry(slot, { at, what: 'stopped', detail: { reason } })),
	);
}
