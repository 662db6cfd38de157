import { parseCron } from '../delivery/calendar/cron.ts';
import { readTime } from '../delivery/calendar/reading.ts';
import { cronWords } from '../delivery/calendar/words.ts';
import { zoneNames } from '../delivery/calendar/zone.ts';
import type { Choice } from '../model/command.ts';
import { dayText } from '../model/day.ts';
import type { Completion } from '../model/incoming.ts';
import { nearest } from '../model/nearest.ts';
import { subscriptions } from '../store/subscriptions.ts';
import type { Context } from './context.ts';
import { timesText } from './schedule-words.ts';

type CompleteContext = Pick<Context, 'library' | 'store' | 'now'>;

/** Discord's limit. https://discord.com/developers/docs/interactions/application-commands#autocomplete */
const MOST = 25;

/** Suggests days of a topic, topics, times, zones, and what the channel is subscribed to. */
export async function complete(completion: Completion, { library, store, now }: CompleteContext): Promise<readonly Choice[]> {
	const { tenant, command, option, typed } = completion;
	if (option === 'at') return times(typed);
	if (option === 'zone') return zones(typed);
	if (option === 'subscription') return matching(await subscribed(completion, { library, store, now }), typed);
	if (option === 'topic')
		return matching(
			library.topics.map(({ name, title }) => ({ value: name, label: `${name} · ${title}`.slice(0, 100) })),
			typed,
		);
	const topic = library.topics.find(({ name }) => `${name}-summary` === command);
	if (option !== 'date' || !topic) return [];
	const days = new Set((await library.entries(topic, tenant)).flatMap(({ day }) => day ?? []));
	return matching(
		[...days].map((day) => ({ value: day, label: `${day} · ${dayText(day, { weekday: true })}` })),
		typed,
	);
}

const EXAMPLES = [
	'weekdays 8:00',
	'every day 8:00',
	'every day 18:30',
	'mon 9:00',
	'mon, wed, fri 8:00',
	'weekends 10:00',
	'every 2 hours',
];

/** What was typed so far, in words, where it can be read; else examples. */
function times(typed: string): readonly Choice[] {
	const read = readTime(typed);
	const cron = 'cron' in read && !read.rest ? parseCron(read.cron) : null;
	const near = 'nearest' in read && typed.trim() ? read.nearest : EXAMPLES;
	const other = near.filter((text) => text.startsWith(typed.trim().toLowerCase()) || !cron).map((text) => ({ value: text, label: text }));
	const typedOne = cron && 'cron' in cron ? [{ value: typed.trim(), label: cronWords(cron.cron) }] : [];
	return [...typedOne, ...other].slice(0, MOST);
}

function zones(typed: string): readonly Choice[] {
	return matching(
		zoneNames().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
		typed,
	);
}

async function subscribed({ tenant, channel }: Completion, { library, store }: CompleteContext): Promise<Choice[]> {
	return (await subscriptions(store, { tenant, channel })).map(({ subscription: { id, topic, schedule } }) => {
		const title = library.topics.find(({ name }) => name === topic)?.title ?? topic;
		return { value: id, label: `${title} ${timesText(schedule)}`.slice(0, 100) };
	});
}

function matching(choices: readonly Choice[], typed: string): readonly Choice[] {
	const sought = typed.trim().toLowerCase();
	const found = choices.filter(({ label }) => label.toLowerCase().includes(sought));
	if (found.length) return found.slice(0, MOST);
	const near = nearest(
		sought,
		choices.map(({ value }) => value),
	);
	return choices.filter(({ value }) => near.includes(value)).slice(0, MOST);
}
