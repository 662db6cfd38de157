import type { Claim } from '../../model/attribution.ts';
import type { Resolution } from '../../model/line.ts';
import type { Prose } from '../../model/prose.ts';
import { contains, type Span } from '../../model/span.ts';
import { isBoilerplate } from '../text/boilerplate.ts';
import { pointsBack } from '../text/openings.ts';
import { type Cut, cuts, shelter } from './clauses.ts';
import { type Unit, units } from './units.ts';

/** A line that the summary could have. */
export interface Candidate {
	readonly spans: readonly Span[];
	readonly resolutions: readonly Resolution[];
	/** Indexes of the sentences it stands on. */
	readonly sentences: readonly number[];
	/** Indexes of the first token shown, and of the one after the last. */
	readonly first: number;
	readonly next: number;
	/** Tokens between them that are left out. */
	readonly skip: readonly [from: number, to: number];
	readonly words: number;
	/** True when nothing is left out at the end. */
	readonly full: boolean;
	/** How many units of the text stand before its own. */
	readonly unit: number;
	/** True when its first words point back at the unit before: it reads well only after that, in the same line. */
	readonly leans: boolean;
	/** What its kind is worth against the others; 1 for an ordinary statement. */
	readonly worth: number;
}

const FEWEST_WORDS = 5;
const MOST_WORDS = 48;
/** The first sentence may be all that there is. */
const MOST_WORDS_OF_FIRST = 90;
/** What is longer is no sentence of news, and is not looked at. */
const MOST_TOKENS = 160;
/** A question seldom says what happened. */
const QUESTION = 0.5;
/** Of two equal lines, the one that begins as a sentence does. */
const SMALL_START = 0.75;

const ASKING = new Set(
	'what why how who whom whose when where which do does did is are was were can could will would should has have may'.split(' '),
);

const SPEAKERS = new Set(['he', 'she', 'they', 'i', 'we']);
const SPEECH = new Set(
	'said says added told wrote explained noted tweeted asked insisted claimed stated continued recalled warned argued'.split(' '),
);

interface Reading {
	readonly prose: Prose;
	readonly sheltered: Uint8Array;
	readonly claims: readonly Claim[];
	readonly unit: Unit;
	readonly position: number;
}

/** Every line that could stand in the summary, in the order of the text: it names who speaks, and is no part of the page's furniture. */
export function candidates(prose: Prose, claims: readonly Claim[]): Candidate[] {
	const sheltered = shelter(prose);
	const bySentence = grouped(claims);
	const found: Candidate[] = [];
	const all = units(prose);
	for (let position = 0; position < all.length; position++) {
		const unit = all[position]!;
		if (unit.tokens[1] - unit.tokens[0] > MOST_TOKENS || isBoilerplate(prose, unit)) continue;
		const own = claims.length === 0 ? claims : unit.sentences.flatMap((index) => bySentence.get(index) ?? []);
		const reading = { prose, sheltered, claims: own, unit, position };
		for (const cut of cuts(prose, unit, { claims: own, sheltered })) {
			const candidate = candidateOf(reading, cut);
			if (candidate) found.push(candidate);
		}
	}
	return found;
}

function grouped(claims: readonly Claim[]): Map<number, Claim[]> {
	const groups = new Map<number, Claim[]>();
	for (const claim of claims) {
		const group = groups.get(claim.sentence);
		if (group) group.push(claim);
		else groups.set(claim.sentence, [claim]);
	}
	return groups;
}

