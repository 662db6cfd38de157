import type { LedgerDetail, LedgerEntry, LedgerWord } from '../store/ledger.ts';
import type { Slot } from '../store/slots.ts';
import { slotName } from './subscription.ts';

/** What the ledger says of a slot before there is a delivery, or instead of one. */
export function slotEntry(slot: Slot, { at, what, detail }: { at: number; what: LedgerWord; detail: LedgerDetail }): LedgerEntry {
	const { tenant, channel, topic } = slot;
	return { tenant, at, slot: slotName(slot), topic, channel, key: null, what, detail };
}

/** Why a slot is `missed`. */
export const NOBODY_AWAKE = 'Byline was not running then, and it was too late when it was';
