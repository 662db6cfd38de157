import type { Precision } from './digest.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LONG_MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];
const QUARTERS = ['first', 'second', 'third', 'fourth'];
/** As TIMEX3 writes them. https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html */
const SEASONS: Readonly<Record<string, string>> = { SP: 'spring', SU: 'summer', FA: 'autumn', AU: 'autumn', WI: 'winter' };
const DAY_MS = 86_400_000;

/** How the dates of each precision but the day are written. */
const SHAPES: readonly (readonly [Precision, RegExp])[] = [
	['week', /^\d{4}-W\d{2}$/],
	['quarter', /^\d{4}-Q[1-4]$/],
	['season', /^\d{4}-[A-Z]{2}$/],
	['month', /^\d{4}-\d{2}$/],
];

/**
 * A date as people write it: `4 Mar 2025`, and one that is less precise as precise as it is. Text that is not a date comes back as
 * it is.
 */
export function dayText(date: string, options: { weekday?: boolean } = {}): string {
	const day = parseDay(date);
	const shape = day ? undefined : SHAPES.find(([, written]) => written.test(date));
	if (shape) return dateText(date, shape[0]);
	if (!day) return date;
	const words = `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
	return options.weekday ? `${WEEKDAYS[day.getUTCDay()]} ${words}` : words;
}

/** A date as precise as it is: `Tue 4 Mar 2025`, `week of 3 Mar 2025`, `March 2025`, `second quarter of 2025`, `2025`, `2020s`. */
export function dateText(date: string, precision: Precision): string {
	const [year = date, rest = ''] = date.split('-', 2);
	if (precision === 'decade') return /^\d{3}/.test(date) ? `${date.slice(0, 3)}0s` : date;
	if (precision === 'week') return weekText(date);
	if (precision === 'month') return LONG_MONTHS[Number(rest) - 1] ? `${LONG_MONTHS[Number(rest) - 1]} ${year}` : date;
	if (precision === 'quarter')
		return QUARTERS[Number(rest.slice(1)) - 1] ? `${QUARTERS[Number(rest.slice(1)) - 1]} quarter of ${year}` : date;
	if (precision === 'season') return SEASONS[rest] ? `${SEASONS[rest]} ${year}` : date;
	return dayText(date, { weekday: true });
}

/** Where a date of any precision begins, for sorting: `2025-W41` → `2025-10-06`. */
export function firstDay(date: string): string {
	const week = weekStart(date);
	if (week) return week;
	const quarter = /^(\d{4})-Q([1-4])/.exec(date);
	if (quarter) return `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}`;
	return date;
}

/** Where a date of any precision ends, for sorting: after each of its days. */
export function lastDay(date: string): string {
	const week = weekStart(date);
	if (week) return `${new Date(Date.parse(week) + 6 * DAY_MS).toISOString().slice(0, 10)}~`;
	const quarter = /^(\d{4})-Q([1-4])/.exec(date);
	if (quarter) return `${quarter[1]}-${String(Number(quarter[2]) * 3).padStart(2, '0')}~`;
	return parseDay(date) ? date : `${date}~`;
}

function weekText(date: string): string {
	const start = weekStart(date);
	return start ? `week of ${dayText(start)}` : date;
}

/** The Monday of an ISO week: week 1 is the one with 4 January in it. */
function weekStart(date: string): string | null {
	const week = /^(\d{4})-W(\d{2})$/.exec(date);
	if (!week) return null;
	const fourth = Date.UTC(Number(week[1]), 0, 4);
	const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS;
	return new Date(monday + (Number(week[2]) - 1) * 7 * DAY_MS).toISOString().slice(0, 10);
}

function parseDay(date: string): Date | null {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
	const day = new Date(`${date}T00:00:00Z`);
	// 30 February would become 2 March.
	return day.toJSON()?.startsWith(date) ? day : null;
}
