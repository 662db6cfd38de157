/**
 * `tsx test/train/attribution.ts <folder> [train,dev]`: trains the model of `src/digest/speech` and writes its weights.
 *
 * `<folder>` is the evaluation data with PolNeAR. Each stage learns from what the stage before says of texts that it was not
 * trained on. With only `train` (the default) the figures for dev that it prints are of a model that has not seen it.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cueLikelihoods, likelihoodClass } from '../../src/digest/speech/cues.ts';
import { frameFeatures } from '../../src/digest/speech/frame-features.ts';
import type { CueModel, RoleModel, SpeechModel } from '../../src/digest/speech/model.ts';
import { findPhrases, type Phrases } from '../../src/digest/speech/phrases.ts';
import { RoleTagger } from '../../src/digest/speech/role-tagger.ts';
import { type TokenTable, tokenTable } from '../../src/digest/speech/table.ts';
import { densityOf, tagCues } from '../../src/digest/speech/tag.ts';
import { Window } from '../../src/digest/speech/window.ts';
import { type AnnotatedText, annotatedTexts } from './speech/annotations.ts';
import { boost } from './speech/boost.ts';
import { type CueExample, cueExamples, trainCues } from './speech/cue-trainer.ts';
import { verdict } from './speech/judge.ts';
import { Lexicon } from './speech/lexicon.ts';
import { pack, quantised } from './speech/pack.ts';
import { reportOf } from './speech/report.ts';
import { type RoleExample, RoleTrainer, roleExample } from './speech/role-trainer.ts';

const CUE_SETTINGS = { bits: 16, rate: 0.01, epochs: 6, dropout: 0.5 };
const ROLE_SETTINGS = { bits: 16, rate: 0.008, epochs: 3, dropout: 0.5 };
const FOREST_SETTINGS = { trees: 120, depth: 4, rate: 0.1, leaf: 40, bins: 40 };
const CUE_FOLDS = 4;
const ROLE_FOLDS = 3;
const OUT = path.join(import.meta.dirname, '../../src/digest/weights/attribution.weights.ts');

interface Material {
	readonly text: AnnotatedText;
	readonly table: TokenTable;
	readonly phrases: Phrases;
	readonly cues: readonly CueExample[];
	likely: Float32Array;
	roles: readonly RoleExample[];
}

const [folder = '', splits = 'train'] = process.argv.slice(2);
const base = path.join(folder, 'data/polnear/data');
const texts = splits.split(',').flatMap((split) => annotatedTexts(path.join(base, split)));
const lexicon = new Lexicon(texts);
const material = texts.map(materialOf);
log(`${texts.length} texts, ${material.reduce((sum, { cues }) => sum + cues.length, 0)} candidates`);
const model = train();
writeFileSync(OUT, pack(model));
log(`${pack(model).length} characters written`);
if (!splits.includes('dev')) console.log(await reportOf({ folder, texts: annotatedTexts(path.join(base, 'dev')), model }));

function materialOf(text: AnnotatedText): Material {
	const table = tokenTable(text.prose, lexicon.rates(text.id));
	const phrases = findPhrases(table);
	const truth = new Float32Array(table.size);
	for (const annotated of text.all) truth[lexicon.head(text.prose, annotated)]! += annotated.weight;
	const cues = cueExamples({ table, phrases, truth, bits: CUE_SETTINGS.bits });
	return { text, table, phrases, cues, likely: new Float32Array(0), roles: [] };
}

function train(): SpeechModel {
	folds(CUE_FOLDS, (seen, unseen) => {
		const cues = trainCueModel(seen);
		for (const item of unseen) item.likely = cueLikelihoods({ table: item.table, phrases: item.phrases, model: cues });
	});
	const cues = trainCueModel(material);
	log('cues learned');
	for (const item of material) item.roles = roleExamples(item);
	const rows: number[][] = [];
	const truths: number[] = [];
	folds(ROLE_FOLDS, (seen, unseen) => {
		const tagger = new RoleTagger(trainRoleModel(seen));
		for (const item of unseen) enterFrames(item, { tagger, rows, truths });
		log('fold of roles learned');
	});
	const roles = trainRoleModel(material);
	log('roles learned');
	const frames = boost(rows, truths, FOREST_SETTINGS);
	log(`frames learned from ${rows.length}`);
	return { rates: lexicon.rates(), cues, roles, frames };
}

function folds(count: number, run: (seen: Material[], unseen: Material[]) => void): void {
	for (let fold = 0; fold < count; fold++) {
		run(
			material.filter((_, i) => i % count !== fold),
			material.filter((_, i) => i % count === fold),
		);
	}
}

function trainCueModel(items: readonly Material[]): CueModel {
	return quantised(
		trainCues(
			items.flatMap(({ cues }) => cues),
			CUE_SETTINGS,
		),
	);
}

function trainRoleModel(items: readonly Material[]): RoleModel {
	return quantised(new RoleTrainer(ROLE_SETTINGS).train(items.flatMap(({ roles }) => roles)));
}

function readingOf({ table, phrases, likely }: Material) {
	return { table, phrases, classes: Uint8Array.from(likely, likelihoodClass) };
}

function roleExamples(item: Material): RoleExample[] {
	const window = new Window();
	const reading = readingOf(item);
	return item.text.all.map((annotated) => {
		const cue = lexicon.head(item.text.prose, annotated);
		return roleExample(reading, { window, cue, annotated, bits: ROLE_SETTINGS.bits });
	});
}

/** What the tagger says of a text, and whether it is right. */
function enterFrames(item: Material, { tagger, rows, truths }: { tagger: RoleTagger; rows: number[][]; truths: number[] }): void {
	const reading = readingOf(item);
	const frames = tagCues(reading, { likely: item.likely, tagger });
	const density = densityOf(reading, frames);
	for (const [index, frame] of frames.entries()) {
		const truth = verdict(frame, item.text.first);
		if (truth === null) continue;
		rows.push(frameFeatures({ reading, frames, index, density }));
		truths.push(truth ? 1 : 0);
	}
}

function log(message: string): void {
	console.error(`${Math.round(performance.now() / 1000)} s: ${message}`);
}
