/** Advance widths of DejaVu Sans, in hundredths of its size. https://dejavu-fonts.github.io */
const WIDTHS: ReadonlyMap<string, number> = new Map(
	Object.entries({
		28: "'ijl",
		32: ' ,.IJ’‘·',
		36: '/:;\\|f-',
		40: '()[]t!',
		46: 'r"',
		53: 'szc?“”*_–',
		58: 'FkLvxyP',
		64: 'TYaeo$0123456789ESbdghnpqu{}K',
		70: 'ABVXZCR',
		79: 'UNHDGOQ&',
		84: 'w#+<=>^~',
		100: 'Mm%W@—…',
	}).flatMap(([width, characters]) => [...characters].map((character): [string, number] => [character, Number(width) / 100])),
);
/** Of a letter that is not in the table: of another alphabet, or of a script that is written in squares. */
const OTHER = 0.8;
const SQUARE = 1.05;
/** The bold face is wider by this at most. */
const BOLD = 1.14;

export interface Measure {
	/** Of the letters, in pixels. */
	readonly size: number;
	readonly bold?: boolean;
}

/** How wide a text is at most, in pixels. */
export function widthOf(text: string, { size, bold = false }: Measure): number {
	let width = 0;
	for (const character of text) width += WIDTHS.get(character) ?? (character.codePointAt(0)! > 0x2e80 ? SQUARE : OTHER);
	return width * size * (bold ? BOLD : 1);
}

/** Breaks a text into lines that are no wider than `width` pixels; a longer word is broken where it must be. */
export function wrap(text: string, { width, ...measure }: Measure & { readonly width: number }): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(/\s+/).filter(Boolean)) {
		const longer = line ? `${line} ${word}` : word;
		if (widthOf(longer, measure) <= width) line = longer;
		else {
			if (line) lines.push(line);
			const pieces = broken(word, { width, ...measure });
			lines.push(...pieces.slice(0, -1));
			line = pieces.at(-1) ?? '';
		}
	}
	return line ? [...lines, line] : lines;
}

function broken(word: string, { width, ...measure }: Measure & { readonly width: number }): string[] {
	if (widthOf(word, measure) <= width) return [word];
	const pieces: string[] = [];
	let piece = '';
	for (const character of word) {
		if (piece && widthOf(piece + character, measure) > width) {
			pieces.push(piece);
			piece = '';
		}
		piece += character;
	}
	return [...pieces, piece];
}
