import { parseCron } from '../delivery/calendar/cron.ts';
import { localText } from '../delivery/calendar/local.ts';
import { firstClash, type Timing } from '../delivery/calendar/slots.ts';
import { nearest } from '../model/nearest.ts';
import { platformOf } from '../model/place.ts';
import type { Locator } from './locate.ts';
import type { Problem } from './problem.ts';
import type { ConfigFile } from './schema.ts';

interface Where {
	readonly file: string;
	readonly locate: Locator;
}

/** What is wrong with the subscriptions that one alone does not show. */
export function subscriptionProblems(content: ConfigFile, where: Where): Problem[] {
	return [...unknownTopics(content, where), ...zoneless(content, where), ...clashes(content, where)];
}

function unknownTopics({ topics, subscriptions }: ConfigFile, { file, locate }: Where): Problem[] {
	const names = Object.keys(topics);
	return subscriptions.flatMap(({ topic }, i) => {
		if (names.includes(topic)) return [];
		const [closest] = nearest(topic, names);
		return {
			where: `${file}:${locate.line(['subscriptions', i, 'topic'])}`,
			what: `subscriptions[${i}].topic "${topic}"`,
			reason: 'there is no such topic',
			advice: closest ? `Did you mean "${closest}"?` : `The topics are ${names.join(', ')}.`,
		};
	});
}

function zoneless({ zone, subscriptions }: ConfigFile, { file, locate }: Where): Problem[] {
	if (zone) return [];
	return subscriptions.flatMap((one, i) => {
		if (one.zone) return [];
		const advice = 'Write "zone: Europe/London" there, or once at the top of the file.';
		return { where: `${file}:${locate.line(['subscriptions', i])}`, what: `subscriptions[${i}].zone`, reason: 'it is missing', advice };
	});
}

/** Any day will do to look from: what meets once meets again. */
const FROM = Date.UTC(2024, 0, 1);

/** Two schedules of one channel and topic that come due at one moment would post the same card twice. */
function clashes({ zone, subscriptions }: ConfigFile, { file, locate }: Where): Problem[] {
	const problems: Problem[] = [];
	for (const [i, one] of subscriptions.entries()) {
		const earlier = subscriptions.findIndex((other, j) => {
			if (j >= i || other.channel !== one.channel || other.topic !== one.topic) return false;
			return meet(one, other, zone) !== null;
		});
		if (earlier === -1) continue;
		const meeting = meet(one, subscriptions[earlier]!, zone)!;
		problems.push({
			where: `${file}:${locate.line(['subscriptions', i])}`,
			what: `subscriptions[${i}].at "${one.at}"`,
			reason: `the subscription in line ${locate.line(['subscriptions', earlier])} posts the same topic to the same channel at the same time (${meeting})`,
			advice: 'Take one of them out.',
		});
	}
	return problems;
}

type Timed = ConfigFile['subscriptions'][number];

function meet(a: Timed, b: Timed, zone: string | undefined): string | null {
	const slot = firstClash(timingOf(a, zone), timingOf(b, zone), { after: FROM });
	return slot && localText(slot.nominal).slice(11);
}

function timingOf({ at, zone }: Timed, usual: string | undefined): Timing {
	const read = parseCron(at);
	if ('cron' in read) return { cron: read.cron, zone: zone ?? usual ?? 'UTC' };
	throw new TypeError(`Cannot read the schedule "${at}": ${read.reason}`);
}

/** Channels of platforms that nobody serves, or that there are not. */
export function unservedChannels(
	{ subscriptions }: ConfigFile,
	{
		file,
		locate,
		known,
		served,
	}: Where & { readonly known: readonly { readonly name: string; readonly title: string }[]; readonly served: readonly string[] },
): Problem[] {
	return subscriptions.flatMap(({ channel }, i) => {
		const name = platformOf(channel);
		if (served.includes(name)) return [];
		const platform = known.find((one) => one.name === name);
		const at = { where: `${file}:${locate.line(['subscriptions', i, 'channel'])}`, what: `subscriptions[${i}].channel "${channel}"` };
		if (platform)
			return {
				...at,
				reason: `${platform.title} is not configured`,
				advice: `Set its variables (config/example.env), or take the subscription out.`,
			};
		const names = known.map((one) => one.name);
		const [closest] = nearest(name, names);
		return {
			...at,
			reason: `there is no platform "${name}"`,
			advice: closest ? `Did you mean "${closest}"?` : `The platforms are ${names.join(', ')}.`,
		};
	});
}
