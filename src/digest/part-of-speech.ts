import type { PartOfSpeech } from '../model/prose.ts';
import { lemmaOf } from './lemma.ts';
import { LEXICON, ROW_BITS, ROWS } from './weights/part-of-speech.weights.ts';

/** The order in which a row of weights holds the tags. */
export const TAGS: readonly PartOfSpeech[] = [
	'NOUN',
	'PUNCT',
	'PROPN',
	'ADP',
	'VERB',
	'DET',
	'PRON',
	'ADJ',
	'AUX',
	'ADV',
	'PART',
	'CCONJ',
	'NUM',
	'SCONJ',
	'SYM',
	'X',
];
const WIDTH = TAGS.length;
const NOUN = 0;
const PUNCT = TAGS.indexOf('PUNCT');
const NUM = TAGS.indexOf('NUM');
const SYM = TAGS.indexOf('SYM');
/** Before the first token of a paragraph. */
const START = WIDTH;

/** What the tagger weighs: rows of one weight a tag, found by the hash of a feature. */
export interface TagModel {
	readonly bits: number;
	readonly rows: Int8Array | Float32Array;
	/** Words that have one tag wherever they are written small. */
	readonly lexicon: ReadonlyMap<string, number>;
}

let shipped: TagModel | undefined;

/** Tags the tokens of one paragraph, left to right. `words` are as written, `lowers` the same in lower case. */
export function tagWords(words: readonly string[], lowers: readonly string[]): PartOfSpeech[] {
	shipped ??= { bits: ROW_BITS, rows: decode(ROWS), lexicon: readLexicon(LEXICON) };
	const tags = tagIndexes({ words, lowers }, shipped);
	for (let at = 1; at + 1 < tags.length; at++) if (isNounTakenForVerb(at, { words, lowers, tags })) tags[at] = NOUN;
	return tags.map((tag) => TAGS[tag]!);
}

const VERB = TAGS.indexOf('VERB');
const BEFORE_NOUNS: ReadonlySet<number> = new Set(['PROPN', 'ADJ', 'DET', 'NUM'].map((tag) => TAGS.indexOf(tag as PartOfSpeech)));
/** Verbs whose past is the same as the infinitive. */
const UNCHANGED_PASTS = new Set('cut put set hit let shut quit read beat cost hurt cast burst bet bid split spread'.split(' '));
const INFLECTED = /(?:s|ed|en|ing|[aeo]w|[aeiou]ng|[aeou]ld|ght|[aeo]ke|[ao][ln][dtgk])$/;

/** "Senior transport official": between a singular name and a noun no verb stands in its plain form, for a verb there ends in s or ed. */
function isNounTakenForVerb(at: number, { words, lowers, tags }: Written & { tags: readonly number[] }): boolean {
	if (tags[at] !== VERB || tags[at + 1] !== NOUN || !BEFORE_NOUNS.has(tags[at - 1]!)) return false;
	const lower = lowers[at]!;
	return (
		words[at] === lower &&
		!lowers[at - 1]!.endsWith('s') &&
		!UNCHANGED_PASTS.has(lower) &&
		!INFLECTED.test(lower) &&
		lemmaOf(lower, 'VERB') === lower
	);
}

export interface Written {
	readonly words: readonly string[];
	readonly lowers: readonly string[];
}

/** The tags as indexes into `TAGS`; `decide` (for training) may set each tag that the lexicon leaves open. */
export function tagIndexes(
	{ words, lowers }: Written,
	model: TagModel,
	decide?: (at: number, features: Int32Array, best: number) => number,
): number[] {
	const tags: number[] = [];
	const known = words.map((word, at) => certain(word, lowers[at]!, model.lexicon));
	const hashes = lowers.map(hashOf);
	const endings = lowers.map(endingOf);
	const features = new Int32Array(FEATURES);
	const scores = new Float64Array(WIDTH);
	for (let at = 0; at < words.length; at++) {
		if (known[at] !== -1) {
			tags.push(known[at]!);
			continue;
		}
		readFeatures(features, { words, hashes, endings, known, tags, at, mask: (1 << model.bits) - 1 });
		const best = bestTag(features, { rows: model.rows, scores });
		tags.push(decide ? decide(at, features, best) : best);
	}
	return tags;
}

