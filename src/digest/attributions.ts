import type { Attribution, AttributionKind } from '../model/attribution.ts';
import type { Prose } from '../model/prose.ts';
import type { Span } from '../model/span.ts';
import type { Frame, TokenRange } from './frame.ts';
import { mediumOf } from './medium.ts';
import { saidFrames } from './said.ts';
import { stanceOf } from './stance.ts';

/** Who said what, in the order of the text. */
export function attributions(prose: Prose): Attribution[] {
	return saidFrames(prose).map((frame) => attribution(prose, frame));
}

function attribution(prose: Prose, frame: Frame): Attribution {
	const { tokens } = prose;
	const content = frame.content.map((range) => spanOf(prose, range));
	return {
		source: frame.source && spanOf(prose, frame.source),
		cue: frame.cue && spanOf(prose, frame.cue),
		content,
		kind: kindOf(prose, content),
		stance: stanceOf(frame.cue ? tokens.slice(...frame.cue).map((token) => token.lemma) : []),
		medium: mediumOf(prose, frame),
		sentence: tokens[(frame.cue ?? frame.content[0]!)[0]]!.sentence,
	};
}

function spanOf({ tokens }: Prose, [first, next]: TokenRange): Span {
	return { start: tokens[first]!.start, end: tokens[next - 1]!.end };
}

/** By the share of the content's letters that stand within quotation marks; the words around a quotation make it mixed. */
function kindOf({ document, quotes }: Prose, content: readonly Span[]): AttributionKind {
	let inside = 0;
	let outside = 0;
	for (const span of content) {
		let at = span.start;
		for (let i = firstEndingAfter(quotes, span.start); i < quotes.length && quotes[i]!.start < span.end; i++) {
			const quote = quotes[i]!;
			outside += letters(document.text, at, quote.start);
			inside += letters(document.text, Math.max(span.start, quote.start), Math.min(span.end, quote.end));
			at = quote.end;
		}
		outside += letters(document.text, at, span.end);
	}
	if (inside === 0) return 'indirect';
	return outside === 0 ? 'direct' : 'mixed';
}

function letters(text: string, from: number, to: number): number {
	return from < to ? (text.slice(from, to).match(/[\p{L}\p{N}]/gu)?.length ?? 0) : 0;
}

function firstEndingAfter(spans: readonly Span[], at: number): number {
	let low = 0;
	let high = spans.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (spans[middle]!.end <= at) low = middle + 1;
		else high = middle;
	}
	return low;
}
