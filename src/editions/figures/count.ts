import { keyOf } from '../../answer/key.ts';
import { rarity } from '../../answer/rarity.ts';
import { tokenSpans } from '../../digest/text/tokens.ts';
import type { Digest, Figure } from '../../model/digest.ts';
import { contains, type Span, sliceOf } from '../../model/span.ts';
import type { Report } from '../report.ts';

/** A number that can be set beside another of its kind. */
export interface Count {
	readonly figure: Figure;
	readonly value: number;
	/** What becomes of those who are counted (`dead`), where that is said; null for other things. */
	readonly fate: string | null;
	/** Words of what is counted, as they are matched; the verb with it where the noun alone tells nothing ("people came"). */
	readonly what: ReadonlySet<string>;
	/** `%`, `$`, `pounds`; null for a plain count. */
	readonly unit: string | null;
	/** The time over which it is counted, where the text gives one: `since friday`. */
	readonly period: string | null;
	/** The words for what is counted, for people. */
	readonly about: string;
}

/** What becomes of people, by the words that say so. The first of a line names it on the card. */
const FATES: readonly (readonly [name: string, words: string])[] = [
	['dead', 'dead die death kill fatality slay toll perish'],
	['injured', 'injure hurt wound injury'],
	['missing', 'missing miss unaccounted'],
	['displaced', 'displace evacuate flee homeless'],
	['arrested', 'arrest detain'],
	['hostages', 'hostage captive'],
];
/** `dead` for every word that tells of death, and so on. */
export const FATE_OF: ReadonlyMap<string, string> = new Map(
	FATES.flatMap(([name, words]) => words.split(' ').map((word) => [word, name] as const)),
);
const GENERIC = new Set(
	'people person man woman child worker resident civilian other employee member victim soldier student 1 number figure total more least'.split(
		' ',
	),
);
const GRAMMAR = new Set(
	'be have do will would can could may of the a an to at in on for by from with who that which and still now about'.split(' '),
);
/** A share of some larger number, a number that is added to one, or one that is told of the past. */
const PARTIAL = /^\s*(?:of (?:the|them|those|whom|its|his|her|their)\b|more\b|others?\b|additional\b|further\b)/i;
const ADDED = /(?:\banother|\bfurther|\badditional|\bextra|\bevery|\beach|\bper|\bby|\bup|\bdown)\s*$/i;
const PAST =
	/\b(?:earlier|previously|up from|down from|compared (?:with|to)|we (?:had )?reported|correction|last (?:year|month)|a year ago)\b/i;
const PERIOD =
	/\b(?:since\s+(?:[\p{L}\p{N}’]+\s?){1,4}|(?:in|over|during|within) the (?:past|last) (?:[\p{L}\p{N}-]+\s?){1,3}|overnight|(?:this|last) (?:week|month|year)|on \w+day alone)/iu;
const RATE = /^(?:\s+[\p{L}-]+){0,3}\s+(?:a|per) (?:day|week|month|year)\b(?! (?:ago|before|after|earlier|later))/u;
const UNIT =
	/[$€£₹¥%]|\b(?:per ?cent|percent|pounds?|euros?|dollars?|shekels?|rupees?|tonnes?|tons?|kilomet(?:re|er)s?|miles?|hectares?|acres?|litres?|degrees?)\b/i;

/** The figures of a report that another may be compared with: each the first of its kind. */
export function countsOf({ document, digest }: Report): Count[] {
	const found: Count[] = [];
	for (const figure of digest.figures) {
		const count = readCount(document.text, digest, figure);
		if (count && !found.some((other) => areSameCount(other, count))) found.push(count);
	}
	return found;
}

