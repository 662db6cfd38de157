import { expect, test } from 'vitest';
import { cueWords } from '../../src/cards/cue.ts';
import type { Statement } from '../../src/model/digest.ts';
import type { Span } from '../../src/model/span.ts';

interface Said {
	readonly source: string;
	readonly cue: string;
	readonly content: string;
	readonly kind?: Statement['kind'];
	readonly medium?: string;
}

function wordsOf(text: string, { source, cue, content, kind = 'indirect', medium }: Said) {
	const at = (words: string): Span => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
	return cueWords(text, {
		text: content,
		spans: [at(content)],
		resolutions: [],
		cue,
		cueSpan: at(cue),
		kind,
		stance: 'neutral',
		medium: medium ?? null,
		mediumSpan: medium ? at(medium) : null,
		chain: [at(source)],
	});
}

test('an indirect statement opens with the article’s own cue and the words that join it', () => {
	const text = 'Jon Vik warned on Monday that food could run short.';
	expect(wordsOf(text, { source: 'Jon Vik', cue: 'warned', content: 'food could run short' })).toEqual({
		opening: 'warned on Monday that',
		closing: null,
	});
});

test('a cue without "that" stands as the article has it', () => {
	const text = 'Jon Vik said food could run short.';
	expect(wordsOf(text, { source: 'Jon Vik', cue: 'said', content: 'food could run short' }).opening).toBe('said');
});

test('a name between cue and content is not part of the cue', () => {
	const text = 'Food was short, warned Jon Vik, and he warned Jon Vik food could run out.';
	const said = { source: 'Jon Vik', cue: 'warned', content: 'food could run out' };
	expect(wordsOf(text, said)).toEqual({ opening: 'warned:', closing: null });
});

test('a clause between cue and content is not part of the cue', () => {
	const text = 'She estimated, though few agreed, that ten ships had left.';
	expect(wordsOf(text, { source: 'She', cue: 'estimated', content: 'ten ships had left' })).toEqual({
		opening: 'estimated:',
		closing: null,
	});
});

test('a cue between commas stands before the words, with a colon', () => {
	const text = 'Israel, he added, would go on.';
	expect(wordsOf(text, { source: 'he', cue: 'added', content: 'would go on' })).toEqual({ opening: 'added:', closing: null });
});

test('a cue after the words stands before them with a colon, unless it says no more than that they were said', () => {
	const text = 'Ten ships had left, she estimated. Two sank, she said.';
	expect(wordsOf(text, { source: 'she', cue: 'estimated', content: 'Ten ships had left' }).opening).toBe('estimated:');
	expect(wordsOf(text, { source: 'she', cue: 'said', content: 'Two sank' })).toEqual({ opening: null, closing: null });
});

test('"according to" leads to the speaker, so it never stands at a statement', () => {
	const text = 'According to the port, ten ships had left.';
	const said = { source: 'the port', cue: 'According to', content: 'ten ships had left' };
	expect(wordsOf(text, said)).toEqual({ opening: null, closing: null });
});

test('a direct quote closes with cue and medium as the article joins them', () => {
	const text = '“Nobody told us,” Lena Moss told the Island Post.';
	const said = { source: 'Lena Moss', cue: 'told', content: '“Nobody told us,”', kind: 'direct', medium: 'Island Post' } as const;
	expect(wordsOf(text.replace('Nobody told', 'Nobody asked'), { ...said, content: '“Nobody asked us,”' })).toEqual({
		opening: null,
		closing: 'told the Island Post',
	});
});

test('a medium that stands apart from the cue keeps its own preposition', () => {
	const text = 'A clerk who spoke to the Tribune indicated that talks were over.';
	const said = { source: 'A clerk', cue: 'indicated', content: 'talks were over', medium: 'Tribune' };
	expect(wordsOf(text, said)).toEqual({ opening: 'indicated that', closing: 'to the Tribune' });
});

test('a medium inside the opening is not said twice', () => {
	const text = 'She told Radio Norte that talks were over.';
	const said = { source: 'She', cue: 'told', content: 'talks were over', medium: 'Radio Norte' };
	expect(wordsOf(text, said)).toEqual({ opening: 'told Radio Norte that', closing: null });
});

test('a quote that runs on from the one before has no cue to show', () => {
	const statement = { text: '“And again.”', spans: [{ start: 0, end: 12 }], resolutions: [], cue: null, cueSpan: null } as const;
	expect(cueWords('“And again.”', { ...statement, kind: 'direct', stance: 'neutral', medium: null, mediumSpan: null, chain: [] })).toEqual({
		opening: null,
		closing: null,
	});
});
