import { dateText } from '../model/day.ts';
import type { TimelineEntry, TimelinePicture } from '../model/picture.ts';
import { heading } from './heading.ts';
import { COLOURS, FAINT, GREY, HEIGHT, INK, PAPER, picture, tag, text, WIDTH } from './svg.ts';
import { wrap } from './wrap.ts';

const DATE = 24;
const WORDS = 25;
const LEADING = 32;
const GAP = 22;
/** Where the dates end, the line stands, and the words begin, in pixels. */
const DATES_TO = 270;
const LINE_AT = 298;
const WORDS_FROM = 326;
const WORDS_WIDTH = WIDTH - WORDS_FROM - 40;
const FOOT = 40;
/** A line of time needs so many events; to have them, longer ones give way to shorter. */
const ENOUGH = 3;

interface Row {
	readonly entry: TimelineEntry;
	readonly lines: readonly string[];
}

/** Events under each other, whole or not at all: what is still to come first gets its room, then the newest. Null where none fits. */
export function drawTimeline({ title, entries }: TimelinePicture): string | null {
	const { elements, bottom } = heading(title, null);
	const rows = entries.map((entry): Row => ({ entry, lines: wrap(wordsOf(entry), { size: WORDS, width: WORDS_WIDTH }) }));
	const room = HEIGHT - bottom - 40 - FOOT;
	const choices = [Infinity, 5, 4, 3, 2].map((most) =>
		fitting(
			rows.filter(({ lines }) => lines.length <= most),
			room,
		),
	);
	const shown = choices.find(({ length }) => length >= ENOUGH) ?? choices.sort((a, b) => b.length - a.length)[0]!;
	if (!shown.length) return null;
	const drawn: string[] = [];
	let y = bottom + 62;
	for (const row of shown) {
		drawn.push(...drawRow(row, y));
		y += heightOf(row);
	}
	const left = rows.length - shown.length;
	const spine = tag('line', { x1: LINE_AT, y1: bottom + 40, x2: LINE_AT, y2: y - GAP - 8, stroke: FAINT, 'stroke-width': 4 });
	const more = left
		? [text(`… ${left} more ${left === 1 ? 'event' : 'events'}`, { x: WORDS_FROM, y: HEIGHT - 22, size: 24, fill: GREY })]
		: [];
	return picture([...elements, spine, ...drawn, ...more]);
}

function wordsOf({ text, speaker }: TimelineEntry): string {
	return speaker ? `${text} — ${speaker}` : text;
}

/** "expected" takes a second line beside the words. */
function heightOf({ entry, lines }: Row): number {
	return Math.max(lines.length, entry.when === 'expected' ? 2 : 1) * LEADING + GAP;
}

function fitting(rows: readonly Row[], room: number): Row[] {
	const wanted = [...rows.filter(({ entry }) => entry.when === 'expected'), ...rows.filter(({ entry }) => entry.when === 'past').reverse()];
	const chosen = new Set<Row>();
	let used = 0;
	for (const row of wanted) {
		if (used + heightOf(row) > room) continue;
		used += heightOf(row);
		chosen.add(row);
	}
	return rows.filter((row) => chosen.has(row));
}

function drawRow({ entry, lines }: Row, y: number): string[] {
	const expected = entry.when === 'expected';
	const fill = expected ? PAPER : COLOURS[0];
	return [
		text(dateText(entry.date, entry.precision), { x: DATES_TO, y, size: DATE, bold: true, anchor: 'end' }),
		...(expected ? [text('expected', { x: DATES_TO, y: y + LEADING, size: 23, fill: GREY, anchor: 'end' })] : []),
		tag('circle', { cx: LINE_AT, cy: y - 9, r: 11, fill, stroke: COLOURS[0], 'stroke-width': 4 }),
		...lines.map((line, i) => text(line, { x: WORDS_FROM, y: y + i * LEADING, size: WORDS, fill: INK })),
	];
}
