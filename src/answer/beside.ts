import type { Asked } from './asked.ts';
import type { Match } from './matches.ts';
import type { Reading } from './reading.ts';

/** A question beside one text: what all sentences of the text are weighed by. */
export interface Beside {
	readonly asked: Asked;
	readonly reading: Reading;
	readonly matches: readonly Match[];
	/** By term: how much it tells, by rarity in general and in this text. */
	readonly weights: readonly number[];
	readonly total: number;
	/** Best plain score of a sentence. */
	readonly most: number;
	readonly plain: Float32Array;
}

export function beside(asked: Asked, reading: Reading, matches: readonly Match[]): Beside {
	const sentences = reading.prose.sentences.length;
	const weights = matches.map(({ term, sentences: found }) => {
		const local = Math.log(1 + (sentences - found.size + 0.5) / (found.size + 0.5));
		return Math.max(0.2, (term.rarity / 10) * 0.7 + Math.min(1, local / 4) * 0.3);
	});
	const plain = plainScores({ reading, matches, weights });
	return {
		asked,
		reading,
		matches,
		weights,
		total: weights.reduce((sum, weight) => sum + weight, 0),
		most: plain.reduce((most, score) => Math.max(most, score), 0),
		plain,
	};
}

const K = 1.2;
const B = 0.6;

/** Okapi BM25 with soft matches. https://en.wikipedia.org/wiki/Okapi_BM25 */
function plainScores({ reading, matches, weights }: Pick<Beside, 'reading' | 'matches' | 'weights'>): Float32Array {
	const scores = new Float32Array(reading.sizes.length);
	for (const [i, { sentences }] of matches.entries()) {
		for (const [sentence, fit] of sentences) {
			const norm = 1 - B + (B * reading.sizes[sentence]!) / (reading.averageSize || 1);
			scores[sentence]! += (weights[i]! * fit * (K + 1)) / (fit + K * norm);
		}
	}
	return scores;
}
