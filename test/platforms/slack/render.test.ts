import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card, Part, VoicePart } from '../../../src/model/card.ts';
import type { CardKey } from '../../../src/model/post.ts';
import { render } from '../../../src/platforms/slack/render.ts';
import { actions, anyCard, cardOfParts, source, statement, voices } from '../extremes.ts';
import { brokenCall } from './rules.ts';
import { buttons } from './user.ts';
import { dangersOf, undone, visibleText } from './visible.ts';

const KEY = 'AbCdEfGhIjKlMnOpQrSt-_' as CardKey;
const traced = { spans: [], marks: [4] };

function pages(card: Card) {
	const all = [render(card, KEY)];
	const more = (page: number) => buttons(all[page]!).some(({ action_id: id }) => id === `byline:${card.section}:${page + 1}`);
	while (more(all.length - 1)) all.push(render(card, KEY, { page: all.length }));
	return all;
}

/** Letters and digits alone. */
function words(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

const summary = cardOfParts([
	{ type: 'title', text: 'Harbour talks', detail: 'Tue 4 Mar 2025', level: 'section' },
	{ type: 'headline', text: 'Dockers reject “fair offer”', spans: [], marks: [1] },
	{ ...traced, type: 'lead', text: 'Talks resume on Thursday.' },
	{ ...traced, type: 'point', text: '“We will not go back”, Ana Reyes said.' },
	source,
	actions,
]);

describe('a summary', () => {
	test('has a small line with topic and date, the headline, lead, points as a list, source line with its link, and buttons', () => {
		const { blocks, text, metadata } = render(summary, KEY);
		expect(blocks.map(({ type }) => type)).toEqual(['context', 'header', 'rich_text', 'context', 'actions']);
		expect(visibleText(blocks).split('\n').slice(0, 4)).toEqual([
			'Harbour talks · Tue 4 Mar 2025',
			'Dockers reject “fair offer” [1]',
			'Talks resume on Thursday. [4]',
			'“We will not go back”, Ana Reyes said. [4]',
		]);
		expect(JSON.stringify(blocks)).toContain('<https://coastal.example/talks|coastal.example>');
		expect(text.split('\n')[1]).toBe('Dockers reject “fair offer” [1]');
		expect(metadata).toEqual({ event_type: 'byline_card', event_payload: { key: KEY } });
		expect(new Set(blocks.map(({ block_id: id }) => id)).size).toBe(blocks.length);
		for (const { block_id: id } of blocks) expect(id).toContain(KEY);
	});

	test('a headline too long for a header is shown whole all the same', () => {
		const text = `${'A long headline '.repeat(12)}ends here`;
		const { blocks } = render(cardOfParts([{ type: 'headline', text, spans: [], marks: [] }, source]), KEY);
		expect(visibleText(blocks)).toContain(text);
		expect(blocks.some(({ type }) => type === 'header')).toBe(false);
	});

	test('each button carries the card’s key, and what its symbol says to a screen reader', () => {
		const shown = buttons(render(summary, KEY));
		expect(shown.map(({ value }) => value)).toEqual(shown.map(() => KEY));
		expect(shown.find(({ action_id: id }) => id === 'byline:useful')?.accessibility_label).toBe('Useful');
	});
});

describe('a long section', () => {
	test.each([
		['1,000 voices', voices(1000), 1000],
		['thirty statements of 900 characters', voices(30, { characters: 900 }), 30],
		['statements of 5,000 characters, one a page', voices(4, { characters: 5000 }), 4],
	])('%s: every statement is on exactly one page, with its speaker, and each page counts what follows', (_, card, count) => {
		const all = pages(card);
		let before = 0;
		for (const [i, { blocks, text }] of all.entries()) {
			const shown = visibleText(blocks);
			const here = [...shown.matchAll(/statement (\d+) of/g)].map(([, number]) => number);
			for (const number of here) {
				expect(shown).toContain(`Speaker ${number}`);
				expect(text).toMatch(new RegExp(`Speaker ${number}: statement ${number} of`));
			}
			before += here.length;
			if (before < count) expect(shown).toContain(`${count - before} more statement`);
			if (all.length > 1) expect(shown).toContain(`page ${i + 1} of ${all.length}`);
			expect(shown).toContain('Coastal Wire');
		}
		expect(before).toBe(count);
	});

	test('a speaker whose statements go on on the next page is named there again', () => {
		const voice: VoicePart = {
			type: 'voice',
			speaker: 'Ana Reyes',
			role: 'union chair',
			note: null,
			anonymous: false,
			statements: Array.from({ length: 20 }, (_, i) => statement(`${i} ${'words '.repeat(80)}`)),
		};
		const all = pages(cardOfParts([{ type: 'title', text: 'Who says what', detail: null, level: 'section' }, voice, source], 'voices'));
		expect(all.length).toBeGreaterThan(2);
		for (const { blocks } of all) expect(visibleText(blocks)).toContain('Ana Reyes, union chair');
	});

	test('events on a later page stand under their group again', () => {
		const event = (text: string): Part => ({
			...traced,
			type: 'event',
			text,
			date: '2025-03-06',
			precision: 'day',
			when: 'expected',
			speaker: null,
		});
		const events = Array.from({ length: 30 }, (_, i) => event(`event ${i} ${'words '.repeat(50)}`));
		const all = pages(cardOfParts([{ type: 'title', text: 'Expected', detail: null, level: 'group' }, ...events, source], 'timeline'));
		expect(all.length).toBeGreaterThan(1);
		for (const { blocks } of all) expect(visibleText(blocks)).toContain('Expected\n');
	});

	test('what no message can take is counted, with where it is shown whole', () => {
		const { blocks } = render(voices(1, { characters: 15_000 }), KEY);
		expect(visibleText(blocks)).toContain('1 more statement, too long for a Slack message');
		expect(visibleText(blocks)).not.toContain('Speaker 0');
	});

	test('a page that is no more is the last', () => {
		const all = pages(voices(100));
		expect(render(voices(100), KEY, { page: 5_000 })).toEqual(all.at(-1));
	});
});

describe('blocks and fallback text', () => {
	test('state the same words', () => {
		fc.assert(
			fc.property(anyCard(), (card) => {
				const { blocks, text } = render(card, KEY);
				const said = words(undone(text));
				const labels = new Set(['actions', 'header', 'context', 'rich_text']);
				expect(blocks.every(({ type }) => labels.has(type))).toBe(true);
				for (const block of blocks.filter(({ type }) => type !== 'actions')) {
					for (const line of visibleText([block]).split('\n')) {
						// The link stands beside the source line, and a speaker once above the lines.
						if (line !== 'coastal.example') expect(said).toContain(words(line));
					}
				}
			}),
			{ numRuns: 200 },
		);
	});

	test('keep to every rule of chat.postMessage, and after an edit to the ones of chat.update', () => {
		fc.assert(
			fc.property(anyCard(), fc.nat(20), (card, page) => {
				const inert = { unfurl_links: 'false', unfurl_media: 'false' };
				expect(brokenCall('chat.postMessage', { ...render(card, KEY, { page }), ...inert })).toEqual([]);
				expect(brokenCall('chat.update', { ...render(card, KEY, { text: 3_900 }) })).toEqual([]);
			}),
			{ numRuns: 200 },
		);
	});

	test('an edit whose text has no room keeps whole lines, counts the others, and keeps the source', () => {
		const { text } = render(voices(3, { characters: 5000 }), KEY, { text: 3_900 });
		expect(text).toMatch(/… \d more lines? in the message/);
		expect(text).toContain('Coastal Wire');
	});
});

test.each([
	['a page on a host', 'https://coastal.example/a?b=1&c=<2>', '<https://coastal.example/a?b=1&amp;c=%3C2%3E|coastal.example>'],
	['a bar in the address', 'https://coastal.example/a|b', '<https://coastal.example/a%7Cb|coastal.example>'],
	['a host that looks like another', 'https://nytimes.com@evil.example/', null],
	['a host in other letters', 'https://нytimes.com/', '<https://xn--ytimes-oqf.com/|xn--ytimes-oqf.com>'],
	['a script', 'javascript:alert(1)', null],
	['no address', 'coastal', null],
])('the source’s link: %s', (_, url, link) => {
	const message = render(cardOfParts([{ ...source, url }]), KEY);
	if (link) expect(JSON.stringify(message.blocks)).toContain(JSON.stringify(link).slice(1, -1));
	else expect(JSON.stringify(message.blocks)).not.toContain('mrkdwn');
	expect(dangersOf(message)).toEqual([]);
});
