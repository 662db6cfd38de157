import { editionSourcesCard } from '../cards/edition-sources.ts';
import { cardOf } from '../cards/section.ts';
import type { Action, Complaint, Section } from '../model/card.ts';
import type { ButtonEvent, Reply } from '../model/incoming.ts';
import { findCard, type ShownCard } from '../store/cards.ts';
import { findDocument } from '../store/documents.ts';
import { findEdition } from '../store/editions.ts';
import type { Context } from './context.ts';
import { complain, praise, receiveComplaint } from './feedback.ts';
import { noteCard } from './notes.ts';
import { privately } from './privately.ts';

const COMPLAINTS: Readonly<Record<Complaint, true>> = { 'wrong-speaker': true, 'wrong-number': true, misleading: true, missing: true };

/** A button under a card. */
export async function pressButton(event: ButtonEvent, context: Context): Promise<Reply> {
	const card = await findCard(context.store, { tenant: event.tenant, key: event.key });
	if (!card) return privately(event, { card: noteCard([tooOld(context)]) }, context);
	const { action } = event;
	if (action === 'useful') return praise(event, context);
	if (action === 'not-useful') return complain(event, context);
	if (isComplaint(action)) return receiveComplaint(event, action, context);
	return showSection(event, { card, section: action }, context);
}

/** A section of the Document that the card is about, for the one who pressed. */
async function showSection(event: ButtonEvent, { card, section }: { card: ShownCard; section: Section }, context: Context): Promise<Reply> {
	const { topic, document: hash } = card;
	const document = hash && (await findDocument(context.store, { tenant: event.tenant, hash }));
	if (!topic || !document) return privately(event, { card: noteCard([tooOld(context)]) }, context);
	const kept = section === 'sources' ? await findEdition(context.store, { tenant: event.tenant, key: event.key }) : null;
	if (kept) return privately(event, { card: editionSourcesCard(kept.edition), subject: { topic, document } }, context);
	const title = context.library.topics.find(({ name }) => name === topic)?.title ?? null;
	const shown = cardOf(await context.library.digestOf(document), section, { document, topic: title, pictures: true });
	return privately(event, { card: shown, subject: { topic, document } }, context);
}

function isComplaint(action: Action['id']): action is Complaint {
	return action in COMPLAINTS;
}

function tooOld({ library }: Context): string {
	const [topic] = library.topics;
	return `This card is no longer kept.${topic ? ` /${topic.name}-summary shows the newest.` : ''}`;
}
