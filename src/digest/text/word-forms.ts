import type { PartOfSpeech } from '../../model/prose.ts';
import { lemmaOf } from './lemma.ts';

/** A word as it is written somewhere, with what can be told of it alone. */
export interface Form {
	readonly written: string;
	readonly lower: string;
	/** Hash of `lower`, and of its last three letters. */
	readonly hash: number;
	readonly ending: number;
	/** Small, large, all large, with a digit: a bit each. */
	readonly shape: number;
	/** Index of the tag that needs no weighing: of marks, numbers and words of one tag; -1 for the rest. */
	readonly certain: number;
	/** Found when first asked for. */
	noun: string | undefined;
	verb: string | undefined;
}

const LARGE = 1;
const ALL_LARGE = 2;
const DIGIT = 8;
/** How many forms are kept: some fifty times those of an article. */
const KEPT = 20_000;
/** V8 cuts a shorter string out of a text by copying it; a longer one keeps the whole text in memory. */
const COPIED = 13;

/** Makes what finds the form of a word: words come back again and again, and each is read once. `certain` is kept with the form. */
export function formsBy(certain: (word: string, lower: string) => number): (word: string) => Form {
	const known = new Map<string, Form>();
	return (word) => {
		const before = known.get(word);
		if (before) return before;
		const written = word.length < COPIED ? word : [...word].join('');
		const lower = written.toLowerCase();
		const form: Form = {
			written,
			lower,
			hash: hashOf(lower),
			ending: endingOf(lower),
			shape: shapeOf(written),
			certain: certain(written, lower),
			noun: undefined,
			verb: undefined,
		};
		if (known.size >= KEPT) known.clear();
		known.set(written, form);
		return form;
	};
}

/** The dictionary form, as `lemmaOf` gives it. */
export function lemmaIn(form: Form, pos: PartOfSpeech): string {
	if (pos === 'NOUN') {
		form.noun ??= lemmaOf(form.lower, pos);
		return form.noun;
	}
	if (pos === 'VERB' || pos === 'AUX') {
		form.verb ??= lemmaOf(form.lower, pos);
		return form.verb;
	}
	return lemmaOf(form.lower, pos);
}

function shapeOf(word: string): number {
	const first = word.charCodeAt(0);
	const large = (first >= 65 && first <= 90) || (first > 0xbf && word[0] !== word[0]!.toLowerCase());
	const all = large && word.length > 1 && word === word.toUpperCase();
	const digit = word.charCodeAt(word.length - 1) < 58;
	return (large ? LARGE : 0) + (all ? ALL_LARGE : 0) + (digit ? DIGIT : 0);
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
