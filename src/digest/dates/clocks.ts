import { isoDay, weekdayOf } from './calendar.ts';
import type { DateContext, Reading } from './date-reading.ts';
import { dateWord } from './date-words.ts';
import { HOURS, takeZone } from './day-parts.ts';
import { readWeekday } from './days.ts';

/** "10:35 a.m.", "9 a.m. EST Tuesday", "noon": the value is the day alone. */
export function readClock(context: DateContext, i: number): Reading | null {
	const { tokens, floor } = context;
	const named = HOURS.has(tokens[i]!.lower);
	const first = named ? i : i - 1;
	if (first < floor || (!named && !/^\d{1,2}(?:[:.]?\d{2})?$/.test(tokens[first]!.lower))) return null;
	if (named && !AT.has(tokens[i - 1]?.lower ?? '') && dateWord(tokens[i + 1]?.lower ?? '')?.kind !== 'weekday') return null;
	const next = takeZone(tokens, i + 1);
	const whole = readDayAfter(context, first, next);
	if (whole) return whole;
	const day = dayHere(context, next);
	return day === null ? null : { first, next, value: isoDay(day), precision: 'time', day: null };
}

const AT = new Set(['at', 'by', 'until', 'till', 'before', 'after', 'around', 'about', 'from', 'since']);

/** "9 a.m. Tuesday": one expression from the time on. */
function readDayAfter(context: DateContext, first: number, next: number): Reading | null {
	const at = context.tokens[next]?.lower === ',' || context.tokens[next]?.lower === 'on' ? next + 1 : next;
	const word = dateWord(context.tokens[at]?.lower ?? '');
	return word?.kind === 'weekday' ? readWeekday({ ...context, floor: at }, at, word, first) : null;
}

/** The day that a time of day belongs to: the one read before it in its sentence, a weekday after it, or the day of publication. */
function dayHere({ tokens, published, last }: DateContext, next: number): number | null {
	const { sentence } = tokens[next - 1]!;
	if (last?.day != null && last.precision === 'day' && tokens[last.first]!.sentence === sentence) return last.day;
	if (published === null) return null;
	for (let i = next; i < tokens.length && i < next + 6 && tokens[i]!.sentence === sentence; i++) {
		const word = dateWord(tokens[i]!.lower);
		if (word?.kind === 'weekday' && !word.common) return published - ((weekdayOf(published) - word.weekday + 7) % 7);
	}
	return last?.day != null && last.precision === 'day' ? last.day : published;
}

/** "this morning", "last night", "that evening". */
export function readDayPart(context: DateContext, i: number): Reading | null {
	const { tokens, floor, published, last } = context;
	const modifier = i > floor ? tokens[i - 1]!.lower : '';
	const told = last?.precision === 'day' ? last.day : null;
	let day: number | null = null;
	if (modifier === 'this') day = published;
	else if (modifier === 'last' && tokens[i]!.lower.startsWith('night')) day = published === null ? null : published - 1;
	else if (modifier === 'that' || modifier === 'same') day = told;
	else if ((modifier === 'next' || modifier === 'following') && told !== null) day = told + 1;
	return day === null ? null : { first: i - 1, next: i + 1, value: isoDay(day), precision: 'day', day };
}
