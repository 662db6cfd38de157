import type { Prose, Quote, Token } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';
import type { DatedExpression } from '../dates/date-reading.ts';
import { dates } from '../dates/dates.ts';
import { pronounOf } from '../lexicon/given.ts';

/** A run of tokens `[from, to)`. */
export interface Run {
	readonly from: number;
	readonly to: number;
}

/** Words of a sentence that say that somebody says something, found without the help of whoever made the Digest. */
export interface Cue extends Run {
	/** Whose words it is as the grammar has it; more than one where the grammar leaves it open, none in "is said to". */
	readonly subjects: readonly Subject[];
	/** The tokens that may be what is said, left and right of the cue. */
	readonly left: Run;
	readonly right: Run;
}

/** A run of nouns that stands where a speaker stands. */
export interface Subject extends Run {
	/** The group hangs on a preposition or a verb, so that only a name at its end can be the subject ("spokesman for | the agency Wafa"). */
	readonly tail: boolean;
}

/** Indexes of the tokens that are one proper name, in order. */
export interface Places {
	readonly all: readonly number[];
	/** Those with a given name before them. */
	readonly given: readonly number[];
}

const NOWHERE: Places = { all: [], given: [] };

/** What the verifier judges by: the Document's own words, and what it has found in them so far. */
export interface Ground {
	readonly text: string;
	readonly prose: Prose;
	/** By sentence; found when first asked for. */
	readonly cues: (readonly Cue[] | undefined)[];
	/** Whoever leads a sentence, by sentence; found when first asked for. */
	readonly leads: (readonly Subject[] | undefined)[];
	/** Where this proper name stands, in lower case. */
	placesOf(name: string): Places;
	/** Whether a name bears a role, by both; found when first asked for. */
	readonly roles: Map<string, boolean>;
	/** The words that say when, as they are read without the Digest. */
	readonly dates: () => readonly DatedExpression[];
}

export function groundOf(prose: Prose): Ground {
	let places: ReadonlyMap<string, Places> | null = null;
	let dated: readonly DatedExpression[] | null = null;
	return {
		text: prose.document.text,
		prose,
		cues: [],
		leads: [],
		roles: new Map(),
		placesOf(name) {
			places ??= placesIn(prose);
			return places.get(name) ?? NOWHERE;
		},
		dates() {
			dated ??= dates(prose);
			return dated;
		},
	};
}

function placesIn({ tokens }: Prose): ReadonlyMap<string, Places> {
	const found = new Map<string, { all: number[]; given: number[] }>();
	for (let at = 0; at < tokens.length; at++) {
		const { pos, lower } = tokens[at]!;
		if (pos !== 'PROPN') continue;
		let places = found.get(lower);
		if (!places) {
			places = { all: [], given: [] };
			found.set(lower, places);
		}
		places.all.push(at);
		if (givenName(tokens, at) !== null) places.given.push(at);
	}
	return found;
}

/** The given name right before a surname; null where none that is known stands there. */
export function givenName(tokens: readonly Token[], surname: number): string | null {
	const before = tokens[surname - 1];
	if (before?.pos !== 'PROPN' || before.sentence !== tokens[surname]!.sentence) return null;
	return pronounOf(before.lower) ? before.lower : null;
}

/** Index of the first of `spans`, which are in order, that ends after `at`; their number when none does. */
export function firstEndingAfter(spans: readonly Span[], at: number): number {
	let low = 0;
	let high = spans.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (spans[middle]!.end > at) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** The sentence that `span` begins in, or -1 when it stands outside of the body's sentences. */
export function sentenceOf({ prose }: Ground, span: Span): number {
	const index = firstEndingAfter(prose.sentences, span.start);
	const sentence = prose.sentences[index];
	return sentence && sentence.start <= span.start ? index : -1;
}

/** The tokens that share a character with `span`. */
export function tokensOf({ prose }: Ground, span: Span): Run {
	const from = firstEndingAfter(prose.tokens, span.start);
	let to = from;
	while (to < prose.tokens.length && prose.tokens[to]!.start < span.end) to++;
	return { from, to };
}

/** The quotations that share a character with `span`. */
export function quotesOf({ prose }: Ground, span: Span): Quote[] {
	const found: Quote[] = [];
	for (let i = firstEndingAfter(prose.quotes, span.start); i < prose.quotes.length && prose.quotes[i]!.start < span.end; i++) {
		found.push(prose.quotes[i]!);
	}
	return found;
}

/** True when the span is in the body and consists of whole words. */
export function isRun(ground: Ground, { start, end }: Span): boolean {
	if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end > start && end <= ground.text.length)) return false;
	const { from, to } = tokensOf(ground, { start, end });
	const { tokens } = ground.prose;
	return from < to && tokens[from]!.start === start && tokens[to - 1]!.end === end;
}
