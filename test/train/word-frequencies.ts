/**
 * `tsx test/train/word-frequencies.ts <folder>`: counts in how many sentences each word of the evaluation texts stands, and writes the common
 * ones, by how common they are, to `src/answer/weights/common.weights.ts`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keyOf } from '../../src/answer/key.ts';
import { tokenSpans } from '../../src/digest/text/tokens.ts';

const KEPT = 5_000;
const folder = process.argv[2] ?? '';
const OUT = path.join(import.meta.dirname, '../../src/answer/weights/common.weights.ts');

async function* texts(): AsyncGenerator<string> {
	const news = path.join(folder, 'data/polnear/data/train/text');
	for (const name of readdirSync(news).sort()) yield readFileSync(path.join(news, name), 'utf8');
	const { sets } = (await import(path.resolve(folder, 'harness/lib/summ-data.mjs'))) as { sets: Record<string, () => { text: string }[]> };
	for (const { text } of [...sets['cnndm-val']!(), ...sets.inshorts!()]) yield text;
	for (const file of ['squad2/dev-half-v2.0.json', 'squadshifts/new_wiki_v1.0.json']) {
		const { data } = JSON.parse(readFileSync(path.join(folder, 'data', file), 'utf8')) as { data: { paragraphs: { context: string }[] }[] };
		for (const { paragraphs } of data) for (const { context } of paragraphs) yield context;
	}
}

const counts = new Map<string, number>();
let all = 0;
for await (const text of texts()) {
	for (const sentence of text.split(/\n+|(?<=[.!?]["”]?)\s+/)) {
		all++;
		const words = tokenSpans(sentence, { start: 0, end: sentence.length }).map(({ start, end }) =>
			keyOf(sentence.slice(start, end).toLowerCase()),
		);
		for (const word of new Set(words)) if (/^\p{Ll}+$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
	}
}
const common = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, KEPT);
const rarest = Math.log(all / common.at(-1)![1]);
const steps: string[][] = Array.from({ length: 20 }, () => []);
for (const [word, count] of common) steps[Math.min(19, Math.round((19 * Math.log(all / count)) / rarest))]!.push(word);
const text = steps.map((words) => words.sort().join(' ')).join('\n');
writeFileSync(
	OUT,
	`// Made by test/train/word-frequencies.ts; see README.md beside this file.\nexport const COMMON = ${JSON.stringify(text)};\n`,
);
console.log(`${common.length} words of ${counts.size}, ${text.length} characters; ${all} sentences, the last word in ${common.at(-1)![1]}`);
