import path from 'node:path';
import { expect, test } from 'vitest';
import { byline } from './byline.ts';

const court = path.join(import.meta.dirname, '../fixtures/news/court.txt');
const storm = path.join(import.meta.dirname, '../answer/documents');

test('a question to a file is answered in its own words, with who says so', async () => {
	const { code, stdout, stderr } = await byline(['ask', court, 'what did Castell say about the payments?', '--width', '100']);
	expect(stderr).toBe('');
	expect(code).toBe(0);
	expect(stdout).toContain('the payments were loans');
	expect(stdout).toContain('Miriam Castell');
	expect(stdout).toContain('17 May 2022');
}, 90_000);

test('--json gives the answer with its evidence at its place in the text', async () => {
	const { code, stdout } = await byline(['ask', court, '--json', '--now', '2022-05-17', 'who', 'is', 'the', 'judge?']);
	expect(code).toBe(0);
	const found = JSON.parse(stdout);
	expect(found).toMatchObject({ outcome: 'stated', short: 'Harold Penn', speaker: null });
	expect(found.evidence[0].end - found.evidence[0].start).toBe(found.evidence[0].text.length);
	expect(found.confidence).toBeGreaterThan(0.5);
});

test('without a terminal there is nobody to prompt: an empty question is answered with what to ask', async () => {
	const { code, stdout } = await byline(['ask', court]);
	expect(code).toBe(0);
	expect(stdout).toContain('Ask me in words');
});

test('a folder is asked as a whole', async () => {
	const { code, stdout } = await byline(['ask', storm, 'is the airport at Port Sable open?']);
	expect(code).toBe(0);
	expect(stdout).toContain('reopened at noon');
	expect(stdout).toMatch(/\d+ documents/);
});

test.each([[['ask', 'no-such-file.txt', 'who?']], [['ask', court, '--now', 'soon', 'who?']]])(
	'%j ends with a message and a code',
	async (args) => {
		const { code, stderr } = await byline(args);
		expect(code).not.toBe(0);
		expect(stderr).not.toBe('');
		expect(stderr).not.toContain('fault of its own');
	},
);
