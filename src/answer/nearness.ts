import type { Span } from '../model/span.ts';
import type { Known } from './known.ts';
import type { Candidate } from './rank.ts';

export interface Place {
	readonly at: number;
	readonly weight: number;
	readonly term: number;
}

export function placesIn({ matches, weights, total }: Candidate['pair'], { from, to }: { from: number; to: number }): Place[] {
	const found: Place[] = [];
	for (const [term, { tokens }] of matches.entries()) {
		for (const [at, fit] of tokens) if (at >= from && at < to) found.push({ at, term, weight: total ? (fit * weights[term]!) / total : 0 });
	}
	return found;
}

/** How near the words of the question stand to a place: their share of the question, less the farther they are, and less over a comma. */
export function nearness(of: Known, places: readonly Place[], { first, next }: { first: number; next: number }): number {
	const best = new Map<number, number>();
	for (const { at, weight, term } of places) {
		const [from, to] = at < first ? [at, first] : [next - 1, at];
		let value = weight / (1 + (to - from) / 6);
		for (let i = from + 1; i < to; i++) if (/^(?:[,;:–—]|who|which|whom)$/.test(of.prose.tokens[i]!.lower)) value *= 0.6;
		best.set(term, Math.max(value, best.get(term) ?? 0));
	}
	return [...best.values()].reduce((sum, value) => sum + value, 0);
}

/** The tokens of a place. */
export function runOf(of: Known, place: Span, { from, to }: { from: number; to: number }): { first: number; next: number } {
	let first = from;
	while (first < to && of.prose.tokens[first]!.end <= place.start) first++;
	let next = first;
	while (next < to && of.prose.tokens[next]!.start < place.end) next++;
	return { first, next };
}
