import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS, NO_LIMITS } from '../../src/cards/limits.ts';
import { cardOf, filledSections } from '../../src/cards/section.ts';
import type { Card, Part, Section, StatementLine } from '../../src/model/card.ts';
import type { Digest, Voice } from '../../src/model/digest.ts';
import { createDocument } from '../../src/sources/document.ts';
import { harbour, harbourDigest } from '../fixtures/harbour.ts';

type Traced = Pick<StatementLine, 'marks' | 'spans'>;

const SECTIONS: readonly Section[] = ['summary', 'voices', 'figures', 'timeline', 'gaps', 'sources'];
const options = { document: harbour };

const nothing: Digest = {
	...harbourDigest,
	document: { ...harbourDigest.document, published: null, publisher: null, sentences: { read: 0, used: 0 } },
	headline: null,
	lead: [],
	points: [],
	voices: [],
	figures: [],
	timeline: [],
	gaps: [],
	sentences: [],
	dropped: [],
};

function parts<T extends Part['type']>(card: Card, type: T): Extract<Part, { type: T }>[] {
	return card.parts.filter((part): part is Extract<Part, { type: T }> => part.type === type);
}

describe('every card', () => {
	test.each(SECTIONS)('%s: has one source line, and sentence marks that are the sentences of its spans', (section) => {
		const card = cardOf(harbourDigest, section, options);
		expect(parts(card, 'source')).toHaveLength(1);
		const lines = card.parts.flatMap((part): readonly Traced[] =>
			part.type === 'voice' ? part.statements : 'marks' in part ? [part] : [],
		);
		for (const part of lines) {
			if (part.spans.every(({ end }) => end <= harbour.body.start)) continue;
			expect(part.marks.length).toBeGreaterThan(0);
			for (const number of part.marks) {
				const { start, end } = harbourDigest.sentences[number - 1]!;
				expect(part.spans.some((span) => span.start < end && start < span.end)).toBe(true);
			}
		}
	});

	test.each(SECTIONS)('%s: with nothing to show says so in a note, and keeps the source line', (section) => {
		const card = cardOf({ ...nothing, notes: ['The text is in French (fr).'] }, section, {
			document: createDocument({ origin: 'empty', body: '' }),
		});
		expect(parts(card, 'note').length).toBe(2);
		expect(parts(card, 'note')[1]?.text).toBe('The text is in French (fr).');
		expect(parts(card, 'source')).toHaveLength(1);
	});
});

describe('the source line', () => {
	test('names publisher, date, what was read, used and left out', () => {
		expect(parts(cardOf(harbourDigest, 'summary', options), 'source')[0]?.text).toBe(
			'One source · Coastal Wire · 4 Mar 2025 · 10 sentences read, 4 used, every line from the text · 1 line left out: not certain enough to show',
		);
	});

	test('says that the date is missing, and invents no publisher', () => {
		expect(parts(cardOf(nothing, 'summary', options), 'source')[0]?.text).toBe('One source · date not given · 0 sentences read, 0 used');
	});
});

describe('the summary', () => {
	test('has a button for each section that has lines, with their number, and none for the others', () => {
		const labels = (digest: Digest) =>
			parts(cardOf(digest, 'summary', options), 'actions')[0]?.actions.map(({ label, count }) => [label, count]);
		expect(labels(harbourDigest)).toEqual([
			['Who says what', 7],
			['Numbers', 3],
			['Timeline', 4],
			['What is open', 3],
			['Sources', null],
			['👍', null],
			['👎', null],
		]);
		expect(labels({ ...harbourDigest, figures: [], gaps: [] })?.map(([label]) => label)).toEqual([
			'Who says what',
			'Timeline',
			'Sources',
			'👍',
			'👎',
		]);
		expect(labels(nothing)?.map(([label]) => label)).toEqual(['👍', '👎']);
	});

	test('counts the points over the limit instead of cutting them silently', () => {
		const points = Array.from({ length: 9 }, (_, i) => ({ ...harbourDigest.points[0]!, text: `Point ${i}` }));
		const card = cardOf({ ...harbourDigest, points }, 'summary', options);
		expect(parts(card, 'point')).toHaveLength(LIMITS.points);
		expect(parts(card, 'more')).toEqual([{ type: 'more', text: '3 more points', count: 3, of: 'point' }]);
	});

	test('shows a line that is both headline and lead once', () => {
		const card = cardOf({ ...harbourDigest, headline: harbourDigest.lead[0]! }, 'summary', options);
		expect(parts(card, 'headline')).toHaveLength(1);
		expect(parts(card, 'lead')).toHaveLength(0);
	});

	test('is headed by the topic, or else by the publisher, and by the date', () => {
		expect(parts(cardOf(harbourDigest, 'summary', { ...options, topic: 'Harbour talks' }), 'title')[0]).toMatchObject({
			text: 'Harbour talks',
			detail: 'Tue 4 Mar 2025',
		});
		expect(parts(cardOf(harbourDigest, 'summary', options), 'title')[0]).toMatchObject({ text: 'Coastal Wire', detail: 'Tue 4 Mar 2025' });
		expect(parts(cardOf(nothing, 'summary', options), 'title')).toEqual([]);
	});
});

