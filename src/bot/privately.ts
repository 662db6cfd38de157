import type { Card } from '../model/card.ts';
import type { Incoming, Reply } from '../model/incoming.ts';
import { keepCard } from '../store/cards.ts';
import { keepDocument } from '../store/documents.ts';
import { keepEdition } from '../store/editions.ts';
import type { Context } from './context.ts';
import { keyOf } from './key.ts';
import type { Subject } from './subject.ts';

/** Shows a card to the asker alone. With a subject its buttons work. */
export async function privately(
	event: Incoming,
	{ card, subject, replaces = false }: { readonly card: Card; readonly subject?: Subject; readonly replaces?: boolean },
	{ store, now }: Context,
): Promise<Reply> {
	const key = keyOf(event, `private ${card.section}`);
	if (subject) {
		const { tenant, channel } = event;
		const at = now();
		await keepDocument(store, { tenant, document: subject.document, at });
		const shown = { tenant, key, channel, topic: subject.topic, document: subject.document.hash, section: card.section };
		if (subject.edition) {
			const { edition, documents } = subject.edition;
			for (const document of documents) await keepDocument(store, { tenant, document, at });
			await keepEdition(store, { tenant, key, version: 1, channel, topic: subject.topic, scheduled: false, edition, at });
		}
		await keepCard(store, { ...shown, message: null, thread: null, at });
	}
	return { kind: 'private', card, key, replaces };
}
