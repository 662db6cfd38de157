/** `[start, end)` into a Document's text, in UTF-16 code units. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** Throws when the two offsets do not make a Span: that is a bug in the caller. */
export function span(start: number, end: number): Span {
	if (!(start >= 0 && end >= start)) throw new RangeError(`No span runs from ${start} to ${end}`);
	return { start, end };
}

/** True when the two share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
	return a.start < b.end && b.start < a.end;
}

/** True when `inner` lies wholly in `outer`; the two may be equal. */
export function contains(outer: Span, inner: Span): boolean {
	return outer.start <= inner.start && inner.end <= outer.end;
}

export function sliceOf(text: string, { start, end }: Span): string {
	return text.slice(start, end);
}
