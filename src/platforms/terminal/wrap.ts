import stringWidth from 'string-width';
import type { Run, Style } from './style.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** The segmenter's cost grows with the square of its text, so it is given windows of this many UTF-16 units. */
const WINDOW = 512;
const NARROW = /^[\u0020-\u007e\u00a0-\u02ff\u2010-\u2027]*$/;
/** East Asian closing marks stay on the line of the word that they close. https://www.w3.org/TR/jlreq/#characters_not_starting_a_line */
const CLOSING = /^[、。，．：；？！）］｝」』】〉》]/;

/** Columns that the text takes: wide characters and emoji take two, combining marks none. */
export function columns(text: string): number {
	return NARROW.test(text) ? text.length : stringWidth(text);
}

/** A piece that no line break divides. */
interface Piece {
	readonly text: string;
	readonly width: number;
	readonly style: Style;
	/** True when a blank stands before it. */
	readonly apart: boolean;
}

interface Room {
	readonly width: number;
	/** Columns at the start of the first line, and of every other. */
	readonly first?: number;
	readonly rest?: number;
}

/**
 * Breaks runs of text into lines of at most `width` columns, at blanks; a word wider than a line is broken between
 * graphemes. The indents are part of the lines.
 */
export function wrap(runs: readonly Run[], { width, first = 0, rest = first }: Room): Run[][] {
	const lines: Run[][] = [];
	let line: Run[] = [];
	let at = 0;
	function open(): void {
		at = lines.length === 0 ? first : rest;
		line = at > 0 ? [{ text: ' '.repeat(at), style: 'plain' }] : [];
	}
	open();
	let empty = true;
	for (const piece of pieces(runs, width - Math.max(first, rest))) {
		const blank = piece.apart && !empty ? 1 : 0;
		if (!empty && at + blank + piece.width > width) {
			lines.push(line);
			open();
			empty = true;
		}
		append(line, { text: (piece.apart && !empty ? ' ' : '') + piece.text, style: piece.style });
		at += piece.width + (empty ? 0 : blank);
		empty = false;
	}
	lines.push(line);
	return lines;
}

function append(line: Run[], run: Run): void {
	const last = line.at(-1);
	if (last?.style === run.style) line[line.length - 1] = { text: last.text + run.text, style: run.style };
	else line.push(run);
}

function* pieces(runs: readonly Run[], room: number): Generator<Piece> {
	let apart = false;
	for (const { text, style } of runs) {
		for (const [word] of text.matchAll(/\s+|\S+/g)) {
			if (word.trim() === '') {
				apart = true;
				continue;
			}
			const width = columns(word);
			if (width === word.length && width <= room) yield { text: word, width, style, apart };
			else yield* broken(word, { style, apart, room, width });
			apart = false;
		}
	}
}

/** A word that has wide characters in it, or is too wide for a line. */
function* broken(
	word: string,
	{ style, apart, room, width }: { style: Style; apart: boolean; room: number; width: number },
): Generator<Piece> {
	let held = '';
	let blank = apart;
	for (const segment of graphemesOf(word)) {
		const wide = columns(segment) > 1;
		const breakable = width > room || wide;
		const glued = CLOSING.test(segment) && columns(held + segment) <= room;
		if (held && breakable && !glued) {
			yield { text: held, width: columns(held), style, apart: blank };
			blank = false;
			held = '';
		}
		held += segment;
	}
	if (held) yield { text: held, width: columns(held), style, apart: blank };
}

/** What a reader takes for one character each. */
function* graphemesOf(word: string): Generator<string> {
	if (NARROW.test(word)) {
		yield* word;
		return;
	}
	let from = 0;
	while (from < word.length) {
		const found = [...segmenter.segment(word.slice(from, from + WINDOW))];
		// The last of a window may go on in the next one.
		if (found.length > 1 && from + WINDOW < word.length) found.pop();
		for (const { segment } of found) yield segment;
		from += found.reduce((sum, { segment }) => sum + segment.length, 0);
	}
}