describe('who says what', () => {
	const voicesOf = (counts: readonly number[]): Voice[] =>
		counts.map((count, i) => ({
			...harbourDigest.voices[0]!,
			speaker: `Speaker ${i}`,
			statements: Array.from({ length: count }, () => harbourDigest.voices[0]!.statements[0]!),
		}));

	test('every statement is under its speaker or counted, and so is every speaker', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 60 }), (counts) => {
				const card = cardOf({ ...harbourDigest, voices: voicesOf(counts) }, 'voices', options);
				const shown = parts(card, 'voice');
				const more = (of: string) => parts(card, 'more').reduce((sum, part) => sum + (part.of === of ? part.count : 0), 0);
				expect(shown.length + more('voice')).toBe(counts.length);
				const all = counts.slice(0, shown.length).reduce((sum, count) => sum + count, 0);
				expect(shown.reduce((sum, { statements }) => sum + statements.length, 0) + more('statement')).toBe(all);
			}),
		);
	});

	test('without limits, nothing is left out', () => {
		const card = cardOf({ ...harbourDigest, voices: voicesOf(Array(1000).fill(9)) }, 'voices', { ...options, limits: NO_LIMITS });
		expect(parts(card, 'voice')).toHaveLength(1000);
		expect(parts(card, 'more')).toEqual([]);
	});

	test('a speaker whom the text only describes starts with a capital, and is said to be unnamed where the words do not say it', () => {
		const [first] = harbourDigest.voices;
		const voices = [
			{ ...first!, speaker: 'a port official', anonymous: true },
			{ ...first!, speaker: 'an official who declined to be named', anonymous: true },
		];
		const shown = parts(cardOf({ ...harbourDigest, voices }, 'voices', options), 'voice');
		expect(shown.map(({ speaker, note }) => [speaker, note])).toEqual([
			['A port official', 'not named'],
			['An official who declined to be named', null],
		]);
	});

	test('a role that opens a sentence goes on in lower case, unless a name opens it', () => {
		const [first] = harbourDigest.voices;
		const roleSpan = harbourDigest.sentences[3]!;
		const voices = ['Senior union official', 'Lindhaven port director', 'The harbour master'].map((role) => ({
			...first!,
			speaker: 'Ana Reyes',
			role,
			roleSpan,
		}));
		expect(parts(cardOf({ ...harbourDigest, voices }, 'voices', options), 'voice').map(({ role }) => role)).toEqual([
			'senior union official',
			'Lindhaven port director',
			'the harbour master',
		]);
	});

	test('the side is added where neither name nor role says it', () => {
		const [first] = harbourDigest.voices;
		const voices = [
			{ ...first!, speaker: 'Jon Vik', role: 'spokesman', side: 'the port authority' },
			{ ...first!, speaker: 'Ana Reyes', role: 'union chair', side: 'union' },
			{ ...first!, speaker: 'The union', role: null, side: 'the union' },
		];
		expect(parts(cardOf({ ...harbourDigest, voices }, 'voices', options), 'voice').map(({ role }) => role)).toEqual([
			'spokesman, the port authority',
			'union chair',
			null,
		]);
	});
});

