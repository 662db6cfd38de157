import type { Document } from '../../model/document.ts';
import { STORY_THRESHOLD, STORY_WEIGHTS } from '../weights/stories.weights.ts';
import { type Collection, collect } from './collection.ts';
import { linkByAverage, type Tie } from './link.ts';
import { pairFeatures } from './pair-features.ts';
import { readStory } from './reading.ts';

/** What a day between the publication of two texts takes from the logit that they report one event, after the first day; set by hand. */
const DAY_APART = 0.4;
const MOST_APART = 4;
const DAY_MS = 86_400_000;

/**
 * Groups the Documents that report the same event: indexes, each group in the order of the Documents, the groups by their first one.
 * Deterministic. Two events of one sort (two fires, two elections) are kept apart by their names, numbers and days.
 */
export function groupStories(documents: readonly Document[]): number[][] {
	const collection = collect(documents.map(readStory));
	const ties = tiesOf(collection, (features) => logitOf(STORY_WEIGHTS, features));
	const labels = linkByAverage(documents.length, ties, STORY_THRESHOLD);
	const groups = new Map<number, number[]>();
	for (const [i, label] of labels.entries()) {
		const group = groups.get(label);
		if (group) group.push(i);
		else groups.set(label, [i]);
	}
	return [...groups.values()];
}

/** Each two that come near each other, once. */
export function tiesOf(collection: Collection, logit: (features: Float64Array) => number): Tie[] {
	const ties: Tie[] = [];
	for (const [a, list] of collection.near.entries()) {
		for (const b of list) {
			if (b < a && collection.near[b]!.includes(a)) continue;
			const apart = DAY_APART * daysApart(collection.readings[a]!.published, collection.readings[b]!.published);
			// A word can be a name in one text and a noun in the other, so the two ways round differ a little: the nearer counts.
			const nearer = Math.max(logit(pairFeatures(collection, a, b)), logit(pairFeatures(collection, b, a)));
			const chance = 1 / (1 + Math.exp(apart - nearer));
			ties.push({ a: Math.min(a, b), b: Math.max(a, b), chance });
		}
	}
	return ties;
}

export function logitOf(weights: readonly number[], features: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < features.length; i++) sum += weights[i]! * features[i]!;
	return sum;
}

function daysApart(a: string | null, b: string | null): number {
	const days = a && b ? Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))) / DAY_MS : 0;
	return Number.isNaN(days) ? 0 : Math.min(MOST_APART, Math.max(0, days - 1));
}
