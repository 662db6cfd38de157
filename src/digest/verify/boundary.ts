const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const WORD = /[\p{L}\p{N}\p{M}]/u;
const JOINS_NUMBER = new Set([...'.,:/-–']);
const JOINS_WORD = new Set([..."'’-‑"]);
const BEFORE_NUMBER = new Set([...'$£€¥₪+−']);
const AFTER_NUMBER = new Set([...'%‰°']);

/** True when a line may begin or end at `at`: not within a word, a number with its sign, or a character of several code units. */
export function isBoundary(text: string, at: number): boolean {
	if (at <= 0 || at >= text.length) return at === 0 || at === text.length;
	const before = text[at - 1]!;
	const after = text[at]!;
	if (isWord(before) && isWord(after)) return false;
	if (splitsNumber(text, at, before, after) || splitsCompound(text, at, before, after) || splitsInitials(text, at, before, after))
		return false;
	return isPlain(before) && isPlain(after) ? true : isGraphemeBoundary(text, at);
}

function isWord(character: string): boolean {
	const code = character.charCodeAt(0);
	if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
	return WORD.test(character);
}

function isDigit(character: string | undefined): boolean {
	return character !== undefined && character >= '0' && character <= '9';
}

function splitsNumber(text: string, at: number, before: string, after: string): boolean {
	if (JOINS_NUMBER.has(after) && isDigit(before) && isDigit(text[at + 1])) return true;
	if (JOINS_NUMBER.has(before) && isDigit(after) && isDigit(text[at - 2])) return true;
	return (BEFORE_NUMBER.has(before) && isDigit(after)) || (AFTER_NUMBER.has(after) && isDigit(before));
}

/** `U.|S`, `E|.U`. */
function splitsInitials(text: string, at: number, before: string, after: string): boolean {
	if (after === '.') return isWord(before) && !isWord(text[at - 2] ?? ' ') && isWord(text[at + 1] ?? ' ');
	return before === '.' && isWord(after) && isWord(text[at - 2] ?? ' ') && !isWord(text[at - 3] ?? ' ');
}

/** `al-|Hayya`, `O’|Neill`, `Hamas|’s`. */
function splitsCompound(text: string, at: number, before: string, after: string): boolean {
	if (JOINS_WORD.has(after)) return isWord(before) && isWord(text[at + 1] ?? ' ');
	return JOINS_WORD.has(before) && isWord(after) && isWord(text[at - 2] ?? ' ');
}

/** Characters that never join a neighbour into one. */
function isPlain(character: string): boolean {
	const code = character.charCodeAt(0);
	return code < 0x300 ? code !== 13 : code >= 0x2010 && code <= 0x2027;
}

function isGraphemeBoundary(text: string, at: number): boolean {
	const from = Math.max(0, text.lastIndexOf(' ', at - 1), at - 64);
	const segment = graphemes.segment(text.slice(from, at + 16)).containing(at - from);
	return segment === undefined || segment.index === at - from;
}
