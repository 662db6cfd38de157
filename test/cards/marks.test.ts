import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marks } from '../../src/cards/marks.ts';
import { overlaps } from '../../src/model/span.ts';

const sentences = [
	{ start: 10, end: 20 },
	{ start: 21, end: 30 },
	{ start: 32, end: 40 },
];

test.each([
	['a part of a sentence', [{ start: 22, end: 25 }], [2]],
	['a whole sentence', [{ start: 10, end: 20 }], [1]],
	['words over a sentence’s end', [{ start: 28, end: 33 }], [2, 3]],
	[
		'two spans of one sentence',
		[
			{ start: 33, end: 34 },
			{ start: 36, end: 37 },
		],
		[3],
	],
	[
		'spans in another order than the text',
		[
			{ start: 33, end: 34 },
			{ start: 11, end: 12 },
		],
		[1, 3],
	],
	['the title, which is before the first sentence', [{ start: 0, end: 8 }], []],
	['the blank between two sentences', [{ start: 20, end: 21 }], []],
])('the marks of %s', (_, spans, expected) => {
	expect(marks(sentences, spans)).toEqual(expected);
});

test('marks are the numbers of all sentences that the spans touch, and of no other', () => {
	const offsets = fc.uniqueArray(fc.nat(60), { minLength: 2, maxLength: 20 }).map((found) => found.sort((a, b) => a - b));
	const pairs = offsets.map((found) => found.flatMap((start, i) => (i % 2 === 0 && found[i + 1] ? [{ start, end: found[i + 1]! }] : [])));
	fc.assert(
		fc.property(pairs, pairs, (text, spans) => {
			const touched = text.flatMap((sentence, i) => (spans.some((span) => overlaps(span, sentence)) ? [i + 1] : []));
			expect(marks(text, spans)).toEqual(touched);
		}),
	);
});
