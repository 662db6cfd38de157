import { BODY_NOUNS, PERSON_NOUNS } from '../digest/lexicon/people.ts';
import { contains, type Span } from '../model/span.ts';
import type { Asked } from './asked.ts';
import { countIn } from './counted.ts';
import type { Known } from './known.ts';
import { measureIn } from './measures.ts';
import { nearness, placesIn } from './nearness.ts';
import type { Candidate } from './rank.ts';
import { NAME, PERSON, PLACE } from './reading.ts';

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
