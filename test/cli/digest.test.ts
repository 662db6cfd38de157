import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestSchema } from '../../src/digest/schema.ts';
import { byline } from './byline.ts';

const report = `date 2025-05-06 The ferry company stopped all 14 crossings to the island on Monday, and gave no reason. “Nobody told us,” Lena Moss, who runs the kiosk on the pier, told the Island Post.

The company said that it expects to sail again by 12 May.
`;
const COLOUR = /\u001b\[/;

let folder = '';
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'byline-'));
	await mkdir(at('harbour-talks'));
	await mkdir(at('nothing'));
	await Promise.all([
		writeFile(at('ferry.txt'), report),
		writeFile(at('other.txt'), 'date 2025-01-02 The lighthouse was painted on Thursday. It is red.'),
		writeFile(at('harbour-talks/2025-03-04.txt'), 'date 2025-03-04 The dockers of Lindhaven stayed at home for a third day on Tuesday.'),
		writeFile(
			at('harbour-talks/2025-03-05.txt'),
			'date 2025-03-05 The dockers of Lindhaven went back to work on Wednesday after a night of talks. The first ship was unloaded before noon.',
		),
		writeFile(at('harbour-talks/2025-03-05.terminal.txt'), 'A card, not a document.'),
		writeFile(at('harbour-talks/notes.txt'), 'Not dated.'),
	]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what is printed', () => {
	test('the cards of a file, without colour in a pipe, in 80 columns', async () => {
		const { code, stdout, stderr } = await byline(['digest', at('ferry.txt')]);
		expect(stderr).toBe('');
		expect(code).toBe(0);
		expect(stdout).toContain('TUE 6 MAY 2025');
		expect(stdout).toContain('One source · 6 May 2025 · 3 sentences read');
		expect(stdout).not.toMatch(COLOUR);
		expect(Math.max(...stdout.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
	});

	test('standard input gives the same cards as the file', async () => {
		const [piped, named] = await Promise.all([byline(['digest', '-'], { input: report }), byline(['digest', at('ferry.txt')])]);
		expect(piped).toEqual(named);
	});

	test('--json is a Digest that its schema describes', async () => {
		const { code, stdout } = await byline(['digest', '--json', at('ferry.txt')]);
		expect(code).toBe(0);
		expect(digestSchema.parse(JSON.parse(stdout)).document).toMatchObject({ published: '2025-05-06', sentences: { read: 3 } });
	});

	test('what is said of the text on the command line goes before what the text says', async () => {
		const options = ['--title', 'Ferries stop', '--date', '2025-05-07', '--publisher', 'Island Post', '--url', 'https://post.example/1'];
		const { stdout } = await byline(['digest', ...options, '--topic', 'Ferries', at('ferry.txt')]);
		expect(stdout).toContain('FERRIES · Wed 7 May 2025\nFerries stop\n');
		expect(stdout).toContain('One source · Island Post · 7 May 2025');
		expect(stdout).toContain('https://post.example/1');
	});

	test.each([
		['voices', 'WHO SAYS WHAT'],
		['figures', 'THE NUMBERS'],
		['timeline', 'TIMELINE'],
		['gaps', 'WHAT IS OPEN'],
		['sources', 'SOURCES'],
	])('--section %s prints that card, with its source line', async (section, title) => {
		const { code, stdout } = await byline(['digest', '--section', section, at('ferry.txt')]);
		expect(code).toBe(0);
		expect(stdout.startsWith(title)).toBe(true);
		expect(stdout).toContain('One source ·');
	});

	test('--width sets the columns, and never fewer than 40', async () => {
		const widest = (text: string) => Math.max(...text.split('\n').map((line) => stringWidth(line)));
		const [wide, narrow] = await Promise.all([
			byline(['digest', '--width', '120', at('ferry.txt')]),
			byline(['digest', '--width', '10', at('ferry.txt')]),
		]);
		expect(widest(wide.stdout)).toBe(120);
		expect(widest(narrow.stdout)).toBe(40);
	});

	test('of a topic’s folder, the newest dated document under the folder’s name', async () => {
		const { stdout } = await byline(['digest', at('harbour-talks')]);
		expect(stdout).toContain('HARBOUR TALKS · Wed 5 Mar 2025');
		expect(stdout).toContain('went back to work');
	});

	test('several files, one after the other', async () => {
		const { code, stdout } = await byline(['digest', at('ferry.txt'), at('other.txt')]);
		expect(code).toBe(0);
		expect(stdout.indexOf('ferry company')).toBeLessThan(stdout.indexOf('lighthouse'));
		expect(stdout.split('One source')).toHaveLength(3);
	});
});

describe('colour', () => {
	test.each<[string, string[], Record<string, string>, boolean]>([
		['--color writes it into a pipe', ['--color'], {}, true],
		['FORCE_COLOR does too', [], { FORCE_COLOR: '1' }, true],
		['--no-color goes before FORCE_COLOR', ['--no-color'], { FORCE_COLOR: '1' }, false],
		['NO_COLOR goes before FORCE_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
		['FORCE_COLOR=0 is none', [], { FORCE_COLOR: '0' }, false],
	])('%s', async (_, options, env, coloured) => {
		const { stdout } = await byline(['digest', ...options, at('ferry.txt')], { env });
		expect(COLOUR.test(stdout)).toBe(coloured);
		expect(stripVTControlCharacters(stdout)).toContain('ferry company');
	});

	test('escape sequences of the text are shown, not sent', async () => {
		const { stdout } = await byline(['digest', '-'], { input: 'The pier \u001b[2J\u001b]0;owned\u0007 was closed on Monday.' });
		expect(stdout).not.toMatch(/[\u001b\u0007]/);
		expect(stdout).toContain('was closed');
	});
});

describe('what goes wrong', () => {
	test('a file that is not there: a message without a stack, exit code 1, and the other files all the same', async () => {
		const { code, stdout, stderr } = await byline(['digest', at('none.txt'), at('ferry.txt')]);
		expect(code).toBe(1);
		expect(stderr).toMatch(/^Cannot read .*none\.txt/);
		expect(stderr).not.toContain('    at ');
		expect(stdout).toContain('ferry company');
	});

	test('a folder without a dated document: what to do is said', async () => {
		const { code, stderr } = await byline(['digest', at('nothing')]);
		expect(code).toBe(1);
		expect(stderr).toMatch(/^Cannot digest the folder ".*nothing": it holds no dated document\. Name a file/);
	});

	test.each([
		['no file', ['digest']],
		['a file without a name', ['digest', '']],
		['no command', []],
		['an unknown command', ['digets', 'a.txt']],
		['an unknown option', ['digest', '--widht', '80', 'a.txt']],
		['an unknown section', ['digest', '--section', 'quotes', 'a.txt']],
		['a width that is no number', ['digest', '--width', 'wide', 'a.txt']],
		['a date that is not in the calendar', ['digest', '--date', '2025-02-30', 'a.txt']],
		['a url that is no web address', ['digest', '--url', 'news.example', 'a.txt']],
		['JSON of a section', ['digest', '--json', '--section', 'voices', 'a.txt']],
	])('%s is wrong usage: exit code 2, and help is offered', async (_, args) => {
		const { code, stdout, stderr } = await byline(args);
		expect(code).toBe(2);
		expect(stdout).toBe('');
		expect(stderr).toMatch(/--help/);
		expect(stderr).not.toContain('    at ');
	});

	test('help is no error, and names the exit codes', async () => {
		const { code, stdout } = await byline(['--help']);
		expect(code).toBe(0);
		expect(stdout).toContain('Exit codes: 0 fine');
	});

	test('a reader that closes the pipe early is no error', async () => {
		const { code, stderr } = await byline(['digest', '--json', '-'], {
			input: 'The tide rose again at noon. '.repeat(8_000),
			closeEarly: true,
		});
		expect(stderr).toBe('');
		expect(code).toBe(0);
	});

	test.skipIf(!existsSync('/dev/full'))('a full disk is said in one line', async () => {
		const { code, stderr } = await byline(['digest', at('ferry.txt')], { into: '/dev/full' });
		expect(code).toBe(74);
		expect(stderr).toMatch(/^Cannot write the output: ENOSPC.*\n$/);
	});
});
