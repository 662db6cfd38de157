import { nearest } from '../../model/nearest.ts';
import { parseCron } from './cron.ts';
import { zoneNames } from './zone.ts';

/** What people wrote of a time, as cron; `rest` is what was not understood, and may be a zone. */
export type ReadTime =
	| { readonly cron: string; readonly rest: string }
	/** `nearest`: what could have been meant, each a text that can be read. */
	| { readonly problem: string; readonly nearest: readonly string[] };

const EXAMPLES = ['8:00', 'weekdays 8:00', 'every day 18:30', '0 8 * * 1-5'];

interface Said {
	readonly weekdays: string[];
	readonly days: string[];
	readonly times: { readonly hour: number; readonly minute: number }[];
	/** A whole `minute hour`, for what comes more often than once a day. */
	readonly rhythms: string[];
}

/** Reads `8:00`, `weekdays 8:00`, `mon, thu 9am`, `every day 18:30`, `1st 9:00`, `every 2 hours`, `hourly`, or cron as it is. */
export function readTime(text: string): ReadTime {
	const plain = text.replace(/["'“”‘’`]/g, '').trim();
	const cron = cronOf(plain);
	if (cron) return cron;
	const said: Said = { weekdays: [], days: [], times: [], rhythms: [] };
	let rest = plain.toLowerCase();
	for (let left = step(rest, said); left !== rest; left = step(rest, said)) rest = left;
	const wrong = said.times.find(({ hour, minute }) => hour > 23 || minute > 59);
	if (wrong) return { problem: `there is no such time of day as ${clock(wrong)}`, nearest: [clock(nearTime(wrong))] };
	return assembled(said, plain.slice(plain.length - rest.length).trim());
}

const NUMBERS = /^[\d*,/-]+$/;
const NAMES = /^(?:(?:sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d{1,2})[,-]?)+$/i;

/** Words that begin with two of numbers or stars are cron, where a star is among them or there are five; a zone may follow. */
function cronOf(text: string): ReadTime | null {
	const words = text.split(/\s+/);
	const end = words.findIndex((word) => !NUMBERS.test(word) && !NAMES.test(word));
	const fields = words.slice(0, end === -1 ? 6 : Math.min(end, 6));
	const cron = fields.length > 1 && fields.slice(0, 2).every((word) => NUMBERS.test(word));
	return cron && (fields.length >= 5 || fields.some((word) => word.includes('*'))) ? readCron(fields, text) : null;
}

function readCron(fields: readonly string[], text: string): ReadTime {
	const read = parseCron(fields.join(' '));
	if ('cron' in read) return { cron: read.cron.text, rest: text.split(/\s+/).slice(fields.length).join(' ') };
	return { problem: `${read.reason}${read.advice ? `. ${read.advice}` : ''}`, nearest: [] };
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAY_WORD = String.raw`(?:sun|mon|tue|wed|thu|fri|sat)(?:\.|s|day|days|sday|sdays|nesday|nesdays|r|rs|rsday|rsdays|urday|urdays)?`;

type Rule = readonly [pattern: RegExp, apply: (match: Readonly<Record<string, string | undefined>>, said: Said) => void];

/** Each takes words from the beginning; the first that fits is taken. */
const RULES: readonly Rule[] = [
	[/^(?:[\s,;]+|(?:at|on|the|and|of|month|the month|o'clock)(?![a-z]))/, () => {}],
	[/^(?:every\s+)?(?:week|working\s+)days?(?![a-z])/, (_, said) => void said.weekdays.push('1-5')],
	[/^(?:every\s+)?weekends?(?![a-z])/, (_, said) => void said.weekdays.push('0', '6')],
	[/^(?:every\s+day|each\s+day|daily)(?![a-z])/, (_, said) => void said.weekdays.push('*')],
	[/^(?:every\s+hour|hourly)(?![a-z])/, (_, said) => void said.rhythms.push('0 *')],
	[/^every\s+(?<every>\d{1,3})\s*(?<unit>minutes?|mins?|hours?|h)(?![a-z])/, (match, said) => void said.rhythms.push(rhythm(match))],
	[
		new RegExp(`^(?:every\\s+)?(?<from>${DAY_WORD})\\s*(?:-|–|to)\\s*(?<to>${DAY_WORD})(?![a-z])`),
		({ from = '', to = '' }, said) => void said.weekdays.push(...dayRange(from, to)),
	],
	[new RegExp(`^(?:every\\s+)?(?<day>${DAY_WORD})(?![a-z])`), ({ day = '' }, said) => void said.weekdays.push(String(dayNumber(day)))],
	[/^(?<day>[12]?\d|3[01])(?:st|nd|rd|th)(?![a-z])/, ({ day = '' }, said) => void said.days.push(day)],
	[/^(?:noon|midday)(?![a-z])/, (_, said) => void said.times.push({ hour: 12, minute: 0 })],
	[/^midnight(?![a-z])/, (_, said) => void said.times.push({ hour: 0, minute: 0 })],
	[/^(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2}))?\s*(?<half>[ap])?\.?(?:m\b\.?)?(?![a-z0-9/:*-])/, clockTime],
];

function step(text: string, said: Said): string {
	for (const [pattern, apply] of RULES) {
		const match = pattern.exec(text);
		if (!match?.[0]) continue;
		apply(match.groups ?? {}, said);
		return text.slice(match[0].length);
	}
	return text;
}

function clockTime({ hour = '', minute = '0', half }: Readonly<Record<string, string | undefined>>, said: Said): void {
	const shown = Number(hour);
	const twelve = half && shown >= 1 && shown <= 12 ? (shown % 12) + (half === 'p' ? 12 : 0) : shown;
	said.times.push({ hour: twelve, minute: Number(minute) });
}

/** Begins with `?` where the hour or day cannot be cut into such parts. */
function rhythm({ every = '', unit = '' }: Readonly<Record<string, string | undefined>>): string {
	const count = Number(every);
	const hours = unit.startsWith('h');
	if (count === 0 || (hours ? 24 : 60) % count !== 0) return `?${every} ${unit}`;
	return hours ? `0 */${count}` : `*/${count} *`;
}

function dayNumber(word: string): number {
	return DAYS.indexOf(word.slice(0, 3));
}

function dayRange(from: string, to: string): string[] {
	const days: string[] = [];
	for (let day = dayNumber(from); days.length < 7; day = (day + 1) % 7) {
		days.push(String(day));
		if (day === dayNumber(to)) break;
	}
	return days;
}

function assembled(said: Said, rest: string): ReadTime {
	const {
		weekdays,
		days,
		times,
		rhythms: [often],
	} = said;
	if (often?.startsWith('?')) return uneven(often.slice(1));
	if (!times.length && !often) return notUnderstood(rest);
	const minutes = new Set(times.map(({ minute }) => minute));
	if (minutes.size > 1)
		return { problem: 'the times differ in their minutes, and that takes a subscription for each', nearest: times.map(clock) };
	const time = often ?? `${times[0]!.minute} ${[...new Set(times.map(({ hour }) => hour))].sort((a, b) => a - b).join(',')}`;
	const week = !weekdays.length || weekdays.includes('*') ? '*' : weekdays.join(',');
	const read = parseCron(`${time} ${days.join(',') || '*'} * ${week}`);
	return 'cron' in read ? { cron: read.cron.text, rest } : { problem: read.reason, nearest: [] };
}

function uneven(said: string): ReadTime {
	const hours = /\d+\s*h/.test(said);
	const fitting = hours ? [1, 2, 3, 4, 6, 8, 12] : [5, 10, 15, 20, 30];
	const count = Number.parseInt(said, 10);
	const near = [...fitting].sort((a, b) => Math.abs(a - count) - Math.abs(b - count)).slice(0, 2);
	return {
		problem: `${said} do not fit evenly into ${hours ? 'a day' : 'an hour'}`,
		nearest: near.sort((a, b) => a - b).map((one) => (hours && one === 1 ? 'every hour' : `every ${one} ${hours ? 'hours' : 'minutes'}`)),
	};
}

const VOCABULARY = [
	...['weekdays', 'weekends', 'daily', 'hourly', 'noon', 'midnight'],
	...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
];

function notUnderstood(rest: string): ReadTime {
	const [word = ''] = rest.toLowerCase().split(/[\s,]+/);
	const near = word ? nearest(word, VOCABULARY, { limit: 2 }) : [];
	const after = rest.slice(word.length).trim();
	const meant = near.map((one) => `${one} ${/^\d/.test(after) ? after : ''}`.trim());
	return { problem: word ? `“${rest}” is no time that I know` : 'no time of day is given', nearest: meant.length ? meant : EXAMPLES };
}

function clock({ hour, minute }: { hour: number; minute: number }): string {
	return `${hour}:${String(minute).padStart(2, '0')}`;
}

function nearTime({ hour, minute }: { hour: number; minute: number }): { hour: number; minute: number } {
	return hour === 24 && minute === 0 ? { hour: 0, minute: 0 } : { hour: Math.min(hour, 23), minute: Math.min(minute, 59) };
}

export type ReadZone = { readonly zone: string } | { readonly nearest: readonly string[] };

/** Reads a zone by its name in any case (`europe/london`) or by its city (`London`, `New York`). */
export function readZone(text: string): ReadZone {
	const sought = text.trim().toLowerCase().replaceAll(' ', '_');
	const names = zoneNames();
	const exact = names.find((name) => name.toLowerCase() === sought) ?? names.find((name) => city(name) === sought);
	if (exact) return { zone: exact };
	if (/^[a-z]+(?:\/[a-z0-9_+-]+)+$|^(?:utc|gmt)$/.test(sought) && known(sought)) return { zone: text.trim().replaceAll(' ', '_') };
	const cities = new Map(names.map((name) => [city(name), name]));
	const near = nearest(city(sought), [...cities.keys()]).map((name) => cities.get(name)!);
	return { nearest: [...new Set([...nearest(sought, names), ...near])].slice(0, 3) };
}

function city(name: string): string {
	return name.slice(name.lastIndexOf('/') + 1).toLowerCase();
}

/** Older names (`US/Eastern`) are not in the list, and are understood all the same. */
function known(zone: string): boolean {
	try {
		return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
	} catch {
		return false;
	}
}
