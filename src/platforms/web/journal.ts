import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Entry } from './entry.ts';

/** A file to which every change is added as a line, and which is read at start. */
export interface Journal {
	/** What was found in it. */
	readonly entries: readonly Entry[];
	/** Lines that are not what was written. */
	readonly damaged: number;
	/** Resolves when the entry is on the disk: a process that is killed afterwards has not lost it. Rejects when it was not written. */
	append(entry: Entry): Promise<void>;
	close(): Promise<void>;
}

/** From so many lines on, of which half are not needed any more, the file is written anew. */
const MANY_LINES = 8_000;
const SEAL = 12;

interface Waiting {
	readonly line: string;
	readonly done: () => void;
	readonly failed: (cause: unknown) => void;
}

/** `live` gives the entries that a new file needs to hold. */
export async function openJournal(folder: string, { live }: { live: () => readonly Entry[] }): Promise<Journal> {
	await mkdir(folder, { recursive: true });
	const name = path.join(folder, 'messages.jsonl');
	let file = await openFile(name);
	const { entries, damaged, end } = parse(await file.readFile('utf8'));
	let size = end;
	let lines = entries.length;
	let waiting: Waiting[] = [];
	let writing: Promise<void> | null = null;
	return {
		entries,
		damaged,
		append(entry) {
			const written = new Promise<void>((done, failed) => waiting.push({ line: lineOf(entry), done, failed }));
			writing ??= write().finally(() => {
				writing = null;
			});
			return written;
		},
		async close() {
			await writing;
			await file.close();
		},
	};

	/** Lines that wait together share one flush of the disk. A write that failed is written over by the next. */
	async function write(): Promise<void> {
		while (waiting.length) {
			const batch = waiting;
			waiting = [];
			try {
				const bytes = Buffer.from(batch.map(({ line }) => line).join(''));
				await writeWhole(file, bytes, size);
				size += bytes.length;
				lines += batch.length;
				for (const { done } of batch) done();
			} catch (cause) {
				for (const { failed } of batch) failed(cause);
			}
			await compact();
		}
	}

	async function compact(): Promise<void> {
		if (lines < MANY_LINES) return;
		const needed = live();
		if (lines < needed.length * 2) return;
		const bytes = Buffer.from(needed.map(lineOf).join(''));
		try {
			const other = await open(`${name}.new`, 'w');
			await writeWhole(other, bytes, 0);
			await rename(`${name}.new`, name);
			await file.close();
			file = other;
			size = bytes.length;
			lines = needed.length;
		} catch {
			// The old file goes on being used; there is another try after the next write.
		}
	}
}

/** `r+` must find a file, `a` would not write where it is told. */
async function openFile(name: string): Promise<FileHandle> {
	await (await open(name, 'a')).close();
	return open(name, 'r+');
}

async function writeWhole(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
	for (let written = 0; written < bytes.length; ) {
		written += (await file.write(bytes, written, bytes.length - written, position + written)).bytesWritten;
	}
	// A shorter batch after one that failed half-way must not leave the other's end behind it.
	await file.truncate(position + bytes.length);
	await file.datasync();
}

/** A line that was being written when the process was killed has no end, and was never promised to anybody. */
function parse(text: string): { entries: Entry[]; damaged: number; end: number } {
	const whole = text.slice(0, text.lastIndexOf('\n') + 1);
	const lines = whole.split('\n').filter(Boolean);
	const entries = lines.flatMap((line) => {
		const json = line.slice(SEAL + 1);
		return sealOf(json) === line.slice(0, SEAL) ? [JSON.parse(json) as Entry] : [];
	});
	return { entries, damaged: lines.length - entries.length, end: Buffer.byteLength(whole) };
}

function lineOf(entry: Entry): string {
	const json = JSON.stringify(entry);
	return `${sealOf(json)} ${json}\n`;
}

function sealOf(json: string): string {
	return createHash('sha256').update(json).digest('base64url').slice(0, SEAL);
}
