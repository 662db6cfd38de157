import type { Line } from '../../model/line.ts';
import type { Span } from '../../model/span.ts';
import { contains } from '../../model/span.ts';
import { rebuild } from '../lines/line.ts';
import { isBoundary } from './boundary.ts';
import { chainHolds, isPointing } from './chains.ts';
import { type Ground, quotesOf, tokensOf } from './ground.ts';
import { mayLeaveOut } from './omissions.ts';
import type { Reason } from './reasons.ts';

/** Why the line is not the Document's own words, or null: spans, text, resolutions and quotation marks. */
export function wordingFault(ground: Ground, line: Line): Reason | null {
	const { text } = ground;
	if (!areSpans(line.spans, text)) return 'its spans are not in the text';
	if (!line.spans.every(({ start, end }) => isBoundary(text, start) && isBoundary(text, end)))
		return 'a span ends within a word or a number';
	for (const { mention, chain } of line.resolutions) {
		if (!line.spans.some((span) => contains(span, mention)) || !isPointing(ground, mention)) return 'a name in brackets is not proved';
		if (!chainHolds(ground, [mention, ...chain])) return 'a name in brackets is not proved';
	}
	if (line.text !== rebuild(text, line.spans, line.resolutions)) return 'its text is not the words at its spans';
	return quotesBalance(ground, line) && bracketsBalance(line.text) ? null : 'it begins or ends inside a quotation';
}

function bracketsBalance(words: string): boolean {
	let open = 0;
	for (let at = 0; at < words.length; at++) {
		const code = words.charCodeAt(at);
		if (code === 40) open++;
		else if (code === 41 && --open < 0) return false;
	}
	return open === 0;
}

/** Whole numbers, in bounds, none empty, in order, none overlapping, no blanks at the ends. */
function areSpans(spans: readonly Span[], text: string): boolean {
	let at = 0;
	for (const { start, end } of spans) {
		if (!(Number.isInteger(start) && Number.isInteger(end) && start >= at && end > start && end <= text.length)) return false;
		if (isBlank(text, start) || isBlank(text, end - 1)) return false;
		at = end;
	}
	return spans.length > 0;
}

function isBlank(text: string, at: number): boolean {
	return text[at] === ' ' || text[at] === '\n';
}

/** Where a quotation's words are in the line, so are its marks; one that the paragraph leaves open is there to its end. */
function quotesBalance(ground: Ground, { spans }: Line): boolean {
	for (const quote of quotesOf(ground, { start: spans[0]!.start, end: spans.at(-1)!.end })) {
		const inside = spans.filter(({ start, end }) => start < quote.end && quote.start < end);
		if (inside.length === 0) continue;
		if (!inside.some(({ start, end }) => start <= quote.start && quote.start < end)) return false;
		if (!inside.some(({ start, end }) => start < quote.end && quote.end <= end)) return false;
	}
	return true;
}

/** Why the words that the line leaves out of its sentences change what it says, or null. `carried` are words shown beside the line. */
export function omissionFault(ground: Ground, line: Line, carried: readonly Span[] = []): Reason | null {
	const { tokens, sentences } = ground.prose;
	const kept = [...line.spans, ...carried];
	for (const index of sentencesOf(ground, line)) {
		const [from, to] = sentences[index]!.tokens;
		const sentence = { from, to };
		for (let at = from; at < to; at++) {
			if (kept.some((span) => contains(span, tokens[at]!))) continue;
			const first = at;
			while (at < to && !kept.some((span) => contains(span, tokens[at]!))) at++;
			if (!mayLeaveOut(tokens, { from: first, to: at }, sentence)) return 'the words left out change its meaning';
		}
	}
	return null;
}

/** The sentences that the line has words of, in order. */
export function sentencesOf(ground: Ground, { spans }: Line): number[] {
	const found: number[] = [];
	for (const span of spans) {
		const { from, to } = tokensOf(ground, span);
		for (let i = from; i < to; i++) {
			const { sentence } = ground.prose.tokens[i]!;
			if (found.at(-1) !== sentence) found.push(sentence);
		}
	}
	return found;
}
