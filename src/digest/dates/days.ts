import { type Tense, tenseAt } from '../text/tense.ts';
import { type Day, dayOf, isDate, isoDay, isoMonth, monthOf, weekdayOf, yearOf } from './calendar.ts';
import { yearToken } from './date-numerals.ts';
import type { DateContext, Reading } from './date-reading.ts';
import { dateWord } from './date-words.ts';
import { takeClock, takeDayPart } from './day-parts.ts';

const EDGE = new Set(['early', 'late', 'mid', 'earlier', 'later']);
/** Before a word that could be a verb or a given name, these say that it is a month or a weekday. */
const INTRODUCES = new Set(
	'in since by until till of from through between and to on before after during around last next this early late mid last past - – or for ending ended about'.split(
		' ',
	),
);
const NAMESAKES = new Set(['times', 'telegraph', 'mirror', 'express', 'mail', 'herald', 'post', 'live']);
const BEFORE_NAMESAKE = new Set(['black', 'bloody', 'good', 'ash', 'super', 'sheffield', 'cyber', 'giving', 'every', 'each', 'per']);

interface MonthWord {
	readonly month: number;
	readonly common: boolean;
}

/** "October", "Oct. 7", "7 October 2023", "last October", "October of last year". */
export function readMonth(context: DateContext, i: number, word: MonthWord): Reading | null {
	const { tokens, floor } = context;
	const after = dateAfter(context, i);
	const before = after ? null : dateBefore(context, i);
	const date = after ?? before;
	const start = before ? before.at : i;
	const year = yearAfter(context, after ? after.next : i + 1);
	const next = year?.next ?? after?.next ?? i + 1;
	if (!date && !year && word.common && !isMonthName(context, i)) return null;
	const modifier = start > floor ? tokens[start - 1]!.lower : '';
	const first = EDGE.has(modifier) || MODIFIES.has(modifier) ? start - 1 : start;
	const within = { context, first, next, modifier };
	if (date) return datedDay(within, { month: word.month, date: date.date, year: year?.year ?? null });
	return plainMonth(within, { month: word.month, year: year?.year ?? null });
}

const MODIFIES = new Set(['last', 'next', 'this', 'past']);

interface Place {
	readonly context: DateContext;
	readonly first: number;
	readonly next: number;
	readonly modifier: string;
}

function plainMonth({ context, first, next, modifier }: Place, { month, year }: { month: number; year: number | null }): Reading | null {
	const tense = year === null ? tenseOf(context, first, next) : null;
	const known = year ?? monthYear(context.published, month, { modifier, tense, plain: isPlain(context, first) });
	if (known === null) return null;
	return { first, next, value: isoMonth(known, month), precision: 'month', day: dayOf(known, month, 1), tense };
}

interface Hint {
	readonly tense: Tense;
	/** The verb stands right before the date ("met in May"), or the date opens the sentence: the tense is the date's own. */
	readonly plain: boolean;
}

function isPlain({ tokens, prose }: DateContext, first: number): boolean {
	const at = tokens[first - 1]?.pos === 'ADP' ? first - 2 : first - 1;
	return at < prose.sentences[tokens[first]!.sentence]!.tokens[0] || tokens[at]!.pos === 'VERB';
}

/** The year that a month named without one is in. */
function monthYear(published: Day | null, month: number, { modifier, tense, plain }: Hint & { modifier: string }): number | null {
	if (published === null) return null;
	const year = yearOf(published);
	const ahead = month - monthOf(published);
	if (modifier === 'last') return ahead >= 0 ? year - 1 : year;
	if (modifier === 'next') return ahead <= 0 ? year + 1 : year;
	// A month so near is the nearer one, or the text would say "last" or "next".
	if (!plain && Math.abs(ahead) <= 2) return year;
	if (!plain && Math.abs(ahead) >= 10) return ahead > 0 ? year - 1 : year + 1;
	if (tense === 'past') return ahead > 0 ? year - 1 : year;
	if (tense === 'future') return ahead < 0 ? year + 1 : year;
	return ahead > 5 ? year - 1 : ahead < -6 ? year + 1 : year;
}

interface NamedDate {
	readonly month: number;
	readonly date: number;
	readonly year: number | null;
}

