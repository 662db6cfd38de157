import type { Refused } from '../model/post.ts';
import { backOff } from './timing.ts';

/** Whether a platform answers, as this process sees it. */
export interface Health {
	/** It answered, whatever it said. */
	answered(): void;
	/** It could not be reached, or nobody knows: several of these in a row are taken for an outage. */
	unclear(): void;
	/** It cannot be reached, or limits everything: nothing goes out for so many ms. */
	away(after: number): void;
	/** The token is refused: only a person can mend that, and starts the process again. */
	giveUp(refused: Refused): void;
	gaveUp(): Refused | null;
	/** Until when (Unix ms) nothing is to go out. */
	pausedUntil(): number;
	/** It was away or unclear at last: one request at a time finds out whether it is back. */
	sick(): boolean;
}

/** Requests in a row without an answer; after these it looks like more than bad luck. */
const BAD_LUCK = 3;

export function createHealth({ now, longest }: { now: () => number; longest: number }): Health {
	let unclear = 0;
	let outages = 0;
	let until = 0;
	let given: Refused | null = null;

	function pause(least: number): void {
		// Those that were on their way together fail together: that is one outage.
		const wait = until > now() ? 0 : backOff(++outages, { first: 1_000, longest });
		until = Math.max(until, now() + Math.max(least, wait));
	}

	return {
		answered() {
			unclear = 0;
			outages = 0;
		},
		unclear() {
			unclear++;
			if (unclear >= BAD_LUCK) pause(0);
		},
		away: (after) => pause(after),
		giveUp(refused) {
			given = refused;
		},
		gaveUp: () => given,
		pausedUntil: () => until,
		sick: () => outages > 0,
	};
}
