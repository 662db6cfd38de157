import { expect, test } from 'vitest';
import type { Run } from '../../../src/platforms/terminal/style.ts';
import { wrap } from '../../../src/platforms/terminal/wrap.ts';

function linesOf(text: string, room: Parameters<typeof wrap>[1]): string[] {
	return wrap([{ text, style: 'plain' }], room).map((line) => line.map((run) => run.text).join(''));
}

test('lines break at blanks, and later lines hang under the first', () => {
	expect(linesOf('one two three four five', { width: 10, rest: 2 })).toEqual(['one two', '  three', '  four', '  five']);
});

test('a word wider than a line is broken, with nothing lost', () => {
	expect(linesOf('see https://a.example/b now', { width: 10 })).toEqual(['see https:', '//a.exampl', 'e/b now']);
});

test('wide characters take two columns, break anywhere, and keep their closing mark', () => {
	expect(linesOf('港湾局は、再開', { width: 8 })).toEqual(['港湾局', 'は、再開']);
});

test('an emoji of several characters is never divided', () => {
	expect(linesOf('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', { width: 5 })).toEqual(['👩‍👩‍👧👩‍👩‍👧', '👩‍👩‍👧']);
});

test('styles survive the break of a line', () => {
	const runs: Run[] = [
		{ text: 'Ana Reyes', style: 'speaker' },
		{ text: ', union chair', style: 'plain' },
	];
	expect(wrap(runs, { width: 12 })).toEqual([
		[
			{ text: 'Ana Reyes', style: 'speaker' },
			{ text: ',', style: 'plain' },
		],
		[{ text: 'union chair', style: 'plain' }],
	]);
});

test('a text of nothing is one empty line', () => {
	expect(linesOf('', { width: 10 })).toEqual(['']);
});

test('a megabyte without a blank is wrapped in time', () => {
	const started = performance.now();
	expect(linesOf('x'.repeat(1_000_000), { width: 80 })).toHaveLength(12_500);
	expect(performance.now() - started).toBeLessThan(5_000);
});
