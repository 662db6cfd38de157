import type { PrintedLine } from './pdf-lines.ts';
import { joinLines, runsOn, wordsOf } from './reflow.ts';

const LONGEST_TITLE = 200;

interface Layout {
	/** The distance between two lines of a paragraph, and the size of its type: the most common ones. */
	readonly pitch: number;
	readonly size: number;
	/** The width of a full line. */
	readonly width: number;
}

/** The title as print shows it, the first lines in clearly larger type, and the paragraphs after it, each on one line. */
export function flow(lines: readonly PrintedLine[]): { title: string | undefined; paragraphs: string[] } {
	const layout = layoutOf(lines);
	const written = wordsOf(lines.map((line) => line.text).join('\n'));
	const headline = headlineOf(lines, layout);
	const rest = lines.filter((line) => !headline.includes(line));
	const paragraphs: string[] = [];
	let open: PrintedLine[] = [];
	const close = () => open.length > 0 && paragraphs.push(joinLines(textsOf(open), written));
	for (const line of rest) {
		if (open.length > 0 && parts(open.at(-1)!, line, layout)) {
			close();
			open = [];
		}
		open.push(line);
	}
	close();
	return { title: headline.length > 0 ? joinLines(textsOf(headline), written) : undefined, paragraphs };
}

function textsOf(lines: readonly PrintedLine[]): string[] {
	return lines.map((line) => line.text);
}

function layoutOf(lines: readonly PrintedLine[]): Layout {
	const gaps: number[] = [];
	for (let i = 1; i < lines.length; i++) {
		const gap = lines[i - 1]!.y - lines[i]!.y;
		if (gap > 0) gaps.push(Math.round(gap));
	}
	const widths = lines.map((line) => line.right - line.left).sort((a, b) => a - b);
	return {
		pitch: commonest(gaps),
		size: commonest(lines.flatMap((line) => Array<number>(Math.ceil(line.text.length / 20)).fill(Math.round(line.size)))),
		width: widths[Math.floor(widths.length * 0.9)] ?? 0,
	};
}

function commonest(numbers: readonly number[]): number {
	const counts = new Map<number, number>();
	let best = numbers[0] ?? 0;
	for (const number of numbers) {
		counts.set(number, (counts.get(number) ?? 0) + 1);
		if (counts.get(number)! > counts.get(best)!) best = number;
	}
	return best;
}

function headlineOf(lines: readonly PrintedLine[], { size }: Layout): PrintedLine[] {
	const first = lines.filter((line) => line.page === 1).slice(0, 8);
	const largest = Math.max(0, ...first.map((line) => line.size));
	if (largest < size * 1.2) return [];
	const start = first.findIndex((line) => line.size > largest * 0.95);
	const end = first.findIndex((line, i) => i > start && line.size <= largest * 0.95);
	const found = first.slice(start, end === -1 ? undefined : end);
	return found.length < lines.length && textsOf(found).join(' ').length <= LONGEST_TITLE ? found : [];
}

/** True when a paragraph ends between two lines: by a gap, other type, an indent, or a last line that is short. */
function parts(above: PrintedLine, below: PrintedLine, { pitch, width }: Layout): boolean {
	if (Math.abs(above.size - below.size) > 0.15 * above.size) return true;
	const gap = above.y - below.y;
	const moved = above.page !== below.page || gap < 0;
	if (!moved && gap > pitch * 1.35) return true;
	if (runsOn(above.text)) return false;
	if (moved) return /^["“‘(]?\p{Lu}/u.test(below.text);
	return below.left - above.left > 0.8 * below.size || above.right - above.left < width * 0.85;
}
