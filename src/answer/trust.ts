import type { Beside } from './beside.ts';
import { FEATURES } from './features.ts';

/** Names of what the answerability of a question is judged by: the best sentence, and how far it stands out. */
export const TRUST_FEATURES = [...FEATURES, 'best', 'lead', 'share', 'runner-up-coverage', 'runner-up-names', 'sentences', 'second-plain'];

/** What one text's chance to answer a question is judged by. `scores` and `rows` are those of the same sentences, best first. */
export function trustFeatures(pair: Beside, { scores, rows }: { scores: readonly number[]; rows: readonly Float32Array[] }): Float32Array {
	const [best = 0, second = best - 3] = scores;
	const row = new Float32Array(TRUST_FEATURES.length);
	row.set(rows[0]!);
	const share = 1 / scores.reduce((sum, score) => sum + Math.exp(score - best), 0);
	const rest = [best, best - second, share, rows[1]?.[2] ?? 0, rows[1]?.[3] ?? 0, Math.min(1, pair.plain.length / 50), rows[1]?.[0] ?? 0];
	row.set(rest, FEATURES.length);
	return row;
}
