import type { Span } from '../model/span.ts';

/** The numbers, counted from 1, of the sentences that the spans touch. `sentences` are in order and do not overlap. */
export function marks(sentences: readonly Span[], spans: readonly Span[]): number[] {
	const numbers = new Set<number>();
	for (const span of spans) {
		for (let i = firstEndingAfter(sentences, span.start); i < sentences.length && sentences[i]!.start < span.end; i++) {
			numbers.add(i + 1);
		}
	}
	return [...numbers].sort((a, b) => a - b);
}

function firstEndingAfter(sentences: readonly Span[], at: number): number {
	let low = 0;
	let high = sentences.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (sentences[middle]!.end <= at) low = middle + 1;
		else high = middle;
	}
	return low;
}
