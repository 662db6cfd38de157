import type { Document } from '../../model/document.ts';
import { STORY_WEIGHTS } from '../weights/stories.weights.ts';
import { type Collection, collect } from './collection.ts';
import { logitOf } from './group.ts';
import { pairFeatures } from './pair-features.ts';
import { readStory, type StoryReading } from './reading.ts';

/** How much of the names that a story opens with its earlier texts must hold: alone, and where one of them also looks like a report of it. */
const NAMES_ALONE = 0.5;
const NAMES_WITH_CHANCE = 0.25;
const CHANCE = 0.5;
/** Of a running story, this many texts are looked at. */
const NEWEST = 8;

/**
 * Follows stories from day to day. `days` are the stories of each day, oldest day first, each a list of Documents; the answer has the same shape,
 * with a number for each running story. An event of another place or day that only looks alike shares no names with it, and is a story of its own.
 */
export function followStories(days: readonly (readonly (readonly Document[])[])[]): readonly (readonly number[])[] {
	const readings = new Map(days.flat(2).map((document) => [document, readStory(document)] as const));
	const places = new Map([...readings.keys()].map((document, at) => [document, at] as const));
	const collection = collect([...readings.values()]);
	const running: Document[][] = [];
	return days.map((stories) => {
		const followed = stories.map((documents) => followedBy(documents));
		return followed.map((story, i) => {
			const number = story >= 0 ? story : running.push([]) - 1;
			running[number]!.push(...stories[i]!);
			return number;
		});
	});

	/** The running story that these Documents go on with; -1 where they begin one. */
	function followedBy(documents: readonly Document[]): number {
		const shares = running.map((story) => shareOf(documents, story.slice(-NEWEST)));
		const best = shares.indexOf(Math.max(...shares));
		return best >= 0 && shares[best]! > 0 ? best : -1;
	}

	/** How much of the names the story holds; 0 where it is another story. */
	function shareOf(documents: readonly Document[], story: readonly Document[]): number {
		const texts = story.map((document) => readings.get(document)!);
		const share = Math.max(...documents.map((document) => namesIn(texts, readings.get(document)!, collection)));
		if (share >= NAMES_ALONE) return share;
		const alike = () => story.some((earlier) => documents.some((document) => chance(earlier, document) >= CHANCE));
		return share >= NAMES_WITH_CHANCE && alike() ? share : 0;
	}

	function chance(a: Document, b: Document): number {
		return 1 / (1 + Math.exp(-logitOf(STORY_WEIGHTS, pairFeatures(collection, places.get(a)!, places.get(b)!))));
	}
}

/** The share, by weight, of the names that a text opens with which the earlier texts hold. */
function namesIn(earlier: readonly StoryReading[], { earlyNames }: StoryReading, { weight }: Collection): number {
	let all = 0;
	let there = 0;
	for (const name of earlyNames) {
		const value = weight(name);
		all += value;
		if (earlier.some(({ terms }) => terms.has(name))) there += value;
	}
	return all > 0 ? there / all : 0;
}
