import { nextSlots } from '../delivery/calendar/slots.ts';
import { cronWords, durationText, slotText } from '../delivery/calendar/words.ts';
import { timingOf } from '../delivery/subscription.ts';
import type { Schedule, Subscription } from '../model/subscription.ts';
import type { Topic } from '../model/topic.ts';

/** `on weekdays at 08:00 (Europe/London)` */
export function timesText({ cron, zone }: Schedule): string {
	const { cron: read } = timingOf({ cron, zone });
	return `${cronWords(read)} (${zone})`;
}

/** What goes beside the times: `only when there is something new`, `not between 22:00 and 07:00`. */
export function conditionsText({ posts, quiet, catchUp }: Schedule): string {
	const wish = posts === 'always' ? 'also when there is nothing new' : 'when there is something new';
	const [from, to] = quiet?.split('-') ?? [];
	const hours = quiet ? [`not between ${from} and ${to}`] : [];
	return [wish, ...hours, `up to ${durationText(catchUp)} late`].join(', ');
}

/** One line for lists: what, when, the next time, and the id that ends it. */
export function subscriptionLine(
	{ id, topic, schedule, origin }: Subscription,
	{ topics, now }: { topics: readonly Topic[]; now: number },
): string {
	const title = topics.find(({ name }) => name === topic)?.title ?? `${topic} (there is no such topic any more)`;
	const [next] = nextSlots(timingOf(schedule), { after: now, count: 1 });
	const made = origin === 'file' ? 'from the configuration' : id;
	return [title, timesText(schedule), conditionsText(schedule), `next ${next ? slotText(next) : 'never'}`, made].join(' · ');
}
