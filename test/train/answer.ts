/**
 * `tsx test/train/answer.ts <folder> [trees]`: trains the ranker of sentences and the judge of answerability of `src/answer/`, and writes
 * their weights. Prints the figures two-fold by title: each half of the titles is judged by what was learned on the other.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readQuestion } from '../../src/answer/asked.ts';
import { beside } from '../../src/answer/beside.ts';
import { FEATURES, featuresOf } from '../../src/answer/features.ts';
import { matchTerms } from '../../src/answer/matches.ts';
import { type Reading, readFor } from '../../src/answer/reading.ts';
import { type Forest, scoreOf } from '../../src/answer/trees.ts';
import { trustFeatures } from '../../src/answer/trust.ts';
import { verbatim } from '../eval/verbatim.ts';
import { grow } from './forest.ts';

interface Question {
	readonly q: string;
	readonly golds: readonly (readonly [number, number])[];
	readonly impossible: boolean;
}
interface Text {
	readonly title: string;
	readonly text: string;
	readonly qas: readonly Question[];
}
interface Case {
	readonly set: string;
	readonly title: string;
	readonly possible: boolean;
	readonly rows: readonly Float32Array[];
	readonly right: readonly boolean[];
	readonly pair: ReturnType<typeof beside>;
}

const folder = process.argv[2] ?? '';
const TREES = Number(process.argv[3] ?? 200);
/** The judge has fewer to learn from. */
const JUDGE_TREES = Number(process.argv[3] ?? 120);
const OUT = path.join(import.meta.dirname, '../../src/answer/weights/answer.weights.ts');
/** Sentences of a text that are weighed, best first by plain score. */
const MOST = 14;
const library = path.resolve(folder, 'harness/lib/qa-data.mjs');
const { sets, merge, trecqa } = (await import(library)) as {
	sets: Record<string, () => Text[]>;
	merge: (texts: Text[], count: number) => Text[];
	trecqa: (split: string) => { id: string; q: string; cands: { s: string; y: number }[] }[];
};

function caseOf(set: string, { title, qa, reading }: { title: string; qa: Question; reading: Reading }): Case {
	const asked = readQuestion(qa.q);
	const pair = beside(asked, reading, matchTerms(asked, reading));
	const order = [...pair.plain.keys()].sort((a, b) => pair.plain[b]! - pair.plain[a]! || a - b).slice(0, MOST);
	const { sentences } = reading.prose;
	const right = order.map((i) => qa.golds.some(([start, end]) => start >= sentences[i]!.start && end <= sentences[i]!.end));
	return { set, title, possible: !qa.impossible, rows: order.map((i) => featuresOf(pair, i)), right, pair };
}

function casesOf(set: string, texts: readonly Text[]): Case[] {
	return texts.flatMap(({ title, text, qas }) => {
		const reading = readFor(verbatim(text));
		return qas.map((qa) => caseOf(set, { title, qa, reading }));
	});
}

