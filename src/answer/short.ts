import { type Amount, readAmount } from '../digest/amounts.ts';
import { qualifierBefore } from '../digest/qualifiers.ts';
import { contains, overlaps, type Span } from '../model/span.ts';
import type { Asked } from './asked.ts';
import type { Known } from './known.ts';
import type { Candidate } from './rank.ts';
import { DATE, NAME, NOUN, PERSON, PLACE } from './reading.ts';

/** A number in the evidence that may be the one that is asked for. */
export interface Counted extends Span {
	readonly amount: Amount;
	/** How near the words of the question stand, from 0 to about 1. */
	readonly near: number;
}

/** The words in the evidence that answer by themselves; null where the sort of question or the sentence leaves none. */
export function shortAnswer(asked: Asked, best: Candidate): Span | null {
	if (asked.sort === 'count') return countIn(asked, best);
	if (asked.sort === 'when') return dateIn(best);
	if (asked.sort === 'where') return placeIn(best);
	if (asked.sort === 'who') return nameIn(best);
	return null;
}

/** Nearness below which words are not given as the answer by themselves. */
const POINTED = 0.3;
/** What a number gains by standing before what is counted. */
const COUNTS = 0.35;

/** The amount nearest to what is counted and said of it, with its qualifier: "at least 10". */
export function countIn(asked: Asked, { of, pair, sentence }: Candidate): Counted | null {
	const { tokens } = of.prose;
	const [from, to] = of.prose.sentences[sentence]!.tokens;
	const places = placesIn(pair, { from, to });
	let best: Counted | null = null;
	for (let at = from; at < to; at++) {
		const amount = readsAmount(of, at);
		if (!amount || amount.next > to) continue;
		at = amount.next - 1;
		if (isAsked(pair, amount)) continue;
		const first = Math.max(from, amount.first - qualifierBefore(tokens, amount));
		const counts = countsFocus(asked, { of, pair, sentence }, amount);
		const said = counts ? places.filter(({ term }) => pair.matches[term]!.term.key !== asked.focus) : places;
		const near = nearness(of, said, amount) + (counts ? COUNTS : 0);
		if (!best || near > best.near) best = { start: tokens[first]!.start, end: amount.end, amount, near };
	}
	return best;
}

/** In tokens: how far behind a number the word for what it counts may stand. */
const BEHIND = 4;

/** True when the number counts what is asked for: "48 Israeli captives", "captives, 20 of whom". Where nothing is named, any does. */
export function countsFocus(asked: Asked, { of, pair, sentence }: Pick<Candidate, 'of' | 'pair' | 'sentence'>, { next }: Amount): boolean {
	const focus = pair.matches.find(({ term }) => term.key === asked.focus);
	if (!focus) return false;
	const { tokens } = of.prose;
	for (let at = next; at < next + BEHIND; at++) if (focus.tokens.has(at)) return true;
	const back = tokens[next]?.lower === 'of' && /^(?:whom|which|them|these|those)$/.test(tokens[next + 1]?.lower ?? '');
	return back && focus.sentences.has(sentence);
}

function readsAmount(of: Known, at: number): Amount | null {
	const { lower } = of.prose.tokens[at]!;
	if (of.marks[at]! & DATE || !/^[\d$£€¥₹]|^[a-z]+$/.test(lower)) return null;
	if (lower === 'one' && /^(?:of|who|that|another|side|day)$/.test(of.prose.tokens[at + 1]?.lower ?? '')) return null;
	return readAmount(of.prose.tokens, at);
}

/** A number of the question is no answer to it. */
function isAsked({ asked }: Candidate['pair'], { value }: Amount): boolean {
	return asked.terms.some(({ number, key }) => number && value !== null && Number(key.replaceAll(',', '')) === value);
}

interface Place {
	readonly at: number;
	readonly weight: number;
	readonly term: number;
}

function placesIn({ matches, weights, total }: Candidate['pair'], { from, to }: { from: number; to: number }): Place[] {
	const found: Place[] = [];
	for (const [term, { tokens }] of matches.entries()) {
		for (const [at, fit] of tokens) if (at >= from && at < to) found.push({ at, term, weight: total ? (fit * weights[term]!) / total : 0 });
	}
	return found;
}

/** How near the words of the question stand to a place: their share of the question, less the farther they are, and less over a comma. */
function nearness(of: Known, places: readonly Place[], { first, next }: { first: number; next: number }): number {
	const best = new Map<number, number>();
	for (const { at, weight, term } of places) {
		const [from, to] = at < first ? [at, first] : [next - 1, at];
		let value = weight / (1 + (to - from) / 6);
		for (let i = from + 1; i < to; i++) if (/^(?:[,;:–—]|who|which|whom)$/.test(of.prose.tokens[i]!.lower)) value *= 0.6;
		best.set(term, Math.max(value, best.get(term) ?? 0));
	}
	return [...best.values()].reduce((sum, value) => sum + value, 0);
}

