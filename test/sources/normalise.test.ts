import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sliceOf } from '../../src/model/span.ts';
import { createDocument } from '../../src/sources/document.ts';
import { normalise } from '../../src/sources/normalise.ts';

const FORBIDDEN =
	/[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202f\u2060-\u206f\u2000-\u200a\u3000\ufeff]/;
const SINGLE_LINE_END = /(?<!\n)\n(?!\n)|\n{3}/;

const tricky = fc.constantFrom(
	...'\n \r\u00a0\u2028\u2029\u200b\u200c\u200d\u200e\u202e\u2067\u00ad\ufeff\u0301\u0323\u0344\u0000\u0007'.split(''),
	...[
		'سه',
		'شنبه',
		'न',
		'्',
		'क्',
		'👩',
		'🏽',
		'🚀',
		'\ufe0f',
		'\ud800',
		'\udc00',
		'e',
		'é',
		'ﬁ',
		'Å',
		'\u1100',
		'\u1161',
		'\u09c7',
		'\u09be',
		'\u{1f3f4}',
		'\u{e0067}',
		'\u{e007f}',
		'.',
	],
);
const anyText = fc.oneof(
	fc.array(tricky, { maxLength: 60 }).map((parts) => parts.join('')),
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 }).map((units) => String.fromCharCode(...units)),
);

test('normalising a Document’s text again changes nothing', () => {
	fc.assert(
		fc.property(fc.option(anyText, { nil: undefined }), anyText, (title, body) => {
			const first = createDocument({ origin: 'test', title, body });
			const again = createDocument({ origin: 'test', body: first.text });
			expect(again.text).toBe(first.text);
			expect(again.hash).toBe(first.hash);
		}),
		{ numRuns: 5_000 },
	);
});

test('whatever comes in, no unseen character, no double blank and no lone line end goes out', () => {
	fc.assert(
		fc.property(anyText, (body) => {
			const { text } = createDocument({ origin: 'test', body });
			expect(text).not.toMatch(FORBIDDEN);
			expect(text).not.toMatch(SINGLE_LINE_END);
			expect(text).not.toMatch(/ {2}| \n|\n |^\s|\s$/);
			expect(text).not.toMatch(/[\ud800-\udfff]/u);
			expect(text.normalize('NFC')).toBe(text);
		}),
		{ numRuns: 5_000 },
	);
});

test('title and body are the whole text, with a blank line between them', () => {
	fc.assert(
		fc.property(fc.option(anyText, { nil: undefined }), anyText, (title, body) => {
			const document = createDocument({ origin: 'test', title, body });
			const written = document.title ? sliceOf(document.text, document.title) : '';
			const rest = sliceOf(document.text, document.body);
			expect(written).not.toContain('\n');
			expect(document.text).toBe(written && rest ? `${written}\n\n${rest}` : written + rest);
			expect(document.title === null).toBe(written === '');
		}),
		{ numRuns: 2_000 },
	);
});

test('joiners stay where a writing needs them: between Arabic and Persian letters, in Indic clusters, in emoji', () => {
	const words = [
		'سه\u200cشنبه',
		'می\u200cخواهم',
		'ه\u200dم',
		'क्\u200dष',
		'ന്\u200d',
		'ක්\u200dෂ',
		'👩\u200d🚀',
		'👩🏽\u200d🚒',
		'🏳️\u200d🌈',
		'❤️\u200d🔥',
	];
	for (const word of words) expect(normalise(`a ${word} b`)).toBe(`a ${word} b`);
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }), (some) => {
			expect(normalise(some.join(' '))).toBe(some.join(' '));
		}),
	);
});

test('joiners go where they only hide: inside Latin words, at the edge of a word, alone', () => {
	expect(normalise('Ham\u200cas a\u200dgreed \u200d \u200c سلام\u200c گفت')).toBe('Hamas agreed سلام گفت');
});

test('a flag made of tags stays, and text hidden in tags goes', () => {
	const wales = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}';
	expect(normalise(`${wales} won\u{e0069}\u{e0067}\u{e006e}`)).toBe(`${wales} won`);
});

test('line ends, blanks, soft hyphens and bidi controls become plain text', () => {
	expect(normalise('\ufeffThe har\u00adbour\u00a0is\u2009closed.\r\n\r\n \t\r\n\u202eTalks\u202c go\non.\rNow\u0007.')).toBe(
		'The harbour is closed.\n\nTalks go on. Now.',
	);
});

test('a megabyte is normalised quickly, stacked marks and blanks included', () => {
	const inputs = [
		'The port is closed. '.repeat(50_000),
		'a\u0301\u0323'.repeat(340_000),
		`a${'\u0301\u0323'.repeat(500_000)}`,
		' \n'.repeat(500_000),
		'\u200d'.repeat(1_000_000),
		'ش\u200c'.repeat(500_000),
	];
	for (const input of inputs) {
		const start = performance.now();
		normalise(input);
		expect(performance.now() - start).toBeLessThan(10_000);
	}
});
