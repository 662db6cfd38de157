import { type Day, dayOf, easter, nthWeekday } from './calendar.ts';

export type Unit = 'day' | 'week' | 'weekend' | 'month' | 'quarter' | 'year' | 'decade' | 'century';
export type Season = 'SP' | 'SU' | 'FA' | 'WI';

/** What a word can begin or carry in an expression of time. */
export type DateWord =
	| { readonly kind: 'month'; readonly month: number; readonly common: boolean }
	| { readonly kind: 'weekday'; readonly weekday: number; readonly common: boolean }
	| { readonly kind: 'day'; readonly shift: number }
	| { readonly kind: 'unit'; readonly unit: Unit; readonly plural: boolean }
	| { readonly kind: 'part' }
	| { readonly kind: 'season'; readonly season: Season; readonly common: boolean }
	| { readonly kind: 'reference'; readonly value: 'PRESENT_REF' | 'PAST_REF' | 'FUTURE_REF' }
	| { readonly kind: 'clock' }
	| { readonly kind: 'fiscal' }
	| { readonly kind: 'half' }
	| { readonly kind: 'holiday'; readonly on: (year: number) => Day; readonly tail: readonly string[] }
	| { readonly kind: 'decade'; readonly digit: number };

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const SHORT_MONTHS = { jan: 1, feb: 2, mar: 3, apr: 4, jun: 6, jul: 7, aug: 8, sep: 9, sept: 9, oct: 10, nov: 11, dec: 12 };
/** Months whose names are also common words or given names. */
const COMMON_MONTHS = new Set([3, 4, 5, 6, 8]);
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const SHORT_WEEKDAYS = { mon: 1, tue: 2, tues: 2, wed: 3, thu: 4, thur: 4, thurs: 4, fri: 5, sat: 6, sun: 7 };
const DECADES = { twenties: 2, thirties: 3, forties: 4, fifties: 5, sixties: 6, seventies: 7, eighties: 8, nineties: 9 };

const WORDS = new Map<string, DateWord>();

for (const [i, name] of MONTHS.entries()) WORDS.set(name, { kind: 'month', month: i + 1, common: COMMON_MONTHS.has(i + 1) });
for (const [name, month] of Object.entries(SHORT_MONTHS)) {
	WORDS.set(`${name}.`, { kind: 'month', month, common: false });
	WORDS.set(name, { kind: 'month', month, common: true });
}
for (const [i, name] of WEEKDAYS.entries()) WORDS.set(name, { kind: 'weekday', weekday: i + 1, common: false });
for (const [name, weekday] of Object.entries(SHORT_WEEKDAYS)) {
	WORDS.set(`${name}.`, { kind: 'weekday', weekday, common: true });
	WORDS.set(name, { kind: 'weekday', weekday, common: true });
}
for (const unit of ['day', 'week', 'weekend', 'month', 'quarter', 'year', 'decade'] as const) {
	WORDS.set(unit, { kind: 'unit', unit, plural: false });
	WORDS.set(`${unit}s`, { kind: 'unit', unit, plural: true });
}
WORDS.set('century', { kind: 'unit', unit: 'century', plural: false });
WORDS.set('centuries', { kind: 'unit', unit: 'century', plural: true });
for (const [name, shift] of [
	['today', 0],
	['tonight', 0],
	['yesterday', -1],
	['tomorrow', 1],
] as const)
	WORDS.set(name, { kind: 'day', shift });
for (const name of ['morning', 'afternoon', 'evening', 'night']) WORDS.set(name, { kind: 'part' });
for (const [name, season, common] of [
	['spring', 'SP', true],
	['summer', 'SU', false],
	['autumn', 'FA', false],
	['fall', 'FA', true],
	['winter', 'WI', false],
] as const)
	WORDS.set(name, { kind: 'season', season, common });
for (const [name, value] of [
	['now', 'PRESENT_REF'],
	['nowadays', 'PRESENT_REF'],
	['currently', 'PRESENT_REF'],
	['presently', 'PRESENT_REF'],
	['current', 'PRESENT_REF'],
	['recently', 'PAST_REF'],
	['recent', 'PAST_REF'],
	['past', 'PAST_REF'],
	['future', 'FUTURE_REF'],
] as const)
	WORDS.set(name, { kind: 'reference', value });
for (const name of ['a.m.', 'p.m.', 'a.m', 'p.m', 'am', 'pm', 'noon', 'midnight', 'midday']) WORDS.set(name, { kind: 'clock' });
WORDS.set('fiscal', { kind: 'fiscal' });
WORDS.set('half', { kind: 'half' });
for (const [name, digit] of Object.entries(DECADES)) WORDS.set(name, { kind: 'decade', digit });

function holiday(name: string, on: (year: number) => Day, tail: readonly string[] = []): void {
	WORDS.set(name, { kind: 'holiday', on, tail });
}
holiday('christmas', (year) => dayOf(year, 12, 25), ['day']);
holiday('thanksgiving', (year) => nthWeekday(year, 11, { weekday: 4, nth: 4 }), ['day']);
holiday('easter', easter, ['sunday', 'day']);
holiday('halloween', (year) => dayOf(year, 10, 31));
holiday('election', (year) => nthWeekday(year, 11, { weekday: 1, nth: 1 }) + 1, ['day']);
holiday('labor', (year) => nthWeekday(year, 9, { weekday: 1, nth: 1 }), ['day']);
holiday('memorial', (year) => nthWeekday(year, 5, { weekday: 1, nth: -1 }), ['day']);
holiday('independence', (year) => dayOf(year, 7, 4), ['day']);
holiday('valentine', (year) => dayOf(year, 2, 14), ['day']);
holiday('veterans', (year) => dayOf(year, 11, 11), ['day']);
/** Names that are no date without "Day" after them. */
export const NEEDS_DAY: ReadonlySet<string> = new Set(['election', 'labor', 'memorial', 'independence', 'valentine', 'veterans']);

export function dateWord(lower: string): DateWord | undefined {
	return WORDS.get(lower);
}

const COUNTS: Readonly<Record<string, number>> = {
	...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 },
	...{ thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, eighteen: 18, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60 },
};
const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, '1st': 1, '2nd': 2, '3rd': 3, '4th': 4 };

/** How many "two", "a" or "25" is; null for a word that is no count. */
export function countOf(lower: string | undefined): number | null {
	if (lower === undefined) return null;
	if (/^\d{1,3}$/.test(lower)) return Number(lower);
	return Object.hasOwn(COUNTS, lower) ? COUNTS[lower]! : null;
}

/** First to fourth. */
export function ordinalOf(lower: string | undefined): number | null {
	return lower !== undefined && Object.hasOwn(ORDINALS, lower) ? ORDINALS[lower]! : null;
}