function dateIn({ of, pair, sentence }: Candidate): Span | null {
	const { start, end, tokens } = of.prose.sentences[sentence]!;
	const [from, to] = tokens;
	const places = placesIn(pair, { from, to });
	let best: Span | null = null;
	let most = POINTED;
	for (const date of of.dated) {
		if (date.start < start || date.end > end || date.precision === 'reference') continue;
		const run = runOf(of, date, { from, to });
		if (places.some(({ at }) => at >= run.first && at < run.next)) continue;
		// "Tuesday’s talks" dates the talks, and not what the sentence tells.
		const owns = /^[’']s?$/.test(of.prose.tokens[run.next]?.lower ?? '') && !places.some(({ at }) => at === run.next + 1);
		const near = nearness(of, places, run) * (owns ? 0.3 : 1);
		if (near > most) [best, most] = [{ start: date.start, end: date.end }, near];
	}
	return best;
}

function runOf(of: Known, place: Span, { from, to }: { from: number; to: number }): { first: number; next: number } {
	let first = from;
	while (first < to && of.prose.tokens[first]!.end <= place.start) first++;
	let next = first;
	while (next < to && of.prose.tokens[next]!.start < place.end) next++;
	return { first, next };
}

const IN_PLACE = new Set('in at near from to outside off inside across around towards toward of on'.split(' '));

function placeIn(best: Candidate): Span | null {
	return nearestName(best, { mark: PLACE, after: IN_PLACE });
}

function nameIn(best: Candidate): Span | null {
	return nearestName(best, { mark: PERSON, after: null });
}

/** The name that stands nearest to the words of the question and is none of them. */
function nearestName({ of, pair, sentence }: Candidate, { mark, after }: { mark: number; after: ReadonlySet<string> | null }): Span | null {
	const bounds = of.prose.sentences[sentence]!;
	const [from, to] = bounds.tokens;
	const places = placesIn(pair, { from, to });
	let best: Span | null = null;
	let most = POINTED;
	for (const name of of.cast.names) {
		if (!contains(bounds, name) || name.kind === 'demonym') continue;
		const run = runOf(of, name, { from, to });
		if (run.first >= run.next || !(of.marks[run.first]! & mark) || places.some(({ at }) => at >= run.first && at < run.next)) continue;
		if (after && !after.has(of.prose.tokens[run.first - 1]?.lower ?? '')) continue;
		const near = nearness(of, places, run);
		if (near > most) [best, most] = [{ start: name.start, end: name.end }, near];
	}
	return best;
}

/** What the sentence must have to answer at all: a number, a date, somebody, a place. */
export function hasWanted(asked: Asked, best: Candidate): boolean {
	const { of, pair, sentence } = best;
	const [from, to] = of.prose.sentences[sentence]!.tokens;
	const fresh = (mark: number) => {
		for (let at = from; at < to; at++) if (of.marks[at]! & mark && !pair.matches.some(({ tokens }) => tokens.has(at))) return true;
		return false;
	};
	if (asked.sort === 'count') return countIn(asked, best) !== null;
	if (asked.sort === 'when')
		return dateIn(best) !== null || /\b(?:when|after|before|during|while|until|once|as soon as)\b/i.test(textOf(best));
	if (asked.sort === 'where')
		return (
			placeIn(best) !== null ||
			fresh(NAME) ||
			/\b(?:in|at|near|outside|inside|off|from|across) (?:the|a|an|its|his|her|their)\b/i.test(textOf(best))
		);
	if (asked.sort === 'who') return fresh(PERSON | NAME) || fresh(NOUN);
	return true;
}

export function textOf({ of, sentence }: Pick<Candidate, 'of' | 'sentence'>): string {
	const { start, end } = of.prose.sentences[sentence]!;
	return of.document.text.slice(start, end);
}

/** The part of the sentence that the question's words cover: what the answer is about. */
export function placeOfMatch({ of, pair, sentence }: Candidate): Span {
	const bounds = of.prose.sentences[sentence]!;
	const claims = of.claims().flatMap(({ content }) => content.filter((said) => overlaps(said, bounds)));
	let best: Span = { start: bounds.start, end: bounds.end };
	let most = 0;
	for (const said of claims) {
		const inside = weightIn(pair, of, said);
		if (inside > most) [best, most] = [{ start: Math.max(said.start, bounds.start), end: Math.min(said.end, bounds.end) }, inside];
	}
	return most * 2 >= weightIn(pair, of, bounds) && most > 0 ? best : outside(of, { bounds, claims });
}

function weightIn({ matches, weights }: Candidate['pair'], of: Known, place: Span): number {
	let sum = 0;
	for (const [i, { tokens }] of matches.entries()) {
		for (const at of tokens.keys()) {
			const token = of.prose.tokens[at]!;
			if (token.start < place.start || token.end > place.end) continue;
			sum += weights[i]!;
			break;
		}
	}
	return sum;
}

/** A word of the sentence that no claim holds, or the sentence where there is none. */
function outside(of: Known, { bounds, claims }: { bounds: Span & { tokens: readonly [number, number] }; claims: readonly Span[] }): Span {
	for (let at = bounds.tokens[0]; at < bounds.tokens[1]; at++) {
		const token = of.prose.tokens[at]!;
		if (token.pos !== 'PUNCT' && !claims.some((said) => overlaps(said, token))) return { start: token.start, end: token.end };
	}
	return { start: bounds.start, end: bounds.end };
}