function trecCases(split: string): Case[] {
	return trecqa(split).flatMap(({ q, cands }) => {
		if (!cands.some(({ y }) => y) || cands.every(({ y }) => y)) return [];
		const tidy = cands.map(({ s, y }) => ({ y, s: s.replace(/ ([.,;:?!%)’]|'s|n't)/g, '$1').replace(/`` ?| ''/g, '"') }));
		const reading = readFor(verbatim(tidy.map(({ s }) => s).join('\n\n')));
		const asked = readQuestion(q.replace(/ ([?.,]|'s)/g, '$1'));
		const pair = beside(asked, reading, matchTerms(asked, reading));
		// A candidate of several sentences is as good as its best one.
		const rows = [...pair.plain.keys()].map((i) => featuresOf(pair, i));
		const right = reading.prose.sentences.map(({ paragraph }) => tidy[paragraph]?.y === 1);
		return [{ set: `trec-${split}`, title: `trec ${q}`, possible: true, rows, right, pair }];
	});
}

function growRanker(cases: readonly Case[], trees: number): Forest {
	const usable = cases.filter(({ right }) => right.some(Boolean) && !right.every(Boolean));
	const rows = usable.flatMap((one) => one.rows);
	const slopes = (scores: Float64Array) => {
		const first = new Float64Array(rows.length);
		const second = new Float64Array(rows.length);
		let at = 0;
		for (const { right } of usable) {
			let most = -Infinity;
			for (let i = 0; i < right.length; i++) most = Math.max(most, scores[at + i]!);
			let all = 0;
			let good = 0;
			for (let i = 0; i < right.length; i++) {
				const value = Math.exp(scores[at + i]! - most);
				all += value;
				if (right[i]) good += value;
			}
			for (let i = 0; i < right.length; i++) {
				const value = Math.exp(scores[at + i]! - most);
				const p = value / all;
				first[at + i] = p - (right[i] ? value / good : 0);
				second[at + i] = Math.max(0.02, p * (1 - p));
			}
			at += right.length;
		}
		return { first, second };
	};
	return grow(rows, slopes, { trees, depth: 4, rate: 0.1, least: 40 });
}

interface Ranked extends Case {
	readonly order: readonly number[];
	readonly trust: Float32Array;
}

function rank(one: Case, ranker: Forest): Ranked {
	const scores = one.rows.map((row) => scoreOf(ranker, row));
	const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!);
	const trust = trustFeatures(one.pair, { scores: order.map((i) => scores[i]!), rows: order.map((i) => one.rows[i]!) });
	return { ...one, order, trust };
}

/** How much a question of each set counts. */
const COUNTS: Readonly<Record<string, number>> = { paragraph: 1, article: 0.3, near: 0.5, far: 0.3 };

function growJudge(cases: readonly Ranked[], trees: number): Forest {
	const rows = cases.map(({ trust }) => trust);
	const slopes = (scores: Float64Array) => {
		const first = new Float64Array(rows.length);
		const second = new Float64Array(rows.length);
		for (const [i, { possible, set }] of cases.entries()) {
			const p = 1 / (1 + Math.exp(-scores[i]!));
			const weight = COUNTS[set] ?? 1;
			first[i] = weight * (p - (possible ? 1 : 0));
			second[i] = weight * Math.max(0.01, p * (1 - p));
		}
		return { first, second };
	};
	return grow(rows, slopes, { trees, depth: 4, rate: 0.07, least: 40, shrink: 10 });
}

function auroc(scores: readonly number[], labels: readonly boolean[]): number {
	const order = [...scores.keys()].sort((a, b) => scores[a]! - scores[b]!);
	let [sum, good] = [0, 0];
	for (const [at, i] of order.entries()) if (labels[i]) [sum, good] = [sum + at + 1, good + 1];
	return (sum - (good * (good + 1)) / 2) / (good * (scores.length - good));
}

const percent = (value: number) => (100 * value).toFixed(1);
const started = Date.now();
const note = (text: string) => console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}`);

const squad = sets.squad2!();
const wiki = sets['shifts-wiki']!();
const paragraphs = casesOf('paragraph', squad);
const articles = casesOf('article', merge(squad, 5));
const near = casesOf('near', sets['abstain-near']!()).filter(({ possible }) => !possible);
const far = casesOf('far', sets['abstain-far']!()).filter(({ possible }) => !possible);
const more = [...casesOf('wiki', wiki.slice(0, 500)), ...casesOf('wiki-article', merge(wiki.slice(500, 1200), 5))];
const trec = trecCases('train');
const trecHeld = trecCases('dev');
note(
	`${paragraphs.length} questions on paragraphs, ${more.length} more, ${trec.length} + ${trecHeld.length} of newswire; ${FEATURES.length} features`,
);
const titles = [...new Set(paragraphs.map(({ title }) => title))];
const held: { ranked: Ranked; trust: number }[] = [];
for (const fold of [0, 1]) {
	const isHeld = ({ title }: Case) => titles.indexOf(title) % 2 === fold;
	const own = [...paragraphs, ...articles];
	const ranker = growRanker([...own.filter((one) => !isHeld(one)), ...more, ...trec], TREES);
	const taught = [...own, ...near, ...far].filter((one) => !isHeld(one)).map((one) => rank(one, ranker));
	const judge = growJudge(taught, JUDGE_TREES);
	for (const one of [...own, ...near, ...far].filter(isHeld)) {
		const ranked = rank(one, ranker);
		held.push({ ranked, trust: scoreOf(judge, ranked.trust) });
	}
	note(`fold ${fold + 1}`);
}
for (const set of ['paragraph', 'article']) {
	const own = held.filter(({ ranked }) => ranked.set === set);
	const answerable = own.filter(({ ranked }) => ranked.possible);
	const first = answerable.filter(({ ranked: { right, order } }) => right[order[0]!]).length / answerable.length;
	const third = answerable.filter(({ ranked: { right, order } }) => order.slice(0, 3).some((i) => right[i])).length / answerable.length;
	const adversarial = auroc(
		own.map(({ trust }) => trust),
		own.map(({ ranked }) => ranked.possible),
	);
	note(`${set}: acc@1 ${percent(first)} acc@3 ${percent(third)}, AUROC adversarial ${percent(adversarial)}`);
}
for (const set of ['near', 'far']) {
	const own = held.filter(({ ranked }) => ranked.set === set || (ranked.set === 'article' && ranked.possible));
	note(
		`AUROC ${set} ${percent(
			auroc(
				own.map(({ trust }) => trust),
				own.map(({ ranked }) => ranked.possible),
			),
		)}`,
	);
}
const wikiless = growRanker([...paragraphs, ...articles, ...more, ...trec], TREES);
const hits = trecHeld.filter((one) => one.right[rank(one, wikiless).order[0]!]).length / trecHeld.length;
const plain =
	trecHeld.filter((one) => {
		const scores = one.rows.map((row) => row[0]!);
		return one.right[scores.indexOf(Math.max(...scores))];
	}).length / trecHeld.length;
note(`TrecQA dev P@1 ${percent(hits)} (plain ${percent(plain)}, ${trecHeld.length} questions)`);
report(wikiless);
if (process.argv[4] !== 'try') {
	const all = [...paragraphs, ...articles, ...near, ...far].map((one) => rank(one, wikiless));
	write(wikiless, growJudge(all, JUDGE_TREES));
}

/** How often each feature is split on: what the trees live on. */
function report({ features, cuts }: Forest): void {
	const used = new Map<string, number>();
	for (const [i, feature] of features.entries()) if (cuts[i]! > -1e8) used.set(FEATURES[feature]!, (used.get(FEATURES[feature]!) ?? 0) + 1);
	console.log(
		[...used]
			.sort((a, b) => b[1] - a[1])
			.map(([name, count]) => `${name} ${count}`)
			.join(', '),
	);
}

function write(ranker: Forest, judge: Forest): void {
	const base64 = (array: Uint8Array | Float32Array) => Buffer.from(array.buffer).toString('base64');
	const packed = ({ depth, features, cuts, leaves }: Forest) => ({
		depth,
		features: base64(features),
		cuts: base64(cuts),
		leaves: base64(leaves),
	});
	// The judge's scores are spread over the answered and the unanswered questions of articles, two-fold: this makes them a probability.
	const scale = calibrate(
		held.filter(({ ranked }) => ranked.set !== 'paragraph').map(({ trust, ranked }) => ({ trust, possible: ranked.possible })),
	);
	const text = `// Made by test/train/answer.ts; see README.md beside this file.
export const RANKER = ${JSON.stringify(packed(ranker))};
export const JUDGE = ${JSON.stringify(packed(judge))};
export const SCALE = ${JSON.stringify(scale)};
`;
	writeFileSync(OUT, text);
	note(`${text.length} characters written`);
}

/** Slope and offset of a logistic curve through the two-fold scores. */
function calibrate(cases: readonly { trust: number; possible: boolean }[]): { slope: number; offset: number } {
	let [slope, offset] = [1, 0];
	for (let step = 0; step < 2000; step++) {
		let [a, b] = [0, 0];
		for (const { trust, possible } of cases) {
			const error = 1 / (1 + Math.exp(-(slope * trust + offset))) - (possible ? 1 : 0);
			a += error * trust;
			b += error;
		}
		slope -= (0.5 * a) / cases.length;
		offset -= (0.5 * b) / cases.length;
	}
	return { slope, offset };
}
