/**
 * What Discord's clients act on: markdown, mentions, timestamps, emoji, links and invites. A backslash before a character that
 * is neither a letter, a digit nor a blank shows that character and nothing more. Each of them gets its own, so that the raw
 * text holds no mention and no address either: the servers look for these without regard to backslashes.
 * https://discord.com/developers/docs/reference#message-formatting
 * https://support.discord.com/hc/en-us/articles/210298617
 */
const ACTIVE = /[\\*_~`|<>[\]()@/]|:(?=\S)|\.(?=[\p{L}\p{N}])/gu;
/** Headings, small text, quotes and lists begin a line. */
const OPENING = /^(?:[#+-]|\d+(?=[.)]))/;
const EVERYONE = /@(?=everyone|here)/gi;
const ZERO_WIDTH_SPACE = '\u200b';

/** Controls that only turn the direction of text. https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]|\p{Cs}/gu;

/** One line of text without controls: for labels and names, where Discord knows no markdown. */
export function plainText(text: string): string {
	return text.replace(BIDI, '').replace(/\s+/g, ' ').replace(CONTROL, '\ufffd').replace(EVERYONE, `@${ZERO_WIDTH_SPACE}`).trim();
}

/** Text that Discord shows, and never obeys. */
export function escapeText(text: string): string {
	return plainText(text)
		.replace(ACTIVE, '\\$&')
		.replace(OPENING, (opening) => (/\d/.test(opening) ? `${opening}\\` : `\\${opening}`));
}

/** At most `most` UTF-16 units; what is left out is shown by an ellipsis. For labels and names only, never for what somebody said. */
export function shorten(text: string, most: number): string {
	const plain = plainText(text);
	if (plain.length <= most) return plain;
	let cut = '';
	for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(plain.slice(0, most * 2))) {
		if (cut.length + segment.length > most - 1) break;
		cut += segment;
	}
	return `${cut.trimEnd()}…`;
}
