/**
 * `tsx test/train/stories.ts <folder>`: learns what tells that two articles report one event, from ECB+, and writes the weights to
 * `src/editions/weights/stories.weights.ts`. Prints, two-fold by topic, how well stories are found: among all articles of the fold, and among
 * small batches such as one day of a topic has.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Collection, collect } from '../../src/editions/stories/collection.ts';
import { logitOf, tiesOf } from '../../src/editions/stories/group.ts';
import { linkByAverage } from '../../src/editions/stories/link.ts';
import { PAIR_FEATURES, pairFeatures } from '../../src/editions/stories/pair-features.ts';
import { readStory } from '../../src/editions/stories/reading.ts';
import { storyDocument } from '../eval/stories.ts';
import { type Example, logistic } from './logistic.ts';

interface Article {
	readonly id: string;
	readonly topic: number;
	readonly gold: string;
	readonly title: string;
	readonly text: string;
}

interface Score {
	readonly p: number;
	readonly r: number;
	readonly f: number;
}

const OUT = path.join(import.meta.dirname, '../../src/editions/weights/stories.weights.ts');
/** What two texts share can only speak for one story, and what one of them misses only against it: a weight of the other sign is chance. */
const SIGNS = PAIR_FEATURES.map((name) => (/apart|missed/.test(name) ? -1 : 1));
const THRESHOLDS = [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];
/** Articles of a small batch, and how many topics they are from. */
const BATCHES = [4, 12];
const TOPICS = 3;

const folder = process.argv[2] ?? '';
const library = path.resolve(folder, 'harness/lib');
const { ecb } = (await import(path.join(library, 'cluster-data.mjs'))) as { ecb: () => Article[] };
const { bcubed } = (await import(path.join(library, 'metrics.mjs'))) as { bcubed: (gold: string[], found: number[]) => Score };

const articles = ecb();
const readings = articles.map((article) => readStory(storyDocument(article)));
const topics = [...new Set(articles.map(({ topic }) => topic))];

/** A set of articles that are grouped together: indexes into `articles`. */
interface Batch {
	readonly members: readonly number[];
	readonly collection: Collection;
}

function batchOf(members: readonly number[]): Batch {
	return { members, collection: collect(members.map((i) => readings[i]!)) };
}

function foldOf(topic: number): number {
	return topics.indexOf(topic) % 2;
}

function members(fold: number | null): number[] {
	return articles.flatMap(({ topic }, i) => (fold === null || foldOf(topic) === fold ? [i] : []));
}

/** Small batches of neighbouring topics, every article in one; the same each time. */
function smallBatches(all: readonly number[], most: number): Batch[] {
	const own = [...new Set(all.map((i) => articles[i]!.topic))];
	const batches: Batch[] = [];
	for (let first = 0; first < own.length; first += TOPICS) {
		const pool = all
			.filter((i) => own.slice(first, first + TOPICS).includes(articles[i]!.topic))
			.map((i) => ({ i, place: Math.imul(i + 1, 0x9e3779b1) >>> 0 }))
			.sort((a, b) => a.place - b.place)
			.map(({ i }) => i);
		for (let at = 0; at < pool.length; at += most) batches.push(batchOf(pool.slice(at, at + most)));
	}
	return batches;
}

function examplesOf({ members: own, collection }: Batch): Example[] {
	const examples: Example[] = [];
	for (const [a, list] of collection.near.entries()) {
		for (const b of list) {
			if (b < a && collection.near[b]!.includes(a)) continue;
			const label = articles[own[a]!]!.gold === articles[own[b]!]!.gold;
			examples.push({ features: pairFeatures(collection, a, b), label });
		}
	}
	return examples;
}

function scoreOf(batches: readonly Batch[], weights: readonly number[], threshold: number): Score {
	const gold: string[] = [];
	const found: number[] = [];
	for (const [at, { members: own, collection }] of batches.entries()) {
		const ties = tiesOf(collection, (features) => logitOf(weights, features));
		gold.push(...own.map((i) => `${at} ${articles[i]!.gold}`));
		found.push(...linkByAverage(own.length, ties, threshold).map((label) => at * 10_000 + label));
	}
	return bcubed(gold, found);
}

function learn(all: readonly number[]): number[] {
	const large = examplesOf(batchOf(all));
	const small = BATCHES.flatMap((most) => smallBatches(all, most).flatMap(examplesOf));
	const examples = [...large, ...small];
	const used = new Set(PAIR_FEATURES.keys());
	for (;;) {
		const weights = logistic(
			examples.map(({ features, label }) => ({ features: features.map((value, i) => (used.has(i) ? value : 0)), label })),
		);
		const wrong = weights.flatMap((weight, i) => (i > 0 && weight * SIGNS[i]! < 0 ? [i] : []));
		if (wrong.length === 0) return weights;
		for (const i of wrong) used.delete(i);
	}
}

const percent = (value: number) => (100 * value).toFixed(1);
const sums = new Map<string, number>();
for (const fold of [0, 1]) {
	const weights = learn(members(1 - fold));
	const test = members(fold);
	const sets = [
		['all at once', [batchOf(test)]] as const,
		...BATCHES.map((most) => [`batches of ${most}`, smallBatches(test, most)] as const),
	];
	for (const [name, batches] of sets) {
		for (const threshold of THRESHOLDS) {
			const { p, r, f } = scoreOf(batches, weights, threshold);
			const key = `${name} at ${threshold}`;
			sums.set(key, (sums.get(key) ?? 0) + f / 2);
			console.log(`fold ${fold}, ${key}: BCubed ${percent(p)}/${percent(r)}/${percent(f)}`);
		}
	}
}
for (const [key, f] of sums) console.log(`two-fold, ${key}: ${percent(f)}`);
const best = THRESHOLDS.map((threshold) => ({
	threshold,
	f: [...sums].reduce((sum, [key, f]) => (key.endsWith(` at ${threshold}`) ? sum + f : sum), 0),
})).sort((a, b) => b.f - a.f)[0]!;
const weights = learn(members(null));
console.log(PAIR_FEATURES.map((name, i) => `${name}: ${weights[i]!.toFixed(2)}`).join('\n'));
writeFileSync(
	OUT,
	`// Made by test/train/stories.ts; see README.md beside this file.\nexport const STORY_THRESHOLD = ${best.threshold};\nexport const STORY_WEIGHTS: readonly number[] = [${weights.map((weight) => weight.toFixed(3)).join(', ')}];\n`,
);
