import type { Precision, TimelineEvent } from '../../model/digest.ts';
import { contains, sliceOf } from '../../model/span.ts';
import { parseDay } from '../dates/calendar.ts';
import type { DatedExpression } from '../dates/date-reading.ts';
import { firstEndingAfter, type Ground, isRun } from './ground.ts';
import type { Reason } from './reasons.ts';

/** How a date is written at each precision. https://www.iso.org/iso-8601-date-and-time-format.html and the TimeML seasons */
const SHAPES: Readonly<Record<Precision, RegExp>> = {
	day: /^\d{4}-\d{2}-\d{2}$/,
	week: /^\d{4}-W\d{2}$/,
	month: /^\d{4}-\d{2}$/,
	quarter: /^\d{4}-Q[1-4]$/,
	season: /^\d{4}-(?:SP|SU|FA|AU|WI)$/,
	year: /^\d{4}$/,
	decade: /^\d{3}$|^\d{3}0s?$|^\d{3}X$/,
};
const MONTH = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DAY = 86_400_000;
/** How many days each precision takes in, at most. */
const LENGTH = new Map<string, number>([
	['day', 1],
	['week', 7],
	['month', 31],
	['quarter', 92],
	['season', 92],
	['year', 366],
]);

/** Why the event's date is not what its words say, or null. */
export function dateFault(ground: Ground, event: TimelineEvent): Reason | null {
	const fault = 'its date is not the one in the text';
	if (!event.spans.some((span) => contains(span, event.expression)) || !isRun(ground, event.expression)) return fault;
	if (!SHAPES[event.precision]?.test(event.date) || !exists(event.date)) return fault;
	const words = sliceOf(ground.text, event.expression).toLowerCase();
	const { published } = ground.prose.document;
	const read = readingAt(ground, event);
	return read && agrees(words, event, published) && isInTime(event.when, read, published) ? null : fault;
}

/** What the expression means when it is read anew in its place in the text; null when that is not the event's date. */
function readingAt(ground: Ground, { expression, date, precision }: TimelineEvent): DatedExpression | null {
	const dates = ground.dates();
	const read = dates[firstEndingAfter(dates, expression.start)];
	if (read?.start !== expression.start || read.end !== expression.end || read.precision !== precision) return null;
	return read.value === date || read.value.startsWith(`${date}-`) ? read : null;
}

/** What lies ahead of the day of publication is expected; of what that day falls into, the clause tells. */
function isInTime(when: TimelineEvent['when'], { day, precision, tense }: DatedExpression, published: string | null): boolean {
	const today = published === null ? null : parseDay(published.slice(0, 10));
	const ahead = today === null || day === null || day + (LENGTH.get(precision) ?? 1) > today;
	const expected = today !== null && day !== null && day > today ? true : ahead && tense === 'future';
	return when === (expected ? 'expected' : 'past');
}

/** True for a day that the calendar has; anything less precise than a day passes. */
function exists(date: string): boolean {
	if (date.length !== 10) return true;
	const time = Date.parse(`${date}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

/** Nothing in the words contradicts the date. */
function agrees(words: string, { date, precision }: TimelineEvent, published: string | null): boolean {
	const year = /\b(1[0-9]{3}|20[0-9]{2})\b/.exec(words)?.[1];
	if (year && !date.startsWith(precision === 'decade' ? year.slice(0, 3) : year)) return false;
	const month = MONTHS.indexOf(MONTH.exec(words)?.[1] ?? '');
	if (month !== -1 && date.length >= 7 && /^\d{4}-\d{2}/.test(date) && Number(date.slice(5, 7)) !== month + 1) return false;
	if (precision !== 'day') return true;
	const time = Date.parse(`${date}T00:00:00Z`);
	const weekday = WEEKDAYS.findIndex((name) => words.includes(name));
	if (weekday !== -1 && new Date(time).getUTCDay() !== weekday) return false;
	const day = /\b([0-3]?\d)(?:st|nd|rd|th)?\b(?![,.]?\d)/.exec(words)?.[1];
	if (month !== -1 && day && Number(day) !== Number(date.slice(8))) return false;
	return nearby(words, time, published);
}

function nearby(words: string, time: number, published: string | null): boolean {
	if (!published) return true;
	const days = Math.round((time - Date.parse(`${published.slice(0, 10)}T00:00:00Z`)) / DAY);
	if (/\btoday\b|\btonight\b/.test(words)) return days === 0;
	if (/\byesterday\b/.test(words)) return days === -1;
	if (/\btomorrow\b/.test(words)) return days === 1;
	return !WEEKDAYS.some((name) => words === name) || Math.abs(days) <= 7;
}