function candidateOf({ prose, sheltered, claims, unit, position }: Reading, cut: Cut): Candidate | null {
	const { tokens, document } = prose;
	const words = wordsIn(prose, cut);
	if (words < FEWEST_WORDS || words > (position === 0 ? MOST_WORDS_OF_FIRST : MOST_WORDS) || isOnlyQuoted(prose, cut, sheltered))
		return null;
	const resolutions = resolutionsOf(prose, cut, claims);
	if (!resolutions || (sheltered[cut.first] && pointsBack(tokens, cut.first))) return null;
	const start = tokens[cut.first]!.start;
	const named = resolutions[0]?.mention.start === start;
	const pointing = (!named && pointsBack(tokens, cut.first)) || (resolutions.length === 0 && someoneSpeaks(tokens, cut, sheltered));
	// The first words of a text have nothing to point back at.
	const leans = position > 0 && pointing;
	const asks = document.text[unit.end - 1] === '?' && isQuestion(tokens, cut);
	const worth = (asks ? QUESTION : 1) * (isSmall(document.text[cut.spans[0]!.start]!) ? SMALL_START : 1);
	const { spans, first, next, skip } = cut;
	const { sentences } = unit;
	return { spans, resolutions, sentences, first, next, skip, words, full: spans.length === 1, unit: position, leans, worth };
}

/** "…, he said": a speaker whom the text only points at, and nobody resolved. */
function someoneSpeaks(tokens: Prose['tokens'], { first, next }: Cut, sheltered: Uint8Array): boolean {
	for (let at = first; at < next; at++) {
		if (tokens[at]!.pos !== 'PRON' || sheltered[at] || !SPEAKERS.has(tokens[at]!.lower)) continue;
		if (at + 1 < next && SPEECH.has(tokens[at + 1]!.lower)) return true;
		if (at > first && !sheltered[at - 1] && SPEECH.has(tokens[at - 1]!.lower) && tokens[at + 1]?.pos === 'PUNCT') return true;
	}
	return false;
}

function isQuestion(tokens: Prose['tokens'], { first, next }: Cut): boolean {
	const opener = tokens[first]!;
	return ASKING.has(opener.lower) || opener.pos === 'AUX' || tokens[next - 1]!.lower === 'what';
}

function isSmall(letter: string): boolean {
	return letter !== letter.toUpperCase();
}

function wordsIn({ tokens }: Prose, { first, next, skip }: Cut): number {
	let words = 0;
	for (let at = first; at < next; at++) {
		if (at >= skip[0] && at < skip[1]) continue;
		if (tokens[at]!.pos !== 'PUNCT' && tokens[at]!.pos !== 'PART') words++;
	}
	return words;
}

/** True when there is nothing but quotation: who speaks stands elsewhere. */
function isOnlyQuoted({ tokens }: Prose, { first, next }: Cut, sheltered: Uint8Array): boolean {
	let open = 0;
	for (let at = first; at < next && open < 2; at++) if (!sheltered[at] && tokens[at]!.pos !== 'PUNCT') open++;
	return open < 2;
}

/** Writes out who speaks where the text points at a speaker; null where it points at nobody that is known. */
function resolutionsOf({ tokens }: Prose, { spans, first, next }: Cut, claims: readonly Claim[]): Resolution[] | null {
	const found: Resolution[] = [];
	if (claims.length === 0) return found;
	const named = new Set<string>();
	const shown = (span: Span | undefined) => span !== undefined && spans.some((kept) => contains(kept, span));
	for (const { source, speaker, chain } of claims.toSorted(bySource)) {
		if (!source || !shown(source)) continue;
		const pronoun = isPronoun(tokens, source, first, next);
		if (pronoun && !speaker) return null;
		const opens = source.start === tokens[first]!.start && pointsBack(tokens, first);
		const name = chain.at(-1);
		const known = named.has(speaker?.name ?? '') || (shown(name) && name!.start < source.start);
		if ((pronoun || opens) && !known) {
			if (chain.length > 1) found.push({ mention: source, chain });
			else if (pronoun) return null;
		}
		// Whoever is named once in a line is known in the rest of it.
		if (speaker) named.add(speaker.name);
	}
	return found;
}

function bySource(a: Claim, b: Claim): number {
	return (a.source?.start ?? 0) - (b.source?.start ?? 0);
}

function isPronoun(tokens: Prose['tokens'], source: Span, first: number, next: number): boolean {
	for (let at = first; at < next; at++) {
		const token = tokens[at]!;
		if (token.start === source.start) return token.end === source.end && token.pos === 'PRON';
	}
	return false;
}
