import { type Amount, readAmount } from '../digest/figures/amounts.ts';
import { qualifierBefore } from '../digest/figures/qualifiers.ts';
import { BODY_NOUNS, PERSON_NOUNS } from '../digest/lexicon/people.ts';
import { contains, overlaps, type Span } from '../model/span.ts';
import type { Asked } from './asked.ts';
import type { Known } from './known.ts';
import { measureIn } from './measures.ts';
import type { Candidate } from './rank.ts';
import { DATE, NAME, PERSON, PLACE } from './reading.ts';

/** A number in the evidence that may be the one that is asked for. */
export interface Counted extends Span {
	readonly amount: Amount;
	/** How near the words of the question stand, from 0 to about 1. */
	readonly near: number;
}

/** The words in the evidence that answer by themselves; null where the sort of question or the sentence leaves none. */
export function shortAnswer(asked: Asked, best: Candidate): Span | null {
	const measured = measureIn(asked.text, textOf(best));
	if (measured !== undefined) return measured && spanAt(best, measured);
	if (asked.sort === 'count') return countIn(asked, best);
	if (asked.sort === 'when') return dateIn(best);
	if (asked.sort === 'where') return placeIn(best);
	if (asked.sort === 'who') return nameIn(best);
	return null;
}

function spanAt({ of, sentence }: Candidate, [from, to]: readonly [number, number]): Span {
	const { start } = of.prose.sentences[sentence]!;
	return { start: start + from, end: start + to };
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
	let best: (Counted & { counts: boolean }) | null = null;
	for (let at = from; at < to; at++) {
		const amount = readsAmount(of, at);
		if (!amount || amount.next > to) continue;
		at = amount.next - 1;
		if (isAsked(pair, amount)) continue;
		const first = Math.max(from, amount.first - qualifierBefore(tokens, amount));
		const counts = countsFocus(asked, { of, pair, sentence }, amount);
		const said = counts ? places.filter(({ term }) => pair.matches[term]!.term.key !== asked.focus) : places;
		const near = nearness(of, said, amount) + (counts ? COUNTS : 0);
		if (best && best.counts !== counts ? best.counts : best && near <= best.near) continue;
		best = { start: tokens[first]!.start, end: unitEnd(asked, tokens, amount), amount, near, counts };
	}
	return best;
}

/** "How much forest?" is answered by "5,300 hectares". */
function unitEnd({ text }: Asked, tokens: Known['prose']['tokens'], { next, end, kind }: Amount): number {
	const unit = tokens[next];
	return /\bhow (?!many\b)\w+/i.test(text) && kind === 'count' && unit?.pos === 'NOUN' && tokens[next - 1]!.sentence === unit.sentence
		? unit.end
		: end;
}

/** In tokens: how far behind a number the word for what it counts may stand. */
const BEHIND = 4;

/** True when the number counts what is asked for: "48 Israeli captives", "captives, 20 of whom". Where nothing is named, any does. */
export function countsFocus(
	asked: Asked,
	{ of, pair, sentence }: Pick<Candidate, 'of' | 'pair' | 'sentence'>,
	{ first, next }: Amount,
): boolean {
	const focus = pair.matches.find(({ term }) => term.key === asked.focus);
	if (!focus) return false;
	const { tokens } = of.prose;
	for (let at = next; at < next + BEHIND; at++) if (focus.tokens.has(at)) return true;
	const elliptic = tokens[next]?.pos === 'AUX' || tokens[next]?.pos === 'VERB';
	if (elliptic && focus.sentences.has(sentence)) return true;
	if (tokens[first - 1]?.lower === 'of' && focus.tokens.has(first - 2)) return true;
	const back = tokens[next]?.lower === 'of' && /^(?:whom|which|them|these|those)$/.test(tokens[next + 1]?.lower ?? '');
	return back && focus.sentences.has(sentence);
}

function readsAmount(of: Known, at: number): Amount | null {
	const { lower } = of.prose.tokens[at]!;
	if (of.marks[at]! & DATE || !/^[\d$£€¥₹]|^[a-z]+$/.test(lower)) return null;
	if (lower === 'one' && /^(?:of|who|that|another|side|day)$/.test(of.prose.tokens[at + 1]?.lower ?? '')) return null;
	const amount = readAmount(of.prose.tokens, at);
	return amount && !isAge(of.prose.tokens, amount) ? amount : null;
}

/** "Marc Ferrer, 34, was killed". */
function isAge(tokens: Known['prose']['tokens'], { first, next, kind }: Amount): boolean {
	return (
		kind === 'count' && tokens[first - 1]?.lower === ',' && tokens[first - 2]?.pos === 'PROPN' && /^[,.]$/.test(tokens[next]?.lower ?? '')
	);
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
	return best ?? writtenDate(textOf({ of, sentence }), start);
}

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const WRITTEN = new RegExp(
	`\\b(?:\\d{1,2} ${MONTH}(?: \\d{4})?|${MONTH} \\d{1,2}(?:, \\d{4})?|(?<=\\b(?:in|by|since|until|before|after|of) )${MONTH}(?: \\d{4})?)\\b`,
	'g',
);

