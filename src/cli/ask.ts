import { stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Answer } from '../model/answer.ts';
import type { Document } from '../model/document.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { expectedProblem } from './input.ts';
import { withProgress } from './progress.ts';
import { inColour, type Terminal } from './terminal.ts';

interface AskOptions {
	readonly json?: true;
	readonly width?: number;
	readonly color?: boolean;
	readonly now?: string;
}

/** `byline ask FILE|TOPIC "question"`: an answer from the text's own words; without a question, a conversation on a terminal. */
export function askCommand(terminal: Terminal, exit: (code: ExitCode) => void): Command {
	return new Command('ask')
		.description('Ask a news text, or all documents of a topic, and get an answer in its own words, with who said it.')
		.argument('<file-or-topic>', 'text, Markdown, HTML or PDF; "-" reads standard input; a folder of dated documents, or a topic’s name')
		.argument('[question...]', 'your question, in English; without one, on a terminal, ask one after the other')
		.addOption(new Option('--json', 'print the answer as JSON').conflicts(['width']))
		.addOption(new Option('--width <columns>', 'columns to write in (usual: those of the terminal)').argParser(parseWidth))
		.addOption(new Option('--now <date>', 'answer as if it were this day, as in 2025-10-09 (usual: today)').argParser(parseDay))
		.option('--color', 'write in colour (usual: only on a terminal)')
		.option('--no-color', 'write without colour')
		.action(async (about: string, words: string[], options: AskOptions) =>
			exit(await ask({ about, question: words.join(' ') }, options, terminal)),
		);
}

async function ask({ about, question }: { about: string; question: string }, options: AskOptions, terminal: Terminal): Promise<ExitCode> {
	try {
		const documents = await withProgress(terminal, { text: `Reading ${about}` }, () => documentsOf(about, terminal));
		if (documents.length === 0)
			return complain(`Cannot ask "${about}": it holds no document. Put one in it that is called like 2025-10-08.md.`, terminal);
		if (question.trim() !== '' || !canConverse(about, terminal)) {
			terminal.stdout.write(`${await shown(question, { documents, earlier: [] }, options, terminal)}\n`);
			return EXIT.fine;
		}
		await converse(documents, options, terminal);
		return EXIT.fine;
	} catch (error) {
		const problem = expectedProblem(error, about);
		if (!problem) throw error;
		return complain(problem, terminal);
	}
}

function complain(problem: string, { stderr }: Terminal): ExitCode {
	stderr.write(`${problem}\n`);
	return EXIT.badInput;
}

function canConverse(about: string, { stdin, stdout }: Terminal): boolean {
	return about !== '-' && stdin?.isTTY === true && stdout.isTTY === true;
}

/** One question after the other, each read with those before it, until an empty line or the end of the input. */
async function converse(documents: readonly Document[], options: AskOptions, terminal: Terminal): Promise<void> {
	const lines = createInterface({ input: terminal.stdin!, output: terminal.stdout });
	const earlier: string[] = [];
	const asked = new Promise<null>((resolve) => lines.once('close', () => resolve(null)));
	for (;;) {
		const question = await Promise.race([lines.question('\nAsk (an empty line ends): '), asked]);
		if (!question?.trim()) break;
		terminal.stdout.write(`${await shown(question, { documents, earlier }, options, terminal)}\n`);
		earlier.push(question);
	}
	lines.close();
}

interface Asking {
	readonly documents: readonly Document[];
	readonly earlier: readonly string[];
}

async function shown(question: string, { documents, earlier }: Asking, options: AskOptions, terminal: Terminal): Promise<string> {
	const { answer } = await import('../answer/answer.ts');
	const now = options.now ?? new Date(terminal.now()).toISOString().slice(0, 10);
	const found = answer(question, documents, { now, earlier });
	return options.json ? JSON.stringify(found, null, '\t') : rendered(found, documents, { options, terminal });
}

async function rendered(
	found: Answer,
	documents: readonly Document[],
	{ options, terminal }: { options: AskOptions; terminal: Terminal },
): Promise<string> {
	const { answerCard } = await import('../cards/answer.ts');
	const { render, textWidth } = await import('../platforms/terminal/index.ts');
	const width = textWidth({ asked: options.width, columns: terminal.stdout.columns });
	return render(answerCard(found, { documents }), { width, colour: inColour(terminal, options.color) });
}

/** A file's document; those of a folder, or of the topic of that name in the configuration or in `digests/`. */
async function documentsOf(about: string, { env, stderr }: Terminal): Promise<readonly Document[]> {
	const { readDocument } = await import('../sources/file.ts');
	if (about === '-' || (await isFile(about))) return [await readDocument(about)];
	const folders = (await isFolder(about)) ? [path.resolve(about)] : await topicFolders(about, env);
	if (folders.length === 0) return [await readDocument(about)];
	const { library } = await import('../bot/library.ts');
	const topic = {
		name: about,
		title: about,
		sources: folders.map((folder) => ({ kind: 'folder' as const, path: folder, written: folder })),
	};
	const entries = await library([topic], { warn: (message) => void stderr.write(`${message}\n`) }).entries(topic);
	return entries.map(({ document }) => document);
}

async function topicFolders(name: string, environment: Terminal['env']): Promise<string[]> {
	const { readConfig } = await import('../config.ts');
	const read = await readConfig({ environment, folder: process.cwd(), definitions: [] });
	const topic = 'config' in read ? read.config.topics.find((one) => one.name === name) : undefined;
	if (topic) return topic.sources.flatMap((source) => (source.kind === 'folder' ? source.path : []));
	const folder = path.resolve('digests', name);
	return /^[a-z0-9-]+$/.test(name) && (await isFolder(folder)) ? [folder] : [];
}

async function isFile(file: string): Promise<boolean> {
	return (await stat(file).catch(() => null))?.isFile() ?? false;
}

async function isFolder(folder: string): Promise<boolean> {
	return (await stat(folder).catch(() => null))?.isDirectory() ?? false;
}

function parseWidth(value: string): number {
	if (!/^\d{1,4}$/.test(value) || Number(value) < 1) throw new InvalidArgumentError('Give a whole number of columns, as in --width 80.');
	return Number(value);
}

function parseDay(value: string): string {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value)))
		throw new InvalidArgumentError('Give a day, as in --now 2025-10-09.');
	return value;
}
