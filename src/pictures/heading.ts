import { GREY, text, WIDTH } from './svg.ts';
import { wrap } from './wrap.ts';

const TITLE = 40;
const UNDER = 30;
/** From the picture's edge, in pixels. */
const MARGIN = 60;

/** The title and a line under it, and where they end. A title that takes more than two lines goes on with `…`. */
export function heading(title: string, under: string | null): { elements: string[]; bottom: number } {
	const width = WIDTH - 2 * MARGIN;
	const titles = atMost(wrap(title, { size: TITLE, bold: true, width }), 2);
	const unders = under ? atMost(wrap(under, { size: UNDER, width }), 1) : [];
	const top = 72;
	const middle = top + (titles.length - 1) * (TITLE + 8);
	return {
		elements: [
			...titles.map((line, i) => text(line, { x: MARGIN, y: top + i * (TITLE + 8), size: TITLE, bold: true })),
			...unders.map((line) => text(line, { x: MARGIN, y: middle + UNDER + 16, size: UNDER, fill: GREY })),
		],
		bottom: middle + (unders.length ? UNDER + 16 : 0),
	};
}

function atMost(lines: readonly string[], most: number): string[] {
	return lines.length <= most ? [...lines] : [...lines.slice(0, most - 1), `${lines[most - 1]!.replace(/\s*\S*$/, '')} …`];
}
