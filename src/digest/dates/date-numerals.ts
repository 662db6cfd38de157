import { dayOf, isDate, isoDay } from './calendar.ts';
import type { DateContext, Reading } from './date-reading.ts';
import { takeClock } from './day-parts.ts';

const BEFORE_YEAR = new Set(
	'in since by of from until till through during before after to between and around early late mid fiscal the for as or last year ( - – , ; circa summer winter spring fall autumn about its his their this'.split(
		' ',
	),
);
const COUNTED = new Set(
	'people men women children troops soldiers percent dollars euros pounds miles km kilometers kilometres feet metres meters others years months days hours'.split(
		' ',
	),
);
const DECADE = /^(\d{3}|[2-9])0s$/;
const NUMERIC = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$/;
const APOSTROPHES = new Set(['’', "'", '‘']);

/** True for a word that begins with a digit and could be a year or a date. */
export function startsNumeral(lower: string): boolean {
	const code = lower.charCodeAt(0);
	return lower.length > 2 && code >= 48 && code <= 57;
}

/** 1800 to 2099; null for every other word. */
export function yearToken(lower: string | undefined): number | null {
	return lower?.length === 4 && /^(?:1[89]|20)\d\d$/.test(lower) ? Number(lower) : null;
}

/** "1998", the "1994" of "1994-97", "the 1980s", "’90s", "2025-10-08", "10/8/2025". */
export function readNumeral(context: DateContext, i: number): Reading | null {
	const { lower } = context.tokens[i]!;
	if (yearToken(lower) !== null) return readYear(context, i);
	const decade = DECADE.exec(lower);
	if (decade) return readDecade(context, i, decade[1]!);
	const numeric = NUMERIC.exec(lower);
	return numeric && readNumeric(context, i, numeric.slice(1).map(Number));
}

export function yearReading(first: number, next: number, year: number): Reading {
	return { first, next, value: String(year), precision: 'year', day: dayOf(year, 1, 1) };
}

function readNumeric({ tokens }: DateContext, i: number, [a = 0, b = 0, c = 0]: readonly number[]): Reading | null {
	const year = a > 999 ? a : c < 100 ? (c > 50 ? 1900 : 2000) + c : c;
	// Only a first number above 12 shows that the day comes first.
	const [month, date] = a > 999 ? [b, c] : a > 12 ? [b, a] : [a, b];
	if (!isDate(year, month, date)) return null;
	const day = dayOf(year, month, date);
	return { first: i, next: takeClock(tokens, i + 1), value: isoDay(day), precision: 'day', day };
}

function readYear({ tokens, floor }: DateContext, i: number): Reading | null {
	const { lower, sentence } = tokens[i]!;
	const before = tokens[i - 1]?.sentence === sentence ? tokens[i - 1] : undefined;
	const next = tokens[i + 1];
	if (next && (COUNTED.has(next.lower) || next.lower === '%' || next.lower === '$')) return null;
	if (before?.pos === 'SYM' || before?.lower === 'no.') return null;
	const introduced = before !== undefined && BEFORE_YEAR.has(before.lower);
	if (!introduced && (before?.pos === 'NUM' || (next?.pos === 'NOUN' && next.lower.endsWith('s')))) return null;
	return yearReading(edgeAt(tokens, i, floor), i + 1, Number(lower));
}

/** Where "early" or "late" stands before the token, or the token itself. */
function edgeAt(tokens: DateContext['tokens'], i: number, floor: number): number {
	const before = i > floor ? tokens[i - 1]!.lower : '';
	return before === 'early' || before === 'late' || before === 'mid' ? i - 1 : i;
}

function readDecade({ tokens, floor }: DateContext, i: number, digits: string): Reading | null {
	const before = tokens[i - 1]?.lower ?? '';
	const short = digits.length === 1;
	// "In his 90s" is an age.
	if (short && before !== 'the' && !APOSTROPHES.has(before)) return null;
	const value = short ? `19${digits}` : digits;
	return { first: edgeAt(tokens, i, floor), next: i + 1, value, precision: 'decade', day: dayOf(Number(value) * 10, 1, 1) };
}
