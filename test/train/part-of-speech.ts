/**
 * `tsx test/train/part-of-speech.ts <folder>`: trains the tagger of `src/digest/text/part-of-speech.ts` and writes its weights.
 *
 * The teacher is wink-nlp, read over the articles and passages of `<folder>/data`; an averaged perceptron learns to say what it
 * says. Prints the agreement with the teacher on articles kept apart, and the accuracy against the hand-made tags of UD English GUM.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { TAGS, type TagModel, tagModel, weighTags } from '../../src/digest/text/part-of-speech.ts';
import { packedScorer, type Scorer } from '../../src/digest/text/tag-weights.ts';
import { tokenSpans } from '../../src/digest/text/tokens.ts';
import type { PartOfSpeech } from '../../src/model/prose.ts';

const BITS = Number(process.argv[3] ?? 14);
const EPOCHS = Number(process.argv[4] ?? 6);
const WIDTH = TAGS.length;
const OUT = path.join(import.meta.dirname, '../../src/digest/weights/part-of-speech.weights.ts');
const folder = process.argv[2] ?? '';
const nlp = winkNLP(model, ['pos']);

interface Written {
	readonly words: readonly string[];
	readonly lowers: readonly string[];
}

interface Tagged extends Written {
	/** Indexes into `TAGS`; -1 where the teacher's tokens are cut otherwise. */
	readonly gold: readonly number[];
}

function taught(paragraph: string): Tagged {
	const read = nlp.readDoc(paragraph).tokens();
	const words = read.out() as string[];
	const tags = read.out(nlp.its.pos) as PartOfSpeech[];
	const spans: { start: number; end: number; tag: number }[] = [];
	let at = 0;
	for (const [i, word] of words.entries()) {
		const start = paragraph.indexOf(word, at);
		if (start === -1) continue;
		at = start + word.length;
		spans.push({ start, end: at, tag: TAGS.indexOf(tags[i]!) });
	}
	const own = tokenSpans(paragraph, { start: 0, end: paragraph.length });
	let next = 0;
	const gold = own.map((token) => {
		while (next < spans.length && spans[next]!.end <= token.start) next++;
		const span = spans[next];
		return span && span.start === token.start && span.end === token.end ? span.tag : -1;
	});
	return { ...written(own.map(({ start, end }) => paragraph.slice(start, end))), gold };
}

function written(words: string[]): Written {
	return { words, lowers: words.map((word) => word.toLowerCase()) };
}

/** Articles and encyclopedia passages: what the tagger will meet, and words beyond the news of one year. */
async function articles(): Promise<string[]> {
	const texts = path.join(folder, 'data/polnear/data/train/text');
	const news = readdirSync(texts)
		.sort()
		.map((name) => readFileSync(path.join(texts, name), 'utf8'));
	const { sets } = (await import(path.resolve(folder, 'harness/lib/summ-data.mjs'))) as { sets: Record<string, () => { text: string }[]> };
	const stories = [...sets['cnndm-val']!(), ...sets.inshorts!()].map(({ text }) => text);
	const passages = ['squad2/dev-half-v2.0.json', 'squadshifts/new_wiki_v1.0.json'].flatMap((file) => {
		const { data } = JSON.parse(readFileSync(path.join(folder, 'data', file), 'utf8')) as { data: { paragraphs: { context: string }[] }[] };
		return data.flatMap(({ paragraphs }) => paragraphs.map(({ context }) => context));
	});
	return [...news, ...stories, ...passages];
}

/** Words that the teacher gives one tag nearly always, by that tag. */
function lexiconOf(data: readonly Tagged[]): Map<string, number> {
	const counts = new Map<string, Float64Array>();
	for (const { words, lowers, gold } of data) {
		for (const [i, word] of words.entries()) {
			if (gold[i] === -1 || word !== lowers[i] || !/\p{L}/u.test(word)) continue;
			const row = counts.get(word) ?? new Float64Array(WIDTH);
			row[gold[i]!]!++;
			counts.set(word, row);
		}
	}
	const lexicon = new Map<string, number>();
	for (const [word, row] of counts) {
		const total = row.reduce((sum, count) => sum + count, 0);
		const most = Math.max(...row);
		if (total >= 15 && most / total >= 0.99) lexicon.set(word, row.indexOf(most));
	}
	return lexicon;
}

