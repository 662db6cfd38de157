import type { Words } from '../../model/topic.ts';

export type ReadWords = { readonly words: Words } | { readonly problem: string };

/** A quoted phrase (group 1), a parenthesis, or a word; a quotation mark that is never closed is a word of its own. */
const TOKEN = /["“”]([^"“”]*)["“”]|[()]|["“”]|[^\s()"“”]+/gu;
const LETTERS = /[\p{L}\p{N}]+/gu;
const MARKS = /\p{M}+/gu;
const LONGEST = 2_000;
const DEEPEST = 20;

interface Token {
	readonly text: string;
	/** Null for what is not in quotation marks. */
	readonly quoted: string | null;
}

/**
 * Reads `ceasefire and (gaza or "rafah crossing") and not football*`: words and phrases joined by `and`, `or` and `not`, with
 * parentheses; a star stands for any ending. Words side by side must all be there. `or` binds weakest, `not` strongest.
 */
export function readWords(written: string): ReadWords {
	if (written.length > LONGEST) return { problem: `it is longer than ${LONGEST} characters` };
	const tokens = [...written.matchAll(TOKEN)].map(([text, quoted]): Token => ({ text, quoted: quoted ?? null }));
	const reading = new Reading(tokens);
	try {
		const words = reading.any(0);
		if (reading.next) return { problem: unexpected(reading.next) };
		return { words };
	} catch (cause) {
		if (cause instanceof Problem) return { problem: cause.message };
		throw cause;
	}
}

class Problem extends Error {}

function unexpected({ text }: Token): string {
	if (text === ')') return 'a ")" has no "(" before it';
	return `"${text}" is not expected there`;
}

class Reading {
	readonly #tokens: readonly Token[];
	#at = 0;
	constructor(tokens: readonly Token[]) {
		this.#tokens = tokens;
	}

	get next(): Token | undefined {
		return this.#tokens[this.#at];
	}

	any(depth: number): Words {
		const of = [this.#all(depth)];
		while (this.#takes('or')) of.push(this.#all(depth));
		return of.length === 1 ? of[0]! : { kind: 'any', of };
	}

	#all(depth: number): Words {
		const of = [this.#one(depth)];
		while (this.#takes('and') || this.#begins()) of.push(this.#one(depth));
		return of.length === 1 ? of[0]! : { kind: 'all', of };
	}

	#one(depth: number): Words {
		if (depth > DEEPEST) throw new Problem(`it is nested more than ${DEEPEST} deep`);
		if (this.#takes('not')) return { kind: 'not', of: this.#one(depth + 1) };
		if (this.#takes('(')) {
			const inner = this.any(depth + 1);
			if (!this.#takes(')')) throw new Problem('a "(" is not closed');
			return inner;
		}
		const token = this.next;
		const before = this.#tokens[this.#at - 1];
		if (!token || !this.#begins())
			throw new Problem(before ? `words are missing after "${before.text}"` : 'words are missing at its beginning');
		this.#at++;
		return phrase(token);
	}

	/** True where a word, a phrase, `not` or a parenthesis begins. */
	#begins(): boolean {
		return this.next !== undefined && !this.#is('and') && !this.#is('or') && !this.#is(')');
	}

	#takes(word: string): boolean {
		if (!this.#is(word)) return false;
		this.#at++;
		return true;
	}

	#is(word: string): boolean {
		return this.next?.quoted === null && this.next.text.toLowerCase() === word;
	}
}

function phrase({ text, quoted }: Token): Words {
	const written = quoted ?? text;
	if (/^["“”]$/.test(text)) throw new Problem('a quotation mark is not closed');
	const words = wordsOf(written);
	if (words.length === 0) throw new Problem(`there is no word in "${written}"`);
	return { kind: 'phrase', words, begins: /\*\s*$/.test(written) };
}

/** The words of a text as they are compared: in lower case and without accents. */
export function wordsOf(text: string): string[] {
	return text.normalize('NFKD').replace(MARKS, '').toLowerCase().match(LETTERS) ?? [];
}
