import { type Day, dayOf, isoDay, isoMonth, isoWeek, monthOf, quarterOf, shiftMonths, weekdayOf, yearOf } from './calendar.ts';
import type { DateContext, DatePrecision, Reading } from './date-reading.ts';
import { countOf, dateWord, ordinalOf, type Unit } from './date-words.ts';
import { readMonth, tenseOf, yearAfter } from './days.ts';

/** Coarser units have greater numbers. */
const COARSE: Readonly<Record<DatePrecision, number>> = {
	...{ time: 0, day: 0, week: 1, month: 2, quarter: 3, season: 3, half: 4, year: 5, decade: 6, century: 7, reference: 9 },
};
const UNIT_PRECISION: Readonly<Record<Unit, Exclude<DatePrecision, 'time' | 'reference' | 'half' | 'season'>>> = {
	...{ day: 'day', week: 'week', weekend: 'week', month: 'month', quarter: 'quarter', year: 'year', decade: 'decade', century: 'century' },
};
const SHIFTS: Readonly<Record<string, number>> = {
	...{
		last: -1,
		this: 0,
		next: 1,
		current: 0,
		previous: -1,
		prior: -1,
		preceding: -1,
		following: 1,
		that: 0,
		same: 0,
		coming: 1,
		latest: -1,
	},
};
/** These lean on the day read last, the others on the day of publication. */
const FROM_TOLD = new Set(['previous', 'prior', 'preceding', 'following', 'that', 'same']);
const VAGUE = new Set(['several', 'few', 'many', 'couple', 'some', 'dozens', 'countless']);
const EDGE = new Set(['early', 'late', 'earlier', 'later', 'mid']);

interface UnitWord {
	readonly unit: Unit;
	readonly plural: boolean;
}

/** "last year", "a year ago", "the third quarter of 1989", "two days later", "recent weeks", "the week of March 6". */
export function readUnit(context: DateContext, i: number, word: UnitWord): Reading | null {
	return (
		readAgo(context, i, word) ??
		readFromTold(context, i, word) ??
		readQuarter(context, i, word) ??
		readModified(context, i, word) ??
		readBare(context, i, word)
	);
}

/** The unit that lies `count` after the one that `day` is in. */
export function shifted(day: Day, unit: Unit, count: number): { value: string; day: Day } {
	const year = yearOf(day);
	if (unit === 'day') return { value: isoDay(day + count), day: day + count };
	if (unit === 'week' || unit === 'weekend') {
		const monday = day + count * 7 - weekdayOf(day) + 1;
		return unit === 'week' ? { value: isoWeek(monday), day: monday } : { value: `${isoWeek(monday)}-WE`, day: monday + 5 };
	}
	if (unit === 'month') return monthValue(shiftMonths(day, count));
	if (unit === 'quarter') {
		const { year: inYear, month } = shiftMonths(day, count * 3);
		const quarter = Math.ceil(month / 3);
		return { value: `${inYear}-Q${quarter}`, day: dayOf(inYear, quarter * 3 - 2, 1) };
	}
	if (unit === 'year') return { value: String(year + count), day: dayOf(year + count, 1, 1) };
	const size = unit === 'decade' ? 10 : 100;
	const index = Math.floor(year / size) + count;
	return { value: String(index), day: dayOf(index * size, 1, 1) };
}

function monthValue({ year, month }: { year: number; month: number }): { value: string; day: Day } {
	return { value: isoMonth(year, month), day: dayOf(year, month, 1) };
}

function unitReading(range: { first: number; next: number }, unit: Unit, at: { value: string; day: Day }): Reading {
	return { ...range, ...at, precision: UNIT_PRECISION[unit] };
}

/** "two years ago", "a week ago", "years ago", "year-ago". */
function readAgo(context: DateContext, i: number, { unit }: UnitWord): Reading | null {
	const { tokens, published } = context;
	const hyphen = tokens[i + 1]?.lower === '-' ? 1 : 0;
	if (tokens[i + 1 + hyphen]?.lower !== 'ago') return null;
	const next = i + 2 + hyphen;
	const { count, first } = countBefore(context, i);
	if (count === null)
		return hyphen ? backOne(context, { first: i, next }, unit) : { first, next, value: 'PAST_REF', precision: 'reference', day: null };
	if (published === null) return null;
	if (count === 1 && unit === 'year') return backOne(context, { first, next }, unit);
	// "A decade ago" and "two centuries ago" name a year.
	const years = unit === 'decade' ? 10 : unit === 'century' ? 100 : 0;
	if (years) return unitReading({ first, next }, 'year', shifted(published, 'year', -count * years));
	return unitReading({ first, next }, unit, shifted(published, unit, -count));
}

