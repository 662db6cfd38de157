/**
 * `npm run bench [-- folder]`: speed, side by side in one run. `folder` holds `.txt` articles to measure on; without it, invented ones are used.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AbsoluteSummarizerConfig, DefaultTextParser, NullLogger, SorensenDiceSimilarity, Summarizer } from 'ts-textrank';
import { articles } from './articles.ts';

/** The compiled code, as people run it. */
const dist = path.resolve(import.meta.dirname, '../../dist');
const { digest } = (await import(path.join(dist, 'digest/digest.js'))) as typeof import('../../src/digest/digest.ts');
const { createDocument } = (await import(path.join(dist, 'sources/document.js'))) as typeof import('../../src/sources/document.ts');

const [folder] = process.argv.slice(2);
articleSpeed(folder ? textsOf(folder) : articles(150, 600));
growth();
coldStart();

/** The whole Digest beside ts-textrank picking three sentences, text by text in turn. */
function articleSpeed(texts: readonly string[]): void {
	const documents = texts.map((body) => createDocument({ origin: 'bench', body, published: '2025-10-08', language: 'en' }));
	const own: number[] = [];
	const peer: number[] = [];
	for (let round = 0; round < 4; round++) {
		for (const document of documents) {
			const ours = timed(() => digest(document));
			const theirs = timed(() => textRank(document.text));
			// The first rounds only warm the compiler up.
			if (round > 1) {
				own.push(ours);
				peer.push(theirs);
			}
		}
	}
	const ratio = median(own) / median(peer);
	console.log(`${texts.length} articles of ${median(texts.map((text) => text.split(/\s+/).length))} words (median)`);
	console.log(`  whole digest            ${median(own).toFixed(2)} ms`);
	console.log(`  ts-textrank, 3 sentences ${median(peer).toFixed(2)} ms`);
	console.log(`  ratio                   ${ratio.toFixed(2)} (bar: 1 or less)`);
}

function textRank(text: string): void {
	const config = new AbsoluteSummarizerConfig(3, new SorensenDiceSimilarity(), new DefaultTextParser(), 0.85, Summarizer.SORT_OCCURENCE);
	new Summarizer(config, new NullLogger()).summarize(text, 'en');
}

/** 1 MB beside 64 KB: linear growth would give 16. */
function growth(): void {
	const unit = articles(1, 200_000)[0]!;
	const of = (size: number) => {
		const document = createDocument({ origin: 'bench', body: unit.slice(0, size), published: '2025-10-08', language: 'en' });
		return median([0, 1, 2, 3, 4].map(() => timed(() => digest(document))));
	};
	of(65_536);
	const small = of(65_536);
	const large = of(1_048_576);
	console.log(`1 MB ${large.toFixed(0)} ms, 64 KB ${small.toFixed(0)} ms: ratio ${(large / small).toFixed(1)} (bar: 20 or less)`);
}

/** `node dist/cli.js digest` on one article, from a cold start. */
function coldStart(): void {
	const cli = path.join(dist, 'cli.js');
	const scratch = mkdtempSync(path.join(os.tmpdir(), 'byline-bench-'));
	const file = path.join(scratch, 'article.txt');
	writeFileSync(file, articles(1, 800)[0]!);
	const report = `data:text/javascript,process.on('exit',()=>process.stderr.write('rss='+process.resourceUsage().maxRSS))`;
	const runs = Array.from({ length: 7 }, () => {
		let memory = 0;
		const took = timed(() => {
			const { stderr } = spawnSync(process.execPath, ['--import', report, cli, 'digest', file], { encoding: 'utf8' });
			memory = Number(/rss=(\d+)/.exec(stderr)?.[1]) / 1000;
		});
		return { took, memory };
	});
	rmSync(scratch, { recursive: true });
	const took = median(runs.map((run) => run.took));
	const memory = median(runs.map((run) => run.memory));
	console.log(`cold start ${took.toFixed(0)} ms (bar: 700), ${memory.toFixed(0)} MB (bar: 200)`);
}

function textsOf(from: string): string[] {
	const names = readdirSync(from).filter((name) => name.endsWith('.txt'));
	return names.map((name) => readFileSync(path.join(from, name), 'utf8')).filter((text) => text.length > 500);
}

function timed(run: () => unknown): number {
	const start = performance.now();
	run();
	return performance.now() - start;
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
