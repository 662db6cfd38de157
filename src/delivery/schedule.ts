import type { Log } from '../platforms/platform.ts';
import { openSlots, type Slot, slotKeyText } from '../store/slots.ts';
import type { Store } from '../store/store.ts';
import { findSubscription } from '../store/subscriptions.ts';
import { recordDue } from './record-due.ts';
import { type DueSlot, type Settling, settle } from './settle-due.ts';
import { stopSlots } from './stop.ts';

export interface ScanOptions extends Pick<Settling, 'store' | 'prepare' | 'posted'> {
	/** Unix time in ms. */
	readonly now: () => number;
	readonly log: Log;
}

/** Slots are worked on by so many at once, so that memory stays flat however many are due at one tick. */
const BATCH = 1_000;

/**
 * Finds what is due, and hands it to the outbox: each slot once, however many processes look and whatever their clocks do.
 * Resolves with how many cards it handed over.
 */
export async function scan(options: ScanOptions): Promise<number> {
	const at = options.now();
	let opened = 0;
	for (;;) {
		const { seen, won } = await recordDue(options.store, { at, limit: BATCH });
		opened += await settle(won, { ...options, at });
		if (seen < BATCH) break;
	}
	for (let from = ''; ; ) {
		const open = await openSlots(options.store, { now: at, limit: BATCH });
		const [first] = open;
		// What failed stays open: then the same slots come again, and wait for the next scan.
		if (!first || slotKeyText(first) === from) return opened;
		from = slotKeyText(first);
		opened += await settle(await withSubscriptions(open, { ...options, at }), { ...options, at });
	}
}

async function withSubscriptions(slots: readonly Slot[], { store, at }: { store: Store; at: number }): Promise<DueSlot[]> {
	const found: DueSlot[] = [];
	const orphans: Slot[] = [];
	for (const slot of slots) {
		const kept = await findSubscription(store, { tenant: slot.tenant, id: slot.subscription });
		if (kept) found.push({ slot, subscription: kept.subscription });
		else orphans.push(slot);
	}
	await stopSlots(store, orphans, { at, reason: 'its subscription has ended' });
	return found;
}