/** A year before: the same quarter of that year where a quarter is spoken of. */
function backOne(context: DateContext, range: { first: number; next: number }, unit: Unit): Reading | null {
	const { quarter, tokens, published } = context;
	const here = tokens[range.first]!.sentence;
	if (unit === 'year' && quarter?.day != null && here - tokens[quarter.first]!.sentence <= 1) {
		const day = dayOf(yearOf(quarter.day) - 1, monthOf(quarter.day), 1);
		return { ...range, value: `${yearOf(day)}-Q${quarterOf(day)}`, precision: 'quarter', day };
	}
	return published === null ? null : unitReading(range, unit, shifted(published, unit, -1));
}

/** The count before a unit, and where it begins. */
function countBefore({ tokens, floor }: DateContext, i: number): { count: number | null; first: number } {
	const before = i > floor ? tokens[i - 1]!.lower : undefined;
	const count = countOf(before);
	if (count !== null) return { count, first: i - 1 };
	if (before !== undefined && VAGUE.has(before))
		return { count: null, first: tokens[i - 2]?.lower === 'a' && i - 2 >= floor ? i - 2 : i - 1 };
	if (before === 'of' && tokens[i - 2]?.lower === 'couple') return { count: null, first: i - 2 };
	return { count: null, first: i };
}

/** "a day later", "two weeks earlier", "the year before", "year-earlier": counted from what was told last. */
function readFromTold(context: DateContext, i: number, { unit }: UnitWord): Reading | null {
	const { tokens, published } = context;
	const hyphen = tokens[i + 1]?.lower === '-' ? 1 : 0;
	const way = tokens[i + 1 + hyphen]?.lower;
	if (way !== 'earlier' && way !== 'later' && way !== 'before' && way !== 'after') return null;
	const next = i + 2 + hyphen;
	if ((way === 'before' || way === 'after') && !endsPhrase(context, next)) return null;
	const { count: counted, first } = countBefore(context, i);
	const the = tokens[i - 1]?.lower === 'the' && i - 1 >= context.floor;
	const count = counted ?? (the || hyphen ? 1 : null);
	if (count === null) return null;
	const sign = way === 'later' || way === 'after' ? 1 : -1;
	if (count === 1 && unit === 'year' && sign === -1 && isNearQuarter(context, i))
		return backOne(context, { first: the ? i - 1 : first, next }, unit);
	const day = toldDay(context, unit) ?? (sign === -1 ? published : null);
	return day === null ? null : unitReading({ first: the ? i - 1 : first, next }, unit, shifted(day, unit, sign * count));
}

function isNearQuarter({ quarter, tokens }: DateContext, i: number): boolean {
	return quarter !== null && tokens[i]!.sentence - tokens[quarter.first]!.sentence <= 1;
}

/** Nothing follows at `i` that "before" or "after" could govern. */
function endsPhrase({ tokens }: DateContext, i: number): boolean {
	const token = tokens[i];
	return (
		token === undefined ||
		token.sentence !== tokens[i - 1]!.sentence ||
		token.pos === 'PUNCT' ||
		token.pos === 'CCONJ' ||
		token.lower === 'when' ||
		token.pos === 'ADP'
	);
}

/** The day told last, where it is precise enough for the unit. */
function toldDay({ last }: DateContext, unit: Unit): Day | null {
	return last?.day != null && COARSE[last.precision] <= COARSE[UNIT_PRECISION[unit]] ? last.day : null;
}

/** "the third quarter", "third-quarter", "last year’s fourth quarter", "the fiscal second quarter of 1990", "the 1988 quarter". */
function readQuarter(context: DateContext, i: number, { unit, plural }: UnitWord): Reading | null {
	if (unit !== 'quarter' || plural) return null;
	const { tokens, floor, quarter: told } = context;
	let at = i - 1;
	if (tokens[at]?.lower === '-' || tokens[at]?.lower === 'fiscal') at--;
	const ordinal = at >= floor ? ordinalOf(tokens[at]?.lower) : null;
	const first = ordinal === null ? i : at > floor && tokens[at - 1]!.lower === 'fiscal' ? at - 1 : at;
	const quarter = ordinal ?? (told?.day != null ? quarterOf(told.day) : null);
	const before = yearBefore(context, first);
	if (quarter !== null && before) return quarterReading({ first: before.first, next: i + 1 }, yearOf(before.day!), quarter);
	if (ordinal === null) return null;
	const after = yearAfter(context, i + 1);
	if (after) return quarterReading({ first, next: after.next }, after.year, ordinal);
	const year = quarterYear(context, { first, next: i + 1 }, ordinal);
	return year === null ? null : quarterReading({ first, next: i + 1 }, year, ordinal);
}

