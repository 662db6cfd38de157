import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDocument } from '../../src/sources/file.ts';
import { SourceError } from '../../src/sources/source-error.ts';
import { refusal } from './bytes.ts';

const TEXT = 'The port authority and the union met on Tuesday.';
const MODULE = path.join(import.meta.dirname, '../../src/sources/file.ts');
let folder = '';

beforeAll(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'byline-'));
	writeFileSync(path.join(folder, 'harbour-talks.txt'), TEXT);
});
afterAll(() => rmSync(folder, { recursive: true }));

function runScript(script: string, input = ''): string {
	return execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { input, encoding: 'utf8' });
}

async function problem(name: string): Promise<SourceError> {
	const outcome = await readDocument(path.join(folder, name)).catch((error: unknown) => error);
	if (!(outcome instanceof SourceError)) throw new Error('No SourceError', { cause: outcome });
	return outcome;
}

test('a file becomes a Document that says where it was read', async () => {
	const file = path.join(folder, 'harbour-talks.txt');
	expect(await readDocument(file, { publisher: 'Coastal Wire' })).toMatchObject({ origin: file, text: TEXT, publisher: 'Coastal Wire' });
});

test('a missing file is an error with the nearest name there is, and keeps its cause', async () => {
	const error = await problem('harbor-talk.txt');
	expect(error.message).toBe(
		`Cannot read ${path.join(folder, 'harbor-talk.txt')}: there is no such file. Did you mean ${path.join(folder, 'harbour-talks.txt')}?`,
	);
	expect(error.cause).toMatchObject({ code: 'ENOENT' });
	expect((await problem('harbour-talks.md')).advice).toContain('Did you mean');
	expect((await problem('weather.txt')).advice).toBe('Check the name.');
	expect((await problem('none/weather.txt')).advice).toContain('There is no folder');
});

test('a folder, a path through a file and a file that is too large are each named', async () => {
	expect((await problem('.')).reason).toBe('it is a folder');
	expect((await problem('harbour-talks.txt/a.txt')).reason).toContain('part of its path is a file');
	writeFileSync(path.join(folder, 'large.txt'), '');
	truncateSync(path.join(folder, 'large.txt'), 12_300_000);
	expect((await problem('large.txt')).reason).toBe('it has 12.3 MB, more than the limit of 10 MB');
	expect((await problem('../../dev/zero')).reason).toBe('it is larger than the limit of 10 MB');
});

test.skipIf(process.platform === 'win32')('a file without permission is named', () => {
	const file = path.join(folder, 'locked.txt');
	writeFileSync(file, TEXT);
	chmodSync(file, 0o000);
	chmodSync(folder, 0o755);
	// Root may read any file, so the reading process first becomes nobody.
	const script = `if (process.getuid() === 0) process.setuid(65534);
		const { readDocument } = await import(${JSON.stringify(MODULE)});
		await readDocument(${JSON.stringify(file)}).catch((error) => console.log(error.message));`;
	expect(runScript(script)).toContain('you have no permission to read it');
});

test('standard input is read to its end', () => {
	const script = `const { readDocument } = await import(${JSON.stringify(MODULE)});
		const { origin, text } = await readDocument('-');
		console.log(origin + ': ' + text);`;
	expect(runScript(script, TEXT).trim()).toBe(`standard input: ${TEXT}`);
});

test('no text, and what is no text, is named for what it is', async () => {
	const zip = (entry: string) => Buffer.from(`PK\u0003\u0004${'\0'.repeat(26)}${entry}`, 'latin1');
	const cases: readonly (readonly [content: string | Uint8Array, reason: string])[] = [
		['', 'it is empty'],
		[' \n\t\u00a0\u200b\n', 'there is no text in it, only blanks'],
		[Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'it looks like a PNG picture'],
		[Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'it looks like a JPEG picture'],
		[zip('story.txt'), 'it looks like a ZIP archive'],
		[zip('word/document.xml'), 'it looks like a Word document'],
		[Buffer.from([0x1f, 0x8b, 8, 0]), 'it looks like a gzip archive'],
		['{\\rtf1 text}', 'it looks like an RTF document'],
		[Buffer.from([1, 2, 3, 0, 5, 6, 0, 8]), 'it is binary data, not text'],
		['<?xml version="1.0"?><rss><channel/></rss>', 'it looks like a feed or other XML'],
	];
	for (const [content, reason] of cases) expect(await refusal(content)).toMatch(new RegExp(`^Cannot read story\\.txt: ${reason}`));
});

test('the content decides where the name says nothing', async () => {
	const page = `<!doctype html><title>Talks</title><article><p>${TEXT} ${TEXT}</p></article>`;
	const file = path.join(folder, 'saved');
	writeFileSync(file, page);
	expect((await readDocument(file)).text).toBe(`Talks\n\n${TEXT} ${TEXT}`);
	writeFileSync(file, `---\ntitle: Talks\n---\n${TEXT}`);
	expect((await readDocument(file)).text).toBe(`Talks\n\n${TEXT}`);
});
