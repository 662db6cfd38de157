import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Document } from '../model/document.ts';
import type { Overrides } from '../sources/parse.ts';
import { withProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** `2025-10-08.md`, `2025-10-08-evening.txt`; not `2025-10-08.terminal.txt`, which stands beside its document. */
const DATED_DOCUMENT = /^\d{4}-\d{2}-\d{2}[^.]*\.(?:md|markdown|txt|text|html?|pdf)$/i;

export interface Input {
	readonly document: Document;
	/** Title of the Topic whose folder was named; null for a file. */
	readonly topic: string | null;
}

/** Found out before anything is read: the message says what to do. */
class InputError extends Error {
	override readonly name = 'InputError';
}

/** Reads the Document that a command's argument means: a file, "-" for standard input, or the newest of a topic's folder. */
export async function openInput(argument: string, overrides: Overrides, terminal: Terminal): Promise<Input> {
	const { readDocument } = await import('../sources/file.ts');
	const folder = argument !== '-' && (await isFolder(argument));
	const file = folder ? path.join(argument, await newestDocument(argument)) : argument;
	const document = await withProgress(terminal, { text: `Reading ${file === '-' ? 'standard input' : file}` }, () =>
		readDocument(file, overrides),
	);
	return { document, topic: folder ? topicTitle(argument) : null };
}

async function isFolder(argument: string): Promise<boolean> {
	const found = await stat(argument).catch(() => null);
	return found?.isDirectory() ?? false;
}

async function newestDocument(folder: string): Promise<string> {
	const names = (await readdir(folder)).filter((name) => DATED_DOCUMENT.test(name)).sort();
	const newest = names.at(-1);
	if (newest === undefined) {
		throw new InputError(
			`Cannot digest the folder "${folder}": it holds no dated document. Name a file, or put one in it that is called like 2025-10-08.md.`,
		);
	}
	return newest;
}

/** The folder's name as a title: `port-strike` → `Port strike`. */
function topicTitle(folder: string): string {
	const words = path.basename(path.resolve(folder)).replace(/[-_]+/g, ' ').trim();
	return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** The message for an error that the input is the cause of; null for a fault of Byline's own. */
export function expectedProblem(error: unknown, argument: string): string | null {
	if (!(error instanceof Error)) return null;
	if (error.name === 'InputError' || error.name === 'SourceError') return error.message;
	const code = 'code' in error && 'syscall' in error ? error.code : null;
	return code ? `Cannot read "${argument}": ${error.message}` : null;
}
