import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lemmaOf } from '../../src/digest/text/lemma.ts';
import { readProse } from '../../src/digest/text/prose.ts';
import { tokenSpans } from '../../src/digest/text/tokens.ts';
import { createDocument } from '../../src/sources/document.ts';

const tokensOf = (text: string) => tokenSpans(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
const tagged = (body: string) =>
	readProse(createDocument({ origin: 'test', body }))
		.tokens.map(({ lower, pos }) => `${lower}/${pos}`)
		.join(' ');

describe('tokens', () => {
	test.each([
		['Hamas’s top man, Khalil al-Hayya', ['Hamas', '’s', 'top', 'man', ',', 'Khalil', 'al', '-', 'Hayya']],
		['U.S. Gov. J. Smith paid $5.5m on Sept. 3.', ['U.S.', 'Gov.', 'J.', 'Smith', 'paid', '$', '5.5', 'm', 'on', 'Sept.', '3', '.']],
		['I don’t, can’t and cannot', ['I', 'do', 'n’t', ',', 'ca', 'n’t', 'and', 'can', 'not']],
		['O’Malley’s 1990s at 10:30 p.m.', ['O’Malley', '’s', '1990s', 'at', '10:30', 'p.m.']],
		['more than 66,600 (3.5%)…', ['more', 'than', '66,600', '(', '3.5', '%', ')', '…']],
		['he said no. No. 5 won', ['he', 'said', 'no', '.', 'No.', '5', 'won']],
		['see https://a.example/b?c=1, @who and #what', ['see', 'https://a.example/b?c=1', ',', '@who', 'and', '#what']],
		['well... yes -- no', ['well', '...', 'yes', '--', 'no']],
		['a 👩‍🚀 b', ['a', '👩', '\u200d', '🚀', 'b']],
	])('%s', (text, expected) => {
		expect(tokensOf(text)).toEqual(expected);
	});

	test('cover every character that is not blank, in order, whatever the text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
				let at = 0;
				for (const { start, end } of tokenSpans(text, { start: 0, end: text.length })) {
					expect(start).toBeGreaterThanOrEqual(at);
					expect(end).toBeGreaterThan(start);
					expect(text.slice(at, start)).toMatch(/^\s*$/);
					at = end;
				}
				expect(text.slice(at)).toMatch(/^\s*$/);
			}),
		);
	});
});

test('words are tagged by what they do in the sentence', () => {
	expect(tagged('The talks resumed on Tuesday, but she will not sign.')).toBe(
		'the/DET talks/NOUN resumed/VERB on/ADP tuesday/PROPN ,/PUNCT but/CCONJ she/PRON will/AUX not/PART sign/VERB ./PUNCT',
	);
});

test.each([
	['said', 'VERB', 'say'],
	['stating', 'VERB', 'state'],
	['accused', 'VERB', 'accuse'],
	['denied', 'VERB', 'deny'],
	['planning', 'VERB', 'plan'],
	['urged', 'VERB', 'urge'],
	['recalled', 'VERB', 'recall'],
	['hostages', 'NOUN', 'hostage'],
	['women', 'NOUN', 'woman'],
	['n’t', 'PART', 'not'],
	['talks', 'NOUN', 'talk'],
] as const)('the lemma of %s as %s is %s', (word, pos, lemma) => {
	expect(lemmaOf(word, pos)).toBe(lemma);
});
