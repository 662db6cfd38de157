import type { DatedExpression } from '../digest/dates/date-reading.ts';
import { dates } from '../digest/dates/dates.ts';
import { mayStartNumeral } from '../digest/figures/numerals.ts';
import { type Cast, readCast } from '../digest/people/entities.ts';
import { readProse } from '../digest/text/prose.ts';
import type { Document } from '../model/document.ts';
import type { Prose } from '../model/prose.ts';
import { keyOf } from './key.ts';
import { GRAMMAR, NEGATIONS, REASONS } from './lexicon/grammar.ts';

/** What can stand at a token as an answer. */
export const NAME = 1;
export const PLACE = 2;
export const PERSON = 4;
export const NUMBER = 8;
export const DATE = 16;
export const NOUN = 32;
export const REASON = 64;
export const NEGATION = 128;
export const CONTENT = 256;

/** A Document read once for all questions that are put to it. */
export interface Reading {
	readonly prose: Prose;
	readonly cast: Cast;
	readonly dated: readonly DatedExpression[];
	/** By token: what it is matched by. */
	readonly keys: readonly string[];
	/** By token: what it can be, as a sum of the marks above. */
	readonly marks: Uint16Array;
	/** By key: the tokens that have it, in order. */
	readonly places: ReadonlyMap<string, readonly number[]>;
	/** Keys by their first letters, for words of one family and for slips of the pen. */
	readonly heads: ReadonlyMap<string, readonly string[]>;
	/** By sentence: how many words of content it has. */
	readonly sizes: Uint16Array;
	/** By sentence: the marks of its tokens together. */
	readonly sums: Uint16Array;
	readonly averageSize: number;
}

const WORD = /[\p{L}\p{N}]/u;

/** Reads a Document for questions. Linear in its length. */
export function readFor(document: Document): Reading {
	const prose = readProse(document);
	const cast = readCast(prose);
	const dated = dates(prose);
	const keys = prose.tokens.map(({ lower }) => keyOf(lower));
	const marks = marksOf(prose, keys);
	markNames({ prose, cast, marks });
	markDates({ prose, dated, marks });
	const sizes = new Uint16Array(prose.sentences.length);
	const sums = new Uint16Array(prose.sentences.length);
	const places = new Map<string, number[]>();
	for (const [at, key] of keys.entries()) {
		const { sentence } = prose.tokens[at]!;
		sums[sentence]! |= marks[at]!;
		if (!(marks[at]! & CONTENT)) continue;
		sizes[sentence]!++;
		const known = places.get(key);
		if (known) known.push(at);
		else places.set(key, [at]);
	}
	const total = sizes.reduce((sum, size) => sum + size, 0);
	return { prose, cast, dated, keys, marks, places, heads: headsOf(places), sizes, sums, averageSize: total / (sizes.length || 1) };
}

const NOMINAL = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM', 'X']);

function marksOf({ tokens }: Prose, keys: readonly string[]): Uint16Array {
	const marks = new Uint16Array(tokens.length);
	for (const [at, { lower, pos }] of tokens.entries()) {
		const key = keys[at]!;
		let mark = 0;
		if (pos !== 'PUNCT' && WORD.test(lower) && (isOwning(key, pos) || (!GRAMMAR.has(lower) && !GRAMMAR.has(key)))) mark |= CONTENT;
		if (NOMINAL.has(pos) && mark) mark |= NOUN;
		if (pos === 'NUM' || mayStartNumeral(lower)) mark |= NUMBER;
		if (NEGATIONS.has(key)) mark |= NEGATION;
		if (REASONS.has(key)) mark |= REASON;
		marks[at] = mark;
	}
	return marks;
}

/** "It owns 38 percent", and not "its own". */
function isOwning(key: string, pos: string): boolean {
	return key === 'own' && pos === 'VERB';
}

function markNames({ prose, cast, marks }: { prose: Prose; cast: Cast; marks: Uint16Array }): void {
	let at = 0;
	for (const name of cast.names) {
		const kind = cast.of.get(name)?.kind ?? name.kind;
		const mark = NAME | (kind === 'place' || kind === 'unknown' ? PLACE : 0) | (kind === 'person' || kind === 'unknown' ? PERSON : 0);
		while (at < marks.length && prose.tokens[at]!.end <= name.start) at++;
		for (let i = at; i < marks.length && prose.tokens[i]!.start < name.end; i++) marks[i]! |= mark;
	}
}

function markDates({ prose, dated, marks }: { prose: Prose; dated: readonly DatedExpression[]; marks: Uint16Array }): void {
	let at = 0;
	for (const { start, end, precision } of dated) {
		if (precision === 'reference') continue;
		while (at < marks.length && prose.tokens[at]!.end <= start) at++;
		for (let i = at; i < marks.length && prose.tokens[i]!.start < end; i++) marks[i] = (marks[i]! & ~NUMBER) | DATE;
	}
}

/** Letters that words of one family share for certain. */
export const HEAD = 4;

function headsOf(places: ReadonlyMap<string, unknown>): Map<string, string[]> {
	const heads = new Map<string, string[]>();
	for (const key of places.keys()) {
		const head = key.slice(0, HEAD);
		const known = heads.get(head);
		if (known) known.push(key);
		else heads.set(head, [key]);
	}
	return heads;
}
