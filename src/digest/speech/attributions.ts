import type { Attribution, AttributionKind } from '../../model/attribution.ts';
import type { Prose } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';
import type { Frame, TokenRange } from './frame.ts';
import { learnedModel } from './learned.ts';
import { mediumOf } from './medium.ts';
import { withPlainSpeech } from './plain.ts';
import { withQuotations } from './quoted.ts';
import { withSpeakersFirst } from './relayed.ts';
import { stanceOf } from './stance.ts';
import { taggedFrames } from './tag.ts';
import { namingWords, wording } from './wording.ts';

/**
 * Who said what, in the order of the text.
 *
 * A learned tagger finds cues, sources and contents; rules see to it that no quotation of speech is left out. A source that
 * neither finds is null. Linear in the length of the text.
 */
export function attributions(prose: Prose): Attribution[] {
	const { reading, frames, rejected } = taggedFrames(prose, learnedModel());
	const told = withPlainSpeech(prose, { reading, frames: withSpeakersFirst(prose, { frames, rejected }) });
	return withQuotations(prose, { reading, frames: told })
		.flatMap((frame) => attribution(prose, frame) ?? [])
		.sort((a, b) => placeOf(a) - placeOf(b));
}

function placeOf({ content, cue }: Attribution): number {
	return Math.min(content[0]!.start, cue?.start ?? Number.MAX_SAFE_INTEGER);
}

function attribution(prose: Prose, frame: Frame): Attribution | null {
	const { tokens } = prose;
	const runs = wording(prose, frame);
	if (runs.length === 0) return null;
	const content = runs.map((run) => spanOf(prose, run));
	return {
		source: frame.source && spanOf(prose, namingWords(prose, frame.source)),
		cue: frame.cue && spanOf(prose, frame.cue),
		content,
		kind: kindOf(prose, content),
		stance: stanceOf(frame.cue ? tokens.slice(...frame.cue).map((token) => token.lemma) : []),
		medium: mediumOf(prose, frame),
		sentence: tokens[(frame.cue ?? runs[0]!)[0]]!.sentence,
	};
}

function spanOf({ tokens }: Prose, [first, next]: TokenRange): Span {
	return { start: tokens[first]!.start, end: tokens[next - 1]!.end };
}

/** By where the content's letters stand: all within quotation marks is direct, none is indirect. */
export function kindOf({ document, quotes }: Prose, content: readonly Span[]): AttributionKind {
	let inside = false;
	let outside = false;
	for (const span of content) {
		let at = span.start;
		for (let i = firstEndingAfter(quotes, span.start); i < quotes.length && quotes[i]!.start < span.end; i++) {
			const quote = quotes[i]!;
			outside ||= hasLetters(document.text, at, quote.start);
			inside ||= hasLetters(document.text, Math.max(span.start, quote.start), Math.min(span.end, quote.end));
			at = quote.end;
		}
		outside ||= hasLetters(document.text, at, span.end);
	}
	if (!inside) return 'indirect';
	return outside ? 'mixed' : 'direct';
}

function hasLetters(text: string, from: number, to: number): boolean {
	return from < to && /[\p{L}\p{N}]/u.test(text.slice(from, to));
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
