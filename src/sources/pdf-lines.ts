/** One line of print. Lengths are in points, `y` upwards from the foot of the page. */
export interface PrintedLine {
	readonly text: string;
	readonly page: number;
	readonly left: number;
	readonly right: number;
	readonly y: number;
	/** The size of the line's type. */
	readonly size: number;
}

/** A run of text as pdf.js gives it: `transform` is `[a, b, c, d, x, y]`. */
export interface PrintedRun {
	readonly str: string;
	readonly width: number;
	readonly height: number;
	readonly transform: readonly number[];
	readonly hasEOL: boolean;
}

const LIGATURES: Readonly<Record<string, string>> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' };
const PAGE_NUMBER = /^(?:page )?[-–— ]*\d{1,4}[-–— ]*(?:(?:of|\/) ?\d{1,4})?$/i;

/** Gathers a page's runs into lines, in the order in which the page prints them. */
export function linesOf(runs: readonly PrintedRun[], page: number): PrintedLine[] {
	const lines: PrintedLine[] = [];
	let open: PrintedLine | null = null;
	for (const run of runs) {
		const next = lineOf(run, page);
		if (open && next && !onSameLine(open, next)) {
			lines.push(open);
			open = null;
		}
		if (next) open = open ? joined(open, next) : next;
		if (run.hasEOL && open) {
			lines.push(open);
			open = null;
		}
	}
	if (open) lines.push(open);
	return lines.map((line) => ({ ...line, text: line.text.trim() })).filter(({ text }) => text !== '');
}

function lineOf({ str, width, height, transform }: PrintedRun, page: number): PrintedLine | null {
	if (str === '') return null;
	const [a = 0, b = 0, , , x = 0, y = 0] = transform;
	const text = str.replace(/[ﬀ-ﬆ]/g, (ligature) => LIGATURES[ligature]!);
	return { text, page, left: x, right: x + width, y, size: str.trim() === '' ? 0 : height || Math.hypot(a, b) };
}

function onSameLine(line: PrintedLine, next: PrintedLine): boolean {
	return Math.abs(line.y - next.y) < 0.5 * Math.max(line.size, next.size, 1) && next.left > line.left - 1;
}

function joined(line: PrintedLine, next: PrintedLine): PrintedLine {
	const apart = next.left - line.right > 0.2 * line.size && !/\s$/.test(line.text) && !/^\s/.test(next.text);
	const text = `${line.text}${apart ? ' ' : ''}${next.text}`;
	return { ...line, text, right: Math.max(line.right, next.right), size: Math.max(line.size, next.size) };
}

/** Leaves out page numbers, and the lines at the head and foot that most pages repeat. */
export function withoutFurniture(pages: readonly (readonly PrintedLine[])[]): PrintedLine[] {
	const seen = new Map<string, number>();
	for (const lines of pages) for (const key of new Set(edges(lines).map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1);
	return pages.flatMap((lines) => {
		const edge = new Set(edges(lines));
		const repeated = (line: PrintedLine) => pages.length > 1 && seen.get(keyOf(line))! > pages.length / 2;
		return lines.filter((line) => !edge.has(line) || !(PAGE_NUMBER.test(line.text) || repeated(line)));
	});
}

/** The two highest and the two lowest lines. */
function edges(lines: readonly PrintedLine[]): PrintedLine[] {
	const byHeight = [...lines].sort((a, b) => b.y - a.y);
	return [...byHeight.slice(0, 2), ...byHeight.slice(-2)];
}

function keyOf({ text }: PrintedLine): string {
	return text.replace(/\d+/g, '#');
}
