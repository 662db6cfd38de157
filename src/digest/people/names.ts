import type { Prose, Sentence, Token } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';
import { BODIES, HONORIFICS, PARTICLES, STYLES, TITLES } from '../lexicon/people.ts';
import { isDemonym, PLACE_NAMES } from '../lexicon/places.ts';

/** A name as it stands at one place of the text, without the office before it. */
export interface Name extends Span {
	readonly sentence: number;
	/** Lower-case words, without "’s" and without honorifics. */
	readonly words: readonly string[];
	readonly kind: 'person' | 'organisation' | 'place' | 'demonym' | 'unknown';
	/** The capitalised office or belonging that stands directly before ("Israeli Prime Minister"). */
	readonly office: Span | null;
	/** By "Mr.", "Mrs." or "Ms." before it. */
	readonly address: 'he' | 'she' | undefined;
	/** One word at the head of a sentence, where any word is large. */
	readonly opens: boolean;
}

/** A written word: tokens that no blank parts ("al-Hayya", "U.S."), without a possessive ending. */
interface Word extends Span {
	readonly lower: string;
	readonly capital: boolean;
	readonly proper: boolean;
	/** A word of grammar ("Beyond", "Although"): large only at the head of a sentence or a title. */
	readonly grammar: boolean;
	/** True when a possessive ending follows: no name runs on over it. */
	readonly possessive: boolean;
	/** True when only blanks stand between this word and the one before. */
	readonly joined: boolean;
}

