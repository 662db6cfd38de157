/** Columns. Narrower than `least` no line can hold a word and its mark; wider than `most` no eye finds the next line. */
export const WIDTH = { least: 40, usual: 80, most: 100 };

/** The width of the text: as asked for, or else the terminal's own between the bounds, or else the usual. */
export function textWidth({ asked, columns }: { asked?: number | undefined; columns?: number | undefined }): number {
	if (asked !== undefined) return Math.max(WIDTH.least, asked);
	return columns ? Math.min(Math.max(WIDTH.least, columns), WIDTH.most) : WIDTH.usual;
}
