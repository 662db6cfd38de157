import { wordsOf } from '../filter/read-words.ts';

/** Numbers in a sketch, and how many of them make one of its bands. */
const SIZE = 64;
const BAND = 8;
const SHINGLE = 3;
/** Long texts are compared by their beginning (words). */
const MOST_WORDS = 4_000;

/**
 * What a text is like in 256 bytes: of 64 hash functions, the least value over all runs of three words. Two texts share as many of
 * the 64 as they share runs. https://en.wikipedia.org/wiki/MinHash
 */
export function sketchOf(text: string): string {
	const least = new Uint32Array(SIZE).fill(0xffff_ffff);
	for (const shingle of shinglesOf(text)) {
		let hash = hashOf(shingle);
		for (let i = 0; i < SIZE; i++) {
			hash = mixed(hash + i);
			if (hash < least[i]!) least[i] = hash;
		}
	}
	return Buffer.from(least.buffer).toString('base64');
}

/** Keys of a sketch: of texts that are nearly the same, at least one is the same. */
export function bandsOf(sketch: string): number[] {
	const bytes = Buffer.from(sketch, 'base64');
	const width = BAND * 4;
	return Array.from({ length: SIZE / BAND }, (_, i) => mixed(hashOf(bytes.toString('latin1', i * width, (i + 1) * width)) + i));
}

/** From 0 (nothing in common) to 1: the share of runs of three words that both texts have. Dates and times count for nothing. */
export function alike(a: string, b: string): number {
	const [left, right] = [new Set(shinglesOf(undated(a))), new Set(shinglesOf(undated(b)))];
	let common = 0;
	for (const shingle of left) if (right.has(shingle)) common++;
	return left.size + right.size === common ? 1 : common / (left.size + right.size - common);
}

/** The numbers of a text, dates and times left out: a report whose figures have changed is news, however alike the words. */
export function numbersOf(text: string): string {
	return (undated(text).match(/\d[\d.,]*/g) ?? []).map((number) => number.replace(/[.,]+$/, '')).join(' ');
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const DATES = new RegExp(
	`\\d{4}-\\d{2}-\\d{2}(?:T[\\d:.]+(?:Z|[+-][\\d:]+)?)?|\\b\\d{1,2}(?:st|nd|rd|th)? ${MONTH}(?:,? \\d{4})?|\\b${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?\\b|\\b\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\.?)?(?: (?:GMT|UTC|BST|CET|EST|EDT))?\\b|\\b\\d{1,2} ?[ap]\\.?m\\b\\.?`,
	'gi',
);

function undated(text: string): string {
	return text.replace(DATES, ' ');
}

function shinglesOf(text: string): string[] {
	const words = wordsOf(text).slice(0, MOST_WORDS);
	if (words.length <= SHINGLE) return [words.join(' ')];
	return Array.from({ length: words.length - SHINGLE + 1 }, (_, i) => `${words[i]} ${words[i + 1]} ${words[i + 2]}`);
}

/** FNV-1a. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(text: string): number {
	let hash = 0x811c_9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
	return hash >>> 0;
}

/** The finaliser of MurmurHash3, which spreads each bit over all. */
function mixed(value: number): number {
	let hash = value >>> 0;
	hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}
