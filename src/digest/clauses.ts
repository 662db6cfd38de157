import type { Claim } from '../model/attribution.ts';
import type { Prose, Sentence, Token } from '../model/prose.ts';
import type { Span } from '../model/span.ts';
import { isBinding } from './binding.ts';
import { afterOpening } from './openings.ts';

/** What may be shown of a sentence: all of it, or what stays when a clause that can be spared is left out. */
export interface Cut {
	/** In the order of the text; the second is the closing full stop. */
	readonly spans: readonly Span[];
	/** Indexes of the first token shown, and of the one after the last. */
	readonly first: number;
	readonly next: number;
	/** True when nothing is left out but an opening that can be spared. */
	readonly whole: boolean;
}

const FEWEST_WORDS = 6;
const LONGEST_LEADER = 16;
const TRAILERS = new Set('which who whose where while as with including after when amid following during before since'.split(' '));
const LEADERS = new Set('in on at during after before since following amid by with earlier late'.split(' '));
const OPENING_MARKS = new Set('“"‘«('.split(''));

/**
 * The cuts of a sentence, the fullest first.
 *
 * `sheltered` marks the tokens within quotation marks and parentheses: no cut begins or ends there.
 */
export function cuts(prose: Prose, sentence: Sentence, { claims, sheltered }: { claims: readonly Claim[]; sheltered: Uint8Array }): Cut[] {
	const { tokens } = prose;
	const first = afterOpening(prose, sentence);
	const end = beforeClosing(tokens, first, sentence.tokens[1]);
	if (first >= end) return [];
	const breaks = openBreaks(tokens, sheltered, first, end);
	const starts = [first, ...leadingCut(prose, first, breaks)];
	const ends = [end, ...trailingCuts(tokens, breaks, first, end)];
	const found: Cut[] = [];
	for (const from of starts) {
		for (const to of ends) {
			const whole = from === first && to === end;
			if (!whole && (to - from < FEWEST_WORDS || breaksClaim(tokens, claims, from, to))) continue;
			found.push({ spans: spansOf(prose, sentence, from, to === end ? null : to), first: from, next: to, whole });
		}
	}
	return found;
}

/** Marks the tokens within quotation marks (the marks too) and within parentheses. */
export function shelter({ tokens, quotes, sentences }: Prose): Uint8Array {
	const marks = new Uint8Array(tokens.length);
	let quote = 0;
	for (const sentence of sentences) {
		let depth = 0;
		for (let at = sentence.tokens[0]; at < sentence.tokens[1]; at++) {
			const token = tokens[at]!;
			while (quote < quotes.length && quotes[quote]!.end <= token.start) quote++;
			if (token.lower === '(') depth++;
			if (depth > 0 || (quote < quotes.length && quotes[quote]!.start <= token.start)) marks[at] = 1;
			if (token.lower === ')' && depth > 0) depth--;
		}
	}
	return marks;
}

function spansOf({ document: { text }, tokens }: Prose, sentence: Sentence, from: number, to: number | null): Span[] {
	let start = tokens[from]!.start;
	const floor = from > 0 ? Math.max(sentence.start, tokens[from - 1]!.end) : sentence.start;
	while (start > floor && OPENING_MARKS.has(text[start - 1]!)) start--;
	if (to === null) return [{ start, end: sentence.end }];
	const kept = { start, end: tokens[to - 1]!.end };
	return text[sentence.end - 1] === '.' ? [kept, { start: sentence.end - 1, end: sentence.end }] : [kept];
}

function beforeClosing(tokens: readonly Token[], first: number, next: number): number {
	let end = next;
	while (end > first && tokens[end - 1]!.pos === 'PUNCT') end--;
	return end;
}

function openBreaks(tokens: readonly Token[], sheltered: Uint8Array, first: number, end: number): number[] {
	const found: number[] = [];
	for (let at = first + 1; at < end; at++) {
		const token = tokens[at]!;
		if (token.pos === 'PUNCT' && !sheltered[at] && (token.lower === ',' || token.lower === ';' || isDash(token))) found.push(at);
	}
	return found;
}

function isDash(token: Token): boolean {
	return token.lower === '–' || token.lower === '—' || token.lower === '--';
}

/** "Speaking on Tuesday, Reyes said …": spared where what follows begins with a name and can stand alone. */
function leadingCut({ tokens, document }: Prose, first: number, breaks: readonly number[]): number[] {
	const comma = breaks[0] ?? 0;
	const opener = tokens[first]!;
	const next = tokens[comma + 1];
	if (comma === 0 || tokens[comma]!.lower !== ',' || comma - first > LONGEST_LEADER || next?.pos !== 'PROPN') return [];
	if (!LEADERS.has(opener.lower) && !opener.lower.endsWith('ing')) return [];
	if (!isCapital(document.text[next.start]!) || isBinding(tokens, first, comma)) return [];
	return hasVerb(tokens, comma, breaks[1] ?? comma + LONGEST_LEADER) ? [comma + 1] : [];
}

function isCapital(letter: string): boolean {
	return letter !== letter.toLowerCase();
}

/** Where a sentence can end early: before a relative clause, a participle or a circumstance that nothing else hangs on. */
function trailingCuts(tokens: readonly Token[], breaks: readonly number[], first: number, end: number): number[] {
	const found: number[] = [];
	let closed = end;
	for (let i = breaks.length - 1; i >= 0; i--) {
		const at = breaks[i]!;
		if (isBinding(tokens, at, closed)) break;
		closed = at;
		if (spares(tokens, at) && hasVerb(tokens, first, at)) found.push(at);
	}
	return found;
}

function spares(tokens: readonly Token[], at: number): boolean {
	const mark = tokens[at]!;
	const next = tokens[at + 1];
	if (!next || next.pos === 'NUM') return false;
	if (mark.lower !== ',') return true;
	return TRAILERS.has(next.lower) || (next.pos === 'VERB' && next.lower.endsWith('ing'));
}

function hasVerb(tokens: readonly Token[], from: number, to: number): boolean {
	for (let at = from; at < to; at++) {
		const pos = tokens[at]?.pos;
		if (pos === 'VERB' || pos === 'AUX') return true;
	}
	return false;
}

/** True when the cut would keep words of a claim and leave out its speaker or its cue. */
function breaksClaim(tokens: readonly Token[], claims: readonly Claim[], from: number, to: number): boolean {
	const kept = { start: tokens[from]!.start, end: tokens[to - 1]!.end };
	for (const { content, source, cue } of claims) {
		if (!content.some((part) => part.start < kept.end && kept.start < part.end)) continue;
		for (const part of [source, cue]) if (part && (part.start < kept.start || part.end > kept.end)) return true;
	}
	return false;
}
