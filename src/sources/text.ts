import { takeDateLine } from './date-line.ts';
import type { ParsedText } from './document.ts';
import { publishedDate } from './published.ts';
import { joinLines, runsOn, startsLow, wordsOf } from './reflow.ts';

const LIST_ITEM = /^(?:[-*•‣◦–]|\d{1,3}[.)])\s/;
/** A longer line was not wrapped at a width: it is a paragraph. */
const WIDEST_WRAP = 110;
const LONGEST_TITLE = 150;
const NO_TITLE = /^by\s|[.,;:-]["”’')\]]*$/i;

/** Reads plain text: a date line, a title line, and paragraphs, with hard-wrapped lines joined again. */
export function parseText(raw: string, origin: string): ParsedText {
	const { published, rest } = takeDateLine(raw.replace(/\r\n?|\u2028/g, '\n'), origin);
	const { title, body } = parted(rest);
	return { origin, published, title, body: paragraphs(body) };
}

/** A first line of its own that is short and is no sentence is the title. */
function parted(text: string): { title: string | undefined; body: string } {
	const [whole = '', line = ''] = /^\s*([^\n]*)\n[^\S\n]*\n\s*/.exec(text) ?? [];
	const title = line.trim();
	const body = text.slice(whole.length);
	const isTitle = title !== '' && title.length <= LONGEST_TITLE && !NO_TITLE.test(title) && !LIST_ITEM.test(title);
	if (!isTitle || body === '' || startsLow(body) || 'date' in publishedDate(title)) return { title: undefined, body: text };
	return { title, body };
}

/** The text with a blank line between its paragraphs and none inside. */
function paragraphs(text: string): string {
	const lines = text.split('\n');
	const width = wrapWidth(lines);
	const written = width ? wordsOf(text) : new Set<string>();
	const found: string[] = [];
	let open: string[] = [];
	for (const [i, line] of lines.entries()) {
		if (open.length > 0 && breaks(lines[i - 1]!, line, width)) {
			found.push(joinLines(open, written));
			open = [];
		}
		if (line.trim() !== '') open.push(line.trim());
	}
	found.push(joinLines(open, written));
	return found.join('\n\n');
}

/** True when the line end between two lines ends a paragraph. */
function breaks(before: string, after: string, width: number): boolean {
	const above = before.trim();
	const below = after.trim();
	if (below === '' || LIST_ITEM.test(below)) return true;
	if (!width || above.length > WIDEST_WRAP) return !(runsOn(above) && startsLow(below));
	if (runsOn(above)) return false;
	const indented = /^\s{2,}/.test(after) && !/^\s{2,}/.test(before);
	return indented || above.length + 1 + below.search(/\s|$/) <= width * 0.8;
}

/**
 * The width at which the text's lines were cut, or 0 where they were not: most line ends inside its blocks would have to stand in
 * mid-sentence.
 */
function wrapWidth(lines: readonly string[]): number {
	let ends = 0;
	let midway = 0;
	let width = 0;
	for (let i = 1; i < lines.length; i++) {
		const above = lines[i - 1]!.trim();
		if (above === '' || lines[i]!.trim() === '' || LIST_ITEM.test(lines[i]!)) continue;
		ends++;
		if (above.length > WIDEST_WRAP) continue;
		width = Math.max(width, above.length);
		if (runsOn(above)) midway++;
	}
	return midway > ends / 2 ? width : 0;
}
