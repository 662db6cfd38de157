import { Command, InvalidArgumentError, Option } from 'commander';
import type { Section } from '../model/card.ts';
import type { Digest } from '../model/digest.ts';
import { publishedDate } from '../sources/published.ts';
import { isWebAddress } from '../sources/web-address.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { expectedProblem, type Input, openInput } from './input.ts';
import { withProgress } from './progress.ts';
import { inColour, type Terminal } from './terminal.ts';

const SECTIONS: readonly Section[] = ['summary', 'voices', 'figures', 'timeline', 'gaps', 'sources'];

interface DigestOptions {
	readonly section?: Section | 'all';
	readonly json?: true;
	readonly brief?: true;
	readonly width?: number;
	readonly color?: boolean;
	readonly topic?: string;
	readonly title?: string;
	readonly date?: string;
	readonly publisher?: string;
	readonly url?: string;
}

/** `byline digest FILE…`: one Document after the other; what cannot be read is reported, and the others are still shown. */
export function digestCommand(terminal: Terminal, exit: (code: ExitCode) => void): Command {
	return new Command('digest')
		.description('Digest news texts and print their cards: the summary, who says what, the numbers, the timeline, what is open.')
		.argument('<file...>', 'text, Markdown, HTML or PDF; "-" reads standard input; of a folder, its newest dated document', addFile, [])
		.addOption(
			new Option('--section <name>', 'print one card only, whole; "all" adds the sources to the usual cards').choices([...SECTIONS, 'all']),
		)
		.addOption(new Option('--json', 'print the Digest as JSON instead of cards').conflicts(['section', 'width', 'topic']))
		.option('--brief', 'a summary of some 65 words instead of some 85')
		.addOption(new Option('--width <columns>', 'columns to write in (usual: those of the terminal, 40 at least)').argParser(parseWidth))
		.option('--color', 'write in colour (usual: only on a terminal)')
		.option('--no-color', 'write without colour')
		.option('--topic <title>', 'print this title above the summary')
		.option('--title <text>', 'take this as the title of the text')
		.addOption(new Option('--date <date>', 'take this as the date of the text, as in 2025-10-08').argParser(parseDate))
		.option('--publisher <name>', 'take this as the publisher of the text')
		.addOption(new Option('--url <url>', 'take this as the address of the text').argParser(parseUrl))
		.action(async (files: string[], options: DigestOptions) => exit(await digestFiles(files, options, terminal)));
}

async function digestFiles(files: readonly string[], options: DigestOptions, terminal: Terminal): Promise<ExitCode> {
	let code: ExitCode = EXIT.fine;
	let printed = 0;
	for (const file of files) {
		try {
			const shown = await digestFile(file, options, terminal);
			terminal.stdout.write(`${printed > 0 && !options.json ? '\n' : ''}${shown}\n`);
			printed++;
		} catch (error) {
			const problem = expectedProblem(error, file);
			if (!problem) throw error;
			terminal.stderr.write(`${problem}\n`);
			code = EXIT.badInput;
		}
	}
	return code;
}

/** Loads the rooms only now: `--help` and a wrong option need none of them. */
async function digestFile(file: string, options: DigestOptions, terminal: Terminal): Promise<string> {
	const { title, date: published, publisher, url } = options;
	const input = await openInput(file, { title, published, publisher, url }, terminal);
	const { digest } = await import('../digest/digest.ts');
	const found = await withProgress(terminal, { text: 'Digesting', long: input.document.text.length }, () =>
		digest(input.document, { brief: options.brief === true }),
	);
	if (options.json) return JSON.stringify(found, null, '\t');
	return renderCards(input, found, options, terminal);
}

async function renderCards(
	{ document, topic }: Input,
	found: Digest,
	{ section, ...options }: DigestOptions,
	terminal: Terminal,
): Promise<string> {
	const { cardOf, filledSections } = await import('../cards/section.ts');
	const { NO_LIMITS } = await import('../cards/limits.ts');
	const { renderAll, textWidth } = await import('../platforms/terminal/index.ts');
	const chosen =
		section === undefined ? filledSections(found) : section === 'all' ? [...filledSections(found), 'sources' as const] : [section];
	// A section that is asked for by name is shown whole: a terminal has room.
	const limits = section && section !== 'summary' ? { limits: NO_LIMITS } : {};
	const cards = chosen.map((name) => cardOf(found, name, { document, topic: options.topic ?? topic, ...limits }));
	const width = textWidth({ asked: options.width, columns: terminal.stdout.columns });
	return renderAll(cards, { width, colour: inColour(terminal, options.color) });
}

function addFile(value: string, before: readonly string[]): string[] {
	if (value.trim() === '') throw new InvalidArgumentError('Name a file, or "-" for standard input.');
	return [...before, value];
}

function parseWidth(value: string): number {
	if (!/^\d{1,4}$/.test(value) || Number(value) < 1) throw new InvalidArgumentError('Give a whole number of columns, as in --width 80.');
	return Number(value);
}

function parseDate(value: string): string {
	const read = publishedDate(value);
	if ('problem' in read) throw new InvalidArgumentError(`It ${read.problem}. Write it as in --date 2025-10-08.`);
	return read.date;
}

function parseUrl(value: string): string {
	if (!isWebAddress(value)) throw new InvalidArgumentError('Give a whole web address, as in --url https://news.example/story.');
	return value;
}
