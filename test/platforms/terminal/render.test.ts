import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { NO_LIMITS } from '../../../src/cards/limits.ts';
import { cardOf, filledSections } from '../../../src/cards/section.ts';
import type { Card } from '../../../src/model/card.ts';
import type { Digest } from '../../../src/model/digest.ts';
import { escapeText } from '../../../src/platforms/terminal/escape.ts';
import { render, renderAll } from '../../../src/platforms/terminal/index.ts';
import { anyCard } from '../../fixtures/any-card.ts';
import { harbour, harbourDigest } from '../../fixtures/harbour.ts';

function cards(digest: Digest = harbourDigest): Card[] {
	return [...filledSections(digest), 'sources' as const].map((section) =>
		cardOf(digest, section, { document: harbour, topic: 'Harbour talks', limits: NO_LIMITS }),
	);
}

function squeezed(text: string): string {
	return text.replace(/\s+/g, '');
}

describe('as people see it', () => {
	test.each([
		[90, false],
		[60, false],
		[40, false],
		[90, true],
	])('the cards of a report at %i columns, colour %s', async (width, colour) => {
		await expect(`${renderAll(cards(), { width, colour })}\n`).toMatchFileSnapshot(`golden/harbour-${width}${colour ? '-colour' : ''}.txt`);
	});

	test('a report in wide characters', async () => {
		const [first] = harbourDigest.voices;
		const text =
			'「昨年の合意を下回る条件では戻らない」と、港湾労働者組合のアナ・レイエス委員長はラジオ・ノルテに語った。協議は木曜日に再開される予定である。';
		const digest: Digest = {
			...harbourDigest,
			headline: { ...harbourDigest.headline!, text: '港湾ストライキ三日目 🚢 交渉は木曜日に再開へ' },
			lead: [{ ...harbourDigest.lead[0]!, text }],
			voices: [{ ...first!, speaker: 'アナ・レイエス', statements: [{ ...first!.statements[0]!, text: text.repeat(2) }] }],
			figures: [],
			timeline: [],
			gaps: [],
		};
		await expect(`${renderAll(cards(digest).slice(0, 2), { width: 60, colour: false })}\n`).toMatchFileSnapshot('golden/wide.txt');
	});
});

describe('at the extremes', () => {
	test('a thousand speakers are all there, each over what each said', () => {
		const [first] = harbourDigest.voices;
		const voices = Array.from({ length: 1000 }, (_, i) => ({ ...first!, speaker: `Speaker number ${i}` }));
		const shown = render(cards({ ...harbourDigest, voices })[1]!, { width: 80, colour: false }).split('\n');
		for (const i of [0, 1, 499, 999]) {
			const at = shown.indexOf(`Speaker number ${i}`);
			expect(shown[at + 1]).toMatch(/^ {2}called: “a fair offer”/);
		}
		expect(shown.filter((line) => line.startsWith('Speaker number'))).toHaveLength(1000);
	});

	test('a quote of 5,000 characters is shown to its last word', () => {
		const [first] = harbourDigest.voices;
		const text = `“${'tides turn and '.repeat(333)}end”`;
		const voices = [{ ...first!, statements: [{ ...first!.statements[0]!, text }] }];
		const shown = render(cards({ ...harbourDigest, voices })[1]!, { width: 80, colour: false });
		expect(squeezed(shown)).toContain(squeezed(text));
	});

	test('a card without parts is an empty text', () => {
		expect(render({ section: 'summary', topic: null, parts: [] }, { width: 80, colour: false })).toBe('');
	});
});

test('a source line that the cards share is shown once; cards of two documents show both', () => {
	const count = (shown: string) => shown.split('One source').length - 1;
	expect(count(renderAll(cards(), { width: 90, colour: false }))).toBe(1);
	const other = { ...harbourDigest, document: { ...harbourDigest.document, publisher: 'Island Post' } };
	expect(count(renderAll([...cards(), ...cards(other)], { width: 90, colour: false }))).toBe(2);
});

test('figures of one sentence stand over it together', () => {
	const [first, second] = harbourDigest.figures;
	const digest = { ...harbourDigest, figures: [{ ...first!, text: 'The sentence.' }, { ...second!, text: 'The sentence.' }, first!] };
	expect(
		render(cards(digest)[2]!, { width: 60, colour: false })
			.split('\n')
			.slice(1, 6)
			.map((line) => line.trim()),
	).toEqual([
		expect.stringMatching(/^1,200 dockers +\[1\]$/),
		'closer to 90 ships — The union',
		expect.stringMatching(/^The sentence\. +\[6\]$/),
		'1,200 dockers',
		expect.stringMatching(/^a strike by 1,200 dockers +\[1\]$/),
	]);
});

test('no line of any card is wider than the width', () => {
	fc.assert(
		fc.property(anyCard, fc.integer({ min: 40, max: 120 }), (card, width) => {
			for (const line of render(card, { width, colour: false }).split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
		}),
	);
});

test('colour adds nothing but colour', () => {
	fc.assert(
		fc.property(anyCard, (card) => {
			expect(stripVTControlCharacters(render(card, { width: 60, colour: true }))).toBe(render(card, { width: 60, colour: false }));
		}),
	);
});

test('every speaker and every statement of any card is in its text', () => {
	fc.assert(
		fc.property(anyCard, (card) => {
			const shown = squeezed(render(card, { width: 50, colour: false })).replaceAll('│', '');
			for (const part of card.parts) {
				const lines = part.type === 'voice' ? [part.speaker, ...part.statements.map(({ text }) => text)] : [];
				const speaker = 'speaker' in part && part.speaker ? [part.speaker] : [];
				for (const words of [...lines, ...speaker]) expect(shown).toContain(squeezed(escapeText(words)).replaceAll('│', ''));
			}
		}),
	);
});

test('no control character of any text reaches the terminal', () => {
	fc.assert(
		fc.property(anyCard, (card) => {
			expect(render(card, { width: 60, colour: false })).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
		}),
	);
});
