import { localText } from '../../delivery/calendar/local.ts';
import { dueSlots, nextSlots, type Slot } from '../../delivery/calendar/slots.ts';
import { slotText } from '../../delivery/calendar/words.ts';
import { localOf } from '../../delivery/calendar/zone.ts';
import { slotName, timingOf } from '../../delivery/subscription.ts';
import type { Topic } from '../../model/topic.ts';
import type { EndedSubscription } from '../../store/ended.ts';
import type { Stretch } from '../../store/runs.ts';
import type { EndReason, Kept } from '../../store/subscriptions.ts';
import { timesText } from '../schedule-words.ts';
import { momentText } from './moment.ts';

export interface Absence extends Stretch {
	readonly now: number;
	/** The zone in which times are given that belong to no schedule. */
	readonly zone: string;
	readonly topics: readonly Topic[];
	readonly kept: readonly Kept[];
	readonly ended: readonly EndedSubscription[];
	/** When no process was running. */
	readonly down: readonly Stretch[];
	/** Names of the slots that have a story of their own. */
	readonly told: ReadonlySet<string>;
}

/** Due times of one subscription that are told one by one; of a schedule of every minute nobody wants to hear all. */
const MOST = 3;

/** Why nothing came where there is no slot to tell of: no subscription, not due, ended, or nobody there. */
export function absenceOf(absence: Absence): string[] {
	const down = absence.down.map(({ from, to }) => downText({ from, to }, absence));
	const none = absence.kept.length
		? []
		: ['Nothing is posted here by itself: this channel has no subscription. /byline subscribe makes one.'];
	return [
		...none,
		...absence.ended.map((one) => endedText(one, absence)),
		...absence.kept.flatMap((one) => keptText(one, absence)),
		...down,
	];
}

export function downText({ from, to }: Stretch, { zone, now }: Pick<Absence, 'zone' | 'now'>): string {
	const since = momentText(from, { zone });
	if (to >= now) return `Byline has not been running since ${since} (${zone}).`;
	return `Byline was not running from ${since} to ${momentText(to, { zone, near: from })} (${zone}).`;
}

const ENDS: Readonly<Record<EndReason, string>> = {
	command: 'somebody ended it by command',
	file: 'it was taken out of the configuration',
	left: 'Byline was removed from the channel',
};

function endedText({ topic, at, why }: EndedSubscription, { zone, topics }: Absence): string {
	return `The subscription to ${titleOf(topic, topics)} ended on ${momentText(at, { zone })} (${zone}): ${ENDS[why]}.`;
}

function keptText({ subscription, mark, madeAt }: Kept, { from, to, now, topics, told }: Absence): string[] {
	const { id, topic, schedule } = subscription;
	const { zone } = schedule;
	const timing = timingOf(schedule);
	const title = titleOf(topic, topics);
	const { slots } = dueSlots(timing, { after: localOf(zone, from) - 1_000, now: Math.min(to, now), most: MOST });
	const untold = slots.filter((slot) => !told.has(slotName({ subscription: id, nominal: localText(slot.nominal) })));
	const [next] = nextSlots(timing, { after: now, count: 1 });
	const rhythm = `${title} comes ${timesText(schedule)}; the next is ${next ? dueText(next, zone) : 'never'}.`;
	if (!slots.length)
		return [`${rhythm} It was not due from ${momentText(from, { zone })} to ${momentText(Math.min(to, now), { zone, near: from })}.`];
	return [
		rhythm,
		...untold.map((slot) => untoldText(slot, { title, zone, madeAt, pending: mark.nextAt !== null && mark.nextAt <= slot.at })),
	];
}

interface Untold {
	readonly title: string;
	readonly zone: string;
	readonly madeAt: number;
	readonly pending: boolean;
}

/** A due time of which nothing is written. */
function untoldText(slot: Slot, { title, zone, madeAt, pending }: Untold): string {
	const due = dueText(slot, zone);
	if (slot.at <= madeAt) return `${title} was subscribed on ${momentText(madeAt, { zone })}, after ${due}.`;
	if (pending) return `${title} was due ${due}, and has not been taken up yet. If that stays so, byline doctor may tell why.`;
	return `${title} was due ${due}; what became of it is no longer kept.`;
}

function dueText(slot: Slot, zone: string): string {
	return `${slotText(slot)} (${zone})`;
}

function titleOf(name: string, topics: readonly Topic[]): string {
	return topics.find((topic) => topic.name === name)?.title ?? name;
}
