import type { Part } from '../model/card.ts';
import type { Digest } from '../model/digest.ts';
import type { Document } from '../model/document.ts';
import { type Span, sliceOf } from '../model/span.ts';
import type { Limits } from './limits.ts';
import { marks } from './marks.ts';
import { more } from './more.ts';

/** Every sentence that a line of the Digest stands on, once, in its paragraph. */
export function sentenceParts(digest: Digest, document: Document, limits: Limits): Part[] {
	const used = marks(digest.sentences, linesOf(digest));
	const starts = paragraphStarts(document);
	let paragraph = -1;
	const shown = used.slice(0, limits.sentences);
	const parts = shown.map((number, i): Part => {
		const sentence = digest.sentences[number - 1]!;
		while ((starts[paragraph + 1] ?? Infinity) <= sentence.start) paragraph++;
		const from = Math.max(starts[paragraph] ?? document.body.start, i > 0 ? digest.sentences[shown[i - 1]! - 1]!.end : 0);
		const paragraphEnd = starts[paragraph + 1] ?? document.body.end;
		const next = digest.sentences[(shown[i + 1] ?? Infinity) - 1];
		const after = next && next.start < paragraphEnd ? '' : rest(digest, document, { number, to: paragraphEnd, room: limits.context });
		return {
			type: 'sentence',
			text: sliceOf(document.text, sentence),
			spans: [sentence],
			marks: [number],
			before: lead(digest, document, { number, from, room: limits.context }),
			after,
		};
	});
	return [...parts, ...more(used.length - shown.length, 'sentence')];
}

function linesOf(digest: Digest): Span[] {
	const { headline, lead, points, voices, figures, timeline, gaps } = digest;
	const lines = [
		headline ?? { spans: [] },
		...lead,
		...points,
		...voices.flatMap((voice) => voice.statements),
		...figures,
		...timeline,
		...gaps,
	];
	return lines.flatMap((line) => line.spans);
}

function paragraphStarts({ text, body }: Document): number[] {
	const starts = [body.start];
	for (const blank of text.slice(body.start, body.end).matchAll(/\n[^\S\n]*\n\s*/g))
		starts.push(body.start + blank.index + blank[0].length);
	return starts;
}

/** The words from `from` to the sentence: as many whole sentences before it as there is room for. */
function lead(digest: Digest, { text }: Document, { number, from, room }: { number: number; from: number; room: number }): string {
	const { start } = digest.sentences[number - 1]!;
	let at = start;
	let first = number - 1;
	while (first > 0 && digest.sentences[first - 1]!.start >= from && start - digest.sentences[first - 1]!.start <= room) {
		first--;
		at = digest.sentences[first]!.start;
	}
	const cut = text.slice(from, at).trim() !== '';
	return `${cut ? '… ' : ''}${text.slice(at, start).trim()}`.trim();
}

function rest(digest: Digest, { text }: Document, { number, to, room }: { number: number; to: number; room: number }): string {
	const { end } = digest.sentences[number - 1]!;
	let at = end;
	let next = number;
	while (next < digest.sentences.length && digest.sentences[next]!.end <= to && digest.sentences[next]!.end - end <= room) {
		at = digest.sentences[next]!.end;
		next++;
	}
	const cut = text.slice(at, to).trim() !== '';
	return `${text.slice(end, at).trim()}${cut ? ' …' : ''}`.trim();
}