/** The tag that needs no weighing: of marks, numbers and the lexicon's words; -1 for the rest. */
function certain(word: string, lower: string, lexicon: ReadonlyMap<string, number>): number {
	const code = word.charCodeAt(0);
	if (code >= 48 && code <= 57) return NUM;
	if (word === lower) {
		const known = lexicon.get(lower);
		if (known !== undefined) return known;
	}
	if (isLetter(code) || word.length > 1) return -1;
	return code === 36 || code === 37 || code === 43 || code === 61 || code === 0xa3 || code === 0x20ac ? SYM : PUNCT;
}

function isLetter(code: number): boolean {
	return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code < 0x2000) || code > 0x2e00;
}

const FEATURES = 18;

interface Around {
	readonly words: readonly string[];
	readonly hashes: readonly number[];
	readonly endings: readonly number[];
	/** Tags that need no weighing; -1 for the rest. */
	readonly known: readonly number[];
	readonly tags: readonly number[];
	readonly at: number;
	readonly mask: number;
}

function readFeatures(into: Int32Array, { words, hashes, endings, known, tags, at, mask }: Around): void {
	const own = hashes[at]!;
	const ending = endings[at]!;
	const shape = shapeOf(words[at]!, at === 0 || words[at - 1] === '.' || words[at - 1] === '“');
	const before = tags[at - 1] ?? START;
	const before2 = tags[at - 2] ?? START;
	const last = hashes[at - 1] ?? 1;
	const next = hashes[at + 1] ?? 2;
	into[0] = mix(shape, 1) & mask;
	into[1] = mix(own, 2) & mask;
	into[2] = mix(ending + shape, 3) & mask;
	into[3] = mix(before, 4) & mask;
	into[4] = mix(before * 31 + before2, 5) & mask;
	into[5] = mix(own + before * 7919, 6) & mask;
	into[6] = mix(last, 7) & mask;
	into[7] = mix(next, 8) & mask;
	into[8] = mix(endings[at + 1] ?? 2, 9) & mask;
	into[9] = mix(hashes[at + 2] ?? 2, 10) & mask;
	into[10] = mix(hashes[at - 2] ?? 1, 11) & mask;
	into[11] = mix(shape * 97 + before, 12) & mask;
	into[12] = mix(ending * 31 + before, 13) & mask;
	into[13] = mix(own + next * 31, 14) & mask;
	into[14] = mix(last + own * 31, 15) & mask;
	const follows = (known[at + 1] ?? START) * 31 + (known[at + 2] ?? START);
	into[15] = mix(follows, 16) & mask;
	into[16] = mix((known[at + 1] ?? START) * 31 + before, 17) & mask;
	into[17] = mix(ending + (known[at + 1] ?? START), 18) & mask;
}

/** Small, large, all large, with a digit; and whether the word opens a sentence, where large says little. */
function shapeOf(word: string, opens: boolean): number {
	const first = word.charCodeAt(0);
	const large = (first >= 65 && first <= 90) || (first > 0xbf && word[0] !== word[0]!.toLowerCase());
	const all = large && word.length > 1 && word === word.toUpperCase();
	const digit = word.charCodeAt(word.length - 1) < 58;
	return (large ? 1 : 0) + (all ? 2 : 0) + (opens ? 4 : 0) + (digit ? 8 : 0);
}

function bestTag(features: Int32Array, { rows, scores }: { rows: Int8Array | Float32Array; scores: Float64Array }): number {
	scores.fill(0);
	for (let f = 0; f < FEATURES; f++) {
		const row = features[f]! * WIDTH;
		for (let tag = 0; tag < WIDTH; tag++) scores[tag]! += rows[row + tag]!;
	}
	let best = NOUN;
	for (let tag = 1; tag < WIDTH; tag++) if (scores[tag]! > scores[best]!) best = tag;
	return best;
}

/** FNV-1a over UTF-16 units. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(word: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
	return hash;
}

function endingOf(word: string): number {
	let hash = word.length < 4 ? word.length : 4;
	for (let i = Math.max(0, word.length - 3); i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
	return hash;
}

function mix(value: number, salt: number): number {
	let hash = Math.imul(value ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b);
	hash ^= hash >>> 13;
	hash = Math.imul(hash, 0xc2b2ae35);
	return hash ^ (hash >>> 16);
}

function decode(base64: string): Int8Array {
	const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
	return new Int8Array(bytes.buffer);
}

/** One line a tag, in the order of `TAGS`: its words with blanks between. */
function readLexicon(lines: string): Map<string, number> {
	const lexicon = new Map<string, number>();
	for (const [tag, line] of lines.split('\n').entries()) for (const word of line.split(' ')) if (word) lexicon.set(word, tag);
	return lexicon;
}
