import type { Asked } from './asked.ts';
import type { Beside } from './beside.ts';
import { CONTENT } from './reading.ts';

/** The terms as they stand in a sentence, by token from its first. */
export interface Laid {
	readonly fit: Float32Array;
	readonly weight: Float32Array;
	/** Index of the term at the token; -1 where there is none. */
	readonly term: Int16Array;
	/** Share of the terms in the longest run of content words that are all asked with. */
	readonly run: number;
	/** How many neighbours of the question are neighbours here. */
	readonly pairs: number;
	/** How far apart the terms stand, in tokens a term, at most 1. */
	readonly spread: number;
}

export function layOut({ reading, matches, weights }: Beside, { from, to }: { from: number; to: number }): Laid {
	const fit = new Float32Array(to - from);
	const weight = new Float32Array(to - from);
	const term = new Int16Array(to - from).fill(-1);
	for (const [i, { tokens }] of matches.entries()) {
		for (const [at, value] of tokens) {
			if (at < from || at >= to || value <= fit[at - from]!) continue;
			fit[at - from] = value;
			weight[at - from] = weights[i]! * value;
			term[at - from] = i;
		}
	}
	let run = 0;
	let longest = 0;
	let pairs = 0;
	let last = -1;
	let first = -1;
	let count = 0;
	let end = -1;
	for (let i = 0; i < fit.length; i++) {
		if (!(reading.marks[from + i]! & CONTENT)) continue;
		if (term[i] === -1) {
			run = 0;
			last = -1;
			continue;
		}
		run++;
		longest = Math.max(longest, run);
		if (last !== -1 && (term[i] === last + 1 || term[i] === last - 1)) pairs++;
		last = term[i]!;
		if (first === -1) first = i;
		end = i;
		count++;
	}
	const spread = count > 1 ? Math.min(1, (end - first) / count / 10) : 0;
	return { fit, weight, term, run: longest / (matches.length || 1), pairs, spread };
}

/** How much of the question stands near a token: the weight of the terms, less the farther they are. */
export function closeness({ weight, term }: Laid, { at, total }: { at: number; total: number }): number {
	let sum = 0;
	const seen: number[] = [];
	for (let step = 1; step < weight.length; step++) {
		for (const i of [at - step, at + step]) {
			const here = term[i] ?? -1;
			if (here === -1 || seen.includes(here)) continue;
			seen.push(here);
			sum += weight[i]! / (1 + step / 6);
		}
	}
	return total ? sum / total : 0;
}

export function focusNear(
	{ asked, reading, matches }: Beside,
	{ from, to, laid, wanted }: { from: number; to: number; laid: Laid; wanted: number },
): number {
	const focus = matches.findIndex(({ term }) => term.key === asked.focus);
	if (focus === -1) return -1;
	let best = 0;
	for (let i = from; i < to; i++) {
		if (laid.term[i - from] !== focus) continue;
		for (let j = Math.max(from, i - 5); j < Math.min(to, i + 5); j++) {
			if (j !== i && laid.term[j - from] === -1 && reading.marks[j]! & wanted) best = Math.max(best, 1 / Math.abs(i - j));
		}
	}
	return best;
}

/** The longest row of terms that stand in the question's order, as a share of the terms. */
export function orderOf({ terms }: Asked, { term }: Laid): number {
	const ends = new Int16Array(terms.length);
	let longest = 0;
	for (const i of term) {
		if (i === -1) continue;
		let before = 0;
		for (let j = 0; j < i; j++) before = Math.max(before, ends[j]!);
		ends[i] = Math.max(ends[i]!, before + 1);
		longest = Math.max(longest, ends[i]!);
	}
	return longest / (terms.length || 1);
}