function readCount(text: string, digest: Digest, figure: Figure): Count | null {
	const { number, value, counts } = figure;
	const sentence = digest.sentences.find((one) => contains(one, number));
	if (value === null || !sentence) return null;
	const before = text.slice(sentence.start, number.start);
	const after = text.slice(number.end, sentence.end);
	if (PARTIAL.test(after) || ADDED.test(before.replace(/(?:about|some|at least|more than)\s*$/i, '')) || PAST.test(sliceOf(text, sentence)))
		return null;
	const clause = clauseOf(text, { sentence, number });
	const head = telling(HEAD.exec(counts)?.[0] ?? counts);
	const ofPeople = head.length === 0;
	const fate =
		fateIn(counts.split(' ')) ?? fateIn(upToBreak(clause.after)) ?? (ofPeople ? fateIn(clause.before.slice(-REACH).reverse()) : null);
	const what = new Set(fate ? head : whatOf(counts, clause.after));
	if (!fate && what.size === 0) return null;
	const unit = unitOf(sliceOf(text, number), after);
	const period = RATE.exec(after)?.[0] ?? PERIOD.exec(sliceOf(text, sentence))?.[0] ?? null;
	return {
		figure,
		value,
		fate,
		what,
		unit,
		period: period?.toLowerCase().trim() ?? null,
		about: fate ?? counts,
	};
}

/** The words around a number that go with it: up to a mark of punctuation or another number. */
function clauseOf(text: string, { sentence, number }: { sentence: Span; number: Span }): { before: string[]; after: string[] } {
	const words = (span: Span) => tokenSpans(text, span).map(({ start, end }) => text.slice(start, end).toLowerCase());
	const before = words({ start: sentence.start, end: number.start });
	const after = words({ start: number.end, end: sentence.end });
	const stops = (word: string) => /^[,;:–—()“”"]$/.test(word) || (/^\d/.test(keyOf(word)) && word !== 'one');
	const end = after.findIndex(stops);
	const start = before.findLastIndex(stops);
	return { before: before.slice(start + 1), after: end < 0 ? after : after.slice(0, end) };
}

/** In words: how far from the number its verb is looked for. */
const REACH = 8;
/** A word behind one of these tells of something else: "2,000 people came for those killed". */
const BREAKS = new Set('for at after from over during because by when as before than'.split(' '));
/** What is counted, without where and of what. */
const HEAD = /^.*?(?=\s(?:of|in|at|on|from|for|to|with|who|that|aboard|across)\s|$)/;

function upToBreak(words: readonly string[]): readonly string[] {
	const end = words.findIndex((word) => BREAKS.has(word));
	return words.slice(0, Math.min(REACH, end < 0 ? words.length : end));
}

function fateIn(words: readonly string[]): string | null {
	for (const word of words) {
		const fate = FATE_OF.get(keyOf(word.toLowerCase()));
		if (fate) return fate;
	}
	return null;
}

/** The words of a phrase that tell one thing from another. */
function telling(phrase: string): string[] {
	const keys = phrase.split(/[^\p{L}\p{N}’]+/u).map((word) => keyOf(word.toLowerCase()));
	return keys.filter((key) => /^\p{L}/u.test(key) && !GENERIC.has(key) && !GRAMMAR.has(key) && !FATE_OF.has(key) && rarity(key) > 1);
}

/** The words of what is counted; where they are only "people", the verb after them. */
function whatOf(counts: string, after: readonly string[]): string[] {
	const own = telling(counts);
	if (own.length > 0) return own;
	const verb = after.map(keyOf).find((key) => /^\p{L}/u.test(key) && !GENERIC.has(key) && !GRAMMAR.has(key));
	return verb ? [verb] : [];
}

function unitOf(number: string, after: string): string | null {
	const unit = UNIT.exec(number)?.[0] ?? UNIT.exec(after.slice(0, 14))?.[0] ?? null;
	return unit && keyOf(unit.toLowerCase().replace('per cent', '%').replace('percent', '%'));
}

/** Counts further apart than this are hardly of the same thing: a day's dead and a war's. */
const WIDEST = 5;

/** True only when both count the same thing, of the same kind and over the same time. */
export function areSameCount(a: Count, b: Count): boolean {
	if (a.unit !== b.unit || a.period !== b.period || a.fate !== b.fate) return false;
	if (a.value > b.value * WIDEST || b.value > a.value * WIDEST) return false;
	if (a.fate !== null && (a.what.size === 0 || b.what.size === 0)) return true;
	return within(a.what, b.what) || within(b.what, a.what);
}

function within(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
	if (few.size === 0) return false;
	for (const key of few) if (!many.has(key)) return false;
	return true;
}

/** True when a text says of anybody that this became of them. */
export function mentionsFate(text: string, fate: string): boolean {
	for (const [word] of text.matchAll(/\p{L}+/gu)) if (FATE_OF.get(keyOf(word.toLowerCase())) === fate) return true;
	return false;
}
