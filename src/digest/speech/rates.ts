/** How often each lemma is a cue in annotated news, from 1 to 6, by the hash of the lemma (`rateKey`). */
export type CueRates = ReadonlyMap<number, number>;

/** The least share of a lemma's uses that are cues, for each rate from 1 up. */
const SHARES = [0.03, 0.06, 0.15, 0.3, 0.5, 0.7];

/** The rate of a lemma that is a cue in this share of its uses. */
export function rateOf(share: number): number {
	let rate = 0;
	while (rate < SHARES.length && share >= SHARES[rate]!) rate++;
	return rate;
}