/** A text without a date gives its dates no year: as they are written, they are still an answer. */
function writtenDate(text: string, offset: number): Span | null {
	const found = [...text.matchAll(WRITTEN)];
	const [only] = found;
	return only && found.length === 1 ? { start: offset + only.index, end: offset + only.index + only[0].length } : null;
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

/** Words that say when, whether or not the day can be told. */
export const DATED =
	/\b(?:\d{4}|\d{1,2}[.:]\d{2}|[ap]\.m\.|\d{1,2} ?[ap]m|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|yesterday|today|tomorrow|(?:last|next|this) (?:week|month|year)|noon|midnight|shortly after)\b/i;

const CLAUSE = /\b(?:when|after|before|during|while|until|once|as soon as)\b/i;

/** What the sentence must have to answer at all: a number, a date, somebody, a place. */
export function hasWanted(asked: Asked, best: Candidate): boolean {
	const { of, pair, sentence } = best;
	const [from, to] = of.prose.sentences[sentence]!.tokens;
	const fresh = (mark: number) => {
		for (let at = from; at < to; at++) if (of.marks[at]! & mark && !pair.matches.some(({ tokens }) => tokens.has(at))) return true;
		return false;
	};
	const measured = measureIn(asked.text, textOf(best));
	if (measured !== undefined) return measured !== null;
	if (asked.sort === 'count') return countIn(asked, best) !== null;
	if (asked.sort === 'when') return dateIn(best) !== null || DATED.test(textOf(best)) || CLAUSE.test(textOf(best));
	if (asked.sort === 'where')
		return (
			placeIn(best) !== null ||
			fresh(NAME) ||
			/\b(?:in|at|near|outside|inside|off|from|across) (?:the|a|an|its|his|her|their)\b/i.test(textOf(best))
		);
	if (asked.sort === 'who') return fresh(PERSON | NAME) || freshPerson(best);
	if (WHICH.test(asked.text) && asked.sort === 'what') return isNamedBeside(best, NAME);
	return true;
}

const WHICH = /^(?:and |but |so )?(?:in |of |from |to )?which (?!of\b)/i;

function freshPerson({ of, pair, sentence }: Candidate): boolean {
	const [from, to] = of.prose.sentences[sentence]!.tokens;
	for (let at = from; at < to; at++) {
		const { lower, lemma } = of.prose.tokens[at]!;
		const person = PERSON_NOUNS.has(lower) || PERSON_NOUNS.has(lemma) || BODY_NOUNS.has(lower) || lower.endsWith('ers');
		if (person && !pair.matches.some(({ tokens }) => tokens.has(at))) return true;
	}
	return false;
}

/** In tokens: how far from what it is asked of a name may stand. */
const BESIDE = 5;

/** True when a name that the question does not use stands close to the words that it does. */
export function isNamedBeside({ of, pair, sentence }: Candidate, mark: number): boolean {
	const [from, to] = of.prose.sentences[sentence]!.tokens;
	const asked = pair.matches.flatMap(({ tokens, term }) => (term.name ? [] : [...tokens.keys()]));
	for (let at = from; at < to; at++) {
		const fresh = of.marks[at]! & mark && !pair.matches.some(({ tokens }) => tokens.has(at));
		if (fresh && asked.some((place) => Math.abs(place - at) <= BESIDE)) return true;
	}
	return false;
}

export function textOf({ of, sentence }: Pick<Candidate, 'of' | 'sentence'>): string {
	const { start, end } = of.prose.sentences[sentence]!;
	return of.document.text.slice(start, end);
}

/** The part of the sentence that the question's words cover: what the answer is about. */
export function placeOfMatch({ of, pair, sentence }: Candidate): Span {
	const bounds = of.prose.sentences[sentence]!;
	const claims = of.claims().filter(({ content }) => content.some((said) => overlaps(said, bounds)));
	const sources = claims.flatMap(({ source, cue }) => [source, cue]).filter((place) => place !== null);
	let best: Span = { start: bounds.start, end: bounds.end };
	let most = 0;
	for (const said of claims.flatMap(({ content }) => content)) {
		const inside = weightIn(pair, of, { place: said, without: [] });
		if (inside > most && overlaps(said, bounds))
			[best, most] = [{ start: Math.max(said.start, bounds.start), end: Math.min(said.end, bounds.end) }, inside];
	}
	const all = weightIn(pair, of, { place: bounds, without: sources });
	return most > 0 && most >= all * 0.4 ? best : outside(of, { bounds, claims: claims.flatMap(({ content }) => content) });
}

function weightIn(
	{ matches, weights }: Candidate['pair'],
	of: Known,
	{ place, without }: { place: Span; without: readonly Span[] },
): number {
	let sum = 0;
	for (const [i, { tokens }] of matches.entries()) {
		for (const at of tokens.keys()) {
			const token = of.prose.tokens[at]!;
			if (!contains(place, token) || without.some((other) => overlaps(other, token))) continue;
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
