import type { Prose } from '../../model/prose.ts';
import { tenseAt } from '../text/tense.ts';
import { parseDay } from './calendar.ts';
import { readClock, readDayPart } from './clocks.ts';
import { readNumeral, startsNumeral } from './date-numerals.ts';
import { readDay, readDecadeWord, readFiscal, readHalf, readHoliday, readReference, readSeason } from './date-phrases.ts';
import type { DateContext, DatedExpression, Reading } from './date-reading.ts';
import { readUnit } from './date-units.ts';
import { type DateWord, dateWord } from './date-words.ts';
import { readMonth, readSecondDay, readWeekday } from './days.ts';

/** Read once for a text: the digest asks, and then the verifier, who believes nobody but this. */
const read = new WeakMap<Prose, readonly DatedExpression[]>();

/** The words of a Document that say when, in order, with what they mean in the news sense. Never a guess: what cannot be told is left out. */
export function dates(prose: Prose): readonly DatedExpression[] {
	const known = read.get(prose);
	if (known) return known;
	const found = readDates(prose);
	read.set(prose, found);
	return found;
}

function readDates(prose: Prose): DatedExpression[] {
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
		found.push(expression(context, reading));
	}
	return found;
}

function expression({ prose, tokens }: DateContext, { first, next, value, precision, day, tense }: Reading): DatedExpression {
	const { start, sentence } = tokens[first]!;
	const told = tense === undefined && day !== null ? tenseAt(prose, first, next) : (tense ?? null);
	return { start, end: tokens[next - 1]!.end, value, precision, day, sentence, tokens: [first, next], tense: told };
}

function readAt(context: DateContext, i: number): Reading | null {
	const { lower } = context.tokens[i]!;
	const word = dateWord(lower);
	if (word) return readWord(context, i, word);
	if (lower.length < 3) return context.floor === i - 1 ? readSecondDay(context, i) : null;
	return startsNumeral(lower) ? readNumeral(context, i) : null;
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
