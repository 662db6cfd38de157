const LONE_SURROGATE = /[\ud800-\udfff]/gu;
const LINE_END = /\r\n|[\r\u000b\u000c\u0085\u2028]/g;
const BLANK = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]/g;
/** Controls, soft hyphens, fillers, zero-width marks, bidi controls, annotation marks and noncharacters. */
const UNSEEN =
	/\u034f|\u17b4|\u17b5|[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff]/g;
/** Tags spell the flags of England, Scotland and Wales after a black flag; anywhere else they hide text. */
const TAGS = /(\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{2,6}\u{e007f})|[\u{e0000}-\u{e007f}]/gu;
/** Only the first of several variation selectors has a meaning; a run of them hides text. */
const SELECTORS = /([\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]+/gu;
/** No writing stacks more marks; unbounded, they make NFC quadratic. https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format */
const STACKED = /(\p{M}{30})\p{M}+/gu;
const RARE = /\p{M}|\u200c|\u200d|[\u{e0000}-\u{e007f}]/u;

const SCRIPTS = 'Arab Syrc Nkoo Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt'.split(' ');
const JOINING = `(?=[\\p{L}\\p{M}])[${SCRIPTS.map((script) => `\\p{scx=${script}}`).join('')}]`;
const PICTURE = '(?:\\p{Extended_Pictographic}\\p{Emoji_Modifier}?\\ufe0f?|\\u{e007f})';
const VIRAMA = '[\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d4d\\u0dca]';
const JOINERS = /([\u200c\u200d])[\u200c\u200d]+/g;
/** Marks may stand between, since NFC puts them in its own order. */
const MARKS = '\\p{M}{0,31}';
/** A joiner has a meaning between letters that join, after a virama (also at a word's end), and inside an emoji sequence. */
const STRAY_JOINER = new RegExp(
	`[\\u200c\\u200d](?!(?<=${JOINING}${MARKS}[\\u200c\\u200d])${MARKS}${JOINING}|(?<=${VIRAMA}${MARKS}[\\u200c\\u200d])|(?<=${PICTURE}\\u200d)\\p{Extended_Pictographic})`,
	'gu',
);

/**
 * Text as every Document holds it: NFC; nothing unseen in it but joiners that mean something; one kind of blank, never two in a
 * row; paragraphs parted by `\n\n`, with no line end inside. A lone surrogate becomes U+FFFD. Normalising twice changes nothing.
 */
export function normalise(text: string): string {
	const seen = text.replace(LONE_SURROGATE, '\ufffd').replace(LINE_END, '\n').replace(UNSEEN, '');
	const composed = (RARE.test(seen) ? settled(seen) : seen.normalize('NFC')).replace(/\u2029/g, '\n\n');
	return composed
		.replace(BLANK, ' ')
		.replace(/ {2,}/g, ' ')
		.replace(/ ?\n ?/g, '\n')
		.replace(/\n{3,}/g, '\n\n')
		.replace(/(?<!\n)\n(?!\n)/g, ' ')
		.trim();
}

/** A joiner that goes can bring marks together that make another one stray, so this looks again until nothing changes. */
function settled(text: string): string {
	let before = text;
	for (let pass = 0; pass < 4; pass++) {
		const after = withoutTricks(before);
		if (after === before) return after;
		before = after;
	}
	return withoutTricks(before.replace(/[\u200c-\u200d]/g, ''));
}

function withoutTricks(text: string): string {
	const marked = text.replace(TAGS, '$1').replace(SELECTORS, '$1').replace(STACKED, '$1');
	const joined = marked.replace(JOINERS, '$1').replace(STRAY_JOINER, '').replace(SELECTORS, '$1');
	return joined.normalize('NFC').replace(STACKED, '$1');
}
