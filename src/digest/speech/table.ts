import type { PartOfSpeech, Prose } from '../../model/prose.ts';
import type { CueRates } from './rates.ts';

/** The order gives each part of speech its number in a TokenTable. */
const PARTS: readonly PartOfSpeech[] = 'ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SPACE SYM VERB X'.split(
	' ',
) as PartOfSpeech[];
const PART_NUMBERS: ReadonlyMap<string, number> = new Map(PARTS.map((part, i) => [part, i]));
export const ADJ = 0;
export const ADP = 1;
export const ADV = 2;
export const AUX = 3;
export const CCONJ = 4;
export const DET = 5;
export const NOUN = 7;
export const NUM = 8;
export const PART = 9;
export const PRON = 10;
export const PROPN = 11;
export const PUNCT = 12;
export const SCONJ = 13;
export const VERB = 16;

/** The shape of a word in capitals. */
export const CAPITALS = 2;

/** Where a token stands to the quotations: outside, within, or the mark that opens or closes one. */
export const WITHIN = 1;
export const OPENS = 2;
export const CLOSES = 3;

/** The tokens of a Prose as numbers, one column a fact, so that features cost no strings. */
export interface TokenTable {
	readonly size: number;
	/** Hashes of the word in lower case, of its lemma, and of its last three letters. */
	readonly word: Int32Array;
	readonly lemma: Int32Array;
	readonly suffix: Int32Array;
	readonly pos: Uint8Array;
	/** 0 small letters, 1 capitalised, 2 capitals, 3 a figure. */
	readonly shape: Uint8Array;
	readonly quote: Uint8Array;
	/** How often its lemma is a cue, from 0 (never) to 6. */
	readonly rate: Uint8Array;
	readonly comma: Uint8Array;
	readonly sentence: Int32Array;
	/** The first token of its sentence, and the one after the last; the same of its paragraph. */
	readonly first: Int32Array;
	readonly next: Int32Array;
	readonly paragraphFirst: Int32Array;
	readonly paragraphNext: Int32Array;
	/** Its sentence's place in the paragraph. */
	readonly place: Int32Array;
	/** 1 where any token of its sentence stands in a quotation. */
	readonly quoted: Uint8Array;
}

/** FNV-1a over UTF-16 units. */
export function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
	return value ^ (value >>> 15);
}

/** Reads `prose` into columns. Linear in its tokens. */
export function tokenTable(prose: Prose, rates: CueRates): TokenTable {
	const table = emptyTable(prose.tokens.length);
	enterWords(table, prose, rates);
	enterQuotes(table, prose);
	enterPlaces(table, prose);
	return table;
}

function emptyTable(size: number): TokenTable {
	const numbers = () => new Int32Array(size);
	const flags = () => new Uint8Array(size);
	return {
		size,
		word: numbers(),
		lemma: numbers(),
		suffix: numbers(),
		pos: flags(),
		shape: flags(),
		quote: flags(),
		rate: flags(),
		comma: flags(),
		sentence: numbers(),
		first: numbers(),
		next: numbers(),
		paragraphFirst: numbers(),
		paragraphNext: numbers(),
		place: numbers(),
		quoted: flags(),
	};
}

function enterWords(table: TokenTable, { tokens, document }: Prose, rates: CueRates): void {
	for (let i = 0; i < table.size; i++) {
		const { start, lower, lemma, pos } = tokens[i]!;
		const part = PART_NUMBERS.get(pos) ?? PARTS.length;
		const lemmaHash = hash(lemma);
		table.word[i] = hash(lower);
		table.lemma[i] = lemmaHash;
		table.suffix[i] = ending(lower);
		table.pos[i] = part;
		table.shape[i] = shapeAt(document.text, start);
		table.rate[i] = rates.get(rateKey(lemmaHash, part)) ?? 0;
		table.comma[i] = lower === ',' ? 1 : 0;
	}
}

/** A noun and a verb of one lemma ("claim") have rates of their own. */
export function rateKey(lemmaHash: number, part: number): number {
	return part === NOUN ? ~lemmaHash : lemmaHash;
}

function ending(word: string): number {
	let value = 7;
	for (let i = Math.max(0, word.length - 3); i < word.length; i++) value = Math.imul(value, 31) + word.charCodeAt(i);
	return value | 0;
}

export const ING = ending('ing');

function shapeAt(text: string, at: number): number {
	const first = text.charCodeAt(at);
	if (first >= 48 && first <= 57) return 3;
	if (!isCapital(first)) return 0;
	return isCapital(text.charCodeAt(at + 1)) ? 2 : 1;
}

function isCapital(unit: number): boolean {
	return (unit >= 65 && unit <= 90) || (unit >= 192 && unit <= 222);
}

function enterQuotes(table: TokenTable, { tokens, quotes }: Prose): void {
	let at = 0;
	for (const quote of quotes) {
		while (at < table.size && tokens[at]!.start < quote.start) at++;
		for (; at < table.size && tokens[at]!.start < quote.end; at++) {
			const { start, end } = tokens[at]!;
			if (start === quote.start) table.quote[at] = OPENS;
			else table.quote[at] = quote.closed && end === quote.end ? CLOSES : WITHIN;
		}
	}
}

function enterPlaces(table: TokenTable, { sentences, paragraphs }: Prose): void {
	for (const { tokens, index, paragraph } of sentences) {
		const [first, next] = tokens;
		const block = paragraphs[paragraph]!.sentences;
		const paragraphFirst = sentences[block[0]]!.tokens[0];
		const paragraphNext = sentences[block[1] - 1]!.tokens[1];
		let quoted = 0;
		for (let i = first; i < next; i++) if (table.quote[i]) quoted = 1;
		table.sentence.fill(index, first, next);
		table.first.fill(first, first, next);
		table.next.fill(next, first, next);
		table.paragraphFirst.fill(paragraphFirst, first, next);
		table.paragraphNext.fill(paragraphNext, first, next);
		table.place.fill(index - block[0], first, next);
		table.quoted.fill(quoted, first, next);
	}
}