const NOT_NAMES = new Set(
	`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
	december i i’m i'm i’ve i'd i’d i’ll i'll mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sept sep oct nov dec
	christmas easter ramadan god ok`
		.trim()
		.split(/\s+/),
);
/** Words that stand large at the head of a sentence, a quotation or a title, and begin no name worth keeping. */
const OPENERS = new Set(
	`the a an this that these those he she it they we you his her its their our my your in on at by for from with as but and or so if when
	while after before since because although though despite amid among during under over meanwhile however still yet also then there here
	what who why how where which whose no not one two three four five six seven eight nine ten some many most more all both each every
	another other such even only just now earlier later last next first former senior asked speaking according to of about against into
	until unless like unlike today tomorrow yesterday officials police talks people`
		.trim()
		.split(/\s+/),
);
const GRAMMAR = new Set(['ADP', 'AUX', 'CCONJ', 'DET', 'PART', 'PRON', 'SCONJ']);
const WORD_START = /[\p{L}\p{N}]/u;
/** What may stand between the parts of a written word. */
const JOINTS = new Set(['-', '’', "'", '&', '.']);
const HYPHENATED_PARTICLE = /^(?:al|el|as|ar|an|ash|at|ad|az|bin|abd|d|l|o)[-’']\p{Lu}/u;

/** Every name of the text, in order. A lone word that is large only at the head of sentences is none. */
export function findNames(prose: Prose): Name[] {
	const found = largeRuns(prose);
	const elsewhere = new Set<string>();
	for (const name of found) if (!name.opens) for (const word of name.words) elsewhere.add(word);
	return found.filter((name) => !name.opens || elsewhere.has(name.words[0]!) || name.kind !== 'unknown');
}

function largeRuns(prose: Prose): Name[] {
	const found: Name[] = [];
	for (const sentence of prose.sentences) {
		const words = wordsOf(prose, sentence);
		for (let i = 0; i < words.length; ) {
			const next = runEnd(words, i);
			if (next > i)
				addName(prose.document.text, words.slice(i, next), {
					sentence: sentence.index,
					opens: i === 0 && next === 1 && words[1]?.lower !== 'and',
					found,
				});
			i = Math.max(next, i + 1);
		}
	}
	return found;
}

function wordsOf(prose: Prose, sentence: Sentence): Word[] {
	const { text } = prose.document;
	const words: Word[] = [];
	const [first, next] = sentence.tokens;
	let joined = true;
	for (let i = first; i < next; i++) {
		const token = prose.tokens[i]!;
		if (!startsWord(text, token.start)) {
			joined = false;
			continue;
		}
		let last = i;
		while (last + 1 < next && runsOn(prose.tokens, last, text)) last++;
		words.push(wordFrom(prose, { first: i, last, joined: joined || words.length === 0 }));
		joined = !words.at(-1)!.possessive;
		i = last + (words.at(-1)!.possessive ? 1 : 0);
	}
	return words;
}

/** True when the token after `last` is written together with it and is no possessive and no closing punctuation. */
function runsOn(tokens: readonly Token[], last: number, text: string): boolean {
	const next = tokens[last + 1]!;
	if (next.start !== tokens[last]!.end || isPossessive(next.lower)) return false;
	if (startsWord(text, next.start)) return true;
	const after = tokens[last + 2];
	return JOINTS.has(next.lower) && after?.start === next.end && startsWord(text, after.start);
}

function startsWord(text: string, at: number): boolean {
	const code = text.charCodeAt(at) | 32;
	return (code >= 97 && code <= 122) || WORD_START.test(text[at]!);
}

function isPossessive(lower: string): boolean {
	return lower === '’s' || lower === "'s" || lower === '’' || lower === "'";
}

function wordFrom(prose: Prose, { first, last, joined }: { first: number; last: number; joined: boolean }): Word {
	const { text } = prose.document;
	const { start, pos, lower } = prose.tokens[first]!;
	const { end } = prose.tokens[last]!;
	const initial = text[start]!;
	const after = prose.tokens[last + 1];
	return {
		start,
		end,
		lower: last === first ? lower : text.slice(start, end).toLowerCase(),
		capital: initial !== initial.toLowerCase() || HYPHENATED_PARTICLE.test(text.slice(start, end)),
		proper: pos === 'PROPN' || last > first,
		grammar: last === first && GRAMMAR.has(pos),
		possessive: after?.start === end && isPossessive(after.lower),
		joined,
	};
}

/** Where the run of capitalised words that begins at `from` ends; `from` itself when no name begins there. */
function runEnd(words: readonly Word[], from: number): number {
	const head = words[from]!;
	if (!head.capital || NOT_NAMES.has(head.lower)) return from;
	if (OPENERS.has(head.lower) || (head.grammar && from === 0)) return from;
	if (from === 0 && !head.proper && !words[1]?.capital && !isDemonym(head.lower)) return from;
	let end = from + 1;
	while (end < words.length && !words[end - 1]!.possessive) {
		const word = words[end]!;
		if (!word.joined || NOT_NAMES.has(word.lower)) break;
		if (word.capital) end++;
		else if (PARTICLES.has(word.lower) && words[end + 1]?.capital && words[end + 1]!.joined && linksName(words, end)) end += 2;
		else break;
	}
	return end;
}

/** "of" is part of a name after a word for a body or an office ("Bank of England"), not after a person's ("Cummings of Maryland"). */
function linksName(words: readonly Word[], at: number): boolean {
	const before = words[at - 1]!.lower;
	return words[at]!.lower !== 'of' || BODIES.has(before) || TITLES.has(before);
}

function addName(text: string, run: readonly Word[], into: { sentence: number; opens: boolean; found: Name[] }): void {
	const from = nameStart(run);
	const name = run.slice(from);
	const head = name[0]!;
	const last = name.at(-1)!;
	const words = name.map((word) => word.lower.replace('’', "'")).filter((word) => !HONORIFICS.has(word));
	if (words.length === 0) return;
	into.found.push({
		start: head.start,
		end: last.end,
		sentence: into.sentence,
		opens: into.opens,
		words,
		kind: kindOf(words, { titled: from > 0 && isTitled(run.slice(0, from)), written: text.slice(head.start, last.end) }),
		office: from > 0 ? { start: run[0]!.start, end: run[from - 1]!.end } : null,
		address: from > 0 ? ADDRESSES[run[from - 1]!.lower] : undefined,
	});
}

const ADDRESSES: Readonly<Record<string, 'he' | 'she'>> = {
	...{ mr: 'he', 'mr.': 'he', sir: 'he', lord: 'he' },
	...{ mrs: 'she', 'mrs.': 'she', ms: 'she', 'ms.': 'she', miss: 'she', lady: 'she', dame: 'she' },
};

/** A run such as "Israeli Prime Minister Benjamin Netanyahu" begins with an office; the name starts after it. */
function nameStart(run: readonly Word[]): number {
	const body = run.some((word) => BODIES.has(word.lower));
	let from = 0;
	for (let i = 0; i + 1 < run.length; i++) {
		const { lower } = run[i]!;
		const title = TITLES.has(lower) || HONORIFICS.has(lower);
		if (title && !(body && BODIES.has(run.at(-1)!.lower))) from = i + 1;
		else if (i === from && isDemonym(lower) && !body) from = i + 1;
	}
	while (from > 0 && from < run.length - 1 && run[from]!.lower === 'of') from++;
	return TITLES.has(run.at(-1)!.lower) && !run.slice(from).some((word) => !TITLES.has(word.lower)) ? 0 : from;
}

function isTitled(office: readonly Word[]): boolean {
	return office.some((word) => TITLES.has(word.lower) || HONORIFICS.has(word.lower));
}

function kindOf(words: readonly string[], { titled, written }: { titled: boolean; written: string }): Name['kind'] {
	const [first = ''] = words;
	if (words.some((word) => BODIES.has(word))) return 'organisation';
	if (titled || STYLES.has(first)) return 'person';
	if (words.length === 1 && PLACE_NAMES.has(first)) return 'place';
	if (words.length === 1 && isDemonym(first)) return 'demonym';
	if (words.length === 1 && written.length > 1 && written === written.toUpperCase()) return 'organisation';
	return 'unknown';
}
