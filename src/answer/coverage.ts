import type { Candidate } from './rank.ts';

/** The share of the question that stands in the sentence, as far as it fits. */
export function coverageOf({ of, pair, sentence }: Candidate): number {
	return coverage(pair, (at) => of.prose.tokens[at]!.sentence === sentence);
}

/** The share of the question that stands in the sentence and the two beside it. */
export function aroundOf({ of, pair, sentence }: Candidate): number {
	return coverage(pair, (at) => Math.abs(of.prose.tokens[at]!.sentence - sentence) <= 1);
}

export function coverage({ matches, weights, total }: Candidate['pair'], isIn: (at: number) => boolean): number {
	let sum = 0;
	for (const [i, { tokens }] of matches.entries()) {
		let best = 0;
		for (const [at, fit] of tokens) if (fit > best && isIn(at)) best = fit;
		sum += best * weights[i]!;
	}
	return total ? sum / total : 0;
}
