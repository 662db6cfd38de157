import { dayText, firstDay } from '../model/day.ts';
import type { CoursePicture, CoursePoint } from '../model/picture.ts';
import { heading } from './heading.ts';
import { numberText, type Scale, scaleOf } from './scale.ts';
import { COLOURS, FAINT, GREY, HEIGHT, picture, round, tag, text, WIDTH } from './svg.ts';
import { widthOf } from './wrap.ts';

/** Where the plot lies, in pixels. */
const LEFT = 170;
const RIGHT = WIDTH - 90;
const BOTTOM = HEIGHT - 150;
const LABEL = 30;
const SMALL = 26;
const RADIUS = 9;

interface Placed extends CoursePoint {
	readonly x: number;
	readonly y: number;
	/** Which of the sources it comes from. */
	readonly series: number;
}

/** A figure over the days: each report a point with its number, a line for each source. Null with fewer than two days. */
export function drawCourse({ title, counts, points }: CoursePicture): string | null {
	const days = points.map(({ date }) => Date.parse(firstDay(date)));
	const from = Math.min(...days);
	const to = Math.max(...days);
	if (!(to > from)) return null;
	const { elements, bottom } = heading(title, counts);
	const top = bottom + 50;
	const scale = scaleOf(points.map(({ value }) => value));
	const sources = [...new Set(points.map(({ source }) => source))];
	const placed = points.map((point, i): Placed => {
		const x = LEFT + 20 + ((days[i]! - from) / (to - from)) * (RIGHT - LEFT - 40);
		return { ...point, x, y: heightOf(point.value, { scale, top }), series: sources.indexOf(point.source) };
	});
	return picture([
		...elements,
		...axis(scale, top),
		...lines(placed),
		...placed.map((point) => dot(point, colourOf(point.series))),
		...labels(placed),
		...dates(placed),
		...legend(sources, scale),
	]);
}

function heightOf(value: number, { scale, top }: { scale: Scale; top: number }): number {
	return BOTTOM - ((value - scale.from) / (scale.to - scale.from)) * (BOTTOM - top);
}

function axis(scale: Scale, top: number): string[] {
	return scale.marks.flatMap((mark) => {
		const y = round(heightOf(mark, { scale, top }));
		return [
			tag('line', { x1: LEFT, y1: y, x2: RIGHT, y2: y, stroke: FAINT, 'stroke-width': 2 }),
			text(numberText(mark), { x: LEFT - 14, y: y + 9, size: SMALL, fill: GREY, anchor: 'end' }),
		];
	});
}

/** With one report a day, the line goes from report to report; where sources stand side by side, each has its own. */
function lines(points: readonly Placed[]): string[] {
	const oneADay = new Set(points.map(({ date }) => date)).size === points.length;
	if (oneADay) return [line(points, new Set(points.map(({ series }) => series)).size === 1 ? colourOf(0) : GREY)];
	const all = [...new Set(points.map(({ series }) => series))];
	return all.map((one) =>
		line(
			points.filter(({ series }) => series === one),
			colourOf(one),
		),
	);
}

function line(points: readonly Placed[], colour: string): string {
	const path = points.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ');
	return tag('polyline', { points: path, fill: 'none', stroke: colour, 'stroke-width': 4 });
}

/** Sources differ in shape too, for those who see no colours. */
function dot({ x, y, series }: Pick<Placed, 'x' | 'y' | 'series'>, colour: string): string {
	const at = { fill: colour, stroke: '#ffffff', 'stroke-width': 2 };
	if (series % 3 === 1) return tag('rect', { x: round(x - RADIUS), y: round(y - RADIUS), width: 2 * RADIUS, height: 2 * RADIUS, ...at });
	if (series % 3 === 2)
		return tag('polygon', {
			points: [
				[x, y - 11],
				[x + 11, y + 9],
				[x - 11, y + 9],
			]
				.map((corner) => corner.map(round).join(','))
				.join(' '),
			...at,
		});
	return tag('circle', { cx: round(x), cy: round(y), r: RADIUS, ...at });
}

/** The numbers as the texts write them: the last and the first always, the others where there is room. */
function labels(points: readonly Placed[]): string[] {
	const taken: { readonly left: number; readonly right: number; readonly y: number }[] = [];
	const last = points.length - 1;
	const order = [last, 0, ...points.keys()].filter((at, i, all) => all.indexOf(at) === i);
	return order.flatMap((at) => {
		const point = points[at]!;
		const width = widthOf(point.amount, { size: LABEL, bold: true });
		const middle = Math.min(Math.max(point.x, LEFT + width / 2), WIDTH - 20 - width / 2);
		const box = { left: middle - width / 2, right: middle + width / 2, y: point.y };
		if (taken.some(({ left, right, y }) => box.left < right + 12 && box.right > left - 12 && Math.abs(box.y - y) < LABEL + 14)) return [];
		taken.push(box);
		return [
			text(point.amount, {
				x: middle,
				y: point.y - 22,
				size: LABEL,
				bold: true,
				anchor: 'middle',
				fill: colourOf(point.series),
				halo: true,
			}),
		];
	});
}

function dates(points: readonly Placed[]): string[] {
	let end = -Infinity;
	const last = points.at(-1)!;
	const start = startOf(last);
	return points.flatMap((point) => {
		const left = startOf(point);
		const width = widthOf(dayText(point.date), { size: SMALL });
		if (left < end + 24 || (point !== last && left + width > start - 24)) return [];
		end = left + width;
		return [text(dayText(point.date), { x: left, y: BOTTOM + 42, size: SMALL, fill: GREY })];
	});
}

/** Where the date under a point begins: under it, but inside the picture. */
function startOf({ x, date }: Placed): number {
	const width = widthOf(dayText(date), { size: SMALL });
	return Math.min(Math.max(x - width / 2, 20), WIDTH - 20 - width);
}

/** Whose each line is; sources that a line has no room for are counted. */
function legend(sources: readonly (string | null)[], scale: Scale): string[] {
	const y = BOTTOM + 88;
	const elements: string[] = [];
	let x = 70;
	let shown = 0;
	for (const [series, source] of sources.entries()) {
		const words = source ?? 'as reported';
		const width = widthOf(words, { size: SMALL });
		if (shown > 0 && x + width > WIDTH - 260) break;
		elements.push(dot({ x, y: y - 9, series }, colourOf(series)), text(words, { x: x + 20, y, size: SMALL, fill: GREY }));
		x += width + 56;
		shown++;
	}
	if (shown < sources.length) elements.push(text(`and ${sources.length - shown} more`, { x, y, size: SMALL, fill: GREY }));
	if (scale.from !== 0)
		elements.push(text(`The scale begins at ${numberText(scale.from)}.`, { x: 60, y: y + 38, size: SMALL, fill: GREY }));
	return elements;
}

function colourOf(series: number): string {
	return COLOURS[series % COLOURS.length]!;
}
