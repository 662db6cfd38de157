import { expect, test } from 'vitest';
import { line } from '../../src/digest/lines/line.ts';

const text = 'Ana Reyes chairs the union. She said, pausing, that talks would resume.';
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

test('a pronoun is written out in brackets, in the words that name the one meant', () => {
	const built = line(text, [at('She said, pausing, that talks would resume.')], [{ mention: at('She'), chain: [at('Ana Reyes')] }]);
	expect(built.text).toBe('[Ana Reyes] said, pausing, that talks would resume.');
});

test('words left out between two spans show as an ellipsis, and closing punctuation joins without one', () => {
	const built = line(text, [at('Ana Reyes'), at('said'), at('that talks'), { start: text.length - 1, end: text.length }]);
	expect(built.text).toBe('Ana Reyes … said … that talks.');
});
