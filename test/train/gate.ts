/**
 * `tsx test/train/gate.ts`: fits the gate of `src/answer/`, which decides whether the sentence that fits best answers a question at all, to
 * the questions of the tests that rules are tuned by, and writes its weights. Prints how it does on documents that it was not fitted to, and
 * how well its chances are calibrated there.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readQuestion } from '../../src/answer/asked.ts';
import { chosen } from '../../src/answer/choose.ts';
import { followUp } from '../../src/answer/follow-up.ts';
import { lacks } from '../../src/answer/gate.ts';
import { knownOf } from '../../src/answer/known.ts';
import { leftOpen } from '../../src/answer/left-open.ts';
import { rank } from '../../src/answer/rank.ts';
import { SIGNS, signsOf } from '../../src/answer/signs.ts';
import { documentOf } from '../answer/harvest.ts';
import { TUNED } from '../answer/questions/tuned.ts';
import { reliability } from '../answer/reliability.ts';
import { logistic } from './logistic.ts';

const OUT = path.join(import.meta.dirname, '../../src/answer/weights/gate.weights.ts');
/** Parts into which the documents are split: each is judged by what was learned on the others. */
const FOLDS = 8;

interface Case {
	readonly about: string;
	readonly answerable: boolean;
	/** The sentence that is chosen is the right one. */
	readonly label: boolean;
	readonly features: Float64Array;
}

function casesOf(about: string): Case[] {
	const of = knownOf(documentOf(about));
	return TUNED[about]!.flatMap(([question, expected, evidence, more]): Case[] => {
		const outcomes: readonly string[] = [expected].flat();
		const { text, asksSpeaker } = followUp(question, more?.earlier ?? []);
		const asked = readQuestion(text);
		const ranking = rank(asked, [of]);
		const best = chosen(asked, ranking);
		// What may be answered or not, as one likes, teaches nothing; nor does what is decided before the gate.
		const mixed = outcomes.includes('not-stated') && outcomes.length > 1;
		if (asksSpeaker || mixed || !best || lacks(asked, best) || leftOpen(asked, ranking)) return [];
		const answerable = !outcomes.includes('not-stated') && !outcomes.includes('outdated');
		const { start, end } = of.prose.sentences[best.sentence]!;
		const sentence = of.document.text.slice(start, end);
		const label = answerable && (evidence ?? '').split('|').some((words) => sentence.includes(words));
		return [{ about, answerable, label, features: Float64Array.from(signsOf(asked, best, ranking)) }];
	});
}

function chanceOf(weights: readonly number[], { features }: Case): number {
	return 1 / (1 + Math.exp(-features.reduce((sum, sign, i) => sum + sign * weights[i]!, 0)));
}

const abouts = Object.keys(TUNED);
const cases = abouts.flatMap(casesOf);
const held = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
	const isHeld = ({ about }: Case) => abouts.indexOf(about) % FOLDS === fold;
	const weights = logistic(cases.filter((one) => !isHeld(one)));
	return cases.filter(isHeld).map((one) => ({ ...one, chance: chanceOf(weights, one) }));
});
console.log(`${cases.length} questions that come to the gate; held out by document, in ${FOLDS} parts:`);
for (const least of [0.3, 0.4, 0.5, 0.56, 0.6, 0.7]) {
	const right = held.filter(({ label, chance }) => label && chance >= least).length;
	const silent = held.filter(({ answerable, chance }) => !answerable && chance < least).length;
	console.log(
		`from ${least}: right ${right} of ${held.filter(({ label }) => label).length}, abstains ${silent} of ${held.filter(({ answerable }) => !answerable).length}`,
	);
}
console.log(reliability(held.map(({ chance, label }) => ({ chance, right: label }))).table);
const weights = logistic(cases);
console.log(SIGNS.map((name, i) => `${name} ${weights[i]!.toFixed(2)}`).join(', '));
const rounded = weights.map((weight) => Math.round(weight * 1000) / 1000);
writeFileSync(
	OUT,
	`// Made by test/train/gate.ts; see README.md beside this file.\nexport const GATE: readonly number[] = ${JSON.stringify(rounded)};\n`,
);
