import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeMarkup, plainText, unescapeMarkup } from '../../../src/platforms/slack/escape.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

test('what is escaped reads as the text, and holds no markup', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			expect(unescapeMarkup(escapeMarkup(text))).toBe(plainText(text));
			expect(escapeMarkup(text)).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
		}),
		{ numRuns: 2_000 },
	);
});

test.each([
	['markup', '<!channel> & <@U1>', '&lt;!channel&gt; &amp; &lt;@U1&gt;'],
	['an escape of the article’s own', '&lt;!channel&gt;', '&amp;lt;!channel&amp;gt;'],
	['lines and tabs', 'a\r\nb\tc\u2028d', 'a b c d'],
	['what turns the direction of text', '\u202etxet\u202c \u2067abc\u2069', 'txet abc'],
	['half a character', 'a\ud83db', 'a�b'],
	['joiners of emoji and of Persian', '👩‍👧 می‌خواهم', '👩‍👧 می‌خواهم'],
])('%s', (_, text, escaped) => {
	expect(escapeMarkup(text)).toBe(escaped);
});
