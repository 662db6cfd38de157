import { dates } from '../digest/dates/dates.ts';
import { readProse } from '../digest/text/prose.ts';
import { dayText } from '../model/day.ts';
import type { Document } from '../model/document.ts';

const NOW =
	/\b(?:now|nowadays|currently|at (?:the|this) moment|right now|at present|presently|these days|as of now|by now|as we speak|today|tonight|this (?:morning|afternoon|evening|week|month|year)|latest|so far|up to date|any (?:news|updates?)|recently|yesterday)\b/i;
/** These lean on the day on which they are said; "so far" and "latest" only ask for the newest there is. */
const LEANS =
	/\b(?:now|nowadays|currently|at (?:the|this) moment|right now|at present|presently|these days|as of now|by now|as we speak|today|tonight|this (?:morning|afternoon|evening)|yesterday)\b/i;
/** Even on the day of the text, things have gone on since it was written. */
const INSTANT = /\b(?:(?:right )?now|at (?:the|this) (?:very )?moment|as we speak|as of now|currently)\b/i;
const AHEAD =
	/\b(?:tomorrow|next (?:day|week|month|year|summer|winter|spring|autumn|fall)|in the future|eventually|in (?:five|ten|\d+) years)\b/i;

/** How a question stands to the day of the text. */
export type Asking = 'then' | 'now' | 'later';

/** Whether a question asks about the text's own time, about the day on which it is asked, or about a day that the text cannot know. */
export function timeOf(question: string, { now, published }: { now: string; published: string | null }): Asking {
	const today = now.slice(0, 10);
	if (INSTANT.test(question)) return 'now';
	if (published !== null && today <= published) return isAfter(question, { now: today, published }) ? 'later' : 'then';
	if (LEANS.test(question)) return 'now';
	return isAfter(question, { now: today, published: published ?? today }) ? 'later' : 'then';
}

/** A date in the question that is later than the text. */
function isAfter(question: string, { now, published }: { now: string; published: string }): boolean {
	if (AHEAD.test(question) && now > published) return true;
	// A weekday or a day of a month is one that the text may speak of; only a year tells that it is later.
	if (!/\b(?:19|20)\d\d\b/.test(question)) return false;
	const read = dates(readProse(asked(question, now)));
	return read.some(({ value }) => /^\d{4}(?:-\d{2}){0,2}$/.test(value) && value > published.slice(0, value.length));
}

/** Without the words that only say "now": what is left is what is asked about. */
export function withoutNow(question: string): string {
	return question
		.replace(new RegExp(NOW.source, 'gi'), ' ')
		.replace(/\s+([?!.,])/g, '$1')
		.replace(/\s{2,}/g, ' ')
		.trim();
}

export function dateNote(document: Document): string {
	if (document.published === null) return 'The document has no date, so it cannot say how things are now.';
	return `The document is of ${dayText(document.published)}, and cannot know what came after.`;
}

function asked(text: string, published: string): Document {
	const body = { start: 0, end: text.length };
	return { origin: 'question', hash: '', text, title: null, body, publisher: null, url: null, published, language: 'en' };
}
