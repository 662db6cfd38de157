import type { Asked } from './asked.ts';
import { type Beside, beside } from './beside.ts';
import { featuresOf } from './features.ts';
import type { Known } from './known.ts';
import { matchTerms } from './matches.ts';
import { type Forest, scoreOf, unpack } from './trees.ts';
import { trustFeatures } from './trust.ts';
import { JUDGE, RANKER, SCALE } from './weights/answer.weights.ts';

/** A sentence as an answer's evidence. */
export interface Candidate {
	readonly of: Known;
	readonly pair: Beside;
	readonly sentence: number;
	readonly score: number;
}

export interface Ranking {
	/** Best first; empty when no text shares a word with the question. */
	readonly candidates: readonly Candidate[];
	/** The chance that the first of them answers, from 0 to 1. */
	readonly trust: number;
}

/** How many sentences of one text, and of all texts together, are weighed with every feature. */
const MOST = 14;
const MOST_OF_ALL = 40;

let forests: { readonly ranker: Forest; readonly judge: Forest } | undefined;

/** Ranks the sentences of the texts by how likely they answer the question. */
export function rank(asked: Asked, texts: readonly Known[]): Ranking {
	forests ??= { ranker: unpack(RANKER), judge: unpack(JUDGE) };
	const { ranker, judge } = forests;
	const found = texts
		.flatMap((of) => promising(beside(asked, of, matchTerms(asked, of)), of))
		.sort((a, b) => b.plain - a.plain)
		.slice(0, texts.length > 1 ? MOST_OF_ALL : MOST)
		.map(({ of, pair, sentence }) => {
			const row = featuresOf(pair, sentence);
			return { of, pair, sentence, row, score: scoreOf(ranker, row) };
		})
		.sort((a, b) => b.score - a.score || a.sentence - b.sentence);
	const [best] = found;
	if (!best) return { candidates: [], trust: 0 };
	const own = found.filter(({ of }) => of === best.of);
	const trust = scoreOf(judge, trustFeatures(best.pair, { scores: own.map(({ score }) => score), rows: own.map(({ row }) => row) }));
	return { candidates: found, trust: 1 / (1 + Math.exp(-(SCALE.slope * trust + SCALE.offset))) };
}

function promising(pair: Beside, of: Known): { of: Known; pair: Beside; sentence: number; plain: number }[] {
	const order: number[] = [];
	for (const [sentence, plain] of pair.plain.entries()) if (plain > 0) order.push(sentence);
	return order
		.sort((a, b) => pair.plain[b]! - pair.plain[a]! || a - b)
		.slice(0, MOST)
		.map((sentence) => ({ of, pair, sentence, plain: pair.plain[sentence]! }));
}
