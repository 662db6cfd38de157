/**
 * What turns the direction of text or is no text at all. The page sets words with `textContent` only, so no markup of theirs is
 * ever read; what is left to take out is what deceives the eye. https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const BREAK = /\r\n?|[\u0085\u2028\u2029]/g;
/** Controls of C0 and C1 but for the tab and the line feed, and halves of a character. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Cs}/gu;

/** Words as the page shows them. A control character is shown by its picture (`␛`), so that nothing vanishes. */
export function shownText(text: string): string {
	return text.replace(BREAK, '\n').replace(BIDI, '').replace(UNSEEN, picture);
}

function picture(character: string): string {
	const code = character.charCodeAt(0);
	if (code < 0x20) return String.fromCharCode(0x2400 + code);
	return code === 0x7f ? '␡' : '�';
}

/** An address that a link may lead to, as the browser will read it; null for anything but a plain web address. */
export function webAddress(url: string): URL | null {
	if (!URL.canParse(url)) return null;
	const address = new URL(url);
	return /^https?:$/.test(address.protocol) && !address.username && !address.password && address.host ? address : null;
}
