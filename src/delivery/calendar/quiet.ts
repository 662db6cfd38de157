import { DAY, type Local, MINUTE } from './local.ts';
import { instantOf, localOf } from './zone.ts';

/** Hours of the day in which nothing is posted, as times of day in ms; they may go over midnight. */
export interface Quiet {
	readonly from: number;
	readonly to: number;
}

const WRITTEN = /^(?<from>[01]?\d|2[0-3])(?::(?<fromMinute>[0-5]\d))?\s*(?:-|–|to)\s*(?<to>[01]?\d|2[0-3])(?::(?<toMinute>[0-5]\d))?$/;

/** `22:00-07:00`; null for what is none, and for hours that never end. */
export function parseQuiet(text: string): Quiet | null {
	const found = WRITTEN.exec(text.trim())?.groups;
	if (!found) return null;
	const from = (Number(found.from) * 60 + Number(found.fromMinute ?? 0)) * MINUTE;
	const to = (Number(found.to) * 60 + Number(found.toMinute ?? 0)) * MINUTE;
	return from === to ? null : { from, to };
}

/** The instant at which the quiet hours end; null where the instant is in none. */
export function quietUntil({ from, to }: Quiet, { zone, now }: { zone: string; now: number }): number | null {
	const local: Local = localOf(zone, now);
	const day = Math.floor(local / DAY) * DAY;
	const time = local - day;
	const inside = from < to ? time >= from && time < to : time >= from || time < to;
	if (!inside) return null;
	const end = day + to + (to <= time ? DAY : 0);
	const until = instantOf(zone, end);
	// In the second pass of an overlap, clocks have shown the end once already.
	return until > now ? until : now + (end - local);
}
