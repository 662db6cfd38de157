/**
 * What a terminal would act on instead of showing it. The controls of C0 and C1 (an escape sequence starts with one) and
 * the ones that turn the direction of text. https://ecma-international.org/publications-and-standards/standards/ecma-48/
 * https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings
 */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;
const BLANK = /[\t\n\v\f\r\u0085\u2028\u2029]/;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * Text that a terminal shows and never obeys. A control character is shown by its picture (`␛`), so that nothing vanishes;
 * a line break becomes a blank; what only turns the direction of text is taken out.
 */
export function escapeText(text: string): string {
	return text.replace(UNSAFE, (character) => {
		if (BLANK.test(character)) return ' ';
		if (BIDI.test(character)) return '';
		const code = character.charCodeAt(0);
		if (code < 0x20) return String.fromCharCode(0x2400 + code);
		return code === 0x7f ? '␡' : '�';
	});
}
