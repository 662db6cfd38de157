import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentences } from '../../src/digest/text/sentences.ts';

function split(text: string): string[] {
	return sentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
}

/** Each row is the sentences of one paragraph, which are joined by a blank and must come apart again. */
const APART: Readonly<Record<string, readonly string[]>> = {
	'titles and initials go on': ['Gen. Ruth Okafor and J. P. Marlow met Sen. Diaz.', 'Dr. Lund did not attend.'],
	'a country’s letters end a sentence only before a word that begins one': [
		'The U.S. Navy sent two ships from the U.S. to help.',
		'It will leave the U.K.',
		'But nobody knows when.',
	],
	'numbers after abbreviations': ['Exhibit No. 5 weighs 3.5 kg, see p. 12.', 'Flight No. 9 left on Jan. 4.'],
	'a time of day': ['Polls open at 7 a.m. Tuesday.', 'They close at 9 p.m. Turnout was low.'].flatMap((part) => part.split(/(?<=p\.m\.) /)),
	'a firm at the end': ['She left Marlow & Co.', 'The firm closed.', 'Its owner, Lund Inc. of Oslo, did not.'],
	'closing marks stay with their sentence': ['“We lost.”', '(Nobody was hurt.)', 'The rest is “history”.', 'It ends.'],
	'a quotation that runs on over sentences': ['“We do not know.', 'We have asked them,” she said.', '“They did not answer.”'],
	'a question inside a sentence': ['“Will they come?” he asked.', '“Never!” Ana Reyes said.', 'Is that so?', 'It is.'],
	'a short quotation inside the grammar of its sentence': ['She called the plan “a shame. A great shame” and left.', 'He stayed.'],
	'a name with a small particle': ['The talks failed.', 'al-Masri blamed the mediators.', 'el-Sayed did not.'],
	'a dateline': ['OSLO (AP) — The port is shut.', 'WASHINGTON, D.C. (Reuters) — So is the airport.'],
	'addresses of the web': ['Write to desk.news@wire.example.org today.', 'See https://wire.example.org/a.b/C.html?x=Y.Z for more.'],
	ellipses: ['He waited … and waited.', 'Nobody came...', 'She had left.', 'It was [...] over.'],
	'other scripts': ['Это конец.', 'Вот начало.'],
};

for (const [name, parts] of Object.entries(APART)) {
	test(`sentences: ${name}`, () => {
		expect(split(parts.join(' '))).toEqual(parts);
	});
}

test('a missing blank after a full stop still parts two sentences, and a decimal or a domain does not', () => {
	expect(split('The strike has ended.The port opens today.')).toEqual(['The strike has ended.', 'The port opens today.']);
	expect(split('“It has ended.”The port opens.')).toEqual(['“It has ended.”', 'The port opens.']);
	expect(split('Shares of Wire.com rose 2.5 points to 1.000.')).toHaveLength(1);
});

test('the items of a list are sentences, in one line or in several', () => {
	expect(split('1. Talks resume 2. Ports open 3. Fines are dropped')).toEqual(['1. Talks resume', '2. Ports open', '3. Fines are dropped']);
	expect(split('The union asks for:\n- a rise\n- a shorter week')).toEqual(['The union asks for:', '- a rise', '- a shorter week']);
	expect(split('• A rise • A shorter week')).toEqual(['• A rise', '• A shorter week']);
	expect(split('She wants a) a rise. b) a shorter week. Now.')).toEqual(['She wants a) a rise. b) a shorter week.', 'Now.']);
});

test('a line broken by its width goes on, and a headline above its text does not', () => {
	const wrapped = 'The port authority said on Monday that the strike had cost the town\nabout nine million a day and asked for a mediator.';
	expect(split(wrapped)).toHaveLength(1);
	expect(split('Strike shuts the port\nThe port authority said on Monday that nobody had come to work.')).toHaveLength(2);
});

test('the credit of a picture is apart from its caption', () => {
	expect(split('Ships wait off the harbour Image: Coastal Wire.')).toEqual(['Ships wait off the harbour', 'Image: Coastal Wire.']);
});

test('sentences are in order, apart, without blanks around them, and hold every character of the paragraph that is no blank', () => {
	const piece = fc.constantFrom(
		...[
			'. ',
			'.',
			'? ',
			'!” ',
			'“',
			'”',
			'"',
			'\n',
			' ',
			'\t',
			'…',
			' . . . ',
			'1. ',
			'2) ',
			'• ',
			'a) ',
			'b. ',
			'(',
			')',
			'[1]',
			'。',
			'- ',
		],
		...['Mr', 'U.S', 'The', 'port', 'No', '5', 'a.m', 'I', 'J', 'Image: X', 'said', 'al-Masri', 'é', '🙂', '\u00a0', '\u2028'],
	);
	fc.assert(
		fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 60 }), fc.nat(5), (pieces, from) => {
			const text = pieces.join('');
			const paragraph = { start: Math.min(from, text.length), end: text.length };
			let at = paragraph.start;
			for (const { start, end } of sentences(text, paragraph)) {
				expect(text.slice(at, start).trim()).toBe('');
				const words = text.slice(start, end);
				expect(words).not.toBe('');
				expect(words.trim()).toBe(words);
				at = end;
			}
			expect(text.slice(at).trim()).toBe('');
		}),
		{ numRuns: 2000 },
	);
});

test('a megabyte without a full stop, or of nothing else, takes no longer than twenty times a sixteenth of it', () => {
	for (const unit of ['word and ', 'a.', '. ', '“a. ', '\n', 'x\n', '• ', '.T', '?” Ana ', '"', ' ']) {
		const small = unit.repeat(Math.floor(65_536 / unit.length));
		const large = small.repeat(16);
		const limit = Math.max(20 * time(small), 500);
		expect(time(large), JSON.stringify(unit)).toBeLessThan(limit * 2);
	}
});

function time(text: string): number {
	const from = performance.now();
	split(text);
	return performance.now() - from;
}
