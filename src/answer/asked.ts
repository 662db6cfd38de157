import type { Document } from '../model/document.ts';
import type { PartOfSpeech } from '../model/prose.ts';
import { rarity } from './rarity.ts';
import { CONTENT, NAME, NEGATION, NUMBER, type Reading, readFor } from './reading.ts';
import { reworded } from './reworded.ts';

export type Sort = 'who' | 'when' | 'where' | 'count' | 'why' | 'how' | 'yes-no' | 'what';
export const SORTS: readonly Sort[] = ['who', 'when', 'where', 'count', 'why', 'how', 'yes-no', 'what'];

/** A word of content in a question. */
export interface Term {
	readonly key: string;
	readonly lower: string;
	/** As it is written in the question. */
	readonly written: string;
	readonly rarity: number;
	readonly pos: PartOfSpeech;
	readonly name: boolean;
	readonly number: boolean;
	/** Index of the token in the question. */
	readonly at: number;
}

/** A question as it is understood before any document is looked at. */
export interface Asked {
	readonly text: string;
	readonly reading: Reading;
	readonly sort: Sort;
	/** What is asked for by name: "mediators" of "which mediators", "people" of "how many people". */
	readonly focus: string | null;
	/** Each once, in order. */
	readonly terms: readonly Term[];
	/** Keys of the terms in the order in which they stand. */
	readonly order: readonly string[];
	readonly negated: boolean;
}

const PERSON_FOCUS =
	/^(?:person|people|man|woman|president|king|queen|leader|minister|official|actor|singer|author|scientist|player|coach)$/;
const PLACE_FOCUS =
	/^(?:country|city|town|state|place|location|region|area|continent|river|county|island|village|venue|building|street|province|nation)$/;
const TIME_FOCUS = /^(?:year|date|day|month|century|decade|time|season|era|period|weekday)$/;
const COUNT_FOCUS =
	/^(?:percent|percentage|number|amount|proportion|share|total|toll|population|price|cost|age|rate|size|length|height|distance|weight|temperature|score|speed)$/;
const MEASURES = new Set(
	'many much old long far tall large big high often few fast deep wide heavy hot cold warm strong powerful loud late soon'.split(' '),
);
const AUXILIARIES = new Set(
	'is are was were am do does did has have had can could will would should shall may might must isn aren wasn weren don doesn didn hasn haven hadn won ca'.split(
		' ',
	),
);
const QUESTION_WORDS = new Set('who whom whose what which when where why how'.split(' '));

/** Reads a question as a text of its own. */
export function readQuestion(question: string): Asked {
	const text = reworded(question);
	const reading = readFor(asDocument(text));
	const { tokens } = reading.prose;
	const wh = tokens.findIndex(({ lower }, at) => QUESTION_WORDS.has(lower) && !isRelative(reading, at));
	const focus = focusAfter(reading, wh);
	const terms = termsOf(reading, wh);
	return {
		text,
		reading,
		sort: sortOf(reading, { wh, focus }),
		focus,
		terms: terms.filter((term, i) => terms.findIndex(({ key }) => key === term.key) === i),
		order: terms.map(({ key }) => key),
		negated: reading.marks.some((mark) => mark & NEGATION),
	};
}

function asDocument(text: string): Document {
	const body = { start: 0, end: text.length };
	return { origin: 'question', hash: '', text, title: null, body, publisher: null, url: null, published: null, language: 'en' };
}

/** "the man who" is no question word, unless nothing else asks. */
function isRelative({ prose: { tokens } }: Reading, at: number): boolean {
	const before = tokens[at - 1];
	return at > 0 && before?.pos === 'NOUN' && tokens.slice(at + 1).some(({ lower }) => QUESTION_WORDS.has(lower));
}

/** "What will it cost?" */
const ASKS_PRICE = /\bwhat (?:is|was|are|were|did|does|do|will|would|could|might|can|has|have)\b.{1,80}?\b(?:cost|costs|worth)\W*$/i;

function sortOf({ prose: { tokens, document } }: Reading, { wh, focus }: { wh: number; focus: string | null }): Sort {
	const { text } = document;
	const first = tokens[0]?.lower ?? '';
	if (wh === -1) return AUXILIARIES.has(first) ? 'yes-no' : 'what';
	if (wh > 0 && AUXILIARIES.has(first)) return 'yes-no';
	const word = tokens[wh]!.lower;
	if (word.startsWith('who')) return 'who';
	if (word === 'when' || word === 'where' || word === 'why') return word;
	if (word === 'how') return howSort(tokens[wh + 1]?.lower ?? '');
	if (focus && TIME_FOCUS.test(focus)) return 'when';
	if (focus && PLACE_FOCUS.test(focus)) return 'where';
	if (focus && PERSON_FOCUS.test(focus)) return 'who';
	if (focus && COUNT_FOCUS.test(focus)) return 'count';
	return ASKS_PRICE.test(text) ? 'count' : 'what';
}

function howSort(next: string): Sort {
	if (next === 'late' || next === 'soon') return 'when';
	return MEASURES.has(next) ? 'count' : 'how';
}

const DOES = /^(?:did|does|do|has|have|had|will|would|can|could|should|may|might|must)$/;

/** The noun that the question word asks for: "what is the number of …", "which two countries", "how many people". */
function focusAfter({ prose: { tokens }, keys, marks }: Reading, wh: number): string | null {
	if (wh === -1) return null;
	const word = tokens[wh]!.lower;
	if (word !== 'what' && word !== 'which' && word !== 'how' && word !== 'whose') return null;
	if (word === 'how' && MEASURES.has(tokens[wh + 1]?.lower ?? '') && /^(?:AUX|VERB)$/.test(tokens[wh + 2]?.pos ?? '')) return null;
	let found: string | null = null;
	for (let at = wh + 1; at < tokens.length && at < wh + 8; at++) {
		const { pos, lower } = tokens[at]!;
		if (DOES.test(lower)) break;
		if (pos === 'NOUN') found = keys[at]!;
		else if (found || (pos === 'VERB' && marks[at]! & CONTENT)) break;
		else if (pos === 'ADP' && at > wh + 2 && !MEASURES.has(lower)) break;
	}
	return found;
}

function termsOf({ prose: { document, tokens }, keys, marks }: Reading, wh: number): Term[] {
	const found: Term[] = [];
	for (const [at, { lower, pos, start, end }] of tokens.entries()) {
		if (!(marks[at]! & CONTENT) || at === wh || (at === wh + 1 && MEASURES.has(lower) && tokens[wh]?.lower === 'how')) continue;
		const key = keys[at]!;
		const name = (marks[at]! & NAME) !== 0 || pos === 'PROPN';
		const number = (marks[at]! & NUMBER) !== 0 || /^\d/.test(lower);
		found.push({ key, lower, written: document.text.slice(start, end), rarity: rarity(key), pos, name, number, at });
	}
	return found;
}
