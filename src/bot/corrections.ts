import { editionCard } from '../cards/edition.ts';
import { cardOf } from '../cards/section.ts';
import { commit } from '../delivery/publication.ts';
import { withChanged } from '../editions/with-changed.ts';
import type { Card } from '../model/card.ts';
import { dayText } from '../model/day.ts';
import type { Document } from '../model/document.ts';
import type { Edition } from '../model/edition.ts';
import { platformOf } from '../model/place.ts';
import type { ShownCard } from '../store/cards.ts';
import { correctionsOf, keepCorrection } from '../store/corrections.ts';
import { findEdition, keepEdition } from '../store/editions.ts';
import { answersOn, cardsOn } from '../store/standing.ts';
import { type Changed, changedDocuments } from './changed.ts';
import type { Context } from './context.ts';
import { changeNote, followUp } from './correction-words.ts';
import { keyOf } from './key.ts';
import { withNotes } from './notes.ts';

export type Correcting = Pick<Context, 'store' | 'library' | 'connection' | 'log' | 'now'>;

/**
 * Puts right what was posted of Documents that have since changed or been withdrawn: each card is edited in place, with a dated note, and each
 * answer in a thread that stood on a changed sentence gets a follow-up. Every card once for every change; what a platform does not take now is
 * tried again at the next call. Gives how many cards and answers were put right.
 */
export async function correctCards(context: Correcting): Promise<number> {
	let done = 0;
	for (const change of await changedDocuments(context)) {
		for (const card of await cardsOn(context.store, change.before.hash)) {
			const earlier = await correctionsOf(context.store, card);
			const after = change.after?.hash ?? '';
			if (earlier.some((one) => one.before === change.before.hash && one.after === after)) continue;
			if (await correctCard(card, change, context)) done++;
		}
		done += await correctAnswers(change, context);
	}
	return done;
}

/** True when the card was edited. A card in which nothing changed is only written down. */
async function correctCard(card: ShownCard, change: Changed, context: Correcting): Promise<boolean> {
	const { store, log } = context;
	const at = context.now();
	const { tenant, key, message } = card;
	const correction = { tenant, key, before: change.before.hash, after: change.after?.hash ?? '', at };
	const note = changeNote(change, dayText(new Date(at).toISOString().slice(0, 10)));
	const made = note && (await correctedCard(card, change, context));
	if (!made || !message) {
		await keepCorrection(store, { ...correction, note: '' });
		return false;
	}
	const connection = await context.connection(platformOf(card.channel));
	if (!connection) return false;
	const receipt = await connection.edit(message, withNotes(made, [note]), key);
	// An edit may be made twice without harm, so what is uncertain is simply made again.
	if (receipt.status === 'retry' || receipt.status === 'ambiguous') return false;
	if (receipt.status === 'refused') log.warn('a card could not be corrected', { channel: card.channel, reason: receipt.reason });
	await keepCorrection(store, { ...correction, note });
	return receipt.status === 'sent';
}

/** The card as it stands on the Document as it is now; of one that was withdrawn, without its lines. */
async function correctedCard(card: ShownCard, { before, after }: Changed, { store, library, now }: Correcting): Promise<Card | null> {
	const title = library.topics.find(({ name }) => name === card.topic)?.title ?? null;
	const kept = await findEdition(store, card);
	const shown = kept ? shownOf(kept.edition) : [];
	// The card shows nothing of it: it only came before, or an earlier correction has put another text in its place.
	if (kept && !shown.includes(before.hash)) return null;
	if (kept && shown.length > 1) {
		const report = after && { document: after, digest: await library.digestOf(after) };
		const edition = withChanged(kept.edition, { before: before.hash, report });
		await keepEdition(store, { ...kept, version: kept.version + 1, edition, at: now() });
		return editionCard(edition);
	}
	const document = after ?? before;
	const whole = cardOf(await library.digestOf(document), card.section === 'answer' ? 'summary' : card.section, { document, topic: title });
	if (after) return whole;
	return { ...whole, parts: whole.parts.filter(({ type }) => type === 'title' || type === 'source') };
}

/** The Documents that an edition's stories show, by their hashes. */
function shownOf({ stories, sources }: Edition): string[] {
	return [...new Set(stories.flatMap((story) => story.sources))].map((at) => sources[at]!.document);
}

async function correctAnswers(change: Changed, { store, now }: Correcting): Promise<number> {
	const at = now();
	const today = dayText(new Date(at).toISOString().slice(0, 10));
	let done = 0;
	for (const { tenant, key, place, topic, card } of await answersOn(store, change.before.hash)) {
		const follow = followUp(card, change, today);
		if (!follow) continue;
		const name = `correction ${key} ${change.after?.hash ?? 'withdrawn'}`;
		const post = { place, card: follow, key: keyOf({ tenant, event: name }, 'correction') };
		const document: Document = change.after ?? change.before;
		done += (await commit(store, [{ tenant, slot: name, post, subject: { topic, document } }], { at })).size;
	}
	return done;
}
