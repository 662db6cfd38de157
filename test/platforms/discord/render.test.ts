import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card, Part } from '../../../src/model/card.ts';
import type { CardKey } from '../../../src/model/post.ts';
import { parseId } from '../../../src/platforms/discord/ids.ts';
import { type Layout, render } from '../../../src/platforms/discord/render.ts';
import { actions, anyCard, cardOfParts, source, statement, voices } from '../extremes.ts';
import { controls, dangersOf, seen } from './people.ts';
import { brokenRules } from './rules.ts';

const KEY = 'AbCdEfGhIjKlMnOpQrSt-_' as CardKey;
const LAYOUTS: readonly Layout[] = ['components', 'embeds'];

type Body = Readonly<Record<string, unknown>>;

/** Every page of a card, reached by pressing "More" as people do. */
function pages(card: Card, layout: Layout): Body[] {
	const found: Body[] = [];
	let first = 0;
	for (;;) {
		const body = render(card, KEY, { layout, first }) as unknown as Body;
		found.push(body);
		const next = controls(body)
			.filter(({ label }) => label?.startsWith('More'))
			.map(({ custom_id: id }) => parseId(id ?? ''))[0];
		if (next?.kind !== 'page') return found;
		expect(next.first).toBeGreaterThan(first);
		first = next.first;
	}
}

function words(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}

describe.each(LAYOUTS)('a card as %s', (layout) => {
	test('keeps to every limit on every page, and nothing in it is active', () => {
		fc.assert(
			fc.property(anyCard(), (card) => {
				for (const body of pages(card, layout)) {
					expect(brokenRules(body, 'create')).toEqual([]);
					expect(dangersOf(body, 'coastal.example')).toEqual([]);
				}
			}),
			{ numRuns: 150 },
		);
	});

	test('of 1,000 voices shows each of them and what they said, page by page, with the source on each page', () => {
		const all = pages(voices(1000), layout);
		const text = all.map(seen).join('\n');
		for (let i = 0; i < 1000; i++) expect(text).toMatch(new RegExp(`Speaker ${i}\\n[^\\n]*statement ${i} of`));
		for (const body of all) expect(seen(body)).toContain('Coastal Wire');
	});

	test('of quotes of 5,000 characters shows each whole over its pages, under the name of its speaker', () => {
		const card = voices(3, { characters: 5000 });
		const all = pages(card, layout);
		for (const body of all) expect(seen(body)).toMatch(/Speaker \d/);
		const text = words(
			all
				.map((body) => seen(body).replace(/Speaker \d|WHO SAYS WHAT|-# |\d more statements?|One source.*|◀ Back|More ▶|Read at .*/g, ''))
				.join(' '),
		);
		for (const part of card.parts) if (part.type === 'voice') expect(text).toContain(words(part.statements[0]!.text));
	});

	test('pages lead back to where one came from', () => {
		const all = pages(voices(300), layout);
		expect(all.length).toBeGreaterThan(2);
		const starts = all.map((body) => controls(body).flatMap(({ label, custom_id: id }) => (label?.startsWith('◀') ? [parseId(id!)] : [])));
		expect(starts[0]).toEqual([]);
		expect(starts[1]).toEqual([{ kind: 'page', key: KEY, section: 'voices', first: 0 }]);
	});

	test('a speaker stands above each of the pieces that a page holds', () => {
		const many = Array.from({ length: 60 }, (_, i) => statement(`words number ${i} `.repeat(12)));
		const card = cardOfParts(
			[{ type: 'voice', speaker: 'Ana Reyes', role: 'union chair', note: null, anonymous: false, statements: many }, source],
			'voices',
		);
		for (const body of pages(card, layout)) expect(seen(body)).toMatch(/^Ana Reyes, union chair$/m);
	});

	test('an answer that is too long says how much does not fit', () => {
		const sentences = Array.from(
			{ length: 40 },
			(_, i): Part => ({
				type: 'sentence',
				text: `Sentence ${i} is here. `.repeat(10),
				before: 'Before it.',
				after: 'After it.',
				spans: [],
				marks: [i],
			}),
		);
		const [only, ...others] = pages({ section: 'answer', topic: 'Harbour talks', parts: [...sentences, source] }, layout);
		expect(others).toEqual([]);
		expect(seen(only!)).toMatch(/\d+ more sentences that do not fit here/);
	});
});

test('both layouts say the same, and name every speaker', () => {
	fc.assert(
		fc.property(anyCard(), (card) => {
			const [modern, older] = LAYOUTS.map((layout) => pages(card, layout).map(seen));
			expect(older!.map(words)).toEqual(modern!.map(words));
			const text = words(modern!.join('\n'));
			for (const part of card.parts) {
				if (part.type === 'voice' && part.speaker.length <= 100 && part.statements.some((one) => one.text.trim()))
					expect(text).toContain(words(part.speaker));
			}
		}),
		{ numRuns: 100 },
	);
});

test('a button to the article names the host that it opens, whatever the publisher calls itself', () => {
	const lying: Part = { ...source, text: 'One source · nytimes.com', publisher: 'nytimes.com', url: 'https://evil.example/nytimes.com' };
	const [link] = controls(render(cardOfParts([lying]), KEY) as unknown as Body).filter(({ url }) => url);
	expect(link).toMatchObject({ label: 'Read at evil.example', url: 'https://evil.example/nytimes.com' });
});

test.each(['javascript:alert(1)', 'https://user:secret@coastal.example/', `https://coastal.example/${'a'.repeat(600)}`, 'no address', ''])(
	'%s becomes no button',
	(url) => {
		const body = render(cardOfParts([{ ...source, url }]), KEY) as unknown as Body;
		expect(controls(body).filter((one) => one.url)).toEqual([]);
		expect(seen(body)).toContain('Coastal Wire');
	},
);

test('what is wrong with a card is chosen from a menu', () => {
	const body = render(cardOfParts([source, actions]), KEY) as unknown as Body;
	const [menu] = controls(body).filter(({ options }) => options);
	expect(menu?.options?.map(({ value }) => value)).toEqual(['wrong-speaker', 'wrong-number', 'misleading', 'missing']);
	expect(parseId(menu!.custom_id!)).toEqual({ kind: 'complaint', key: KEY });
});

test('ids that are none of ours mean nothing', () => {
	for (const id of [
		'',
		'b',
		`b:${KEY}`,
		`b:${KEY}:delete`,
		`p:${KEY}:voices`,
		`p:${KEY}:useful:3`,
		`w:${KEY}:missing`,
		`b:${KEY}:voices:2`,
		'b:short:voices',
		`x:${KEY}:voices`,
	]) {
		expect(parseId(id), id).toBeNull();
	}
});
