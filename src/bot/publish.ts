import { cardOf } from '../cards/section.ts';
import type { Publication } from '../delivery/publication.ts';
import type { DueSlot, Prepared } from '../delivery/settle-due.ts';
import { slotName } from '../delivery/subscription.ts';
import type { Card } from '../model/card.ts';
import type { Document } from '../model/document.ts';
import type { Subscription } from '../model/subscription.ts';
import type { Topic } from '../model/topic.ts';
import { editionDue, type Made, type Wants } from './edition.ts';
import { keyOf } from './key.ts';
import { noDocument } from './summary.ts';

/** What due slots post. An edition is made once for all channels that have had the same ones before. */
export async function prepare(due: readonly DueSlot[], context: Wants): Promise<readonly Prepared[]> {
	const made = new Map<string, Promise<Made | null>>();
	return Promise.all(
		due.map(async (one): Promise<Prepared> => {
			const topic = context.library.topics.find(({ name }) => name === one.subscription.topic);
			if (!topic) return { status: 'nothing', reason: `there is no topic ${one.subscription.topic} any more` };
			try {
				return await prepareOne(one, { topic, made, context });
			} catch (cause) {
				return { status: 'failed', cause };
			}
		}),
	);
}

interface Preparing {
	readonly topic: Topic;
	readonly made: Map<string, Promise<Made | null>>;
	readonly context: Wants;
}

async function prepareOne(due: DueSlot, { topic, made, context }: Preparing): Promise<Prepared> {
	const found = await wouldPost(due.subscription, { topic, made, context });
	return found.status === 'card' ? { status: 'card', publication: publicationOf(due, found) } : found;
}

/** What a channel is due of a topic. */
export type Due =
	| { readonly status: 'card'; readonly card: Card; readonly document: Document; readonly edition: Made }
	| { readonly status: 'nothing'; readonly reason: string };

export async function wouldPost({ tenant, channel, schedule }: Subscription, { topic, made, context }: Preparing): Promise<Due> {
	const edition = await editionDue(topic, { tenant, channel, made }, context);
	if (!edition) return { status: 'nothing', reason: noDocument(topic) };
	const { stories, foreign, since } = edition.edition;
	const silent = stories.length === 0 && foreign.length === 0;
	if (silent && schedule.posts === 'something-new' && since) return { status: 'nothing', reason: 'nothing new since the edition before' };
	const [newest] = await context.library.entries(topic, tenant);
	const document = edition.first ?? newest?.document;
	if (!document) return { status: 'nothing', reason: noDocument(topic) };
	return { status: 'card', card: await cardFor(edition, { document, topic, context }), document, edition };
}

/** One report, and nothing before it to compare with, is shown as the whole card that it has; several are an edition. */
async function cardFor(
	{ edition, card }: Made,
	{ document, topic, context }: { document: Document; topic: Topic; context: Wants },
): Promise<Card> {
	const [story] = edition.stories;
	const single = edition.stories.length === 1 && story!.sources.length === 1 && edition.foreign.length === 0;
	if (!single) return card;
	const whole = cardOf(await context.library.digestOf(document), 'summary', { document, topic: topic.title });
	const changes = card.parts.filter(({ type }) => type === 'compare');
	const foot = whole.parts.findIndex(({ type }) => type === 'source');
	return { ...whole, parts: [...whole.parts.slice(0, foot), ...changes, ...whole.parts.slice(foot)] };
}

/** A second attempt at the slot has the same key, so the platform's copy of the first is recognised. */
function publicationOf(
	{ slot, subscription }: DueSlot,
	{ card, document, edition }: { card: Card; document: Document; edition: Made },
): Publication {
	const { tenant, channel, topic } = subscription;
	const name = slotName(slot);
	const key = keyOf({ tenant, event: name }, `scheduled ${topic}`);
	const kept = { edition: edition.edition, documents: edition.documents, scheduled: true };
	return { tenant, slot: name, post: { place: { channel, thread: null }, card, key }, subject: { topic, document }, edition: kept };
}
