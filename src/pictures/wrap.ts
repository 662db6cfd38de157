/** Widths of DejaVu Sans in parts of its size, a little too large: a line must never run out of the picture. */
const NARROW = new Set('ijl.,:;\'|!ftr()[]{} -’‘·I/\\"“”`');
const WIDE = new Set('mwMWQOGDHNUCR@%—…&');

export interface Measure {
	/** Of the letters, in pixels. */
	readonly size: number;
	readonly bold?: boolean;
}

/** How wide a text is at most, in pixels. */
export function widthOf(text: string, { size, bold = false }: Measure): number {
	let width = 0;
	for (const character of text) {
		if (NARROW.has(character)) width += 0.42;
		else if (WIDE.has(character)) width += 0.93;
		else if (character.codePointAt(0)! > 0x2e80) width += 1.1;
		else width += /\p{Lu}/u.test(character) ? 0.72 : 0.645;
	}
	return width * size * (bold ? 1.1 : 1);
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
