import { rarity } from '../../answer/rarity.ts';
import type { StoryReading } from './reading.ts';

/** Readings that are compared with one another: which of them come near each other, and what a word tells among them. */
export interface Collection {
	readonly readings: readonly StoryReading[];
	/** How much a word tells among all of them and in the news as a whole. */
	readonly weight: (key: string) => number;
	/** Cosine of two readings' words, from 0 to 1. */
	readonly likeness: (a: number, b: number) => number;
	/** For each reading those that come nearest, best first, at most `NEAREST`. */
	readonly near: readonly (readonly number[])[];
	/** For each reading: in how many of its nearest, and itself, a word stands. */
	readonly around: readonly ReadonlyMap<string, number>[];
}

/** How often a name, a number, a noun, a verb or another word counts. */
export const COUNTS: readonly number[] = [4, 3, 1, 1, 1];
const NEAREST = 30;
/** Likeness below this is chance. */
const FAINT = 0.03;
/** As many texts as the background of the news weighs: few Documents cannot tell by themselves which words are common. */
const BACKGROUND = 60;
/** A word in more texts than this brings none of them together: it keeps the search near linear. */
const COMMONEST = 120;

export function collect(readings: readonly StoryReading[]): Collection {
	const holders = new Map<string, number[]>();
	for (const [i, { terms }] of readings.entries()) {
		for (const key of terms.keys()) {
			const list = holders.get(key);
			if (list) list.push(i);
			else holders.set(key, [i]);
		}
	}
	const weights = new Map<string, number>();
	const weight = (key: string) => {
		let known = weights.get(key);
		if (known === undefined) {
			const usual = BACKGROUND * 2 ** -rarity(key);
			known = Math.log((readings.length + BACKGROUND + 1) / ((holders.get(key)?.length ?? 0) + usual));
			weights.set(key, known);
		}
		return known;
	};
	const vectors = readings.map((reading) => vectorOf(reading, weight, holders));
	const near = vectors.map((vector, i) => nearest(vector, { own: i, vectors, holders }));
	return {
		readings,
		weight,
		likeness: (a, b) => cosine(vectors[a]!, vectors[b]!),
		near,
		around: near.map((list, i) => spread(readings, [i, ...list])),
	};
}

type Vector = ReadonlyMap<string, number>;

/** A word of one text alone brings it near no other, so it is left out, and so are the longest of texts not put apart by their length. */
function vectorOf({ terms }: StoryReading, weight: (key: string) => number, holders: ReadonlyMap<string, readonly number[]>): Vector {
	const vector = new Map<string, number>();
	let sum = 0;
	for (const [key, { count, kind }] of terms) {
		if (holders.get(key)!.length < 2) continue;
		const value = (1 + Math.log(count * COUNTS[kind]!)) * weight(key);
		vector.set(key, value);
		sum += value * value;
	}
	const norm = Math.sqrt(sum) || 1;
	for (const [key, value] of vector) vector.set(key, value / norm);
	return vector;
}

function cosine(a: Vector, b: Vector): number {
	const [few, many] = a.size < b.size ? [a, b] : [b, a];
	let sum = 0;
	for (const [key, value] of few) sum += value * (many.get(key) ?? 0);
	return sum;
}

function nearest(
	vector: Vector,
	{ own, vectors, holders }: { own: number; vectors: readonly Vector[]; holders: ReadonlyMap<string, readonly number[]> },
): number[] {
	const scores = new Map<number, number>();
	for (const [key, value] of vector) {
		const list = holders.get(key)!;
		if (list.length > COMMONEST) continue;
		for (const other of list) if (other !== own) scores.set(other, (scores.get(other) ?? 0) + value * vectors[other]!.get(key)!);
	}
	return [...scores]
		.filter(([, score]) => score > FAINT)
		.sort((a, b) => b[1] - a[1] || a[0] - b[0])
		.slice(0, NEAREST)
		.map(([other]) => other);
}

function spread(readings: readonly StoryReading[], members: readonly number[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const member of members) for (const key of readings[member]!.terms.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
	return counts;
}
