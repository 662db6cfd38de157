import { parseQuiet } from '../delivery/calendar/quiet.ts';
import { readTime, readZone } from '../delivery/calendar/reading.ts';
import type { Schedule } from '../model/subscription.ts';
import { either } from './notes.ts';

/** What was written of a schedule; where the platform has one field for all, everything stands in `at`. */
export interface Wish {
	readonly at: string;
	readonly zone: string;
	readonly quiet: string;
	readonly posts: string;
}

export type ReadWish = { readonly schedule: Schedule } | { readonly problem: string };

const CATCH_UP = 6 * 3_600_000;
/** `quiet 22:00-07:00`, `quiet hours 22 to 7`, or two times of day with a dash. */
const QUIET = /\bquiet(?:\s+hours)?[:\s]+(?<said>[\d:]+\s*(?:-|–|to)\s*[\d:]+)|(?<plain>\b\d{1,2}:\d{2}\s*[-–]\s*\d{1,2}:\d{2}\b)/i;

/** Reads a schedule as people write it; the problem is a sentence or two, with what is near to what they wrote. */
export function readWish({ at, zone, quiet, posts }: Wish, { zone: usual }: { zone: string }): ReadWish {
	const found = QUIET.exec(at);
	const hours = readQuiet(quiet || (found?.groups?.said ?? found?.groups?.plain ?? ''));
	if ('problem' in hours) return hours;
	const time = readTime(found ? at.replace(found[0], ' ').trim() : at);
	if ('problem' in time) return { problem: timeProblem(time) };
	const where = readPlace(zone || time.rest, usual);
	if ('problem' in where) return where;
	const wish = posts === 'always' ? 'always' : 'something-new';
	return { schedule: { cron: time.cron, zone: where.zone, quiet: hours.quiet, posts: wish, catchUp: CATCH_UP } };
}

function readQuiet(text: string): { quiet: string | null } | { problem: string } {
	if (!text) return { quiet: null };
	const hours = parseQuiet(text);
	if (!hours) return { problem: `“${text}” are no quiet hours that I know. Write them as 22:00-07:00.` };
	const [from, to] = [hours.from, hours.to].map((time) => new Date(time).toISOString().slice(11, 16));
	return { quiet: `${from}-${to}` };
}

function readPlace(text: string, usual: string): { zone: string } | { problem: string } {
	const written = text
		.replace(/^(?:in|for)\s+/i, '')
		.replace(/^\((.*)\)$/, '$1')
		.replace(/\s+time$/i, '');
	if (!written) return { zone: usual };
	const read = readZone(written);
	if ('zone' in read) return read;
	const near = read.nearest.length ? `Did you mean ${either(read.nearest)}?` : 'Write it as in Europe/London.';
	return { problem: `“${written}” is no time zone that I know. ${near}` };
}

function timeProblem({ problem, nearest }: { problem: string; nearest: readonly string[] }): string {
	const said = `${problem[0]?.toUpperCase()}${problem.slice(1)}`;
	const sentence = /[.!?]$/.test(said) ? said : `${said}.`;
	return nearest.length ? `${sentence} Write, for example, ${either(nearest.map((text) => `“${text}”`))}.` : sentence;
}
