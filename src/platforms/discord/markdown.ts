import { escapeText } from './escape.ts';
import type { Line, Run } from './lines.ts';

/** Characters of markdown; a line that is longer is parted between two words. */
const LONGEST_LINE = 1400;

/** The markdown of a line, in as many pieces as it takes; pieces but the first begin, and pieces but the last end, with `…`. */
export function linePieces(line: Line): readonly string[] {
	const pieces = part(line.runs);
	return pieces.map((runs, i) => {
		const last = i === pieces.length - 1;
		const marks = last ? line.marks.map((mark) => `\\[${mark}\\]`).join('') : '';
		return `${line.prefix}${i > 0 ? '… ' : ''}${runsText(runs)}${last ? '' : ' …'}${marks && ` ${marks}`}`;
	});
}

/** Runs keep the blanks between them; bold never has a blank at its edge, where Discord would show the stars. */
export function runsText(runs: readonly Run[]): string {
	const texts = runs.map(({ text, strong }) => {
		const words = escapeText(text);
		if (!words) return text ? ' ' : '';
		const [before, after] = [/^\s/.test(text) ? ' ' : '', /\s$/.test(text) ? ' ' : ''];
		return `${before}${strong ? `**${words}**` : words}${after}`;
	});
	return texts.join('').trim();
}

function part(runs: readonly Run[]): readonly (readonly Run[])[] {
	if (runsText(runs).length <= LONGEST_LINE) return [runs];
	const pieces: Run[][] = [[]];
	let length = 0;
	for (const { text, strong } of runs) {
		for (const word of words(text)) {
			// Each word counts with the stars that it might need.
			const cost = escapeText(word).length + 1;
			if (length + cost > LONGEST_LINE - 20) {
				pieces.push([]);
				length = 0;
			}
			length += cost;
			add(pieces.at(-1)!, { text: word, strong });
		}
	}
	return pieces;
}

function add(runs: Run[], run: Run): void {
	const last = runs.at(-1);
	if (last?.strong === run.strong) runs[runs.length - 1] = { ...last, text: last.text + run.text };
	else runs.push(run);
}

/** Words with the blanks around them; a word beyond all measure in pieces that do not part a character. */
function words(text: string): string[] {
	return (text.match(/\s*\S+\s*$|\s*\S+/g) ?? []).flatMap((word) => {
		if (word.length <= 300) return [word];
		const pieces: string[] = [];
		let piece = '';
		for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(word)) {
			if (piece.length + segment.length > 300) {
				pieces.push(piece);
				piece = '';
			}
			piece += segment;
		}
		return [...pieces, piece].flatMap((whole) => whole.match(/[\s\S]{1,300}/gu) ?? []);
	});
}
