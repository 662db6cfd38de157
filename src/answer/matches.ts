import { writtenOut } from './acronyms.ts';
import type { Asked, Term } from './asked.ts';
import { areKin } from './key.ts';
import { relatives } from './lexicon/families.ts';
import { opposites } from './lexicon/opposites.ts';
import { isCommon } from './rarity.ts';
import { HEAD, type Reading } from './reading.ts';

/** How well a word of the text stands for the word that was asked with. */
export const SAME = 1;
const KIN = 0.9;
const RELATIVE = 0.75;
const SLIP = 0.8;
const OPPOSITE = 0.7;

/** One term in one text: where it stands, and how well what stands there fits. */
export interface Match {
	readonly term: Term;
	/** Best fit by token; only tokens that fit at all. */
	readonly tokens: ReadonlyMap<number, number>;
	/** Best fit by sentence. */
	readonly sentences: ReadonlyMap<number, number>;
	/** Best fit anywhere in the text; 0 where the text has nothing like it. */
	readonly best: number;
}

/** Looks for every term of a question in a text. */
export function matchTerms({ terms, sort }: Pick<Asked, 'terms' | 'sort'>, reading: Reading): Match[] {
	const found = terms.map((term) => matchTerm(term, reading, { orNot: sort === 'yes-no' }));
	return found.map((match, i) => withSurname(match, found[i + 1]));
}

/** "Colin Aldous" is asked about, and the text goes on with "Aldous": where the surname stands, the given name is meant too. */
function withSurname(given: Match, surname: Match | undefined): Match {
	const together = surname && given.term.name && surname.term.name && surname.term.at === given.term.at + 1;
	if (!together || given.best === 0 || surname.best === 0) return given;
	const both = [...given.sentences.keys()].some((sentence) => surname.sentences.has(sentence));
	if (!both) return given;
	const sentences = new Map(given.sentences);
	for (const [sentence, fit] of surname.sentences) if (!sentences.has(sentence)) sentences.set(sentence, fit * KIN);
	return { ...given, sentences };
}

function matchTerm(term: Term, reading: Reading, { orNot }: { orNot: boolean }): Match {
	const tokens = new Map<number, number>();
	const sentences = new Map<number, number>();
	let best = 0;
	const takeAt = (at: number, fit: number) => {
		const { sentence } = reading.prose.tokens[at]!;
		tokens.set(at, Math.max(fit, tokens.get(at) ?? 0));
		sentences.set(sentence, Math.max(fit, sentences.get(sentence) ?? 0));
		best = Math.max(best, fit);
	};
	const take = (key: string, fit: number) => {
		for (const at of reading.places.get(key) ?? []) takeAt(at, fit);
	};
	take(term.key, SAME);
	if (!term.number) {
		// "Reopened" is open again.
		take(`re${term.key}`, KIN);
		if (term.key.length > 5 && term.key.startsWith('re')) take(term.key.slice(2), KIN);
		for (const key of kinOf(term.key, reading)) take(key, KIN);
		if (!term.name || best === 0)
			for (const key of relatives(term.key)) {
				take(key, RELATIVE);
				for (const other of kinOf(key, reading)) take(other, RELATIVE * KIN);
			}
		if (orNot) for (const key of opposites(term.key)) take(key, OPPOSITE);
		if (best === 0) for (const at of writtenOut(term.written, reading)) takeAt(at, KIN);
		if (best === 0) for (const key of slipsOf(term, reading)) take(key, SLIP);
	}
	return { term, tokens, sentences, best };
}

function kinOf(key: string, { heads }: Reading): string[] {
	if (key.length < HEAD) return [];
	return (heads.get(key.slice(0, HEAD)) ?? []).filter((other) => other !== key && areKin(key, other));
}

/** From this length on, a word may be misspelt by one letter, and from `LONG` on by two. */
const SHORT = 5;
const LONG = 9;

/** Words that the asker may have meant: only for a word that nobody uses. */
function slipsOf({ key, name }: Term, { places }: Reading): string[] {
	if (key.length < SHORT || isCommon(key)) return [];
	const most = key.length >= LONG ? 2 : 1;
	const found: string[] = [];
	for (const other of places.keys()) {
		if (Math.abs(other.length - key.length) > most || other.length < SHORT - 1) continue;
		if (name && other[0] !== key[0]) continue;
		if (isWithin(key, other, most)) found.push(other);
	}
	return found;
}

/** True when `b` is `a` with at most `most` letters put in, left out, changed or swapped with their neighbour. */
function isWithin(a: string, b: string, most: number): boolean {
	let at = 0;
	while (at < a.length && at < b.length && a[at] === b[at]) at++;
	const [x, y] = [a.slice(at), b.slice(at)];
	if (x === y) return true;
	if (most === 0 || Math.abs(x.length - y.length) > most) return false;
	return (
		isWithin(x.slice(1), y, most - 1) ||
		isWithin(x, y.slice(1), most - 1) ||
		isWithin(x.slice(1), y.slice(1), most - 1) ||
		(x.length > 1 && y.length > 1 && x[0] === y[1] && x[1] === y[0] && isWithin(x.slice(2), y.slice(2), most - 1))
	);
}
