/** `tsx test/bench/answer.ts`: how long a question takes, on one document of 1,000 words, on 200 of them, and as a text grows. */
import { answer } from '../../src/answer/answer.ts';
import type { Document } from '../../src/model/document.ts';
import { createDocument } from '../../src/sources/document.ts';
import { articles } from './articles.ts';

const QUESTIONS = [
	'How many people were hurt?',
	'who is the minister?',
	'what did the minister say about the deal?',
	'when will talks resume?',
	'who said that prices fell?',
	'why was it closed?',
];
const texts = articles(200, 1_000).map((body, i) => documentOf(body, i));
const [one] = texts;

function documentOf(body: string, i: number): Document {
	return createDocument({ origin: `${i}`, body, published: `2025-${String(1 + (i % 12)).padStart(2, '0')}-08`, language: 'en' });
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

function timed(work: () => void): number {
	const began = performance.now();
	work();
	return performance.now() - began;
}

function asking(documents: readonly Document[], rounds: number): number {
	const times: number[] = [];
	for (let round = 0; round < rounds; round++)
		for (const question of QUESTIONS) times.push(timed(() => answer(question, documents, { now: '2026-01-01' })));
	return median(times.slice(QUESTIONS.length));
}

const cold = median(
	texts.slice(1, 60).map((text, i) => timed(() => answer(QUESTIONS[i % QUESTIONS.length]!, [text], { now: '2026-01-01' }))),
);
console.log(`first question to a document of 1,000 words: ${cold.toFixed(2)} ms (median)`);
console.log(`next questions to it: ${asking([one!], 30).toFixed(2)} ms (bar: 5)`);
console.log(`over 200 documents: ${asking(texts, 6).toFixed(1)} ms (bar: 60)`);
const unit = articles(1, 120_000)[0]!;
for (const size of [65_536, 524_288]) {
	const document = documentOf(unit.slice(0, size), size);
	const first = timed(() => answer(QUESTIONS[0]!, [document], { now: '2026-01-01' }));
	console.log(`${size / 1024} KB: first ${first.toFixed(0)} ms, next ${asking([document], 4).toFixed(1)} ms`);
}
