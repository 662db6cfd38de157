/** All in ms. Every process of one database must have the same. */
export interface Timing {
	/** Whoever claims a delivery has it for so long. Far above what an attempt takes: an attempt ends after 10 s. */
	readonly lease: number;
	/** An attempt is begun only while so much of the lease is left. */
	readonly margin: number;
	/** Between an attempt of which nobody knows what became and the first look: what was on its way arrives meanwhile. */
	readonly look: number;
	/** The longest wait between two attempts or looks. */
	readonly longest: number;
	/** A channel whose history cannot be read is looked at again so often, and for so long until the card is posted as a possible repetition. */
	readonly heldLook: number;
	readonly hold: number;
	/** After a card of which there may be two is there, when the copies are looked for. */
	readonly sweeps: readonly number[];
	/** Work of other processes is noticed within so long. */
	readonly poll: number;
	/** An asker waits so long for a card: longer than the lease of a process that was killed. */
	readonly patience: number;
	/** What runs when the process is told to stop may take so long to end. */
	readonly ending: number;
}

export const TIMING: Timing = {
	lease: 60_000,
	margin: 20_000,
	look: 2_000,
	longest: 60_000,
	heldLook: 60_000,
	hold: 5 * 60_000,
	sweeps: [2 * 60_000, 10 * 60_000],
	poll: 1_000,
	patience: 75_000,
	ending: 5_000,
};

/** The wait before another try: doubles each time, from `first` to the longest. */
export function backOff(tries: number, { first, longest }: { first: number; longest: number }): number {
	return Math.min(longest, first * 2 ** Math.min(Math.max(0, tries - 1), 30));
}
