import type { Quote } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';

/** Opening mark → its closing mark. The straight mark closes itself, and so does the pair that some agencies write. */
const CLOSING: Readonly<Record<string, RegExp>> = {
	'“': /[”"]/g,
	'"': /["”]/g,
	'«': /»/g,
	'„': /[“”]/g,
	'‘': /’(?![\p{L}\p{N}])/gu,
	"''": /''/g,
	'``': /''|``/g,
};
const OPENING = /[“"«„‘]|''|``/g;
const WORD = /[\p{L}\p{N}]/u;
/** Marks that open as they close: only what stands around them tells. */
const TURNING = new Set(['‘', '"', "''"]);

/**
 * The quotations of one paragraph, outermost only.
 *
 * A quotation that the paragraph does not close runs to the paragraph's end: newspapers leave the mark off where the next
 * paragraph goes on with the same quotation. An apostrophe is never taken for a single quotation mark.
 */
export function quotes(text: string, paragraph: Span): Quote[] {
	const words = text.slice(paragraph.start, paragraph.end);
	const found: Quote[] = [];
	const never = new Set<string>();
	OPENING.lastIndex = 0;
	for (let match = OPENING.exec(words); match; match = OPENING.exec(words)) {
		const at = match.index;
		const [mark] = match;
		// A mark that once found no closing one finds none later.
		if (never.has(mark) || !opens(words, at, mark)) continue;
		const close = closingMark(words, at + mark.length, mark);
		if (!close) never.add(mark);
		if (!close && mark !== '“' && !(mark === '"' && at === 0)) continue;
		const end = close?.end ?? words.length;
		found.push(
			quoteOf(paragraph.start, { start: at, end, inner: { start: at + mark.length, end: close?.start ?? end }, closed: close !== null }),
		);
		OPENING.lastIndex = end;
	}
	return found;
}

function quoteOf(by: number, { start, end, inner, closed }: Quote): Quote {
	return { start: by + start, end: by + end, inner: { start: by + inner.start, end: by + inner.end }, closed };
}

function opens(words: string, at: number, mark: string): boolean {
	if (!TURNING.has(mark)) return true;
	return !WORD.test(words[at - 1] ?? ' ') && !/\s/.test(words[at + mark.length] ?? ' ');
}

function closingMark(words: string, from: number, mark: string): Span | null {
	const closing = CLOSING[mark]!;
	closing.lastIndex = from;
	const match = closing.exec(words);
	return match && { start: match.index, end: match.index + match[0].length };
}
