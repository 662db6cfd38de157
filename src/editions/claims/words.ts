import { areKin, keyOf } from '../../answer/key.ts';
import { rarity } from '../../answer/rarity.ts';
import { tokenSpans } from '../../digest/text/tokens.ts';
import { FATE_OF } from '../figures/count.ts';

/** The words of a line, for telling whether another says the same. */
export interface Words {
	/** What each word tells, by what it is matched by. */
	readonly keys: ReadonlyMap<string, number>;
	readonly numbers: ReadonlySet<string>;
	/** Says that something is not so. */
	readonly negative: boolean;
}

const NEGATIVE =
	/\b(?:not|no|never|nobody|none|nothing|neither|nor|cannot|without|false|untrue|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?)\b|n[’']t\b/i;
/** When it was said or done is no part of what is said. */
const WHEN = new Set(
	'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow morning evening night afternoon day week still now'.split(
		' ',
	),
);
const SAYING = new Set('say tell accord statement add report announce'.split(' '));
const ORDINALS = new Set('second third fourth fifth sixth seventh eighth ninth tenth'.split(' '));
/** A rare name is not worth more than a verb: what is new of a known name is told by the verb. */
const MOST = 6;
/** Words that nearly every line holds tell nothing. */
const COMMON = 3.6;

export function wordsOf(text: string): Words {
	const keys = new Map<string, number>();
	const numbers = new Set<string>();
	for (const { start, end } of tokenSpans(text, { start: 0, end: text.length })) {
		const key = keyOf(text.slice(start, end).toLowerCase());
		if (/^\d/.test(key) || ORDINALS.has(key)) numbers.add(key.replaceAll(',', ''));
		const weight = Math.min(MOST, rarity(key));
		if (weight > COMMON && /[\p{L}\p{N}]/u.test(key) && !WHEN.has(key) && !SAYING.has(key)) keys.set(FATE_OF.get(key) ?? key, weight);
	}
	return { keys, numbers, negative: NEGATIVE.test(text) };
}

/** How much of what `a` says the words of `b` hold, from 0 to 1. */
export function coverage(a: Words, b: { readonly keys: ReadonlyMap<string, number> }): number {
	let all = 0;
	let there = 0;
	for (const [key, weight] of a.keys) {
		all += weight;
		if (b.keys.has(key) || hasKin(key, b.keys)) there += weight;
	}
	return all > 0 ? there / all : 0;
}

/** "Exploded" tells what "explosion" does. */
function hasKin(key: string, keys: ReadonlyMap<string, number>): boolean {
	for (const other of keys.keys()) if (areKin(key, other)) return true;
	return false;
}

const SAME = 0.62;
const ALL = 0.98;

/** True when the shorter of the two says nothing that the longer does not: neither another number nor the contrary. */
export function saySame(a: Words, b: Words): boolean {
	if (a.negative !== b.negative || !agree(a.numbers, b.numbers)) return false;
	const shares = [coverage(a, b), coverage(b, a)];
	const most = Math.max(...shares);
	return most >= ALL || (most >= SAME && Math.min(...shares) >= SAME / 2);
}

function agree(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
	const [few, many] = a.size < b.size ? [a, b] : [b, a];
	for (const number of few) if (!many.has(number)) return false;
	return true;
}
