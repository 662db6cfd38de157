import type { Cron } from './cron.ts';
import { DAY, HOUR, type Local, SECOND } from './local.ts';
import { instantOf, localOf } from './zone.ts';

/** What decides when slots come due. */
export interface Timing {
	readonly cron: Cron;
	readonly zone: string;
}

/** One due time: `nominal`, as clocks in the zone show it, names it; `at` is the instant (Unix ms). */
export interface Slot {
	readonly nominal: Local;
	readonly at: number;
}

/** The slot after the one of that time; null where there is none any more. */
export function slotAfter({ cron, zone }: Timing, nominal: Local): Slot | null {
	const next = nextLocal(cron, nominal);
	return next === null ? null : { nominal: next, at: instantOf(zone, next) };
}

/** The first slot that comes due after the instant. */
export function slotFrom(timing: Timing, instant: number): Slot | null {
	let slot = slotAfter(timing, localOf(timing.zone, instant));
	// In the second pass of an overlap the next times came due in the first.
	while (slot && slot.at <= instant) slot = slotAfter(timing, slot.nominal);
	return slot;
}

/** The next `count` slots after the instant. */
export function nextSlots(timing: Timing, { after, count }: { after: number; count: number }): Slot[] {
	const slots: Slot[] = [];
	for (let slot = slotFrom(timing, after); slot && slots.length < count; slot = slotAfter(timing, slot.nominal)) slots.push(slot);
	return slots;
}

export interface Due {
	/** Oldest first; the newest ones where there are more than asked for. */
	readonly slots: readonly Slot[];
	/** There are older ones beside these. */
	readonly more: boolean;
	/** The first that is not due yet; null where none will ever be. */
	readonly next: Slot | null;
}

/** The first moment after the instant at which both come due; null where the next few hundred slots of neither are the other's too. */
export function firstClash(a: Timing, b: Timing, { after }: { after: number }): Slot | null {
	const meets = (slot: Slot, other: Timing) => slotFrom(other, slot.at - 1)?.at === slot.at;
	const ours = nextSlots(a, { after, count: LOOK_AHEAD }).find((slot) => meets(slot, b));
	const theirs = nextSlots(b, { after, count: LOOK_AHEAD }).find((slot) => meets(slot, a));
	return ours ?? theirs ?? null;
}

/** A year of days. */
const LOOK_AHEAD = 370;

/** How far back it is looked for enough of them: a schedule of every second is not walked through from last year on. */
const REACHES = [HOUR, DAY, 32 * DAY, 400 * DAY];

/** The slots after the one of the time `after` that are due at `now`, at most `most` of them. */
export function dueSlots(timing: Timing, { after, now, most }: { after: Local; now: number; most: number }): Due {
	const here = localOf(timing.zone, now);
	for (const reach of REACHES) {
		const start = Math.max(after, here - reach);
		const { slots, next } = walk(timing, { start, now });
		if (start > after && slots.length <= most && reach !== REACHES.at(-1)) continue;
		return { slots: slots.slice(-most), more: start > after || slots.length > most, next };
	}
	return { slots: [], more: false, next: null };
}

function walk(timing: Timing, { start, now }: { start: Local; now: number }): { slots: Slot[]; next: Slot | null } {
	const slots: Slot[] = [];
	let slot = slotAfter(timing, start);
	for (; slot && slot.at <= now; slot = slotAfter(timing, slot.nominal)) slots.push(slot);
	return { slots, next: slot };
}

/** 29 February falls on a Monday at least once in 40 years. */
const FURTHEST_DAYS = 41 * 366;

/** The first time after `after` that the expression names. */
function nextLocal(cron: Cron, after: Local): Local | null {
	const from = Math.floor(after / SECOND) * SECOND + SECOND;
	let day = Math.floor(from / DAY) * DAY;
	let time = timeFrom(cron, (from - day) / SECOND);
	for (let days = 0; days < FURTHEST_DAYS; days++) {
		if (time !== null && isDay(cron, new Date(day))) return day + time * SECOND;
		day += DAY;
		time = timeFrom(cron, 0);
	}
	return null;
}

function isDay({ days, months, weekdays, dayIn }: Cron, date: Date): boolean {
	if (!months.includes(date.getUTCMonth() + 1)) return false;
	const [dated, named] = [days.includes(date.getUTCDate()), weekdays.includes(date.getUTCDay())];
	return dayIn === 'either' ? dated || named : dated && named;
}

/** The first time of day, in seconds, that is not before `from`; null where the day has none any more. */
function timeFrom({ hours, minutes, seconds }: Cron, from: number): number | null {
	const [h, m, s] = [Math.floor(from / 3600), Math.floor(from / 60) % 60, from % 60];
	const second = seconds.find((value) => value >= s);
	if (hours.includes(h) && minutes.includes(m) && second !== undefined) return h * 3600 + m * 60 + second;
	const minute = minutes.find((value) => value > m);
	if (hours.includes(h) && minute !== undefined) return h * 3600 + minute * 60 + seconds[0]!;
	const hour = hours.find((value) => value > h);
	return hour === undefined ? null : hour * 3600 + minutes[0]! * 60 + seconds[0]!;
}
