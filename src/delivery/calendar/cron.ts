/** A cron expression, read: each list in rising order, days of the week from 0 (Sunday). */
export interface Cron {
	/** With single spaces and upper-case names: the same for all writings that differ in nothing else. */
	readonly text: string;
	readonly seconds: readonly number[];
	readonly minutes: readonly number[];
	readonly hours: readonly number[];
	readonly days: readonly number[];
	readonly months: readonly number[];
	readonly weekdays: readonly number[];
	/**
	 * How the two fields for days go together: a day must be in both where one of them begins with `*`, else in either.
	 * https://man7.org/linux/man-pages/man5/crontab.5.html
	 */
	readonly dayIn: 'both' | 'either';
}

/** `reason` goes after "Cannot read …: "; `advice` is a sentence. */
export type ReadCron = { readonly cron: Cron } | { readonly reason: string; readonly advice: string | null };

interface Field {
	readonly name: string;
	readonly low: number;
	readonly high: number;
	readonly names: readonly string[];
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const SECOND: Field = { name: 'second', low: 0, high: 59, names: [] };
const FIELDS: readonly Field[] = [
	{ name: 'minute', low: 0, high: 59, names: [] },
	{ name: 'hour', low: 0, high: 23, names: [] },
	{ name: 'day of the month', low: 1, high: 31, names: [] },
	{ name: 'month', low: 1, high: 12, names: MONTHS },
	// 7 is Sunday too.
	{ name: 'day of the week', low: 0, high: 7, names: WEEKDAYS },
];

/** Five fields, or six with seconds first. */
export function parseCron(text: string): ReadCron {
	const words = text.trim().toUpperCase().split(/\s+/).filter(Boolean);
	if (words.length !== 5 && words.length !== 6) return { reason: `expected 5 or 6 fields, got ${words.length}`, advice: EXAMPLE };
	const fields = words.length === 6 ? [SECOND, ...FIELDS] : FIELDS;
	const lists: number[][] = [];
	for (const [i, field] of fields.entries()) {
		const values = fieldValues(words[i]!, field);
		if ('reason' in values) return { reason: `${values.reason} in the field for the ${field.name}`, advice: values.advice };
		lists.push(values.values);
	}
	if (words.length === 5) lists.unshift([0]);
	const [seconds = [], minutes = [], hours = [], days = [], months = [], week = []] = lists;
	const weekdays = [...new Set(week.map((day) => day % 7))].sort((a, b) => a - b);
	const [dayWord = '', weekdayWord = ''] = [words.at(-3), words.at(-1)];
	const dayIn = dayWord.startsWith('*') || weekdayWord.startsWith('*') ? 'both' : 'either';
	const cron: Cron = { text: words.join(' '), seconds, minutes, hours, days, months, weekdays, dayIn };
	return possible(cron) ? { cron } : { reason: 'no year has such a day, so it would never come due', advice: null };
}

const EXAMPLE = 'As in "0 8 * * 1-5": minute, hour, day of the month, month, day of the week.';

type Values = { readonly values: number[] } | { readonly reason: string; readonly advice: string | null };

function fieldValues(word: string, field: Field): Values {
	const found = new Set<number>();
	for (const part of word.split(',')) {
		const values = partValues(part, field);
		if ('reason' in values) return values;
		for (const value of values.values) found.add(value);
	}
	return { values: [...found].sort((a, b) => a - b) };
}

const PART = /^(?:(?<all>\*)|(?<from>[A-Z]+|\d{1,4})(?:-(?<to>[A-Z]+|\d{1,4}))?)(?:\/(?<step>\d{1,4}))?$/;

/** `*`, `5`, `MON`, `1-5`, `*\/10` or `10-50/10`. */
function partValues(part: string, field: Field): Values {
	const { all, from = '', to, step: stepText } = PART.exec(part)?.groups ?? {};
	if (!all && !from)
		return { reason: `"${part}" cannot be read`, advice: `Write numbers from ${field.low} to ${field.high}, as in ${SHAPES}.` };
	const low = all ? field.low : numberOf(from, field);
	const high = all ? field.high : numberOf(to ?? from, field);
	for (const [word, value] of [
		[from, low],
		[to ?? from, high],
	] as const) {
		if (value === null) return outside(word, field);
	}
	if (stepText !== undefined && !all && to === undefined)
		return { reason: `"${part}" has a step, and no range that it steps through`, advice: `Write ${from}-${field.high}/${stepText}.` };
	const step = Number(stepText ?? 1);
	if (step === 0) return { reason: `"${part}" has a step of 0`, advice: 'A step is 1 or more.' };
	if (low! > high!) return { reason: `"${part}" goes backwards`, advice: `Write two ranges with a comma between them.` };
	const values: number[] = [];
	for (let value = low!; value <= high!; value += step) values.push(value);
	return { values };
}

const SHAPES = '5, 1-5, 1,3,5 or */10';

function numberOf(word: string, { low, high, names }: Field): number | null {
	const named = names.indexOf(word);
	const value = named === -1 ? Number(word) : named + low;
	return Number.isInteger(value) && value >= low && value <= high ? value : null;
}

function outside(word: string, { low, high, names }: Field): Values {
	const named = names.length ? ` or ${names[0]} to ${names.at(-1)}` : '';
	return { reason: `"${word}" is out of range`, advice: `Write ${low} to ${high}${named}.` };
}

const LONGEST_MONTH: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A date that some year has falls on each day of the week in the course of time. */
function possible({ days, months, weekdays, dayIn }: Cron): boolean {
	const dated = months.some((month) => days[0]! <= LONGEST_MONTH[month - 1]!);
	return dated || (dayIn === 'either' && weekdays.length > 0);
}

/** The same for all expressions that come due at the same times. */
export function sameTimes({ seconds, minutes, hours, days, months, weekdays, dayIn }: Cron): string {
	const starred = days.length === 31 || weekdays.length === 7;
	return [seconds, minutes, hours, days, months, weekdays, starred ? 'both' : dayIn].join(' ');
}
