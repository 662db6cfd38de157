import { dayOf, isDate, isoDay } from './calendar.ts';
import { takeClock } from './clocks.ts';
import { dateWord } from './date-words.ts';
import type { DateContext, Reading } from './dates.ts';

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
const RANGE = /^(\d{4})[-–/](\d{2}|\d{4})$/;
const DECADE = /^[’']?(\d{3}|[2-9])0[’']?s$/;
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const SLASHED = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/;

export function startsNumeral(lower: string): boolean {
	const code = lower.charCodeAt(0);
	if (lower.length < 3) return false;
	if (code >= 48 && code <= 57) return true;
	return (code === 39 || code === 8217) && lower.length === 4;
}

/** 1800 to 2099; null for every other word. */
export function yearToken(lower: string | undefined): number | null {
	if (lower === undefined || lower.length < 4) return null;
	const bare = lower.length > 4 && /[’']s$/.test(lower) ? lower.slice(0, -2) : lower;
	if (bare.length !== 4 || !/^(?:1[89]|20)\d\d$/.test(bare)) return null;
	return Number(bare);
}

/** "1998", "1994-97", "the 1980s", "’90s", "2025-10-08", "10/8/2025"; `lower` is the token, or its part after a hyphen. */
export function readNumeral(context: DateContext, i: number, lower = context.tokens[i]!.lower): Reading | null {
	if (yearToken(lower) !== null) return readYear(context, i, lower);
	if (lower.length < 4) return null;
	const decade = DECADE.exec(lower);
	if (decade) return readDecade(context, i, decade[1]!);
	const range = RANGE.exec(lower);
	if (range && yearToken(range[1]) !== null) return yearReading(i, i + 1, Number(range[1]));
	return readDigits(context, i, lower);
}

export function yearReading(first: number, next: number, year: number): Reading {
	return { first, next, value: String(year), precision: 'year', day: dayOf(year, 1, 1) };
}

function readYear({ tokens, floor, prose }: DateContext, i: number, lower: string): Reading | null {
	const whole = lower === tokens[i]!.lower;
	const before = tokens[i - 1];
	const introduced = before !== undefined && BEFORE_YEAR.has(before.lower) && before.sentence === tokens[i]!.sentence;
	const next = tokens[i + 1];
	if (next && (COUNTED.has(next.lower) || next.lower === '%' || next.lower === '$')) return null;
	if (before?.pos === 'SYM' || before?.lower === '$' || before?.lower === 'no.') return null;
	if (whole && !introduced && next?.pos === 'NOUN' && next.lower.endsWith('s')) return null;
	if (whole && !introduced && before?.pos === 'NUM') return null;
	const edge = i > floor && before !== undefined && (before.lower === 'early' || before.lower === 'late') ? i - 1 : i;
	if (whole && /\d/.test(prose.document.text[tokens[i]!.end] ?? '')) return null;
	return yearReading(edge, i + 1, Number(lower.slice(0, 4)));
}

function readDecade({ tokens, floor }: DateContext, i: number, digits: string): Reading | null {
	const value = digits.length === 3 ? digits : `19${digits}`;
	const before = tokens[i - 1]?.lower;
	if (digits.length === 1 && /^\d/.test(tokens[i]!.lower) && before !== '’' && before !== "'" && before !== 'the') return null;
	if (before === 'his' || before === 'her' || before === 'their') return null;
	const first = i > floor && (before === 'early' || before === 'late' || before === 'mid') ? i - 1 : i;
	return { first, next: i + 1, value, precision: 'decade', day: dayOf(Number(`${value}0`), 1, 1) };
}

function readDigits({ tokens }: DateContext, i: number, lower: string): Reading | null {
	const iso = ISO.exec(lower);
	const slashed = iso ? null : SLASHED.exec(lower);
	const match = iso ?? slashed;
	if (!match) return null;
	const [a, b, c] = [Number(match[1]), Number(match[2]), Number(match[3])];
	const year = iso ? a : c < 100 ? (c > 50 ? 1900 : 2000) + c : c;
	// Only a first number above 12 shows that the day comes first.
	const [month, date] = iso ? [b, c] : a > 12 ? [b, a] : [a, b];
	if (!isDate(year, month, date)) return null;
	const day = dayOf(year, month, date);
	return { first: i, next: takeClock(tokens, i + 1), value: isoDay(day), precision: 'day', day };
}

export function isMonthAt(context: DateContext, i: number): boolean {
	return dateWord(context.tokens[i]?.lower ?? '')?.kind === 'month';
}
