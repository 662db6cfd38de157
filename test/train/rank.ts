/**
 * `npx tsx test/train/rank.ts <folder> [--folds 5] [--brief]`: learns the weights of `src/digest/summary/salience.ts`.
 *
 * `folder` is a scratch copy of the evaluation data with its harness installed. With `--folds`, it writes nothing and prints what
 * weights learnt from the other folds reach on each; without, it writes `src/digest/weights/rank.weights.ts`.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { line } from '../../src/digest/lines/line.ts';
import { readCast } from '../../src/digest/people/entities.ts';
import { attributions } from '../../src/digest/speech/attributions.ts';
import { resolveClaims } from '../../src/digest/speech/claims.ts';
import { candidates } from '../../src/digest/summary/candidates.ts';
import { BRIEF, CARD } from '../../src/digest/summary/length.ts';
import { pick } from '../../src/digest/summary/pick.ts';
import {
	count,
	countPairs,
	openingOf,
	PLACES,
	pairFeatures,
	salience,
	WORD_FEATURES,
	type Word,
	wordFeatures,
} from '../../src/digest/summary/salience.ts';
import { readProse } from '../../src/digest/text/prose.ts';
import { PAIR_WEIGHTS } from '../../src/digest/weights/rank.weights.ts';
import type { Prose } from '../../src/model/prose.ts';
import { verbatim } from '../eval/verbatim.ts';
import { logistic } from './logistic.ts';

interface Weights {
	words: number[];
	pairs: number[];
}

interface Article {
	readonly set: string;
	readonly prose: Prose;
	readonly reference: readonly string[];
}

interface Rouge {
	r1: number;
	r2: number;
	rls: number;
	len: number;
}

const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: { folds: { type: 'string' }, brief: { type: 'boolean', default: false } },
});
const harness = path.resolve(positionals[0] ?? '.', 'harness', 'lib');
const { sets } = await import(path.join(harness, 'summ-data.mjs'));
const { sentsOf } = await import(path.join(harness, 'splitters.mjs'));
const { rouge, tokens: stems } = (await import(path.join(harness, 'rouge.mjs'))) as {
	rouge: (candidate: string[], reference: readonly string[]) => Rouge;
	tokens: (text: string) => string[];
};

const articles = read();
if (values.folds) crossValidate(Number(values.folds));
else write(learn(articles));

function read(): Article[] {
	const found: Article[] = [];
	for (const set of ['cnndm-val', 'inshorts']) {
		for (const { text, refs } of sets[set]() as { text: string; refs: string[][] }[]) {
			found.push({ set, prose: readProse(verbatim(text)), reference: refs[0]!.flatMap((part) => sentsOf(part) as string[]) });
		}
	}
	return found;
}

/** Learns first the words, then the pairs, whose features are the words' logits. */
function learn(from: readonly Article[]): Weights {
	const words = logistic(from.flatMap(wordExamples));
	const pairs = logistic(from.flatMap((article) => pairExamples(article, words)));
	return { words, pairs };
}

function wordExamples({ prose, reference }: Article) {
	const wanted = new Set(reference.flatMap((sentence) => stems(sentence)));
	const opening = openingOf(prose);
	return formsOf(prose).map(({ word, form }) => {
		return { features: allFeatures(word, prose, opening), label: stems(form).some((stem) => wanted.has(stem)) };
	});
}

function allFeatures(word: Word, prose: Prose, opening: readonly number[]): Float64Array {
	const features = new Float64Array(WORD_FEATURES);
	wordFeatures(word, prose.sentences.length, features);
	return Float64Array.from([...features, ...PLACES.flatMap((place) => opening.map((value) => value * features[place]!))]);
}

/** Each word of a text with the form it first has. */
function formsOf(prose: Prose) {
	const { wordOf, list } = count(prose);
	const forms = new Map<number, string>();
	for (const [at, id] of wordOf.entries()) if (id > 0 && !forms.has(id)) forms.set(id, prose.tokens[at]!.lower);
	return [...forms].map(([id, form]) => ({ id, form, word: list[id]! }));
}

function pairExamples({ prose, reference }: Article, weights: readonly number[]) {
	const wanted = new Set(reference.flatMap((sentence) => stems(sentence).map((stem, i, all) => `${stem} ${all[i + 1]}`)));
	const { wordOf, list } = count(prose);
	const logits = new Float64Array(list.length);
	const forms: string[] = [];
	const opening = openingOf(prose);
	for (const { id, form, word } of formsOf(prose)) {
		const features = allFeatures(word, prose, opening);
		logits[id] = weights.reduce((sum, weight, i) => sum + weight * features[i]!, 0);
		forms[id] = stems(form).join(' ');
	}
	return countPairs(prose.tokens, wordOf, list.length)
		.found.slice(1)
		.map((pair) => {
			const features = new Float64Array(PAIR_WEIGHTS.length);
			pairFeatures(pair!, { list, logits, sentences: prose.sentences.length }, features);
			return { features, label: wanted.has(`${forms[pair!.left]} ${forms[pair!.right]}`) };
		});
}

function crossValidate(folds: number): void {
	const scores = new Map<string, Rouge[]>();
	for (let fold = 0; fold < folds; fold++) {
		const weights = learn(articles.filter((_, i) => i % folds !== fold));
		for (const article of articles.filter((_, i) => i % folds === fold)) {
			const found = rouge(summary(article.prose, weights), article.reference);
			scores.set(article.set, [...(scores.get(article.set) ?? []), found]);
		}
	}
	for (const [set, found] of scores) {
		const mean = (key: keyof Rouge) => found.reduce((sum, score) => sum + score[key], 0) / found.length;
		console.log(
			`${set}: ${['r1', 'r2', 'rls'].map((key) => (100 * mean(key as keyof Rouge)).toFixed(2)).join(' / ')}, ${mean('len').toFixed(0)} words`,
		);
	}
}

function summary(prose: Prose, weights: Weights): string[] {
	const claims = resolveClaims(prose, { attributions: attributions(prose), cast: readCast(prose) });
	const lines = pick(candidates(prose, claims), { ...salience(prose, weights), accepts: () => true, ...(values.brief ? BRIEF : CARD) });
	return lines.flatMap((candidates) => {
		const spans = candidates.flatMap((candidate) => candidate.spans);
		return sentsOf(
			line(
				prose.document.text,
				spans,
				candidates.flatMap(({ resolutions }) => resolutions),
			).text,
		) as string[];
	});
}

function write({ words, pairs }: Weights): void {
	const list = (weights: readonly number[]) => `[${weights.map((weight) => Number(weight.toFixed(3))).join(', ')}]`;
	writeFileSync(
		path.join(import.meta.dirname, '../../src/digest/weights/rank.weights.ts'),
		`/** Written by \`test/train/rank.ts\`; the order is that of the features in \`src/digest/summary/salience.ts\`. */
export const WORD_WEIGHTS: readonly number[] = ${list(words)};
export const PAIR_WEIGHTS: readonly number[] = ${list(pairs)};
`,
	);
}
