import type { Prose, Token } from '../../model/prose.ts';
import { PAIR_WEIGHTS, WORD_WEIGHTS } from '../weights/rank.weights.ts';

/** How likely an editor's summary of the text holds each of its words, and each two of them in a row. */
export interface Salience {
	/** For each token its word's number; 0 for punctuation. Forms of one word share a number. */
	readonly wordOf: Int32Array;
	/** For each token the number of the pair that it makes with the next token; 0 where the sentence or a mark ends. */
	readonly pairOf: Int32Array;
	/** By number; 0 for number 0. */
	readonly wordChance: Float64Array;
	readonly pairChance: Float64Array;
}

/** What is counted of one word of a text. */
export interface Word {
	readonly lemma: string;
	readonly kind: number;
	readonly first: number;
	readonly length: number;
	count: number;
	early: number;
	sentences: number;
	last: number;
	capitals: number;
}

const KINDS: Readonly<Record<string, number>> = { PROPN: 0, NOUN: 1, VERB: 2, NUM: 3, ADJ: 4 };
const FUNCTION_WORD = 5;
/** Sentences that count as the text's opening. */
const EARLY = 3;
/** No training text came with its title, so this is set by hand: a title's word is about twice as likely. */
const TITLE = 0.7;

export const WORD_FEATURES = 24;
/** The features that tell where in the text a word first stands: what they count depends on how the text opens. */
export const PLACES: readonly number[] = [2, 3, 4, 5];
const DAYS = new Set('monday tuesday wednesday thursday friday saturday sunday today yesterday'.split(' '));
const PERSONAL = new Set('i you we my your'.split(' '));

/** Weighs the words of a text. Takes other weights for training only. */
export function salience(prose: Prose, weights = { words: WORD_WEIGHTS, pairs: PAIR_WEIGHTS }): Salience {
	const { wordOf, list } = count(prose);
	const logits = new Float64Array(list.length);
	const wordChance = new Float64Array(list.length);
	const title = titleWords(prose);
	const features = new Float64Array(WORD_FEATURES);
	const tuned = tune(weights.words, openingOf(prose));
	for (let id = 1; id < list.length; id++) {
		const word = list[id]!;
		wordFeatures(word, prose.sentences.length, features);
		logits[id] = dot(tuned, features) + (word.kind !== FUNCTION_WORD && title.has(word.lemma) ? TITLE : 0);
		wordChance[id] = 1 / (1 + Math.exp(-logits[id]!));
	}
	const { pairOf, pairChance } = weighPairs(prose, { wordOf, list, logits, weights: weights.pairs });
	return { wordOf, pairOf, wordChance, pairChance };
}

/** Numbers the words of a text and counts them. Number 0 stays free. */
export function count({ tokens, sentences, document: { text } }: Prose): { wordOf: Int32Array; list: (Word | null)[] } {
	const wordOf = new Int32Array(tokens.length);
	const ids = new Map<string, number>();
	const list: (Word | null)[] = [null];
	for (let at = 0; at < tokens.length; at++) {
		const token = tokens[at]!;
		if (token.pos === 'PUNCT' || token.pos === 'SPACE') continue;
		let id = ids.get(token.lemma);
		if (id === undefined) {
			id = list.length;
			ids.set(token.lemma, id);
			list.push(firstOf(token));
		}
		wordOf[at] = id;
		const word = list[id]!;
		word.count++;
		if (token.sentence < EARLY) word.early++;
		if (word.last !== token.sentence) {
			word.last = token.sentence;
			word.sentences++;
		}
		const code = text.charCodeAt(token.start);
		if (code >= 65 && (code <= 90 || code > 127) && token.start !== sentences[token.sentence]!.start && isCapital(text[token.start]!))
			word.capitals++;
	}
	return { wordOf, list };
}

function firstOf({ lemma, pos, sentence, start, end }: Token): Word {
	const kind = KINDS[pos] ?? FUNCTION_WORD;
	return { lemma, kind, first: sentence, length: end - start, count: 0, early: 0, sentences: 0, last: -1, capitals: 0 };
}

function isCapital(letter: string): boolean {
	return letter !== letter.toLowerCase();
}

function titleWords({ document: { text, title } }: Prose): Set<string> {
	return new Set(
		title
			? text
					.slice(title.start, title.end)
					.toLowerCase()
					.split(/[^\p{L}\p{N}]+/u)
			: [],
	);
}

const LOGS = Float64Array.from({ length: 256 }, (_, n) => Math.log(n));

/** Most counts are small, and each is asked for many times. */
function log(n: number): number {
	return n < LOGS.length ? LOGS[n]! : Math.log(n);
}

