import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { answer } from '../../src/answer/answer.ts';
import type { Answer } from '../../src/model/answer.ts';
import type { Document } from '../../src/model/document.ts';
import { createDocument } from '../../src/sources/document.ts';
import { FRESH } from './questions/fresh.ts';
import type { Expected, Row } from './questions/row.ts';
import { STORM } from './questions/storm.ts';
import { TUNED } from './questions/tuned.ts';

const FOLDERS = [path.join(import.meta.dirname, '../fixtures/news'), path.join(import.meta.dirname, 'documents')];
const DATE_LINE = /^date (\d{4}-\d{2}-\d{2})\s+/;

/** A document of these tests, by its name. */
export function documentOf(name: string): Document {
	const folder = FOLDERS.find((one) => readdirSync(one).includes(`${name}.txt`));
	if (!folder) throw new Error(`There is no document "${name}"`);
	const raw = readFileSync(path.join(folder, `${name}.txt`), 'utf8');
	const date = DATE_LINE.exec(raw);
	return createDocument({ origin: `${name}.txt`, body: raw.slice(date?.[0].length ?? 0), published: date?.[1], language: 'en' });
}

export interface Judged {
	readonly about: string;
	readonly expected: Expected;
	readonly got: Answer;
	readonly set: Set;
	readonly answerable: boolean;
	/** The right sentence; of an unanswerable one, that it says so. */
	readonly right: boolean;
	/** A claim that is given without whose it is. */
	readonly unsaid: boolean;
	/** A name or a number that the documents do not hold. */
	readonly invented: boolean;
	readonly shortRight: boolean | null;
}

/** `tuned`: what rules and weights are tuned by; `fresh`: never. */
export type Set = 'tuned' | 'fresh';

const SETS: Readonly<Record<Set, () => Asked[]>> = {
	tuned: () => [...singles(TUNED), ...storm()],
	fresh: () => singles(FRESH),
};

/** Asks every question of a set. */
export function harvest(set: Set): Judged[] {
	return SETS[set]().map((one) => judge(one, set));
}

function storm(): Asked[] {
	const documents = ['storm-1', 'storm-2', 'storm-3'].map(documentOf);
	return STORM.map((row) => ({ name: 'storm', documents, row }));
}

interface Asked {
	readonly name: string;
	readonly documents: readonly Document[];
	readonly row: Row;
}

function singles(questions: Readonly<Record<string, readonly Row[]>>): Asked[] {
	return Object.entries(questions).flatMap(([name, rows]) => {
		const documents = [documentOf(name)];
		return rows.map((row) => ({ name, documents, row }));
	});
}

function judge({ name, documents, row: [question, outcome, evidence, more] }: Asked, set: Set): Judged {
	const expected: Expected = { question, outcome, evidence, ...more };
	const now = expected.now ?? documents.at(-1)!.published ?? '2025-01-01';
	const got = answer(expected.question, documents, { now, earlier: expected.earlier ?? [] });
	const outcomes: readonly string[] = Array.isArray(expected.outcome) ? expected.outcome : [expected.outcome as string];
	const answerable = !outcomes.includes('not-stated') && !outcomes.includes('outdated');
	const found = expected.evidence?.split('|').some((words) => got.evidence.some(({ text }) => text.includes(words))) ?? false;
	const silent = got.outcome === 'not-stated' || got.outcome === 'outdated';
	const claimed = !outcomes.includes('stated') && answerable;
	return {
		about: name,
		expected,
		got,
		set,
		answerable,
		right: answerable ? found && !silent : silent || outcomes.includes(got.outcome),
		unsaid: claimed && found && !silent && !got.speaker,
		invented: invents(got, documents),
		shortRight: expected.short && found ? got.short === expected.short : null,
	};
}

const NAME_OR_NUMBER = /\p{Lu}\p{L}+|\d[\d.,]*\d|\d/gu;

function invents({ short, evidence, speaker }: Answer, documents: readonly Document[]): boolean {
	const text = documents.map((document) => document.text).join('\n');
	const shown = [short?.replace(/ \(\d{1,2} \w{3} \d{4}\)/g, '') ?? '', speaker ?? '', ...evidence.map((piece) => piece.text)].join(' ');
	return (shown.match(NAME_OR_NUMBER) ?? []).some((word) => !text.includes(word));
}
