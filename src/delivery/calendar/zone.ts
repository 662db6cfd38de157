import { DAY, HOUR, type Local, SECOND } from './local.ts';

/** A time during which a zone's clocks keep one distance from UTC, up to the next one's start. In ms. */
interface Stretch {
	readonly start: number;
	readonly offset: number;
}

/** No zone was ever further from UTC: Alaska before 1867 was 15 h 13 min ahead. */
const FURTHEST = 16 * HOUR;
const BLOCK = 365 * DAY;
/** No zone changes its clocks twice in so short a time. */
const STEP = 12 * HOUR;

/** What clocks in the zone show at the instant (Unix ms). The zone is one that `Intl` knows. */
export function localOf(zone: string, instant: number): Local {
	const stretches = stretchesFrom(zone, { from: instant, to: instant });
	return instant + stretches.findLast(({ start }) => start <= instant)!.offset;
}

/**
 * The first instant (Unix ms) at which clocks in the zone have got to the time: in a gap, which they leap over, the instant
 * of the leap; in an overlap, through which they go twice, the first time. So a later time never comes earlier.
 */
export function instantOf(zone: string, local: Local): number {
	const stretches = stretchesFrom(zone, { from: local - FURTHEST, to: local + FURTHEST });
	for (const [i, { start, offset }] of stretches.entries()) {
		const end = stretches[i + 1]?.start ?? Infinity;
		if (local - offset < end) return Math.max(start, local - offset);
	}
	return local;
}

/** The zone's names that this system knows. */
export function zoneNames(): readonly string[] {
	return ['UTC', ...Intl.supportedValuesOf('timeZone')];
}

/** The stretches of the blocks of time that the span touches. */
function stretchesFrom(zone: string, { from, to }: { from: number; to: number }): readonly Stretch[] {
	const [first, last] = [Math.floor(from / BLOCK), Math.floor(to / BLOCK)];
	if (first === last) return block(zone, first);
	const all: Stretch[] = [];
	for (let number = first; number <= last; number++) all.push(...block(zone, number));
	return all;
}

const blocks = new Map<string, readonly Stretch[]>();
const formats = new Map<string, Intl.DateTimeFormat>();
const MOST_BLOCKS = 5_000;

function block(zone: string, number: number): readonly Stretch[] {
	const name = `${zone} ${number}`;
	const known = blocks.get(name);
	if (known) return known;
	if (blocks.size > MOST_BLOCKS) blocks.clear();
	const start = number * BLOCK;
	const stretches: Stretch[] = [{ start, offset: offsetAt(zone, start) }];
	for (let at = start; at < start + BLOCK; at += STEP) {
		const { offset } = stretches.at(-1)!;
		const end = Math.min(at + STEP, start + BLOCK - SECOND);
		const after = offsetAt(zone, end);
		if (after !== offset) stretches.push({ start: changeBetween(zone, { low: at, high: end, offset }), offset: after });
	}
	blocks.set(name, stretches);
	return stretches;
}

/** The first second that is not at `offset` any more. */
function changeBetween(zone: string, { low, high, offset }: { low: number; high: number; offset: number }): number {
	let [before, after] = [low, high];
	while (after - before > SECOND) {
		const middle = Math.floor((before + after) / 2 / SECOND) * SECOND;
		if (offsetAt(zone, middle) === offset) before = middle;
		else after = middle;
	}
	return after;
}

function offsetAt(zone: string, instant: number): number {
	const parts: Record<string, number> = {};
	for (const { type, value } of formatOf(zone).formatToParts(instant)) parts[type] = Number(value);
	const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
	return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
}

function formatOf(zone: string): Intl.DateTimeFormat {
	const known = formats.get(zone);
	if (known) return known;
	const made = new Intl.DateTimeFormat('en', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	});
	formats.set(zone, made);
	return made;
}
