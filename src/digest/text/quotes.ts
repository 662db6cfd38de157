import type { Quote } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';

/** Opening mark → its closing marks. The straight mark closes itself. */
const CLOSING: Readonly<Record<string, string>> = { '“': '”"', '"': '"”', '«': '»', '„': '“”', '‘': '’' };
const OPENING = /[“"«„‘]/g;
const WORD = /[\p{L}\p{N}]/u;

/**
 * The quotations of one paragraph, outermost only.
 *
 * A quotation that the paragraph does not close runs to the paragraph's end: newspapers leave the mark off where the next
 * paragraph goes on with the same quotation. An apostrophe is never taken for a single quotation mark.
 */
export function quotes(text: string, paragraph: Span): Quote[] {
	const found: Quote[] = [];
	const never = new Set<string>();
	OPENING.lastIndex = paragraph.start;
	for (let match = OPENING.exec(text); match && match.index < paragraph.end; match = OPENING.exec(text)) {
		const start = match.index;
		const mark = match[0];
		// A mark that once found no closing one finds none later.
		if (never.has(mark) || !opens(text, start, mark)) continue;
		const close = closingMark(text, start + 1, paragraph.end, mark);
		if (close === -1) never.add(mark);
		if (close === -1 && mark !== '“' && !(mark === '"' && start === paragraph.start)) continue;
		const end = close === -1 ? paragraph.end : close + 1;
		found.push({ start, end, inner: { start: start + 1, end: close === -1 ? end : close }, closed: close !== -1 });
		OPENING.lastIndex = end;
	}
	return found;
}

function opens(text: string, at: number, mark: string): boolean {
	if (mark !== '‘' && mark !== '"') return true;
	return !WORD.test(text[at - 1] ?? ' ') && !/\s/.test(text[at + 1] ?? ' ');
}

function closingMark(text: string, from: number, to: number, mark: string): number {
	const closing = CLOSING[mark] ?? '';
	for (let at = from; at < to; at++) {
		if (!closing.includes(text[at]!)) continue;
		if (mark === '‘' && WORD.test(text[at + 1] ?? ' ')) continue;
		return at;
	}
	return -1;
}