function datedDay({ context, first, next }: Place, { month, date, year }: NamedDate): Reading | null {
	const tense = year === null ? tenseOf(context, first, next) : null;
	const day =
		year === null
			? nearestDay(context.published, { month, date, tense, plain: isPlain(context, first) })
			: isDate(year, month, date)
				? dayOf(year, month, date)
				: null;
	if (day === null) return null;
	const end = takeDayPart(context.tokens, next);
	return { first, next: end, value: isoDay(day), precision: 'day', day, tense };
}

/** The second day of "April 24 and 25". */
export function readSecondDay(context: DateContext, i: number): Reading | null {
	const { tokens, floor, last } = context;
	if (floor !== i - 1 || last?.day == null || last.next !== floor || last.precision !== 'day' || !JOINS.has(tokens[i - 1]!.lower))
		return null;
	const date = dateNumber(tokens[i]!.lower);
	const follower = tokens[i + 1]?.pos;
	if (date === null || dateNumber(tokens[i - 2]!.lower) === null || follower === 'NOUN' || follower === 'ADJ' || follower === 'SYM')
		return null;
	const [year, month] = [yearOf(last.day), monthOf(last.day)];
	if (!isDate(year, month, date)) return null;
	const day = dayOf(year, month, date);
	return { first: i, next: i + 1, value: isoDay(day), precision: 'day', day };
}

const JOINS = new Set(['and', 'or', '-', '–', 'to', 'through']);

/** How far against the clause's tense a date may lie, in days: "set a deadline of Jan. 14" is told in the past. */
const SLACK = 120;

function nearestDay(published: Day | null, at: Hint & { month: number; date: number }): Day | null {
	if (published === null) return null;
	let best: Day | null = null;
	let least = Number.POSITIVE_INFINITY;
	const year = yearOf(published);
	for (const candidate of [year - 1, year, year + 1]) {
		if (!isDate(candidate, at.month, at.date)) continue;
		const day = dayOf(candidate, at.month, at.date);
		const against = at.tense === 'past' ? day - published : at.tense === 'future' ? published - day : 0;
		const distance = Math.abs(day - published) + (against > (at.plain ? 0 : SLACK) ? 366 : 0);
		if (distance < least) [best, least] = [day, distance];
	}
	return best;
}

/** "7" or "7th" after a month. */
function dateAfter({ tokens }: DateContext, i: number): { date: number; next: number } | null {
	const date = dateNumber(tokens[i + 1]?.lower);
	if (date === null || tokens[i + 1]!.sentence !== tokens[i]!.sentence) return null;
	const unit = tokens[i + 2]?.lower;
	return unit === 'percent' || unit === '%' || unit === 'million' ? null : { date, next: i + 2 };
}

/** "7", "7th" or "the 7th of" before a month. */
function dateBefore({ tokens, floor }: DateContext, i: number): { date: number; at: number } | null {
	const of = tokens[i - 1]?.lower === 'of' ? 1 : 0;
	const at = i - 1 - of;
	if (at < floor) return null;
	const { lower } = tokens[at]!;
	const date = dateNumber(lower);
	return date === null || (of === 1 && /^\d+$/.test(lower)) ? null : { date, at };
}

/** A day of a month: "7", "7th", and the first of "7-9". */
export function dateNumber(lower: string | undefined): number | null {
	const match = lower === undefined ? null : /^(\d{1,2})(?:st|nd|rd|th)?(?:[-–]\d{1,2})?$/.exec(lower);
	const date = match ? Number(match[1]) : 0;
	return date >= 1 && date <= 31 ? date : null;
}

/** "2023", ", 2023", "of 2023", "last year", "of last year" after a month. */
export function yearAfter({ tokens, published }: DateContext, i: number): { year: number; next: number } | null {
	const comma = tokens[i]?.lower === ',' || tokens[i]?.lower === 'of' ? 1 : 0;
	const token = tokens[i + comma];
	if (!token || token.sentence !== tokens[i - 1]!.sentence) return null;
	const year = yearToken(token.lower);
	if (year !== null) return { year, next: i + comma + 1 };
	const shift = { last: -1, this: 0, next: 1 }[token.lower];
	if (shift === undefined || published === null || tokens[i + comma + 1]?.lower !== 'year') return null;
	return { year: yearOf(published) + shift, next: i + comma + 2 };
}

/** Whether "May", "March", "Sun" at `i` is meant as a time. */
function isMonthName({ tokens, prose }: DateContext, i: number): boolean {
	const token = tokens[i]!;
	const written = prose.document.text[token.start]!;
	if (written === written.toLowerCase()) return false;
	const before = tokens[i - 1];
	if (before && before.sentence === token.sentence && INTRODUCES.has(before.lower)) return tokens[i + 1]?.pos !== 'PROPN';
	return false;
}