function train(data: readonly Tagged[], lexicon: ReadonlyMap<string, number>): Float32Array {
	const rows = new Float32Array((1 << BITS) * WIDTH);
	const sums = new Float64Array(rows.length);
	const order = data.map((_, i) => i);
	let state = 42;
	let step = 1;
	const tagger = tagModel({ bits: BITS, best: scorerOf(rows), lexicon });
	for (let epoch = 0; epoch < EPOCHS; epoch++) {
		for (let i = order.length - 1; i > 0; i--) {
			state = (state * 48_271) % 2_147_483_647;
			const j = state % (i + 1);
			[order[i], order[j]] = [order[j]!, order[i]!];
		}
		let wrong = 0;
		for (const i of order) {
			const { gold } = data[i]!;
			weighTags(data[i]!.words.map(tagger.formOf), tagger, (at, features, best) => {
				const right = gold[at]!;
				step++;
				if (right === -1 || right === best) return best;
				wrong++;
				for (const feature of features) {
					const row = feature * WIDTH;
					rows[row + right]! += 1;
					sums[row + right]! += step;
					rows[row + best]! -= 1;
					sums[row + best]! -= step;
				}
				// The next word is read beside what the tagger itself would have said.
				return best;
			});
		}
		console.log(`epoch ${epoch + 1}: ${wrong} wrong`);
	}
	return rows.map((weight, i) => weight - sums[i]! / step);
}

/** By weights that change while they are learned. */
function scorerOf(rows: Float32Array): Scorer {
	const scores = new Float64Array(WIDTH);
	return (features) => {
		scores.fill(0);
		for (const feature of features) for (let tag = 0; tag < WIDTH; tag++) scores[tag]! += rows[feature * WIDTH + tag]!;
		return scores.indexOf(Math.max(...scores));
	};
}

/** To whole numbers of one byte. */
function quantise(rows: Float32Array): Int8Array {
	const sizes = [...rows]
		.map(Math.abs)
		.filter((size) => size > 0)
		.sort((a, b) => a - b);
	const scale = 127 / sizes[Math.floor(sizes.length * 0.999)]!;
	return Int8Array.from(rows, (weight) => Math.max(-127, Math.min(127, Math.round(weight * scale))));
}

function agreement(data: readonly Tagged[], tagger: TagModel): string {
	let right = 0;
	let all = 0;
	for (const paragraph of data) {
		const tags = weighTags(paragraph.words.map(tagger.formOf), tagger);
		for (const [i, gold] of paragraph.gold.entries()) {
			if (gold === -1) continue;
			all++;
			if (tags[i] === gold) right++;
		}
	}
	return `${((100 * right) / all).toFixed(2)} % of ${all}`;
}

/** UD English GUM, news: hand-made tags. */
function handTagged(): Tagged[] {
	const from = path.join(folder, 'data/sbd/not-to-release/sources');
	return readdirSync(from).flatMap((name) =>
		readFileSync(path.join(from, name), 'utf8')
			.split('\n\n')
			.map((block) => {
				const lines = block
					.split('\n')
					.map((line) => line.split('\t'))
					.filter(([id]) => /^\d+$/.test(id ?? ''));
				return { ...written(lines.map((line) => line[1]!)), gold: lines.map((line) => TAGS.indexOf(line[3] as PartOfSpeech)) };
			}),
	);
}

const paragraphs = (await articles()).map((text) =>
	text
		.split(/\n+/)
		.filter((line) => line.trim())
		.map(taught),
);
const held = paragraphs.filter((_, i) => i % 10 === 0).flat();
const data = paragraphs.filter((_, i) => i % 10 !== 0).flat();
const lexicon = lexiconOf(data);
const rows = quantise(train(data, lexicon));
const tagger = tagModel({ bits: BITS, best: packedScorer(rows), lexicon });
const teacher = handTagged().map(({ words, lowers, gold }) => {
	const told = taught(words.join(' '));
	return { words, lowers, gold, told };
});
console.log(`agreement with the teacher, articles kept apart: ${agreement(held, tagger)}`);
console.log(`against hand-made tags: ${agreement(teacher, tagger)}`);
const same = teacher.filter(({ told, gold }) => told.gold.length === gold.length);
let right = 0;
let all = 0;
for (const { told, gold } of same)
	for (const [i, tag] of gold.entries())
		if (told.gold[i] !== -1 && tag !== -1) {
			all++;
			if (told.gold[i] === tag) right++;
		}
console.log(`the teacher against hand-made tags: ${((100 * right) / all).toFixed(2)} % of ${all}`);
const lines = TAGS.map((_, tag) =>
	[...lexicon]
		.filter(([, of]) => of === tag)
		.map(([word]) => word)
		.sort()
		.join(' '),
);
const base64 = Buffer.from(rows.buffer).toString('base64');
writeFileSync(
	OUT,
	`// Made by test/train/part-of-speech.ts; see README.md beside this file.\nexport const ROW_BITS = ${BITS};\nexport const LEXICON = ${JSON.stringify(lines.join('\n'))};\nexport const ROWS =\n\t'${base64}';\n`,
);
console.log(`${lexicon.size} words in the lexicon, ${base64.length + lines.join('\n').length} characters written`);
