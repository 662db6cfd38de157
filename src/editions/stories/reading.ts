import { keyOf } from '../../answer/key.ts';
import { readProse } from '../../digest/text/prose.ts';
import type { Document } from '../../model/document.ts';
import type { PartOfSpeech, Token } from '../../model/prose.ts';

/** What a word is in a text: names and numbers tell one event from another, the rest tells what sort of event it is. */
export const KINDS = ['name', 'number', 'noun', 'verb', 'other'] as const;

export interface Term {
	readonly count: number;
	/** Index into `KINDS`. */
	readonly kind: number;
	/** The text opens with it. */
	readonly early: boolean;
}

/** What a Document's words tell about the event that it reports. Keys are what words are matched by (`keyOf`). */
export interface StoryReading {
	readonly terms: ReadonlyMap<string, Term>;
	/** Names of the first three sentences, numbers of the first five. */
	readonly earlyNames: ReadonlySet<string>;
	readonly earlyNumbers: ReadonlySet<string>;
	/** Words of the title, or else of the first sentence; the names among them; verbs of the first two sentences. */
	readonly title: ReadonlySet<string>;
	readonly titleNames: ReadonlySet<string>;
	readonly verbs: ReadonlySet<string>;
	/** Weekdays of the first sentences, months of the first, years of the whole. */
	readonly weekdays: ReadonlySet<string>;
	readonly months: ReadonlySet<string>;
	readonly years: ReadonlySet<string>;
	readonly published: string | null;
}

/** In UTF-16 units: what an article tells of its event, it tells in its first pages. */
const READ = 20_000;
const GRAMMAR = new Set<PartOfSpeech>(['ADP', 'AUX', 'CCONJ', 'DET', 'PART', 'PRON', 'SCONJ', 'PUNCT', 'SPACE', 'SYM']);
const EMPTY = new Set(
	'say be have do get go make take come would will could can may also more most than other new year day time people 1 2 first last after'.split(
		' ',
	),
);
const WEEKDAYS = new Set('monday tuesday wednesday thursday friday saturday sunday'.split(' '));
const MONTHS = new Set('jan feb mar apr may jun jul aug sep oct nov dec'.split(' '));
const MONTH =
	/^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;
const YEAR = /^(?:19|20)\d\d$/;

/** Read once for a Document: its stories are grouped, and then followed from day to day. */
const read = new WeakMap<Document, StoryReading>();

export function readStory(document: Document): StoryReading {
	const known = read.get(document);
	if (known) return known;
	const reading = readWords(document);
	read.set(document, reading);
	return reading;
}

function readWords(document: Document): StoryReading {
	const { text, title, body, published } = document;
	const { tokens } = readProse({ ...document, body: { start: body.start, end: Math.min(body.end, body.start + READ) } });
	const head = title ? readProse({ ...document, title: null, body: title }).tokens : [];
	const counts = new Map<string, { counts: number[]; early: boolean }>();
	const sets = {
		earlyNames: new Set<string>(),
		earlyNumbers: new Set<string>(),
		title: new Set<string>(),
		titleNames: new Set<string>(),
		verbs: new Set<string>(),
		weekdays: new Set<string>(),
		months: new Set<string>(),
		years: new Set<string>(),
	};
	// A title stands for the first sentence.
	for (const token of head) addWord(token, 0);
	for (const token of tokens) addWord(token, token.sentence + (head.length > 0 ? 1 : 0));
	return { terms: termsOf(counts), ...sets, published };

	function addWord(token: Token, sentence: number): void {
		const { lower, pos } = token;
		addDate(token, sentence);
		if (GRAMMAR.has(pos)) return;
		const key = keyOf(lower);
		if (EMPTY.has(key)) return;
		const kind = kindOf(pos);
		const term = counts.get(key) ?? { counts: KINDS.map(() => 0), early: false };
		term.counts[kind]!++;
		if (sentence < 2) term.early = true;
		counts.set(key, term);
		if (sentence === 0) sets.title.add(key);
		if (sentence === 0 && pos === 'PROPN') sets.titleNames.add(key);
		if (sentence < 2 && pos === 'VERB') sets.verbs.add(key);
		if (sentence < 3 && pos === 'PROPN' && !WEEKDAYS.has(lower) && !MONTH.test(lower)) sets.earlyNames.add(key);
		if (sentence < 5 && /\d/.test(key)) sets.earlyNumbers.add(key);
	}

	function addDate({ lower, start }: Token, sentence: number): void {
		if (sentence < 4 && WEEKDAYS.has(lower)) sets.weekdays.add(lower);
		// "May" is a month only where it is written large.
		if (sentence < 6 && MONTH.test(lower) && MONTHS.has(lower.slice(0, 3)) && text[start] !== lower[0]) sets.months.add(lower.slice(0, 3));
		if (YEAR.test(lower)) sets.years.add(lower);
	}
}

function termsOf(counts: ReadonlyMap<string, { counts: readonly number[]; early: boolean }>): Map<string, Term> {
	const terms = new Map<string, Term>();
	for (const [key, { counts: byKind, early }] of counts) {
		const most = Math.max(...byKind);
		terms.set(key, { count: byKind.reduce((sum, count) => sum + count, 0), kind: byKind.indexOf(most), early });
	}
	return terms;
}

function kindOf(pos: PartOfSpeech): number {
	if (pos === 'PROPN') return 0;
	if (pos === 'NUM') return 1;
	if (pos === 'NOUN') return 2;
	return pos === 'VERB' ? 3 : 4;
}
