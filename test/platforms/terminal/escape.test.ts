import { expect, test } from 'vitest';
import { escapeText } from '../../../src/platforms/terminal/escape.ts';

test.each([
	['an escape sequence is shown, not obeyed', '\u001b[2Jgone', '␛[2Jgone'],
	['the one-character form of an escape sequence too', '\u009b2Jgone', '�2Jgone'],
	['a bell and a delete are shown by their pictures', 'a\u0007b\u007f', 'a␇b␡'],
	['line breaks and tabs become blanks', 'a\nb\r\nc\td\u2028e', 'a b  c d e'],
	['characters that turn the direction of text are taken out', '\u202etxet\u202c \u2067abc\u2069', 'txet abc'],
	['half a character becomes the replacement character', 'a\ud83db', 'a�b'],
	['joiners of emoji and of Persian stay', '👩‍👧 می‌خواهم', '👩‍👧 می‌خواهم'],
	['ordinary text stays as it is', '“Ça va”, 漢字 – £5 · naïve', '“Ça va”, 漢字 – £5 · naïve'],
])('%s', (_, text, safe) => {
	expect(escapeText(text)).toBe(safe);
});
