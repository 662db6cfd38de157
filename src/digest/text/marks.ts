import type { Span } from '../../model/span.ts';

const MARKS = new Set('“”"«»„‘'.split(''));

/** True for a mark of quotation; two apostrophes or backticks in a row are one. */
export function isQuotationMark(text: string, { start, end }: Span): boolean {
	const mark = text[start]!;
	if (end - start > 1) return false;
	return MARKS.has(mark) || ((mark === "'" || mark === '`') && (text[start + 1] === mark || text[start - 1] === mark));
}
