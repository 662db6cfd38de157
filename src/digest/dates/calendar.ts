/** Days of the Gregorian calendar, counted from 1 January 1970. */
export type Day = number;

const MS = 86_400_000;

export function dayOf(year: number, month: number, date: number): Day {
	return Math.round(Date.UTC(year, month - 1, date) / MS);
}

/** The Day that an ISO date names; null when there is no such day. */
export function parseDay(iso: string): Day | null {
	const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
	if (!match) return null;
	const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
	return isDate(year, month, date) ? dayOf(year, month, date) : null;
}

export function isDate(year: number, month: number, date: number): boolean {
	return month >= 1 && month <= 12 && date >= 1 && date <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function yearOf(day: Day): number {
	return new Date(day * MS).getUTCFullYear();
}

/** 1 to 12. */
export function monthOf(day: Day): number {
	return new Date(day * MS).getUTCMonth() + 1;
}

export function quarterOf(day: Day): number {
	return Math.ceil(monthOf(day) / 3);
}

/** 1 (Monday) to 7 (Sunday), as in ISO 8601. */
export function weekdayOf(day: Day): number {
	return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** `2025-10-08`. */
export function isoDay(day: Day): string {
	return new Date(day * MS).toISOString().slice(0, 10);
}

/** `2025-10`. */
export function isoMonth(year: number, month: number): string {
	return `${year}-${String(month).padStart(2, '0')}`;
}

/** `2025-W41`: the week belongs to the year that its Thursday is in. */
export function isoWeek(day: Day): string {
	const thursday = day - weekdayOf(day) + 4;
	const year = yearOf(thursday);
	const week = Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1;
	return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The month `count` months after the one of `day`, as a year and a month. */
export function shiftMonths(day: Day, count: number): { year: number; month: number } {
	const months = yearOf(day) * 12 + monthOf(day) - 1 + count;
	return { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
}

/** The `nth` weekday of a month; counted from its end when `nth` is negative. */
export function nthWeekday(year: number, month: number, { weekday, nth }: { weekday: number; nth: number }): Day {
	if (nth > 0) {
		const first = dayOf(year, month, 1);
		return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
	}
	const last = dayOf(year, month + 1, 1) - 1;
	return last - ((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7;
}

/** Easter Sunday of the western churches. https://en.wikipedia.org/wiki/Date_of_Easter#Anonymous_Gregorian_algorithm */
export function easter(year: number): Day {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
	const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
	const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
	return dayOf(year, Math.floor(f / 31), (f % 31) + 1);
}
