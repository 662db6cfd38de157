import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeText, plainText, shorten } from '../../../src/platforms/discord/escape.ts';
import { unmark } from '../../../src/platforms/discord/unmark.ts';
import { naughty } from '../naughty.ts';
import { clientView } from './client-view.ts';

const ACTIVE_BITS = [
	'@everyone',
	'@here',
	'<@1>',
	'<#1>',
	'[a](https://b.c)',
	'https://',
	'discord.gg/x',
	':tada:',
	'**',
	'__',
	'`',
	'||',
	'\\',
	'# ',
	'-# ',
	'> ',
	'1. ',
	'- ',
	'<t:1:R>',
	'\n',
	'a',
	' ',
];
const anyText = fc.oneof(
	fc.constantFrom(...naughty),
	fc.string({ unit: 'binary', maxLength: 80 }),
	fc.array(fc.constantFrom(...ACTIVE_BITS), { maxLength: 12 }).map((bits) => bits.join('')),
);

test('whatever a text holds, people see its words and nothing acts', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			const view = clientView(escapeText(text));
			expect(view.active).toEqual([]);
			expect(view.text).toBe(plainText(text).replaceAll('\u200b', ''));
		}),
		{ numRuns: 2_000 },
	);
});

test('what people write back is read without the escapes', () => {
	const names = { bot: '1', people: new Map<string, string>() };
	fc.assert(
		fc.property(fc.constantFrom(...naughty.filter((text) => text.length < 500)), (text) => {
			const plain = plainText(text).replace(/^>{1,3} /, '');
			expect(unmark(escapeText(plain), names).replaceAll('\u200b', '')).toBe(plain.replaceAll('\u200b', ''));
		}),
	);
});

test('joiners of words and of pictures stay, and what turns the direction of text goes', () => {
	expect(plainText('می\u200cخواهم 👩‍👩‍👧‍👦')).toBe('می\u200cخواهم 👩‍👩‍👧‍👦');
	expect(plainText('\u202eabc\u2066')).toBe('abc');
});

test('a name that is too long ends with an ellipsis, between two characters', () => {
	expect(shorten('a'.repeat(200), 100)).toBe(`${'a'.repeat(99)}…`);
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 1, max: 100 }), (text, most) => {
			const short = shorten(text, most);
			expect(short.length).toBeLessThanOrEqual(most);
			expect(short).not.toMatch(/\p{Cs}/u);
		}),
	);
});

test.each([
	['<@1> who said **that**?', 'who said that?'],
	['is <@2> right about <#3>?', 'is @Ben right about #channel?'],
	['`48` of ~~50~~ ||hostages||', '48 of 50 hostages'],
	['since <t:1741089600:D>', 'since 2025-03-04 12:00'],
	['[the report](https://coastal.example/r) says <:hm:99> 2 * 3 = 6', 'the report says :hm: 2 * 3 = 6'],
	['> quoted\nand why_so_late?', 'quoted and why_so_late?'],
])('%s is read as %s', (content, text) => {
	expect(unmark(content, { bot: '1', people: new Map([['2', 'Ben']]) })).toBe(text);
});
