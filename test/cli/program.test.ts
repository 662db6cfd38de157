import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { inColour, type Stream } from '../../src/cli/terminal.ts';

let folder = '';

beforeAll(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'byline-'));
	await writeFile(path.join(folder, 'short.txt'), 'The tide rose again at noon.');
	await writeFile(path.join(folder, 'long.txt'), 'The tide rose again at noon.\n\n'.repeat(8_000));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function stream(isTTY: boolean): { stream: Stream; text: () => string } {
	const written: string[] = [];
	const pipe = new PassThrough().setEncoding('utf8').on('data', (text: string) => written.push(text));
	return {
		stream: Object.assign(pipe, { isTTY, columns: 80, cursorTo: () => true, clearLine: () => true, moveCursor: () => true }),
		text: () => written.join(''),
	};
}

test.each([
	['a long text shows progress where people watch', 'long.txt', true, true],
	['a short one does not', 'short.txt', true, false],
	['nor does a long one whose messages go to a file', 'long.txt', false, false],
])('%s', async (_, name, isTTY, shown) => {
	const [stdout, stderr] = [stream(false), stream(isTTY)];
	const code = await run(['digest', path.join(folder, name)], { env: {}, stdout: stdout.stream, stderr: stderr.stream, now: Date.now });
	expect(code).toBe(0);
	expect(stderr.text().includes('Digesting')).toBe(shown);
	expect(stdout.text()).toContain('The tide rose again');
	expect(stdout.text()).not.toContain('Digesting');
});

test.each([
	[
		'without its stack, unless asked',
		{},
		/^Byline stopped because of a fault of its own: the disk sang\nRun it again with BYLINE_DEBUG=1/,
		false,
	],
	['with its stack under BYLINE_DEBUG=1', { BYLINE_DEBUG: '1' }, /the disk sang/, true],
])('a fault of Byline’s own is exit code 70, %s', async (_, env, message, stack) => {
	const stderr = stream(false);
	const stdout = Object.assign(new PassThrough(), {
		write(): boolean {
			throw new Error('the disk sang');
		},
	});
	const code = await run(['digest', path.join(folder, 'short.txt')], { env, stdout, stderr: stderr.stream, now: Date.now });
	expect(code).toBe(70);
	expect(stderr.text()).toMatch(message);
	expect(stderr.text().includes('    at ')).toBe(stack);
});

test('colour is for a terminal that can show it', () => {
	const terminal = (isTTY: boolean, env: Record<string, string>) => ({
		env,
		stdout: stream(isTTY).stream,
		stderr: stream(isTTY).stream,
		now: Date.now,
	});
	expect(inColour(terminal(true, {}), undefined)).toBe(true);
	expect(inColour(terminal(false, {}), undefined)).toBe(false);
	expect(inColour(terminal(true, { TERM: 'dumb' }), undefined)).toBe(false);
	expect(inColour(terminal(true, { NO_COLOR: '1' }), undefined)).toBe(false);
	expect(inColour(terminal(true, { NO_COLOR: '' }), undefined)).toBe(true);
});
