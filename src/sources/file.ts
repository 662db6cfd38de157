import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Document } from '../model/document.ts';
import { nearest } from '../model/nearest.ts';
import { LARGEST, type Overrides, parseDocument, tooLarge } from './parse.ts';
import { SourceError } from './source-error.ts';

/** Reads one Document from a text, Markdown, HTML or PDF file, or from standard input (`-`). Throws a SourceError when it cannot. */
export async function readDocument(file: string, overrides: Overrides = {}): Promise<Document> {
	if (file === '-') return parseDocument(await atMost(process.stdin, 'standard input'), { ...overrides, origin: 'standard input' });
	return parseDocument(await readBytes(file), { ...overrides, origin: file });
}

async function readBytes(file: string): Promise<Uint8Array> {
	try {
		const handle = await open(file);
		try {
			const { size } = await handle.stat();
			if (size > LARGEST) throw tooLarge(file, size);
			return await atMost(handle.createReadStream({ autoClose: false }), file);
		} finally {
			await handle.close();
		}
	} catch (cause) {
		throw cause instanceof SourceError ? cause : await unreadable(file, cause);
	}
}

/** All bytes of the stream; stops at the limit, since a pipe or a device does not say its size. */
async function atMost(stream: AsyncIterable<Uint8Array>, origin: string): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of stream) {
		chunks.push(chunk);
		size += chunk.length;
		if (size > LARGEST) throw tooLarge(origin, null);
	}
	return Buffer.concat(chunks);
}

async function unreadable(origin: string, cause: unknown): Promise<SourceError> {
	switch (cause instanceof Error && 'code' in cause ? cause.code : '') {
		case 'ENOENT':
			return new SourceError({ origin, reason: 'there is no such file', advice: await nearMiss(origin), cause });
		case 'ENOTDIR':
			return new SourceError({ origin, reason: 'part of its path is a file, not a folder', advice: 'Check the path.', cause });
		case 'EISDIR':
			return new SourceError({ origin, reason: 'it is a folder', advice: 'Give one file in it.', cause });
		case 'EACCES':
		case 'EPERM':
			return new SourceError({ origin, reason: 'you have no permission to read it', advice: `Allow it: chmod u+r ${origin}`, cause });
		default: {
			const reason = cause instanceof Error ? cause.message : String(cause);
			return new SourceError({ origin, reason, advice: 'Check the file and the disk it is on.', cause });
		}
	}
}

async function nearMiss(file: string): Promise<string> {
	const folder = path.dirname(file);
	const names = await readdir(folder).catch(() => null);
	if (!names) return `There is no folder ${folder} either; check the path.`;
	const [near] = nearest(path.basename(file), names, { limit: 1 });
	return near ? `Did you mean ${path.join(folder, near)}?` : 'Check the name.';
}
