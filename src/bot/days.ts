import { dayText } from '../model/day.ts';
import { nearest } from '../model/nearest.ts';
import type { Entry } from './library.ts';

const DAY_MS = 86_400_000;

/** The Document of the day that was asked for, or the days nearest to it. */
export type Found = { readonly entry: Entry } | { readonly nearest: readonly string[]; readonly understood: boolean };

/** Finds by `2025-10-08`, by the way cards write days (`8 Oct 2025`), `latest`, `today` and `yesterday`. Entries are newest first. */
export function findDay(entries: readonly Entry[], { wanted, today }: { readonly wanted: string; readonly today: string }): Found {
	const text = wanted.trim().toLowerCase();
	if (!text || text === 'latest' || text === 'newest') return entries[0] ? { entry: entries[0] } : { nearest: [], understood: true };
	const days = [...new Set(entries.flatMap(({ day }) => day ?? []))];
	const day = { today, yesterday: dayBefore(today) }[text] ?? days.find((one) => writings(one).includes(text)) ?? text;
	const entry = entries.find((one) => one.day === day);
	if (entry) return { entry };
	const time = Date.parse(day);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(time)) return { nearest: nearest(text, days), understood: false };
	const apart = (one: string) => Math.abs(Date.parse(one) - time);
	return { nearest: days.sort((a, b) => apart(a) - apart(b)).slice(0, 3), understood: true };
}

/** The ways in which people write a day that is on a card. */
function writings(day: string): string[] {
	const written = dayText(day).toLowerCase();
	const [date = '', month = ''] = written.split(' ');
	return [day, written, `${date} ${month}`, `${month} ${date}`, dayText(day, { weekday: true }).toLowerCase()];
}

function dayBefore(day: string): string {
	return new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
}