/** Fills `into`; the order is that of the first of `WORD_WEIGHTS`. */
export function wordFeatures(word: Word, sentences: number, into: Float64Array): void {
	const often = log(word.count);
	const content = word.kind === FUNCTION_WORD ? 0 : 1;
	into.fill(0);
	into[0] = 1;
	into[1] = often;
	into[2] = log(1 + word.first);
	into[3] = word.first / sentences;
	into[4] = word.first === 0 ? 1 : 0;
	into[5] = word.early > 0 ? 1 : 0;
	into[6 + word.kind] = 1;
	into[12] = content ? 0 : Math.log(word.count / sentences + 0.05);
	into[13] = word.capitals / word.count;
	into[14] = content && word.first < EARLY ? often : 0;
	into[15] = log(sentences);
	into[16] = Math.min(word.length, 12) / 10;
	into[17] = word.sentences / sentences;
	into[18] = content ? log(1 + word.early) : 0;
	into[19] = often * into[2]!;
	into[20] = into[6]! * into[2]!;
	into[21] = into[6]! * often;
	into[22] = into[11]! * into[2]!;
	into[23] = into[11]! * often;
}

/**
 * How the text opens, each value around 0 to 1. A news lead that names who and when tells the story itself; a scene or a question does not,
 * so the same place in the text counts more in one text than in another.
 */
export function openingOf({ tokens, sentences }: Prose): number[] {
	let words = 0;
	let names = 0;
	let dated = 0;
	let personal = 0;
	const next = sentences[0]?.tokens[1] ?? 0;
	for (let at = 0; at < next; at++) {
		const { lower, pos } = tokens[at]!;
		if (pos !== 'PUNCT') words++;
		if (pos === 'PROPN') names++;
		if (DAYS.has(lower)) dated = 1;
		if (PERSONAL.has(lower)) personal = 1;
	}
	const length = Math.max(sentences.length, 1);
	const size = Math.max(tokens.length, 1);
	return [Math.min(words, 40) / 40, dated, personal, Math.min(names, 6) / 6, Math.log(length) / 3, Math.log(size / length) / 3];
}

/** The weights of the words' features in a text that opens so. */
function tune(weights: readonly number[], opening: readonly number[]): number[] {
	const tuned = weights.slice(0, WORD_FEATURES);
	for (const [i, feature] of PLACES.entries()) {
		for (const [j, value] of opening.entries()) tuned[feature]! += weights[WORD_FEATURES + i * opening.length + j]! * value;
	}
	return tuned;
}

export interface Pair {
	readonly left: number;
	readonly right: number;
	readonly first: number;
	count: number;
}

interface Weighing {
	readonly wordOf: Int32Array;
	readonly list: readonly (Word | null)[];
	readonly logits: Float64Array;
	readonly weights: readonly number[];
}

function weighPairs(prose: Prose, { wordOf, list, logits, weights }: Weighing): { pairOf: Int32Array; pairChance: Float64Array } {
	const { pairOf, found } = countPairs(prose.tokens, wordOf, list.length);
	const pairChance = new Float64Array(found.length);
	const features = new Float64Array(weights.length);
	for (let id = 1; id < found.length; id++) {
		pairFeatures(found[id]!, { list, logits, sentences: prose.sentences.length }, features);
		pairChance[id] = 1 / (1 + Math.exp(-dot(weights, features)));
	}
	return { pairOf, pairChance };
}

/** Numbers the pairs of words that stand side by side in a sentence. Number 0 stays free. */
export function countPairs(tokens: readonly Token[], wordOf: Int32Array, size: number): { pairOf: Int32Array; found: (Pair | null)[] } {
	const pairOf = new Int32Array(tokens.length);
	const ids = new Map<number, number>();
	const found: (Pair | null)[] = [null];
	for (let at = 0; at + 1 < tokens.length; at++) {
		const left = wordOf[at]!;
		const right = wordOf[at + 1]!;
		const { sentence } = tokens[at]!;
		if (left === 0 || right === 0 || tokens[at + 1]!.sentence !== sentence) continue;
		const key = left * size + right;
		let id = ids.get(key);
		if (id === undefined) {
			id = found.length;
			ids.set(key, id);
			found.push({ left, right, first: sentence, count: 0 });
		}
		pairOf[at] = id;
		found[id]!.count++;
	}
	return { pairOf, found };
}

/** Fills `into`; the order is that of `PAIR_WEIGHTS`. */
export function pairFeatures(
	pair: Pair,
	{ list, logits, sentences }: { list: readonly (Word | null)[]; logits: Float64Array; sentences: number },
	into: Float64Array,
): void {
	const left = list[pair.left]!;
	const right = list[pair.right]!;
	const a = logits[pair.left]!;
	const b = logits[pair.right]!;
	const often = log(pair.count);
	into[0] = 1;
	into[1] = Math.min(a, b);
	into[2] = Math.max(a, b);
	into[3] = often;
	into[4] = log(1 + pair.first);
	into[5] = pair.first === 0 ? 1 : 0;
	into[6] = pair.first / sentences;
	into[7] = left.kind === FUNCTION_WORD ? 1 : 0;
	into[8] = right.kind === FUNCTION_WORD ? 1 : 0;
	into[9] = into[7]! * into[8]!;
	into[10] = left.kind === 0 ? 1 : 0;
	into[11] = right.kind === 0 ? 1 : 0;
	into[12] = into[10]! * into[11]!;
	into[13] = (a * b) / 10;
	into[14] = often - log(left.count);
	into[15] = often - log(right.count);
}

function dot(weights: readonly number[], features: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < weights.length; i++) sum += weights[i]! * features[i]!;
	return sum;
}
