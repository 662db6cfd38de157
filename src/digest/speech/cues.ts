import { cueFeatures } from './cue-features.ts';
import type { CueModel } from './model.ts';
import type { Phrases } from './phrases.ts';
import { FeatureSink } from './sink.ts';
import { CLOSES, type TokenTable } from './table.ts';
import { DASHES } from './words.ts';

/** A longer sentence is no prose, and is left alone. */
const LONGEST = 400;
export const CUE_FEATURES = 128;

/** The tokens that may head a cue. */
export function* candidates(table: TokenTable): Generator<number> {
	for (let at = 0; at < table.size; at++) {
		if (table.rate[at] === 0 && !bylineDash(table, at)) continue;
		if (table.next[at]! - table.first[at]! <= LONGEST) yield at;
	}
}

/** The dash of `“We will stay.” — Ana Reyes`. */
function bylineDash({ word, quote }: TokenTable, at: number): boolean {
	return at > 0 && quote[at - 1] === CLOSES && DASHES.has(word[at]!);
}

export function cueSink(bits: number): FeatureSink {
	return new FeatureSink({ bits, capacity: CUE_FEATURES, salt: 0 });
}

/** How likely each token heads a cue, from 0 to 1; 0 where it is no candidate. */
export function cueLikelihoods({ table, phrases, model }: { table: TokenTable; phrases: Phrases; model: CueModel }): Float32Array {
	const likely = new Float32Array(table.size);
	const sink = cueSink(model.bits);
	for (const at of candidates(table)) {
		cueFeatures(sink, { table, phrases, at });
		let sum = 0;
		for (let i = 0; i < sink.count; i++) sum += model.weights[sink.at[i]!]!;
		likely[at] = 1 / (1 + Math.exp(-sum * model.scale));
	}
	return likely;
}

/** Likelihoods in eight classes, as features of what stands around. */
export function likelihoodClass(likely: number): number {
	if (likely < 0.03) return 0;
	if (likely < 0.1) return 1;
	if (likely < 0.25) return 2;
	if (likely < 0.5) return 3;
	if (likely < 0.75) return 4;
	return likely < 0.92 ? 5 : 6;
}
