import { expect, test } from 'vitest';
import { digest } from '../../src/digest/digest.ts';
import type { Digest } from '../../src/model/digest.ts';
import { createDocument } from '../../src/sources/document.ts';
import { ownTexts } from '../eval/texts.ts';

function digestOf(body: string, title?: string): Digest {
	return digest(createDocument({ origin: 'test', title, body, published: '2025-03-04', language: 'en' }));
}

function linesOf({ headline, lead, points, voices }: Digest): string[] {
	return [...(headline ? [headline] : []), ...lead, ...points, ...voices.flatMap(({ statements }) => statements)].map(({ text }) => text);
}

test.each(['', ' \n\n ', '…', '“”', '— — —', '\u202e\u200b'])('a text without a sentence gives a digest without a line: %j', (body) => {
	expect(linesOf(digestOf(body))).toEqual([]);
});

test('one sentence gives a digest of that sentence, and nothing dropped', () => {
	const made = digestOf('The bridge at Orme was closed on Tuesday after a lorry struck its railing.');
	expect(linesOf(made).length).toBeGreaterThan(0);
	for (const line of linesOf(made))
		expect('The bridge at Orme was closed on Tuesday after a lorry struck its railing.').toContain(line.replace(/\.$/, ''));
	expect(made.dropped).toEqual([]);
});

test('a title without a body is the headline and no more', () => {
	expect(digestOf('', 'Bridge at Orme closed')).toMatchObject({
		headline: { text: 'Bridge at Orme closed' },
		lead: [],
		points: [],
		voices: [],
	});
});

test('quotation marks that never close let no quoted words out as the article’s own', () => {
	const made = digestOf(
		'The mayor spoke late. “The bridge is gone and nobody told us. We were not asked.\n\nThe town has two bridges. It needs three of them.',
	);
	for (const line of linesOf(made)) expect(line).not.toMatch(/nobody told us|We were not asked/);
});

test('10,000 quotations take at most twenty times as long as a tenth of them', () => {
	const quotes = (count: number) => Array.from({ length: count }, (_, i) => `“Load ${i} is late,” Reyes said.`).join(' ');
	digestOf(quotes(200));
	const short = Math.min(...[1, 2, 3].map(() => timeOf(() => digestOf(quotes(1_000)))));
	expect(timeOf(() => digestOf(quotes(10_000)))).toBeLessThan(Math.max(20 * short, 3_000));
}, 120_000);

const MEGABYTE = 1_048_576;

test.each([
	[
		'an article over and over',
		ownTexts()
			.map(({ text }) => `${text}\n\n`)
			.join(''),
		MEGABYTE,
	],
	['words without a full stop', 'the ship is waiting outside the harbour and ', MEGABYTE],
	['quotation marks that open only', 'a “ship ', MEGABYTE],
	['one word', 'ship', MEGABYTE / 4],
	['numbers', '66,600 ', MEGABYTE / 4],
	['names', 'Ana Reyes ', MEGABYTE / 4],
	['one statement over and over', 'The port authority said on Monday that 140 ships were waiting. ', MEGABYTE / 2],
	['one sentence of names and brackets', 'the ship (said Ana Reyes, the chair) and ', MEGABYTE / 2],
	['a paragraph to each statement', 'The port authority said that 140 ships were waiting.\n\n', MEGABYTE / 4],
])('a text sixteen times as long takes at most twenty times as long: %s', { timeout: 120_000, retry: 2 }, (_, unit, size) => {
	const of = (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
	digestOf(of(size / 64));
	const short = Math.min(...[1, 2, 3].map(() => timeOf(() => digestOf(of(size / 16)))));
	expect(timeOf(() => digestOf(of(size)))).toBeLessThan(Math.max(20 * short, 3_000));
});

/** In milliseconds of this process’s own work: a machine that is busy with other work makes it no longer. */
function timeOf(run: () => unknown): number {
	const { user } = process.cpuUsage();
	run();
	return (process.cpuUsage().user - user) / 1000;
}
