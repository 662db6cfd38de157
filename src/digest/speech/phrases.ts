import { ADJ, ADV, AUX, DET, ING, NOUN, NUM, PART, PRON, PROPN, type TokenTable, VERB } from './table.ts';
import { BE, GENITIVE, HAVE, HYPHEN, NOT, POSSESSIVE, RELATIVE, THAT, TO } from './words.ts';

/** What stands before a verb, as bits: forms of "be" and "have", other auxiliaries, "to", "not". */
export const IS_BE = 1;
export const IS_HAVE = 2;
export const IS_MODAL = 4;
export const IS_TO = 8;
export const IS_NOT = 16;

/** How a verb stands. */
export const PLAIN = 1;
export const PARTICIPLE = 2;
export const INFINITIVE = 3;
export const PASSIVE = 4;

/** Noun phrases and verb groups, found by part of speech alone. */
export interface Phrases {
	/** The noun phrase around a token, `[start, end)`; -1 outside of any. */
	readonly start: Int32Array;
	readonly end: Int32Array;
	/** Of verbs: PLAIN, PARTICIPLE, INFINITIVE or PASSIVE; 0 of other words. */
	readonly verb: Uint8Array;
	/** 1 on the verb that heads a finite group. */
	readonly finite: Uint8Array;
	/** Of verbs: where its group starts, and the bits of what stands in it. */
	readonly group: Int32Array;
	readonly auxiliaries: Uint8Array;
}

export function findPhrases(table: TokenTable): Phrases {
	const { size } = table;
	const phrases: Phrases = {
		start: new Int32Array(size).fill(-1),
		end: new Int32Array(size).fill(-1),
		verb: new Uint8Array(size),
		finite: new Uint8Array(size),
		group: new Int32Array(size),
		auxiliaries: new Uint8Array(size),
	};
	for (let at = 0; at < size; ) at = enterNounPhrase(table, phrases, at);
	for (let at = 0; at < size; at++) enterVerb(table, phrases, at);
	return phrases;
}

/** Enters the noun phrase that starts at `at`, if one does; returns where to go on. */
function enterNounPhrase(table: TokenTable, { start, end }: Phrases, at: number): number {
	if (!mayStand(table, at)) return at + 1;
	const { pos, word, next } = table;
	const limit = next[at]!;
	let head = isNominal(pos[at]!) ? at : -1;
	let to = at + 1;
	while (to < limit) {
		const part = pos[to]!;
		if (mayStand(table, to)) {
			if (head >= 0 && (part === DET || part === PRON) && pos[to - 1] !== PART) break;
			if (head === at && pos[at] === PRON && !POSSESSIVE.has(word[at]!)) break;
			if (isNominal(part) || part === NUM) head = to;
			to++;
		} else if (GENITIVE.has(word[to]!) && to + 1 < limit && mayStand(table, to + 1)) {
			to++;
		} else if (word[to] === HYPHEN && to + 1 < limit && (mayStand(table, to + 1) || pos[to + 1] === VERB)) {
			to += 2;
		} else break;
	}
	if (head < 0) return at + 1;
	start.fill(at, at, to);
	end.fill(to, at, to);
	return to;
}

function mayStand({ pos, word }: TokenTable, at: number): boolean {
	const part = pos[at]!;
	if (!isNominal(part) && part !== NUM && part !== DET && part !== ADJ) return false;
	return word[at] !== THAT && !RELATIVE.has(word[at]!);
}

export function isNominal(part: number): boolean {
	return part === NOUN || part === PROPN || part === PRON;
}

/** Also entered for words that are no verbs, so that any cue has a group. */
function enterVerb(table: TokenTable, phrases: Phrases, at: number): void {
	const { pos, lemma, word, first, suffix } = table;
	let bits = 0;
	let from = at;
	while (from > first[at]! && at - from < 8) {
		const part = pos[from - 1]!;
		if (part === AUX) bits |= lemma[from - 1] === BE ? IS_BE : lemma[from - 1] === HAVE ? IS_HAVE : IS_MODAL;
		else if (part === PART && !GENITIVE.has(word[from - 1]!)) bits |= word[from - 1] === TO ? IS_TO : lemma[from - 1] === NOT ? IS_NOT : 0;
		else if (part !== ADV) break;
		from--;
	}
	phrases.group[at] = from;
	phrases.auxiliaries[at] = bits;
	if (pos[at] !== VERB && pos[at] !== AUX) return;
	const ing = suffix[at] === ING;
	const supported = (bits & (IS_BE | IS_HAVE | IS_MODAL)) !== 0;
	const form = bits & IS_TO ? INFINITIVE : ing && !supported ? PARTICIPLE : bits & IS_BE && !ing && pos[at] === VERB ? PASSIVE : PLAIN;
	phrases.verb[at] = form;
	phrases.finite[at] = (form === PLAIN || form === PASSIVE) && !goesOn(table, at) ? 1 : 0;
}

/** True when this auxiliary belongs to a verb that follows. */
function goesOn({ pos, next }: TokenTable, at: number): boolean {
	if (pos[at] !== AUX) return false;
	let to = at + 1;
	while (to < next[at]! && (pos[to] === ADV || pos[to] === PART)) to++;
	return to < next[at]! && (pos[to] === VERB || pos[to] === AUX);
}
