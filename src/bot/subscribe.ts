import { firstClash, nextSlots } from '../delivery/calendar/slots.ts';
import { slotText } from '../delivery/calendar/words.ts';
import { begin, end } from '../delivery/subscribe.ts';
import { subscriptionOf, timingOf } from '../delivery/subscription.ts';
import type { Card } from '../model/card.ts';
import type { CommandEvent, Incoming, Reply } from '../model/incoming.ts';
import { nearest } from '../model/nearest.ts';
import type { Schedule, Subscription } from '../model/subscription.ts';
import { subscriptions } from '../store/subscriptions.ts';
import { noSuchTopic } from './ask.ts';
import type { Context } from './context.ts';
import { either, noteCard } from './notes.ts';
import { privately } from './privately.ts';
import { conditionsText, subscriptionLine, timesText } from './schedule-words.ts';
import { readWish } from './wish.ts';

type Options = Readonly<Record<string, string>>;

/** So many subscriptions are enough for one channel. */
const MOST = 20;
/** Nobody reads a channel in which a card comes more often (ms); the configuration may still say so. */
const CLOSEST = 5 * 60_000;

/** `/byline subscribe topic at [zone] [quiet] [when]` */
export async function subscribe(event: CommandEvent, options: Options, context: Context): Promise<Reply> {
	return say(event, await subscribed(event, options, context), context);
}

async function subscribed(event: CommandEvent, options: Options, context: Context): Promise<string[]> {
	const { topics } = context.library;
	const named = topics.find(({ name }) => name === options.topic?.toLowerCase());
	const topic = named ?? (topics.length === 1 && 'text' in event.input ? topics[0] : undefined);
	if (!topic) return [noSuchTopic(options.topic ?? '', topics)];
	const read = readWish(wishOf(event, { options, named: named !== undefined }), context);
	if ('problem' in read) return [read.problem];
	const subscription = subscriptionOf({ channel: event.channel, topic: topic.name, schedule: read.schedule, by: event.user });
	const there = (await channelsOwn(event, context)).filter(({ id }) => id !== subscription.id);
	const refusal = tooOften(read.schedule, context.now()) ?? taken(subscription, { there, now: context.now() });
	if (refusal) return [refusal];
	const outcome = await begin(context.store, { subscription, at: context.now() });
	const already = outcome === 'made' ? '' : outcome === 'changed' ? ' (it did already; the rest is changed)' : ' (it did already)';
	const [next] = nextSlots(timingOf(read.schedule), { after: context.now(), count: 1 });
	return [
		`This channel gets ${topic.title} ${timesText(read.schedule)}${already}: ${conditionsText(read.schedule)}.`,
		`The next time is ${next ? slotText(next) : 'never'}. To stop it: /byline unsubscribe ${subscription.id}`,
	];
}

/** In one text, all that follows the topic; where the platform has fields, each as it is. */
function wishOf(event: CommandEvent, { options, named }: { options: Options; named: boolean }) {
	const { topic = '', at = '', zone = '', quiet = '', when = '' } = options;
	if (!('text' in event.input)) return { at, zone, quiet, posts: when };
	return { at: [named ? '' : topic, at, zone, quiet].filter(Boolean).join(' '), zone: '', quiet: '', posts: when };
}

function tooOften(schedule: Schedule, now: number): string | null {
	const slots = nextSlots(timingOf(schedule), { after: now, count: 50 });
	const close = slots.some((slot, i) => i > 0 && slot.nominal - slots[i - 1]!.nominal < CLOSEST);
	return close ? 'That is more often than every 5 minutes. Choose times that are further apart.' : null;
}

function taken(subscription: Subscription, { there, now }: { there: readonly Subscription[]; now: number }): string | null {
	if (there.length >= MOST) return `This channel has ${there.length} subscriptions, and more are not possible. End one first.`;
	for (const other of there.filter(({ topic }) => topic === subscription.topic)) {
		const both = firstClash(timingOf(subscription.schedule), timingOf(other.schedule), { after: now });
		if (both)
			return `This channel gets it already ${timesText(other.schedule)}, so both would come on ${slotText(both)}. End that one first (/byline unsubscribe ${other.id}), or choose another time.`;
	}
	return null;
}

/** `/byline unsubscribe [topic or id]`; without one, the only one there is. */
export async function unsubscribe(event: CommandEvent, options: Options, context: Context): Promise<Reply> {
	const there = await channelsOwn(event, context);
	const wanted = (options.subscription ?? '').trim().toLowerCase();
	const meant = wanted ? there.filter(({ id, topic }) => id === wanted || topic === wanted) : there.length === 1 ? there : [];
	if (!meant.length) return say(event, [noneMeant(wanted, there)], context);
	const ended = meant.filter(({ origin }) => origin === 'command');
	await end(context.store, { ended, why: 'command', at: context.now() });
	const lines = ended.map((one) => `Ended: ${titleOf(one, context)} ${timesText(one.schedule)}.`);
	const fixed = meant
		.filter(({ origin }) => origin === 'file')
		.map(
			(one) =>
				`${titleOf(one, context)} ${timesText(one.schedule)} stands in the configuration file, and ends there: take it out of “subscriptions”.`,
		);
	return say(event, [...lines, ...fixed], context);
}

function noneMeant(wanted: string, there: readonly Subscription[]): string {
	if (!there.length) return 'This channel has no subscription. /byline subscribe makes one.';
	const names = [...new Set(there.flatMap(({ topic, id }) => [topic, id]))];
	if (!wanted) return `This channel has ${there.length} subscriptions. Say which one: ${either(names)}.`;
	const near = nearest(wanted, names);
	return `This channel has no subscription “${wanted}”. ${near.length ? `Did you mean ${either(near)}?` : `It has ${either(names)}.`}`;
}

/** `/byline schedules` */
export async function schedules(event: CommandEvent, _options: Options, context: Context): Promise<Reply> {
	return privately(event, { card: scheduleCard(await channelsOwn(event, context), context) }, context);
}

function scheduleCard(there: readonly Subscription[], { library, now }: Context): Card {
	const lines = there.map((one) => subscriptionLine(one, { topics: library.topics, now: now() }));
	const none = 'Nothing is posted here by itself. /byline subscribe makes it so, as in: /byline subscribe TOPIC weekdays 8:00';
	const [topic] = library.topics;
	return noteCard(lines.length ? lines : [none.replace('TOPIC', topic?.name ?? 'topic')], { title: 'What this channel gets, and when' });
}

/** For the bot's own page: what those who manage it see of all, and others of what they made themselves. */
export async function scheduleLines(event: Incoming, { store, library, now }: Context): Promise<string[]> {
	const all = (await subscriptions(store, { tenant: event.tenant })).map(({ subscription }) => subscription);
	const seen = event.standing?.manager ? all : all.filter(({ by }) => by === event.user);
	return seen
		.slice(0, MOST)
		.map((one) => `${one.channel.slice(one.channel.indexOf('/') + 1)} · ${subscriptionLine(one, { topics: library.topics, now: now() })}`);
}

async function channelsOwn({ tenant, channel }: CommandEvent, { store }: Context): Promise<readonly Subscription[]> {
	return (await subscriptions(store, { tenant, channel })).map(({ subscription }) => subscription);
}

function titleOf({ topic }: Subscription, { library }: Context): string {
	return library.topics.find(({ name }) => name === topic)?.title ?? topic;
}

function say(event: CommandEvent, notes: readonly string[], context: Context): Promise<Reply> {
	return privately(event, { card: noteCard(notes) }, context);
}
