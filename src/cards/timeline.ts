import type { Part } from '../model/card.ts';
import { firstDay, lastDay } from '../model/day.ts';
import type { Digest, TimelineEvent } from '../model/digest.ts';
import type { Document } from '../model/document.ts';
import type { Limits } from './limits.ts';
import { more } from './more.ts';
import { traced } from './traced.ts';

/** Past events and then the expected ones, each group in the order of its dates. */
export function eventParts(digest: Digest, _document: Document, limits: Limits): Part[] {
	const { timeline } = digest;
	const past = inOrder(
		timeline.filter((event) => event.when === 'past'),
		firstDay,
	);
	const expected = inOrder(
		timeline.filter((event) => event.when === 'expected'),
		lastDay,
	);
	// Room for what is still to come is kept first: it is what a reader acts on.
	const ahead = expected.slice(0, limits.events);
	const behind = ahead.length < limits.events ? past.slice(-(limits.events - ahead.length)) : [];
	return [
		...group(digest, 'Past', behind),
		...group(digest, 'Expected', ahead),
		...more(timeline.length - ahead.length - behind.length, 'event'),
	];
}

function group(digest: Digest, text: string, events: readonly TimelineEvent[]): Part[] {
	if (events.length === 0) return [];
	return [
		{ type: 'title', text, detail: null, level: 'group' },
		...events.map((event): Part => {
			const { date, precision, when, speaker } = event;
			return { type: 'event', ...traced(digest, event), date, precision, when, speaker };
		}),
	];
}

function inOrder(events: readonly TimelineEvent[], dayOf: (date: string) => string): TimelineEvent[] {
	const keyed = events.map((event) => ({ event, day: dayOf(event.date) }));
	// Compared by code unit, not by locale: the same bytes everywhere.
	return keyed.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map(({ event }) => event);
}
