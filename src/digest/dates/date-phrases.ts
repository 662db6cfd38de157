import type { Tense } from '../text/tense.ts';
import { type Day, dayOf, isoDay, monthOf, yearOf } from './calendar.ts';
import { yearReading, yearToken } from './date-numerals.ts';
import type { DateContext, Reading } from './date-reading.ts';
import { NEEDS_DAY, ordinalOf, type Season } from './date-words.ts';
import { takeClock, takeDayPart } from './day-parts.ts';
import { tenseOf, yearAfter } from './days.ts';

const SEASON_MONTH: Readonly<Record<Season, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };
const BEFORE_SEASON = new Set([
	'in',
	'by',
	'until',
	'since',
	'of',
	'during',
	'before',
	'after',
	'through',
	'early',
	'late',
	'mid',
	'for',
	'each',
]);
const MODIFIES = new Set(['last', 'next', 'this', 'past', 'coming']);

/** "today", "yesterday", "tomorrow night". */
export function readDay({ tokens, floor, published }: DateContext, i: number, shift: number): Reading | null {
	if (published === null) return null;
	const day = published + shift;
	const edge = i > floor && (tokens[i - 1]!.lower === 'late' || tokens[i - 1]!.lower === 'early') ? i - 1 : i;
	return { first: edge, next: takeClock(tokens, takeDayPart(tokens, i + 1)), value: isoDay(day), precision: 'day', day };
}

/** "last fall", "the summer of 1998", "in the spring". */
export function readSeason(context: DateContext, i: number, { season, common }: { season: Season; common: boolean }): Reading | null {
	const { tokens, floor, published } = context;
	const year = yearAfter(context, i + 1);
	if (year) return seasonReading({ first: i, next: year.next }, season, year.year);
	const modifier = i > floor ? tokens[i - 1]!.lower : '';
	const article = modifier === 'the' ? 1 : 0;
	const introduced = BEFORE_SEASON.has(tokens[i - 1 - article]?.lower ?? '');
	if (!MODIFIES.has(modifier) && !(introduced && tokens[i]!.pos === 'NOUN' && (article === 1 || !common))) return null;
	if (published === null) return null;
	const first = MODIFIES.has(modifier) ? i - 1 : i;
	const known = seasonYear(published, season, { modifier, tense: tenseOf(context, first, i + 1) });
	return seasonReading({ first, next: i + 1 }, season, known);
}

function seasonReading(range: { first: number; next: number }, season: Season, year: number): Reading {
	return { ...range, value: `${year}-${season}`, precision: 'season', day: dayOf(year, SEASON_MONTH[season], 1) };
}

/** A winter bears the year in which it begins. */
function seasonYear(published: Day, season: Season, { modifier, tense }: { modifier: string; tense: Tense }): number {
	const year = yearOf(published);
	const month = monthOf(published);
	const begins = SEASON_MONTH[season];
	if (modifier === 'last' || modifier === 'past')
		return month >= begins + 3 || (season === 'WI' && month < 3) ? (season === 'WI' ? year - 1 : year) : year - 1;
	if (modifier === 'next' || modifier === 'coming') return month >= begins ? year + 1 : year;
	if (modifier === 'this') return season === 'WI' && month < 3 ? year - 1 : year;
	if (tense === 'past') return month >= begins ? year : year - 1;
	return tense === 'future' && month > begins + 2 ? year + 1 : year;
}

const VAGUE_UNITS = new Set(['days', 'weeks', 'months', 'years']);

/** "now", "recently", "recent weeks", "in the past", "the future". */
export function readReference({ tokens }: DateContext, i: number, value: string): Reading | null {
	const { lower, pos } = tokens[i]!;
	const before = tokens[i - 1]?.lower;
	const after = tokens[i + 1];
	const reading = { first: i, next: i + 1, value, precision: 'reference', day: null } as const;
	if (lower === 'recent') return VAGUE_UNITS.has(after?.lower ?? '') ? { ...reading, next: i + 2 } : null;
	if (lower === 'past') return before === 'the' && (after === undefined || after.pos === 'PUNCT') ? reading : null;
	if (lower === 'future' || lower === 'current') return pos === 'PROPN' ? null : reading;
	return reading;
}

/** "fiscal 1989", "fiscal year 1989". */
export function readFiscal({ tokens }: DateContext, i: number): Reading | null {
	const at = tokens[i + 1]?.lower === 'year' ? i + 2 : i + 1;
	const year = yearToken(tokens[at]?.lower);
	return year === null ? null : yearReading(i, at + 1, year);
}

/** "the first half of 1989"; without a year it is more often a half of a match. */
export function readHalf(context: DateContext, i: number): Reading | null {
	const { tokens, floor } = context;
	const at = tokens[i - 1]?.lower === '-' ? i - 2 : i - 1;
	const half = at >= floor ? ordinalOf(tokens[at]?.lower) : null;
	const year = half !== null && half < 3 ? yearAfter(context, i + 1) : null;
	if (half === null || !year) return null;
	return { first: at, next: year.next, value: `${year.year}-H${half}`, precision: 'half', day: dayOf(year.year, half * 6 - 5, 1) };
}

interface HolidayWord {
	readonly on: (year: number) => Day;
	readonly tail: readonly string[];
}

/** "Christmas", "Thanksgiving Day", "Easter Sunday". */
export function readHoliday(context: DateContext, i: number, { on, tail }: HolidayWord): Reading | null {
	const { tokens, published, prose } = context;
	const written = prose.document.text[tokens[i]!.start]!;
	if (written === written.toLowerCase()) return null;
	let next = i + 1;
	while (['’s', "'s", 's'].includes(tokens[next]?.lower ?? '') && tail.includes(tokens[next + 1]?.lower ?? '')) next++;
	const hasDay = tail.includes(tokens[next]?.lower ?? '');
	if (NEEDS_DAY.has(tokens[i]!.lower) && !hasDay) return null;
	const end = hasDay ? next + 1 : i + 1;
	const eve = tokens[end]?.lower === 'eve' ? 1 : 0;
	const year = yearAfter(context, end + eve);
	if (!year && published === null) return null;
	const day = (year ? on(year.year) : nearestHoliday(published!, on, tenseOf(context, i, end))) - eve;
	return { first: i, next: year?.next ?? end + eve, value: isoDay(day), precision: 'day', day };
}

function nearestHoliday(published: Day, on: (year: number) => Day, tense: Tense): Day {
	const year = yearOf(published);
	const days = [on(year - 1), on(year), on(year + 1)];
	if (tense === 'past') return days.findLast((day) => day <= published) ?? days[0]!;
	if (tense === 'future') return days.find((day) => day >= published) ?? days[2]!;
	return days.reduce((best, day) => (Math.abs(day - published) < Math.abs(best - published) ? day : best));
}

/** "the eighties". */
export function readDecadeWord({ tokens }: DateContext, i: number, digit: number): Reading | null {
	const before = tokens[i - 1]?.lower;
	if (before !== 'the' && before !== 'early' && before !== 'late') return null;
	return { first: i, next: i + 1, value: `19${digit}`, precision: 'decade', day: dayOf(1900 + digit * 10, 1, 1) };
}
