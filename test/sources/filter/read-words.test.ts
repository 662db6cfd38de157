import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Words } from '../../../src/model/topic.ts';
import { readWords } from '../../../src/sources/filter/read-words.ts';

/** The tree as one line: `all(any(…), not …)`. */
function shape(words: Words): string {
	if (words.kind === 'phrase') return `${words.words.join(' ')}${words.begins ? '*' : ''}`;
	if (words.kind === 'not') return `not ${shape(words.of)}`;
	return `${words.kind}(${words.of.map(shape).join(', ')})`;
}

function read(text: string): string {
	const outcome = readWords(text);
	return 'words' in outcome ? shape(outcome.words) : `problem: ${outcome.problem}`;
}

test.each([
	['ceasefire', 'ceasefire'],
	['Ceasefire*', 'ceasefire*'],
	['port strike', 'all(port, strike)'],
	['"Rafah crossing"', 'rafah crossing'],
	['“Rafah crossing”', 'rafah crossing'],
	['port and strike or harbour', 'any(all(port, strike), harbour)'],
	['port (strike OR walkout)', 'all(port, any(strike, walkout))'],
	['ceasefire and (gaza or "rafah crossing") and not football*', 'all(ceasefire, any(gaza, rafah crossing), not football*)'],
	['not (a or b) c', 'all(not any(a, b), c)'],
	['not not a', 'not not a'],
	['"and" or "or"', 'any(and, or)'],
	['São-Paulo', 'sao paulo'],
	['هدنة', 'هدنة'],
])('%s is read as %s', (text, tree) => {
	expect(read(text)).toBe(tree);
});

test.each([
	['', 'words are missing at its beginning'],
	['   ', 'words are missing at its beginning'],
	['port and', 'words are missing after "and"'],
	['or port', 'words are missing at its beginning'],
	['port or or strike', 'words are missing after "or"'],
	['not', 'words are missing after "not"'],
	['(port', 'a "(" is not closed'],
	['port)', 'a ")" has no "(" before it'],
	['()', 'words are missing after "("'],
	['"port', 'a quotation mark is not closed'],
	['port ***', 'there is no word in "***"'],
	['""', 'there is no word in ""'],
	[`${'('.repeat(50)}a${')'.repeat(50)}`, 'it is nested more than 20 deep'],
	['a '.repeat(1_500), 'it is longer than 2000 characters'],
])('%s: what is wrong is said', (text, problem) => {
	expect(read(text)).toBe(`problem: ${problem}`);
});

test('any text is read or refused with a reason, in no time', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom('a', 'not', 'and', 'or', '(', ')', '"', '*', ' ', '\u202e', 'é')), (parts) => {
			expect(read(parts.join(' ')).length).toBeGreaterThan(0);
		}),
		{ numRuns: 2_000 },
	);
});
