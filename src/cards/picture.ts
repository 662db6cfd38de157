import type { EventPart, Part, PicturePart } from '../model/card.ts';
import { dateText, dayText } from '../model/day.ts';
import type { CoursePicture } from '../model/picture.ts';

/** Fewer than these make no picture. */
const FEWEST = 3;
/** Discord's limit for the description of a picture, in characters; Slack's is 2,000. https://discord.com/developers/docs/resources/message#attachment-object */
const LONGEST_ALT = 1_024;

/** The picture of a timeline card's own events; null where they are too few. */
export function timelinePicture(parts: readonly Part[], topic: string | null): PicturePart | null {
	const events = parts.filter((part) => part.type === 'event');
	if (events.length < FEWEST) return null;
	const title = topic ? `${topic} · timeline` : 'Timeline';
	const entries = events.map(({ date, precision, when, text, speaker }) => ({ date, precision, when, text, speaker }));
	return { type: 'picture', picture: { kind: 'timeline', title, entries }, alt: altText(title, events.map(eventText)), told: true };
}

/** The picture of a figure's course; null with fewer than three points, or where all are of one day. */
export function coursePicture(course: Omit<CoursePicture, 'kind'>): PicturePart | null {
	const { title, counts, points } = course;
	if (points.length < FEWEST || new Set(points.map(({ date }) => date)).size < 2) return null;
	const facts = points.map(({ date, amount, source }) => `${dayText(date)}: ${amount}${source ? `, ${source}` : ''}`);
	return { type: 'picture', picture: { kind: 'course', ...course }, alt: altText(`${title}, ${counts}`, facts), told: false };
}

function eventText({ date, precision, when, text, speaker }: EventPart): string {
	return `${dateText(date, precision)}${when === 'expected' ? ' (expected)' : ''}: ${text}${speaker ? ` — ${speaker}` : ''}`;
}

/** Whole facts, and what does not fit is counted. */
function altText(title: string, facts: readonly string[]): string {
	const room = LONGEST_ALT - title.length - 20;
	let used = 0;
	const shown = facts.filter((fact) => {
		used += fact.length + 2;
		return used <= room;
	});
	const left = facts.length - shown.length;
	return `${title.slice(0, LONGEST_ALT / 2)}. ${shown.join('; ')}${left ? `; and ${left} more` : ''}.`;
}
