interface Piece {
	readonly text: string;
	/**
	 * unmarked: plain paragraphs and list items, which need no parser; too-long: more than the parser, made for shorter blocks, reads
	 * in time, so that marks are to be taken off by hand.
	 */
	readonly kind: 'marked' | 'unmarked' | 'too-long';
}

type Closes = (line: string) => boolean;

/** UTF-16 units: after this many a piece ends at the next blank line; and where a list goes on so long, at its next item. */
const ENOUGH = 4_000;
const ENOUGH_LIST = 1_000;
const LONGEST = 16_000;
const ITEM = /^(?:[-*+]|\d{1,9}[.)])[ \t]/;
/** Anything that Markdown might read as more than words, blank lines and top-level list items. */
const MARKED = /[*_`[\]<>&\\#~=|]|^[ \t]+\S|^-[- \t]*$/m;
/** What goes on over blank lines and has no words of the article. */
const OPENS = /^ {0,3}(?:(`{3,})(?!.*`)|(~{3,})|<(script|style|textarea)\b|(<!--))/i;

/**
 * Long Markdown in pieces, cut where a block begins, without code fences, scripts and comments.
 *
 * The parser's cost grows with the square of a list or a paragraph, so that one megabyte at once can take a minute; pieces make
 * it linear.
 */
export function* markdownPieces(text: string): Generator<Piece> {
	let open: string[] = [];
	let size = 0;
	let closes: Closes | null = null;
	for (const line of text.split('\n')) {
		const hidden: boolean = closes !== null;
		closes = stillOpen(line, closes);
		if (hidden || closes) continue;
		if (mayCut(open, line, size)) {
			yield pieceOf(open);
			open = [];
			size = 0;
		}
		open.push(line);
		size += line.length + 1;
	}
	yield pieceOf(open);
}

function mayCut(before: readonly string[], line: string, size: number): boolean {
	if (size > ENOUGH_LIST && ITEM.test(line)) return true;
	return size > ENOUGH && before.at(-1)!.trim() === '' && /^\S/.test(line);
}

/** The paragraphs of an unmarked piece: each list item is one. Only `-`, `+` and `1.` can begin a list in mid-paragraph. */
export function unmarkedParagraphs(text: string): string[] {
	const found: string[] = [];
	let follows: 'nothing' | 'words' | 'item' = 'nothing';
	for (const line of text.split('\n')) {
		const mark = ITEM.exec(line)?.[0];
		const isItem: boolean = mark !== undefined && (follows !== 'words' || !/^\d/.test(mark) || /^1[.)]/.test(mark));
		if (line.trim() === '') follows = 'nothing';
		else if (isItem || follows === 'nothing') found.push(isItem ? line.slice(mark!.length) : line);
		else found.push(`${found.pop()} ${line}`);
		if (line.trim() !== '') follows = isItem ? 'item' : follows === 'item' ? 'item' : 'words';
	}
	return found.filter((paragraph) => paragraph.trim() !== '');
}

function pieceOf(lines: readonly string[]): Piece {
	const text = lines.join('\n');
	if (!MARKED.test(text)) return { text, kind: 'unmarked' };
	return { text, kind: text.length > LONGEST ? 'too-long' : 'marked' };
}

/** What tells the line that closes the fence, script or comment that is open after this line; null where none is. */
function stillOpen(line: string, closes: Closes | null): Closes | null {
	if (closes) return closes(line) ? null : closes;
	const [, ticks, tildes, element, comment] = OPENS.exec(line) ?? [];
	const fence = ticks ?? tildes;
	if (fence) return (later) => endsFence(later.trim(), fence);
	const end = element ? `</${element.toLowerCase()}>` : comment ? '-->' : null;
	return end && !line.toLowerCase().includes(end) ? (later) => later.toLowerCase().includes(end) : null;
}

function endsFence(line: string, fence: string): boolean {
	return line.length >= fence.length && line === fence[0]!.repeat(line.length);
}