describe('the numbers', () => {
	test('the qualifier stands where the text has it, as often as the text has it', () => {
		expect(parts(cardOf(harbourDigest, 'figures', options), 'figure').map(({ amount }) => amount)).toEqual([
			'1,200',
			'closer to 90',
			'About 140',
		]);
		const document = createDocument({ origin: 'late', body: 'Some 90 or more ships wait.' });
		const late = { ...harbourDigest.figures[1]!, number: { start: 5, end: 7 }, qualifier: 'or more' };
		expect(parts(cardOf({ ...harbourDigest, figures: [late] }, 'figures', { document }), 'figure')[0]?.amount).toBe('90 or more');
	});

	test('the date stands once, in the heading, and at a figure only where it is another', () => {
		const figures = [harbourDigest.figures[0]!, { ...harbourDigest.figures[1]!, asOf: '2025-02-28' }];
		const card = cardOf({ ...harbourDigest, figures }, 'figures', options);
		expect(parts(card, 'title')[0]?.detail).toBe('as of 4 Mar 2025');
		expect(parts(card, 'figure').map(({ asOf }) => asOf)).toEqual([null, '2025-02-28']);
	});
});

describe('the timeline', () => {
	test('tells past from expected, each in the order of its dates', () => {
		const card = cardOf(harbourDigest, 'timeline', options);
		expect(card.parts.map((part) => (part.type === 'event' ? part.date : part.type === 'title' ? part.text : part.type))).toEqual([
			'Timeline',
			'Past',
			'2024',
			'2025-03-04',
			'Expected',
			'2025-03-06',
			'2025-W10',
			'source',
		]);
	});

	test('over the limit keeps what is to come, and the latest of what was', () => {
		const card = cardOf(harbourDigest, 'timeline', { ...options, limits: { ...LIMITS, events: 3 } });
		expect(parts(card, 'event').map(({ date }) => date)).toEqual(['2025-03-04', '2025-03-06', '2025-W10']);
		expect(parts(card, 'more')[0]?.text).toBe('1 more event');
	});
});

describe('the sources', () => {
	const body = `Opening words. ${'Filler goes on. '.repeat(80)}The tide rose. It fell. Closing words.\n\nAnother paragraph.`;
	const document = createDocument({ origin: 'tide', body });
	const sentences = [...body.matchAll(/[^.\n]+\./g)].map(({ 0: words, index }) => ({
		start: index + words.search(/\S/),
		end: index + words.length,
	}));
	const spanOf = (words: string) => ({ start: body.indexOf(words), end: body.indexOf(words) + words.length });
	const point = (words: string) => ({ text: words, spans: [spanOf(words)], resolutions: [], speakers: [] });

	test('a sentence stands in its paragraph, whose far ends give way to an ellipsis', () => {
		const digest = { ...nothing, sentences, points: [point('The tide rose.')] };
		const [shown, ...others] = parts(cardOf(digest, 'sources', { document }), 'sentence');
		expect(others).toEqual([]);
		expect(shown).toMatchObject({ text: 'The tide rose.', after: 'It fell. Closing words.', marks: [83 - 1] });
		expect(shown?.before).toMatch(/^… Filler goes on\..*Filler goes on\.$/);
		expect(shown?.before.length).toBeLessThanOrEqual(LIMITS.context + 2);
	});

	test('two sentences of one paragraph do not repeat each other, and another paragraph does not spill in', () => {
		const digest = { ...nothing, sentences, points: [point('The tide rose.'), point('Closing words.'), point('Another paragraph.')] };
		expect(
			parts(cardOf(digest, 'sources', { document }), 'sentence').map(({ before, text, after }) => [before.slice(-8), text, after]),
		).toEqual([
			['goes on.', 'The tide rose.', ''],
			['It fell.', 'Closing words.', ''],
			['', 'Another paragraph.', ''],
		]);
	});

	test('every sentence that a line of any section stands on is there, once', () => {
		const numbers = parts(cardOf(harbourDigest, 'sources', options), 'sentence').flatMap(({ marks }) => marks);
		expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
	});
});

test('a section is filled when it has a line; the summary always is', () => {
	expect(filledSections(harbourDigest)).toEqual(['summary', 'voices', 'figures', 'timeline', 'gaps']);
	expect(filledSections(nothing)).toEqual(['summary']);
});
