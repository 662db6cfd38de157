import { COUNTS, type Collection } from './collection.ts';
import { KINDS, type StoryReading, type Term } from './reading.ts';

/** What the weights in `weights/stories.weights.ts` weigh, in this order. */
export const PAIR_FEATURES = [
	'bias',
	'alike',
	'names',
	'numbers',
	'nouns',
	'verbs',
	'early',
	'alike here',
	'names here',
	'numbers here',
	'early here',
	'names covered',
	'numbers covered',
	'top names, worse',
	'top names, better',
	'alike for these two',
	'weekdays apart',
	'weekday shared',
	'months apart',
	'month shared',
	'years apart',
	'year shared',
	'opening verbs',
	'titles',
	'early names missed, most',
	'early names missed, least',
	'early numbers missed, most',
	'early numbers missed, least',
	'title names missed, most',
	'title names missed, least',
] as const;

/** How many of a text's weightiest names are looked for in the other. */
const TOP = 5;

/**
 * What two readings have in common, each from 0 to 1. "Here" weighs words by how few of the texts around these two use them: among twenty
 * reports of earthquakes, "magnitude" tells nothing and the name of the island does.
 */
export function pairFeatures(collection: Collection, a: number, b: number): Float64Array {
	const { readings, weight, near, around, likeness } = collection;
	const [one, other] = [readings[a]!, readings[b]!];
	const size = near[a]!.length + near[b]!.length + 4;
	const here = (key: string) => Math.log(size / Math.max(1, (around[a]!.get(key) ?? 0) + (around[b]!.get(key) ?? 0)));
	const all = shares(one, other, weight);
	const local = shares(one, other, here);
	const top = [found(topNames(one, here), other), found(topNames(other, here), one)];
	const best = Math.max(closest(collection, a), closest(collection, b), 0.05);
	const alike = likeness(a, b);
	return Float64Array.from([
		1,
		alike,
		cosineOf(all, 0),
		cosineOf(all, 1),
		cosineOf(all, 2),
		cosineOf(all, 3),
		cosineOf(all, EARLY),
		cosineOf(local, ALL),
		cosineOf(local, 0),
		cosineOf(local, 1),
		cosineOf(local, EARLY),
		coverOf(all, 0),
		coverOf(all, 1),
		Math.min(...top),
		Math.max(...top),
		alike / best,
		...agreement(one.weekdays, other.weekdays),
		...agreement(one.months, other.months),
		...agreement(one.years, other.years),
		cosineOfSets(one.verbs, other.verbs, here),
		cosineOfSets(one.title, other.title, here),
		...extremes(missed(one.earlyNames, other, here), missed(other.earlyNames, one, here)),
		...extremes(missed(one.earlyNumbers, other, weight), missed(other.earlyNumbers, one, weight)),
		...extremes(missed(one.titleNames, other, weight), missed(other.titleNames, one, weight)),
	]);
}

const ALL = KINDS.length;
const EARLY = ALL + 1;

/** Products of the two vectors, by kind of word, and for all and for early words: across, of the one, of the other. */
interface Shares {
	readonly across: Float64Array;
	readonly one: Float64Array;
	readonly other: Float64Array;
}

function shares(one: StoryReading, other: StoryReading, weight: (key: string) => number): Shares {
	const found = { across: new Float64Array(EARLY + 1), one: new Float64Array(EARLY + 1), other: new Float64Array(EARLY + 1) };
	for (const [key, term] of one.terms) {
		const value = strengthOf(term) * weight(key);
		add(found.one, term, value * value);
		const same = other.terms.get(key);
		if (!same) continue;
		const product = value * strengthOf(same) * weight(key);
		found.across[term.kind]! += product;
		found.across[ALL]! += product;
		if (term.early && same.early) found.across[EARLY]! += product;
	}
	for (const [key, term] of other.terms) add(found.other, term, (strengthOf(term) * weight(key)) ** 2);
	return found;
}

function add(sums: Float64Array, { kind, early }: Term, square: number): void {
	sums[kind]! += square;
	sums[ALL]! += square;
	if (early) sums[EARLY]! += square;
}

function strengthOf({ count, kind }: Term): number {
	return 1 + Math.log(count * COUNTS[kind]!);
}

function cosineOf({ across, one, other }: Shares, at: number): number {
	return across[at]! / (Math.sqrt(one[at]! * other[at]!) || 1);
}

/** How much of the shorter of the two the longer one holds. */
function coverOf({ across, one, other }: Shares, at: number): number {
	return Math.min(1, across[at]! / (Math.min(one[at]!, other[at]!) || 1));
}

function closest({ near, likeness }: Collection, of: number): number {
	const [first] = near[of]!;
	return first === undefined ? 0 : likeness(of, first);
}

function topNames({ terms }: StoryReading, weight: (key: string) => number): [key: string, value: number][] {
	const names: [string, number][] = [];
	for (const [key, { count, kind }] of terms) if (kind === 0) names.push([key, (1 + Math.log(count)) * weight(key)]);
	return names.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, TOP);
}

function found(names: readonly (readonly [key: string, value: number])[], { terms }: StoryReading): number {
	let there = 0;
	let all = 0;
	for (const [key, value] of names) {
		all += value;
		if (terms.has(key)) there += value;
	}
	return all > 0 ? there / all : 0.5;
}

/** Both name some and share none; they share one. */
function agreement(one: ReadonlySet<string>, other: ReadonlySet<string>): [apart: number, shared: number] {
	for (const key of one) if (other.has(key)) return [0, 1];
	return [one.size > 0 && other.size > 0 ? 1 : 0, 0];
}

function cosineOfSets(one: ReadonlySet<string>, other: ReadonlySet<string>, weight: (key: string) => number): number {
	let across = 0;
	let left = 0;
	let right = 0;
	for (const key of one) {
		const square = weight(key) ** 2;
		left += square;
		if (other.has(key)) across += square;
	}
	for (const key of other) right += weight(key) ** 2;
	return across / (Math.sqrt(left * right) || 1);
}

/** The share of the words, by weight, that the other text does not hold. */
function missed(words: ReadonlySet<string>, { terms }: StoryReading, weight: (key: string) => number): number {
	let all = 0;
	let gone = 0;
	for (const key of words) {
		const value = weight(key);
		all += value;
		if (!terms.has(key)) gone += value;
	}
	return all > 0 ? gone / all : 0.5;
}

function extremes(a: number, b: number): [most: number, least: number] {
	return a > b ? [a, b] : [b, a];
}
