import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest } from '../../src/digest/digest.ts';
import { digestSchema } from '../../src/digest/schema.ts';
import { readProse } from '../../src/digest/text/prose.ts';
import { verify } from '../../src/digest/verify/verify.ts';
import type { Digest } from '../../src/model/digest.ts';
import type { Line } from '../../src/model/line.ts';
import type { Span } from '../../src/model/span.ts';
import { createDocument } from '../../src/sources/document.ts';
import { ownTexts } from '../eval/texts.ts';
import { anyText, shaken } from './any-text.ts';

const article = shaken(ownTexts().map(({ text }) => text));
const body = fc.oneof(anyText, article);
const title = fc.option(anyText, { nil: undefined, freq: 4 });
const published = fc.option(fc.constantFrom('2025-03-04', '2024-02-29', '1999-12-31'), { nil: undefined, freq: 4 });
const document = fc.record({ title, body, published }).map((parsed) => createDocument({ origin: 'test', language: 'en', ...parsed }));

test('any text gives a digest, the same bytes each time, and every part of it verifies', () => {
	fc.assert(
		fc.property(document, (it) => {
			const made = digest(it);
			expect(JSON.stringify(digest(it))).toBe(JSON.stringify(made));
			expect(verify(readProse(it), made)).toEqual(made);
		}),
		{ numRuns: 150 },
	);
}, 120_000);

test('any text gives a digest of the published shape', () => {
	fc.assert(
		fc.property(document, (it) => {
			expect(digestSchema.safeParse(digest(it)).error).toBeUndefined();
		}),
		{ numRuns: 60 },
	);
}, 120_000);

test('every span of any digest has whole characters of its text', () => {
	fc.assert(
		fc.property(document, (it) => {
			for (const { start, end } of spansOf(digest(it))) {
				expect(start).toBeGreaterThanOrEqual(0);
				expect(end).toBeGreaterThan(start);
				expect(end).toBeLessThanOrEqual(it.text.length);
				expect(/^[\udc00-\udfff]/.test(it.text.slice(start, end))).toBe(false);
				expect(/[\ud800-\udbff]$/.test(it.text.slice(start, end))).toBe(false);
			}
		}),
		{ numRuns: 100 },
	);
}, 120_000);

function spansOf(of: Digest): Span[] {
	const lines: Line[] = [
		of.headline ?? [],
		of.lead,
		of.points,
		of.voices.flatMap(({ statements }) => statements),
		of.figures,
		of.timeline,
		of.gaps,
	].flat();
	const named = of.voices.map((voice) => voice.named);
	return [
		...lines.flatMap(({ spans, resolutions }) => [...spans, ...resolutions.flatMap(({ mention, chain }) => [mention, ...chain])]),
		...named,
	];
}

/** Parts that nobody would make: any spans, any words, any names. */
const anySpan = fc.record({
	start: fc.oneof(fc.integer({ min: -5, max: 400 }), fc.double()),
	end: fc.oneof(fc.integer({ min: -5, max: 400 }), fc.double()),
});
const anyLine = fc.record({
	text: fc.string(),
	spans: fc.array(anySpan, { maxLength: 3 }),
	resolutions: fc.array(fc.record({ mention: anySpan, chain: fc.array(anySpan, { maxLength: 2 }) }), { maxLength: 1 }),
});

test('parts made at random are refused, never thrown at', () => {
	const text = ownTexts()[0]!;
	const prose = readProse(text);
	const made = digest(text);
	fc.assert(
		fc.property(anyLine, anySpan, fc.array(anySpan, { maxLength: 3 }), (line, span, chain) => {
			const point = { ...line, speakers: [{ name: 'Reyes', named: span }] };
			const statement = {
				...line,
				cue: 'said',
				cueSpan: span,
				kind: 'direct',
				stance: 'neutral',
				medium: null,
				mediumSpan: null,
				chain,
			} as const;
			const voice = {
				speaker: 'Reyes',
				named: span,
				role: null,
				roleSpan: null,
				side: null,
				sideSpan: null,
				anonymous: false,
				statements: [statement],
			};
			const figure = {
				...line,
				value: 1,
				number: span,
				qualifier: null,
				counts: 'ships',
				countsSpan: span,
				speaker: null,
				chain,
				asOf: null,
			};
			const event = { ...line, date: '2025-03-04', precision: 'day', when: 'past', expression: span, speaker: null, chain } as const;
			const gap = { ...line, kind: 'open', cue: span, speaker: null, chain } as const;
			const false_ = {
				...made,
				headline: point,
				lead: [point],
				points: [point],
				voices: [voice],
				figures: [figure],
				timeline: [event],
				gaps: [gap],
				dropped: [],
			};
			const verified = verify(prose, false_);
			expect(verified).toMatchObject({ headline: null, lead: [], points: [], voices: [], figures: [], timeline: [], gaps: [] });
			expect(verified.dropped.reduce((sum, { count }) => sum + count, 0)).toBe(7);
		}),
		{ numRuns: 500 },
	);
});