/** "Friday", "last Friday", "Friday night", "Friday, Oct. 23". */
export function readWeekday(context: DateContext, i: number, word: { weekday: number; common: boolean }, from = i): Reading | null {
	const { tokens, floor } = context;
	const modifier = i > floor ? tokens[i - 1]!.lower : '';
	if (BEFORE_NAMESAKE.has(modifier) || NAMESAKES.has(tokens[i + 1]?.lower ?? '')) return null;
	if (word.common && !isMonthName(context, i) && tokens[i + 1]?.lower !== ',') return null;
	const first = MODIFIES.has(modifier) || EDGE.has(modifier) || modifier === 'coming' ? i - 1 : from;
	const full = fullDate(context, i);
	if (full) return { ...full, first };
	if (word.common || context.published === null) return null;
	const end = takeClock(tokens, takeDayPart(tokens, i + 1));
	const tense = weekdayTense(context, { i, first, next: end });
	const day = nearWeekday(context.published, { weekday: word.weekday, modifier, tense, since: tokens[first - 1]?.lower === 'since' });
	return { first, next: end, value: isoDay(day), precision: 'day', day, tense };
}

/** "Friday, Oct. 23": the date tells. */
function fullDate(context: DateContext, i: number): Reading | null {
	const { tokens } = context;
	let at = tokens[i + 1]?.lower === ',' ? i + 2 : i + 1;
	if (dateNumber(tokens[at]?.lower) !== null) at++;
	if (tokens[at]?.lower === 'of') at++;
	const word = dateWord(tokens[at]?.lower ?? '');
	const reading = word?.kind === 'month' ? readMonth({ ...context, floor: i + 1 }, at, { ...word, common: true }) : null;
	return reading?.precision === 'day' ? reading : null;
}

interface NearWeekday {
	readonly weekday: number;
	readonly modifier: string;
	readonly tense: Tense;
	readonly since: boolean;
}

/** The weekday meant in an article of the day `published`: the one before or on it, or after or on it when the clause looks ahead. */
function nearWeekday(published: Day, { weekday, modifier, tense, since }: NearWeekday): Day {
	const back = (weekdayOf(published) - weekday + 7) % 7;
	if (modifier === 'next' || modifier === 'coming') return published + (back === 0 ? 7 : 7 - back);
	if (modifier === 'last' || modifier === 'past' || since) return published - (back === 0 ? 7 : back);
	if (tense === 'future' && back !== 0) return published + 7 - back;
	return published - back;
}

const AHEAD = new Set(['deadline', 'election', 'elections', 'vote', 'hearing']);

/** As `tenseAt`, with the small words by which news tells a day to come from one gone. */
function weekdayTense(context: DateContext, { i, first, next }: { i: number; first: number; next: number }): Tense {
	const { tokens } = context;
	const before = tokens[first - 1]?.lower;
	if (before === 'since' || before === 'earlier' || (before === 'on' && tokens[first - 2]?.lower === 'earlier')) return 'past';
	if (before === 'until' || before === 'till')
		return tenseOf(context, first, next) === 'past' && tokens[first - 2]?.pos !== 'VERB' ? 'past' : 'future';
	if (before === 'of' && tokens[first - 2]?.lower === 'ahead') return 'future';
	if (AHEAD.has(tokens[next]?.lower ?? '')) return 'future';
	const owned = tokens[first - 1]?.pos === 'DET' || tokens[first - 1]?.pos === 'PRON';
	if (owned || tokens[i + 1]?.pos === 'PART') return possessiveTense(context, next);
	return tenseOf(context, first, next);
}

/** "Tuesday’s talks" are past unless they themselves will be: "Tuesday’s talks will …". */
function possessiveTense({ tokens, prose }: DateContext, next: number): Tense {
	const end = prose.sentences[tokens[next - 1]!.sentence]!.tokens[1];
	for (let i = next; i < end && i < next + 6; i++) {
		const { pos, lower } = tokens[i]!;
		if (pos === 'AUX' || pos === 'VERB') return lower === 'will' ? 'future' : 'past';
	}
	return 'past';
}

export function tenseOf(context: DateContext, first: number, next: number): Tense {
	return tenseAt(context.prose, first, next);
}
