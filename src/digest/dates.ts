import type { Precision } from '../model/digest.ts';
import type { Prose, Token } from '../model/prose.ts';
import type { Span } from '../model/span.ts';
import { type Day, parseDay } from './calendar.ts';
import { readClock, readDayPart } from './clocks.ts';
import { readNumeral, startsNumeral } from './date-numerals.ts';
import { readDay, readDecadeWord, readFiscal, readHalf, readHoliday, readReference, readSeason } from './date-phrases.ts';
import { type DateWord, dateWord } from './date-words.ts';
import { readMonth, readSecondDay, readWeekday } from './days.ts';
import type { Tense } from './tense.ts';
import { readUnit } from './units.ts';

/** `reference` is "now", "recently", "the future"; `time` is a time of day whose day stands elsewhere. */
export type DatePrecision = Precision | 'half' | 'century' | 'time' | 'reference';

/** Words that say when. */
export interface DatedExpression extends Span {
	/** As TIMEX3 writes it: `2025-10-07`, `2025-W41`, `2025-W41-WE`, `2025-10`, `2025-Q3`, `2025-SU`, `2025`, `198`, `PRESENT_REF`. */
	readonly value: string;
	readonly precision: DatePrecision;
	readonly sentence: number;
	/** The time of the clause that the words stand in, where the value depended on it; null where it did not or is not told. */
	readonly tense: Tense;
}

/** What a reader makes of the tokens `[first, next)`. */
export interface Reading {
	readonly first: number;
	readonly next: number;
	readonly value: string;
	readonly precision: DatePrecision;
	/** First day of the value; null where it has none. */
	readonly day: Day | null;
	readonly tense?: Tense;
}

/** What is known while a Document is read from its start. */
export interface DateContext {
	readonly prose: Prose;
	readonly tokens: readonly Token[];
	/** Null when the Document has no date: then nothing that leans on it is read. */
	readonly published: Day | null;
	/** Tokens before this one belong to the expression before. */
	floor: number;
	/** What was read last, for "a day later". */
	last: Reading | null;
	/** The quarter read last, for "a year earlier" in a company's report. */
	quarter: Reading | null;
}

/** The words of a Document that say when, in order, with what they mean in the news sense. Never a guess: what cannot be told is left out. */
export function dates(prose: Prose): DatedExpression[] {
	const { tokens } = prose;
	const published = prose.document.published === null ? null : parseDay(prose.document.published);
	const context: DateContext = { prose, tokens, published, floor: 0, last: null, quarter: null };
	const found: DatedExpression[] = [];
	for (let i = 0; i < tokens.length; i++) {
		const reading = readAt(context, i);
		if (!reading) continue;
		// "Last year’s third quarter" takes in what was read of it before.
		if (reading.first < context.floor) found.pop();
		i = reading.next - 1;
		context.floor = reading.next;
		if (reading.day !== null) context.last = reading;
		if (reading.precision === 'quarter') context.quarter = reading;
		found.push(expression(tokens, reading));
	}
	return found;
}

function expression(tokens: readonly Token[], { first, next, value, precision, tense = null }: Reading): DatedExpression {
	const { start, sentence } = tokens[first]!;
	const last = tokens[next - 1]!;
	return { start, end: last.end - (isPossessed(last.lower) ? 2 : 0), value, precision, sentence, tense };
}

function isPossessed(lower: string): boolean {
	return lower.length > 3 && (lower.endsWith("'s") || lower.endsWith('’s'));
}

function readAt(context: DateContext, i: number): Reading | null {
	const { lower } = context.tokens[i]!;
	const word = dateWord(lower) ?? (isPossessed(lower) ? dateWord(lower.slice(0, -2)) : undefined);
	if (word) return readWord(context, i, word);
	if (lower.length < 3) return context.floor === i - 1 ? readSecondDay(context, i) : null;
	if (startsNumeral(lower)) return readNumeral(context, i);
	const hyphen = lower.indexOf('-');
	return hyphen > 2 && hyphen < 5 ? readHyphened(context, i, hyphen) : null;
}

/** "mid-October", "late-1990s", "post-1959" in one token. */
function readHyphened(context: DateContext, i: number, hyphen: number): Reading | null {
	const { lower } = context.tokens[i]!;
	const rest = lower.slice(hyphen + 1);
	if (startsNumeral(rest)) return readNumeral(context, i, rest);
	const word = dateWord(rest);
	return word?.kind === 'month' || word?.kind === 'season' ? readWord(context, i, { ...word, common: false }) : null;
}

function readWord(context: DateContext, i: number, word: DateWord): Reading | null {
	switch (word.kind) {
		case 'month':
			return readMonth(context, i, word);
		case 'weekday':
			return readWeekday(context, i, word);
		case 'day':
			return readDay(context, i, word.shift);
		case 'unit':
			return readUnit(context, i, word);
		case 'part':
			return readDayPart(context, i);
		case 'season':
			return readSeason(context, i, word);
		case 'reference':
			return readReference(context, i, word.value);
		case 'clock':
			return readClock(context, i);
		case 'fiscal':
			return readFiscal(context, i);
		case 'half':
			return readHalf(context, i);
		case 'holiday':
			return readHoliday(context, i, word);
		case 'decade':
			return readDecadeWord(context, i, word.digit);
	}
}
