import { BODY_NOUNS, PERSON_NOUNS } from '../digest/lexicon/people.ts';
import { contains, type Span } from '../model/span.ts';
import type { Asked } from './asked.ts';
import { countIn, isOtherKind } from './counted.ts';
import { measuredIn } from './measured.ts';
import { nearness, placesIn, runOf } from './nearness.ts';
import type { Candidate } from './rank.ts';
import { NAME, PERSON, PLACE } from './reading.ts';

/** The words in the evidence that answer by themselves; null where the sort of question or the sentence leaves none. */
export function shortAnswer(asked: Asked, best: Candidate): Span | null {
	const measured = measuredIn(asked, best);
	if (measured !== undefined) return measured;
	if (asked.sort === 'count') return countIn(asked, best);
	if (asked.sort === 'when') return dateIn(best);
	if (asked.sort === 'where') return placeIn(best);
	if (asked.sort === 'who') return nameIn(best);
	return null;
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
		const before = of.prose.tokens[run.first - 1]?.lower ?? '';
		if (after && !after.has(before)) continue;
		// "In the region of Sahria" tells where, and not who.
		if (!after && name.kind !== 'person' && /^(?:in|at|near|from|outside|of)$/.test(before)) continue;
		const near = nearness(of, places, run);
		if (near > most) [best, most] = [{ start: name.start, end: name.end }, near];
	}
	return best;
}

/** Words that say when, whether or not the day can be told. */
export const DATED =
	/\b(?:\d{4}|\d{1,2}[.:]\d{2}|[ap]\.m\.|\d{1,2} ?[ap]m|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|yesterday|today|tomorrow|(?:last|next|this) (?:week|month|year)|noon|midnight|shortly after)\b/i;

const CLAUSE = /\b(?:when|after|before|during|while|until|once|as soon as) \w/i;

/** What the sentence must have to answer at all: a number, a date, somebody, a place. */
export function hasWanted(asked: Asked, best: Candidate): boolean {
	const { of, pair, sentence } = best;
	const [from, to] = of.prose.sentences[sentence]!.tokens;
	const fresh = (mark: number) => {
		for (let at = from; at < to; at++) if (of.marks[at]! & mark && !pair.matches.some(({ tokens }) => tokens.has(at))) return true;
		return false;
	};
	const measured = measuredIn(asked, best);
	if (measured !== undefined) return measured !== null;
	if (asked.sort === 'count') {
		const counted = countIn(asked, best);
		return counted !== null && !isOtherKind(asked, counted);
	}
	if (asked.sort === 'when') return dateIn(best) !== null || DATED.test(textOf(best)) || CLAUSE.test(textOf(best));
	if (asked.sort === 'where')
		return (
			placeIn(best) !== null ||
			isPlaced(best) ||
			(KIND_OF_PLACE.test(asked.text) && fresh(PLACE)) ||
			/\b(?:in|at|near|outside|inside|off|from|across) (?:the|a|an|its|his|her|their)\b/i.test(textOf(best))
		);
	if (asked.sort === 'who') return !isDoneByNobody(asked, best) && (fresh(PERSON | NAME) || freshPerson(best));
	if (WHICH.test(asked.text) && asked.sort === 'what') return namesFocus(asked, best);
	if (SCORE.test(asked.text)) return /\d ?[–-] ?\d/.test(textOf(best));
	return true;
}

/** "Which countries want to help?" is answered by a place wherever it stands. */
const KIND_OF_PLACE = /^(?:and |but |so )?(?:in |from |to )?(?:which|what) \w+/i;

/** In tokens: "in the Egyptian resort of Sharm el-Sheikh". */
const INSIDE = 6;

/** A place that the question does not name stands behind a preposition, close by. */
function isPlaced({ of, pair, sentence }: Candidate): boolean {
	const [from, to] = of.prose.sentences[sentence]!.tokens;
	for (let at = from + 1; at < to; at++) {
		if (!(of.marks[at]! & PLACE) || pair.matches.some(({ tokens }) => tokens.has(at))) continue;
		const before = of.prose.tokens.slice(Math.max(from, at - INSIDE), at);
		if (before.some(({ lower }) => IN_PLACE.has(lower)) && !before.some(({ lower }) => /^[,;“”]$/.test(lower))) return true;
	}
	return false;
}

const BE = /^(?:is|are|was|were|be|been|being)$/;

/** "Who made it?" is not answered by "it was made in the eleventh century": a passive without a "by". */
function isDoneByNobody({ text, reading, terms }: Asked, { of, pair, sentence }: Candidate): boolean {
	const { tokens } = reading.prose;
	const wh = tokens.findIndex(({ lower }) => lower === 'who');
	const verb = terms.find(({ at }) => at === wh + 1);
	if (wh === -1 || verb?.pos !== 'VERB' || /\bby\b/i.test(text)) return false;
	const [from, to] = of.prose.sentences[sentence]!.tokens;
	const found = pair.matches.find(({ term }) => term.key === verb.key)?.tokens ?? [];
	const places = [...found].filter(([at, fit]) => at >= from && at < to && fit >= 0.9).map(([at]) => at);
	const isPassive = (at: number) => of.prose.tokens.slice(Math.max(from, at - 2), at).some(({ lower }) => BE.test(lower));
	return places.length > 0 && places.every((at) => isPassive(at) && !of.prose.tokens.slice(at, at + 7).some(({ lower }) => lower === 'by'));
}

const WHICH = /^(?:and |but |so )?(?:in |of |from |to )?which (?!of\b)/i;

function freshPerson({ of, pair, sentence }: Candidate): boolean {
	const [from, to] = of.prose.sentences[sentence]!.tokens;
	for (let at = from; at < to; at++) {
		const { lower, lemma } = of.prose.tokens[at]!;
		const person =
			/(?:ers|ors|ists|ians|ants|ents|ars)$/.test(lower) || PERSON_NOUNS.has(lower) || PERSON_NOUNS.has(lemma) || BODY_NOUNS.has(lower);
		if (person && !pair.matches.some(({ tokens }) => tokens.has(at))) return true;
	}
	return false;
}

const SCORE = /^what (?:is|was) the (?:final )?(?:score|result)\b/i;

/** In tokens: how far before or behind what is asked for its name may stand. */
const BEFORE = 4;
const BEHIND = 12;

/** "Which mills": a name that the question does not use, close to the word for what is asked for. */
function namesFocus(asked: Asked, best: Candidate): boolean {
	const { of, pair, sentence } = best;
	const focus = pair.matches.find(({ term }) => term.key === asked.focus);
	if (!focus) return isNamedBeside(best, NAME);
	const [from, to] = of.prose.sentences[sentence]!.tokens;
	const people = PERSON_NOUNS.has(asked.focus ?? '');
	for (const place of focus.tokens.keys()) {
		if (place < from || place >= to) continue;
		for (let at = Math.max(from, place - BEFORE); at < Math.min(to, place + BEHIND); at++) {
			const mark = of.marks[at]!;
			if (!(mark & NAME) || pair.matches.some(({ tokens }) => tokens.has(at))) continue;
			if (people || !(mark & PERSON) || mark & PLACE) return true;
		}
	}
	return focus.sentences.size === 0 && isNamedBeside(best, NAME);
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
