import type { Claim } from '../../model/attribution.ts';
import type { Prose, Sentence, Token } from '../../model/prose.ts';
import { overlaps, type Span } from '../../model/span.ts';
import { isBinding, speaks } from '../text/binding.ts';
import { afterOpening } from '../text/openings.ts';

/** What may be shown of a sentence: all of it, or what stays when a clause that can be spared is left out. */
export interface Cut {
	/** In the order of the text; the second is the closing full stop. */
	readonly spans: readonly Span[];
	/** Indexes of the first token shown, and of the one after the last. */
	readonly first: number;
	readonly next: number;
	/** Tokens between them that are left out; empty where the two are equal. */
	readonly skip: readonly [from: number, to: number];
}

const FEWEST_WORDS = 6;
const LONGEST_LEADER = 16;
/** ", the head of the county’s ambulance service told reporters". */
const LONGEST_TAIL = 12;
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
			found.push({ spans: spansOf(prose, sentence, from, to === end ? null : to), first: from, next: to, skip: [to, to] });
		}
	}
	return [...found, ...innerCuts(prose, sentence, { first, end, breaks, claims })];
}

interface Inner {
	readonly first: number;
	readonly end: number;
	readonly breaks: readonly number[];
	readonly claims: readonly Claim[];
}

/** Cuts that keep both ends: a speaker after what can be spared stays, and so does what follows an aside between dashes. */
function innerCuts(prose: Prose, sentence: Sentence, { first, end, breaks, claims }: Inner): Cut[] {
	const { tokens } = prose;
	const gaps = [...beforeSpeaker(tokens, breaks, first, end), ...betweenDashes(tokens, breaks)];
	return gaps
		.filter(([from, to]) => from - first >= FEWEST_WORDS && !losesClaim(tokens, claims, from, to))
		.map(([from, to]) => {
			const [kept] = spansOf(prose, sentence, first, from);
			return { spans: [kept!, { start: tokens[to]!.start, end: sentence.end }], first, next: end, skip: [from, to] as const };
		});
}

/** "A ferry ran aground on Monday, killing three people, the coastguard said". */
function beforeSpeaker(tokens: readonly Token[], breaks: readonly number[], first: number, end: number): [number, number][] {
	const tail = breaks.at(-1);
	if (tail === undefined || tokens[tail]!.lower !== ',' || end - tail > LONGEST_TAIL || !speaks(tokens, tail, end)) return [];
	if (TRAILERS.has(tokens[tail + 1]!.lower) || resumes(tokens, tail)) return [];
	return trailingCuts(tokens, breaks.slice(0, -1), first, tail).map((at) => [at, tail + 1]);
}

/** "Other mediators – three of them from Norway – will come on Wednesday". */
function betweenDashes(tokens: readonly Token[], breaks: readonly number[]): [number, number][] {
	const [open, close, more] = breaks.filter((at) => isDash(tokens[at]!));
	if (open === undefined || close === undefined || more !== undefined || close + 1 >= tokens.length) return [];
	return isBinding(tokens, open, close) || tokens[open + 1]!.pos === 'NUM' ? [] : [[open, close + 1]];
}

/** True when the tokens left out name the speaker or hold the cue of a claim. */
function losesClaim(tokens: readonly Token[], claims: readonly Claim[], from: number, to: number): boolean {
	const lost = { start: tokens[from]!.start, end: tokens[to]!.start };
	return claims.some(({ source, cue }) => (source && overlaps(source, lost)) || (cue && overlaps(cue, lost)));
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
	const main = isAside(tokens[first]!) ? (breaks[0] ?? end) : first;
	const dashes = breaks.filter((at) => isDash(tokens[at]!));
	let closed = end;
	for (let i = breaks.length - 1; i >= 0; i--) {
		const at = breaks[i]!;
		if (isBinding(tokens, at, closed) || resumes(tokens, at)) break;
		closed = at;
		if (dashes.length > 1 && at >= dashes[0]!) continue;
		if (spares(tokens, at) && hasVerb(tokens, main, at)) found.push(at);
	}
	return found;
}

/** True for a first word after which the main clause comes later: "While …", "Speaking …", "In …". */
function isAside({ pos, lower }: Token): boolean {
	return pos === 'SCONJ' || pos === 'ADP' || LEADERS.has(lower) || lower.endsWith('ing');
}

/** True when the main clause goes on after this mark, as in "five people, two of them boys, were hurt". */
function resumes(tokens: readonly Token[], at: number): boolean {
	let next = tokens[at + 1];
	if (next?.pos === 'ADV') next = tokens[at + 2];
	return next !== undefined && (next.pos === 'AUX' || (next.pos === 'VERB' && !next.lower.endsWith('ing')));
}

function spares(tokens: readonly Token[], at: number): boolean {
	const mark = tokens[at]!;
	const next = tokens[at + 1];
	if (!next || next.pos === 'NUM' || tokens[at + 2]?.lower === 'well') return false;
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
