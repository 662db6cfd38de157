import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { line } from '../../src/digest/line.ts';
import type { Piece } from '../../src/digest/piece.ts';
import { readProse } from '../../src/digest/prose.ts';
import { choose } from '../../src/digest/rank.ts';
import { createDocument } from '../../src/sources/document.ts';

function article(name: string) {
	return createDocument({ origin: name, body: readFileSync(new URL(`../fixtures/news/${name}.txt`, import.meta.url), 'utf8') });
}

function chosen(body: string, title?: string) {
	const document = createDocument({ origin: 'test', body, title });
	const choice = choose(readProse(document), []);
	const text = (piece: Piece) => line(document.text, piece.spans, piece.resolutions).text;
	return { headline: choice.headline && text(choice.headline), lead: choice.lead.map(text), points: choice.points.map(text) };
}

test('a point neither points back nor comes from the furniture around the story', () => {
	const { points } = chosen(article('ferry').text);
	expect(points.length).toBeGreaterThanOrEqual(3);
	for (const point of points) {
		expect(point).not.toMatch(/^(?:He|She|It|They|This|But|And|Still)\b/);
		expect(point).not.toMatch(/Photo|Read more|Follow us/);
	}
});

test('a dateline is not part of the lead', () => {
	expect(chosen(article('ferry').text).lead[0]).toMatch(/^A passenger ferry/);
});

test('a document with a title has it for its headline', () => {
	expect(chosen(article('ferry').text, 'Ferry runs aground in fog').headline).toBe('Ferry runs aground in fog');
});

test('a document of one sentence has a lead and no points', () => {
	expect(chosen('The harbour at Port Alder was closed on Monday because of fog.')).toEqual({
		headline: 'The harbour at Port Alder was closed on Monday because of fog.',
		lead: ['The harbour at Port Alder was closed on Monday because of fog.'],
		points: [],
	});
});

test('a document without a sentence has nothing to show', () => {
	expect(chosen('')).toEqual({ headline: null, lead: [], points: [] });
});