/** The year just read, where nothing but a possessive stands between it and `at`. */
function yearBefore({ tokens, last, floor }: DateContext, at: number): Reading | null {
	if (last?.precision !== 'year' || last.day === null || last.next !== floor) return null;
	return floor === at || (floor === at - 1 && tokens[floor]!.pos === 'PART') ? last : null;
}

function quarterReading(range: { first: number; next: number }, year: number, quarter: number): Reading {
	return { ...range, value: `${year}-Q${quarter}`, precision: 'quarter', day: dayOf(year, quarter * 3 - 2, 1) };
}

function quarterYear(context: DateContext, { first, next }: { first: number; next: number }, quarter: number): number | null {
	const { published } = context;
	if (published === null) return null;
	const year = yearOf(published);
	if (quarter <= quarterOf(published)) return year;
	return tenseOf(context, first, next) === 'future' ? year : year - 1;
}

/** "last year", "this week", "the previous month", "the current quarter", "that day". */
function readModified(context: DateContext, i: number, { unit, plural }: UnitWord): Reading | null {
	const { tokens, floor, published } = context;
	let at = i - 1;
	if (tokens[at]?.lower === 'fiscal' || tokens[at]?.lower === 'calendar') at--;
	if (at < floor) return null;
	const modifier = tokens[at]!.lower;
	if (modifier === 'recent' || (plural && modifier === 'coming')) return null;
	if (modifier === 'past' && tokens[at - 1]?.lower === 'this' && !plural)
		return shiftedReading({ first: at - 1, next: i + 1 }, unit, published, -1);
	if (plural || !Object.hasOwn(SHIFTS, modifier)) return null;
	const shift = SHIFTS[modifier]!;
	const determiner = tokens[at - 1]?.lower;
	if (modifier === 'latest' && unit !== 'quarter') return null;
	if (determiner === 'the' && modifier === 'last') return null;
	const told = FROM_TOLD.has(modifier) || (determiner === 'the' && modifier === 'next');
	if (told && modifier === 'same' && determiner !== 'the' && determiner !== 'that') return null;
	const first = at - 1 >= floor && EDGE.has(determiner ?? '') ? at - 1 : at;
	return shiftedReading({ first, next: i + 1 }, unit, told ? (toldDay(context, unit) ?? null) : published, shift);
}

function shiftedReading(range: { first: number; next: number }, unit: Unit, day: Day | null, count: number): Reading | null {
	return day === null ? null : unitReading(range, unit, shifted(day, unit, count));
}

const WITHIN_YEAR = new Set(['of', 'for', 'in', 'during', 'through']);

/** "the week of March 6", "the 20th century", "the end of the year", "the quarter" of a report. */
function readBare(context: DateContext, i: number, { unit, plural }: UnitWord): Reading | null {
	const { tokens, floor, published, quarter } = context;
	const before = i > floor ? tokens[i - 1]!.lower : '';
	if (plural) return null;
	if (unit === 'century') return readCentury(before, i);
	if (unit === 'year' && tokens[i + 1]?.lower === '-' && tokens[i + 2]?.lower === 'end')
		return shiftedReading({ first: i, next: i + 3 }, unit, published, 0);
	if (unit === 'week' && tokens[i + 1]?.lower === 'of') return readWeekOf(context, i);
	if (before !== 'the') return null;
	if (unit === 'quarter' && quarter?.day != null) return { ...quarter, first: i - 1, next: i + 1 };
	if (unit === 'weekend' && published !== null)
		return unitReading({ first: i - 1, next: i + 1 }, unit, shifted(published, unit, weekdayOf(published) > 5 ? 0 : -1));
	const end = tokens[i - 3]?.lower;
	if (
		unit === 'year' &&
		WITHIN_YEAR.has(tokens[i - 2]?.lower ?? '') &&
		(end === 'end' || end === 'rest' || end === 'remainder' || end === 'start') &&
		published !== null
	)
		return unitReading({ first: i - 1, next: i + 1 }, unit, shifted(published, unit, 0));
	return null;
}

function readCentury(before: string, i: number): Reading | null {
	const ordinal = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(before);
	const index = ordinal ? Number(ordinal[1]) - 1 : -1;
	return index < 9 ? null : { first: i - 1, next: i + 1, value: String(index), precision: 'century', day: dayOf(index * 100, 1, 1) };
}

function readWeekOf(context: DateContext, i: number): Reading | null {
	const word = dateWord(context.tokens[i + 2]?.lower ?? '');
	const reading = word?.kind === 'month' ? readMonth({ ...context, floor: i + 2 }, i + 2, word) : null;
	if (reading?.precision !== 'day' || reading.day === null) return null;
	return unitReading({ first: i, next: reading.next }, 'week', shifted(reading.day, 'week', 0));
}
