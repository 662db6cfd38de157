export type PublishedDate = { readonly date: string } | { readonly problem: string };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL_MONTHS = 'january february march april may june july august september sept october november december'.split(' ');
const NUMERIC = /^(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[T ])/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?=$|T)/;
const DAY_FIRST = /^(?:[a-z]{3,9}\.?,? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})(?!\d)/i;
const MONTH_FIRST = /^(?:[a-z]{3,9}\.?,? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/i;

/**
 * The calendar date in `written`: ISO 8601, RFC 2822, or words ("8 October 2025", "Oct. 8, 2025").
 *
 * A time and a zone are left off, not computed with: the date as written is the date in the publisher's own calendar.
 * `08/10/2025` is no date here, since nothing says which number is the month.
 */
export function publishedDate(written: string): PublishedDate {
	const text = written.trim().replace(/\s+/g, ' ');
	const [, year, month, day] = NUMERIC.exec(text) ?? COMPACT.exec(text) ?? [];
	if (year && month && day) return checked(Number(year), Number(month), Number(day));
	const [, dayFirst, monthAfter, yearAfter] = DAY_FIRST.exec(text) ?? [];
	if (dayFirst && monthAfter && yearAfter) return checked(Number(yearAfter), monthNumber(monthAfter), Number(dayFirst));
	const [, monthFirst, dayAfter, yearLast] = MONTH_FIRST.exec(text) ?? [];
	if (monthFirst && dayAfter && yearLast) return checked(Number(yearLast), monthNumber(monthFirst), Number(dayAfter));
	if (/^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/.test(text)) return { problem: 'does not say which number is the month' };
	return { problem: 'is not a date' };
}

function checked(year: number, month: number, day: number): PublishedDate {
	if (year < 1500 || year > 2200) return { problem: `has the year ${year}` };
	if (month === 0) return { problem: 'names no month' };
	if (month > 12) return { problem: `has no month ${month}` };
	const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
	if (day < 1 || day > days) return { problem: `has no day ${day} in its month` };
	return { date: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` };
}

/** 1 to 12, or 0 where the word is no month. */
function monthNumber(word: string): number {
	const lower = word.toLowerCase();
	return lower.length === 3 || FULL_MONTHS.includes(lower) ? MONTHS.indexOf(lower.slice(0, 3)) + 1 : 0;
}
