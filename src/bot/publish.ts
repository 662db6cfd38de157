import { cardOf } from '../cards/section.ts';
import type { Publication } from '../delivery/publication.ts';
import type { DueSlot, Prepared } from '../delivery/settle-due.ts';
import { slotName } from '../delivery/subscription.ts';
import type { Card } from '../model/card.ts';
import type { Document } from '../model/document.ts';
import type { Topic } from '../model/topic.ts';
import type { Context } from './context.ts';
import { keyOf } from './key.ts';
import { noDocument } from './summary.ts';

/** What a topic has to say now. */
export type Edition =
	| { readonly status: 'card'; readonly card: Card; readonly document: Document }
	| { readonly status: 'nothing'; readonly reason: string };

/** The card of a topic's newest document. */
export async function edition(topic: Topic, { library }: Pick<Context, 'library'>): Promise<Edition> {
	const [newest] = await library.entries(topic);
	if (!newest) return { status: 'nothing', reason: noDocument(topic) };
	const { document } = newest;
	const card = cardOf(await library.digestOf(document), 'summary', { document, topic: topic.title });
	return { status: 'card', card, document };
}

/** What due slots post. A topic is read once for all its channels. */
export async function prepare(due: readonly DueSlot[], context: Pick<Context, 'library'>): Promise<readonly Prepared[]> {
	const editions = new Map<string, Promise<Edition>>();
	return Promise.all(
		due.map(async ({ slot, subscription }): Promise<Prepared> => {
			const topic = context.library.topics.find(({ name }) => name === subscription.topic);
			if (!topic) return { status: 'nothing', reason: `there is no topic ${subscription.topic} any more` };
			const made = editions.get(topic.name) ?? edition(topic, context);
			editions.set(topic.name, made);
			try {
				const found = await made;
				return found.status === 'card' ? { status: 'card', publication: publicationOf({ slot, subscription }, found) } : found;
			} catch (cause) {
				return { status: 'failed', cause };
			}
		}),
	);
}

/** A second attempt at the slot has the same key, so the platform's copy of the first is recognised. */
function publicationOf({ slot, subscription }: DueSlot, { card, document }: Extract<Edition, { status: 'card' }>): Publication {
	const { tenant, channel, topic } = subscription;
	const name = slotName(slot);
	const key = keyOf({ tenant, event: name }, `scheduled ${topic}`);
	return { tenant, slot: name, post: { place: { channel, thread: null }, card, key }, subject: { topic, document } };
}
