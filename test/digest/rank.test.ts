import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { line } from '../../src/digest/lines/line.ts';
import { BRIEF, CARD, type Length } from '../../src/digest/summary/length.ts';
import type { Piece } from '../../src/digest/summary/piece.ts';
import { type Choice, choose } from '../../src/digest/summary/rank.ts';
import { readProse } from '../../src/digest/text/prose.ts';
import type { Claim } from '../../src/model/attribution.ts';
import type { Span } from '../../src/model/span.ts';
import { createDocument } from '../../src/sources/document.ts';

const ARTICLES = ['ferry', 'final', 'glacier', 'grain', 'verdict'];

function article(name: string): string {
	return readFileSync(new URL(`../fixtures/news/${name}.txt`, import.meta.url), 'utf8');
}

interface Options {
	readonly title?: string;
	readonly length?: Length;
	readonly claims?: (text: string) => Claim[];
}

function chosen(body: string, { title, length = CARD, claims = () => [] }: Options = {}) {
	const document = createDocument({ origin: 'test', body, title });
	const choice = choose(readProse(document), claims(document.text), { length });
	const text = (piece: Piece) => line(document.text, piece.spans, piece.resolutions).text;
	return {
		choice,
		document,
		headline: choice.headline && text(choice.headline),
		lead: choice.lead.map(text),
		points: choice.points.map(text),
	};
}

const words = (lines: string[]) => lines.join(' ').split(/\s+/).length;

describe.each(ARTICLES)('of the article "%s"', (name) => {
	const { headline, lead, points } = chosen(article(name));

	test('a lead and three to six points are chosen, of which a reader gets the gist in ten seconds', () => {
		expect(headline).not.toBeNull();
		expect(lead).toHaveLength(1);
		expect(points.length).toBeGreaterThanOrEqual(3);
		expect(points.length).toBeLessThanOrEqual(6);
		expect(words(points)).toBeGreaterThanOrEqual(35);
		expect(words(points)).toBeLessThanOrEqual(75);
	});

	test('no line opens with a pronoun or a connective, or is part of the furniture around the story', () => {
		for (const text of [...lead, ...points]) {
			expect(text).not.toMatch(/^[“"]?(?:He|She|It|They|This|That|His|Her|Their|But|And|So|Still|However|Meanwhile)\b/);
			expect(text).not.toMatch(/Photo:|Image:|Read more|Follow us|Sign up|Additional reporting/);
		}
	});

	test('no two lines stand on the same sentence', () => {
		const { choice } = chosen(article(name));
		const sentences = [...choice.lead, ...choice.points].flatMap((piece) => piece.sentences);
		expect(new Set(sentences).size).toBe(sentences.length);
	});

	test('the brief length is no longer than the card', () => {
		const brief = chosen(article(name), { length: BRIEF });
		expect(words([...brief.lead, ...brief.points])).toBeLessThanOrEqual(BRIEF.words + 12);
	});
});

test('a dateline is not part of the lead', () => {
	expect(chosen(article('ferry')).lead[0]).toMatch(/^A passenger ferry/);
});

test('a headline is the title where there is one', () => {
	expect(chosen(article('ferry'), { title: 'Ferry runs aground in fog' }).headline).toBe('Ferry runs aground in fog');
});

test('a headline taken from a claim keeps who says it', () => {
	expect(chosen(article('ferry')).headline).toMatch(/the coastguard said\.$/);
});

test('a document of one sentence has a lead and no points', () => {
	const only = 'The harbour at Port Alder was closed on Monday because of fog.';
	expect(chosen(only)).toMatchObject({ lead: [only], points: [] });
});

test('a document without a sentence has nothing to show', () => {
	expect(chosen('')).toMatchObject({ headline: null, lead: [], points: [] });
});

describe('a clause is left out', () => {
	const long = 'which lies on the old road between the two valleys and has stood there since the war';

	test('where what stays says the same without it', () => {
		const { lead } = chosen(
			`Firefighters put out the blaze at the mill near Osby early on Tuesday after nine hours of work in a gale, ${long}.`,
		);
		expect(lead).toEqual(['Firefighters put out the blaze at the mill near Osby early on Tuesday after nine hours of work in a gale.']);
	});

	test('but never with a negation, a doubt or a speaker in it', () => {
		for (const bound of ['which is not insured', 'who allegedly knew of the fault', 'as the owner told reporters']) {
			const sentence = `Firefighters put out the blaze at the mill near Osby early on Tuesday after nine hours of work in a gale that shook the town, ${bound}.`;
			expect(chosen(sentence).lead).toEqual([sentence]);
		}
	});

	test('but not where the main clause goes on after it', () => {
		const sentence = `The two men from Osby who ran the mill, ${long}, were charged on Tuesday with leaving its doors locked during the night of the fire.`;
		expect(chosen(sentence).lead).toEqual([sentence]);
	});

	test('but not from inside a quotation', () => {
		const sentence = `“We put out the blaze at the mill near Osby, ${long},” the county’s chief fire officer, Ana Reyes, told Radio Norte on Tuesday morning.`;
		expect(chosen(sentence).lead).toEqual([sentence]);
	});
});

describe('a claim whose speaker the text only points at', () => {
	const body =
		'Union chair Ana Reyes opened the talks in Port Alder on Monday with a list of nine demands. She said the port authority had hidden the backlog of 140 ships from the public for months.';
	const at = (text: string, part: string): Span => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
	const claim = (text: string, known: boolean): Claim => ({
		source: at(text, 'She'),
		cue: at(text, 'said'),
		content: [at(text, 'the port authority had hidden the backlog of 140 ships from the public for months')],
		kind: 'indirect',
		stance: 'neutral',
		medium: null,
		sentence: 1,
		speaker: known
			? {
					index: 0,
					kind: 'person',
					name: 'Ana Reyes',
					named: at(text, 'Ana Reyes'),
					role: null,
					side: null,
					anonymous: false,
					mentions: [],
				}
			: null,
		chain: known ? [at(text, 'She'), at(text, 'Ana Reyes')] : [],
	});

	test('is shown with the name written out', () => {
		const { points } = chosen(body, { claims: (text) => [claim(text, true)] });
		expect(points).toEqual(['[Ana Reyes] said the port authority had hidden the backlog of 140 ships from the public for months.']);
	});

	test('is not shown when nobody is known to be meant', () => {
		const { lead, points } = chosen(body, { claims: (text) => [claim(text, false)] });
		expect([...lead, ...points].join(' ')).not.toContain('backlog');
	});
});

test('whatever the text, the spans of a line are in order and within the body', () => {
	const word = fc.constantFrom(
		'Reyes',
		'said',
		'the',
		'mill',
		'burned',
		',',
		', which',
		' – ',
		'“',
		'”',
		'. ',
		'? ',
		'But ',
		'he',
		'(',
		')',
		'\n\n',
		'140',
		'not',
	);
	fc.assert(
		fc.property(fc.array(word, { maxLength: 120 }), (parts) => {
			const { choice, document } = chosen(parts.join(' '));
			for (const { spans } of lines(choice)) {
				expect(spans.length).toBeGreaterThan(0);
				for (const [i, { start, end }] of spans.entries()) {
					expect(start).toBeLessThan(end);
					expect(start).toBeGreaterThanOrEqual(i === 0 ? document.body.start : spans[i - 1]!.end);
				}
				expect(spans.at(-1)!.end).toBeLessThanOrEqual(document.body.end);
			}
		}),
	);
});

function lines({ headline, lead, points }: Choice): Piece[] {
	return [...(headline ? [headline] : []), ...lead, ...points];
}
