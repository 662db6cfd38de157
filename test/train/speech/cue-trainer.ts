import { cueFeatures } from '../../../src/digest/speech/cue-features.ts';
import { candidates, cueSink } from '../../../src/digest/speech/cues.ts';
import type { CueModel } from '../../../src/digest/speech/model.ts';
import type { Phrases } from '../../../src/digest/speech/phrases.ts';
import type { TokenTable } from '../../../src/digest/speech/table.ts';
import { random, shuffle } from './random.ts';

export interface CueExample {
	readonly features: Int32Array;
	/** The share of annotators to whom it is a cue. */
	readonly truth: number;
}

export interface CueSettings {
	readonly bits: number;
	readonly rate: number;
	readonly epochs: number;
	/** The share of features left out of each step. */
	readonly dropout: number;
}

export function cueExamples({
	table,
	phrases,
	truth,
	bits,
}: {
	table: TokenTable;
	phrases: Phrases;
	truth: Float32Array;
	bits: number;
}): CueExample[] {
	const sink = cueSink(bits);
	const examples: CueExample[] = [];
	for (const at of candidates(table)) {
		cueFeatures(sink, { table, phrases, at });
		examples.push({ features: sink.at.slice(0, sink.count), truth: Math.min(1, truth[at]!) });
	}
	return examples;
}

/** Logistic regression by AdaGrad, with dropout. */
export function trainCues(examples: readonly CueExample[], { bits, rate, epochs, dropout }: CueSettings): CueModel {
	const weights = new Float32Array(1 << bits);
	const squares = new Float32Array(1 << bits).fill(1e-6);
	const next = random(1);
	const order = [...examples];
	const kept = new Int32Array(256);
	const gain = 1 / (1 - dropout);
	for (let epoch = 0; epoch < epochs; epoch++) {
		shuffle(order, next);
		for (const { features, truth } of order) {
			let count = 0;
			let sum = 0;
			for (const feature of features) {
				if (next() < dropout) continue;
				kept[count++] = feature;
				sum += weights[feature]! * gain;
			}
			const slope = (1 / (1 + Math.exp(-sum)) - truth) * gain;
			for (let i = 0; i < count; i++) {
				const feature = kept[i]!;
				squares[feature]! += slope * slope;
				weights[feature]! -= (rate * slope) / Math.sqrt(squares[feature]!);
			}
		}
	}
	return { bits, weights, scale: 1 };
}
