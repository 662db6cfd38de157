import type { Run } from './style.ts';
import { columns, wrap } from './wrap.ts';

interface Marked {
	readonly width: number;
	readonly marks: readonly number[];
	readonly first?: number;
	readonly rest?: number;
}

/** A text whose sentence marks stand at the right edge of its last line, or of a line of their own where they do not fit. */
export function markedLines(runs: readonly Run[], { marks, ...room }: Marked): Run[][] {
	const lines = wrap(runs, room);
	if (marks.length === 0) return lines;
	const marked = wrap([{ text: marks.map((number) => `[${number}]`).join(' '), style: 'dim' }], {
		width: room.width,
		first: room.rest ?? 0,
	});
	const words = widthOf(lines.at(-1) ?? []);
	const space = room.width - words - (widthOf(marked[0]!) - (room.rest ?? 0));
	if (marked.length === 1 && space >= 2) {
		return [...lines.slice(0, -1), [...(lines.at(-1) ?? []), { text: ' '.repeat(space), style: 'plain' }, marked[0]!.at(-1)!]];
	}
	return [...lines, ...marked.map((line): Run[] => [{ text: ' '.repeat(room.width - widthOf(line)), style: 'plain' }, ...line])];
}

/** A label left of a text, or over it where the label is too long or the lines too short for two columns. */
export function columnLines(label: string, runs: readonly Run[], { column, ...room }: Marked & { readonly column: number }): Run[][] {
	const heading: Run = { text: label, style: 'label' };
	if (room.width < column * 3 || columns(label) > column - 2)
		return [...wrap([heading], { ...room, rest: 4 }), ...markedLines(runs, { ...room, first: 4 })];
	const [line = [], ...lines] = markedLines(runs, { ...room, first: column });
	const [indent, ...words] = line;
	const pad: Run = { text: ' '.repeat(column - columns(label)), style: 'plain' };
	return [[heading, pad, { text: indent?.text.slice(column) ?? '', style: indent?.style ?? 'plain' }, ...words], ...lines];
}

/** Labels in brackets, none divided by a line break unless it is wider than the line. */
export function actionLines(labels: readonly string[], width: number): Run[][] {
	const lines: Run[][] = [];
	let line: Run[] = [];
	for (const label of labels) {
		const action: Run = { text: `[${label}]`, style: 'label' };
		if (line.length > 0 && widthOf(line) + 2 + columns(action.text) > width) {
			lines.push(line);
			line = [];
		}
		if (columns(action.text) > width) {
			lines.push(...wrap([action], { width }));
			continue;
		}
		line.push(...(line.length > 0 ? [{ text: '  ', style: 'plain' } as const] : []), action);
	}
	return line.length > 0 ? [...lines, line] : lines;
}

function widthOf(line: readonly Run[]): number {
	return line.reduce((sum, { text }) => sum + columns(text), 0);
}
