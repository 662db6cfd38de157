import type { Action, Complaint } from '../model/card.ts';
import type { ButtonEvent, Reply } from '../model/incoming.ts';
import { keepFeedback } from '../store/feedback.ts';
import type { Context } from './context.ts';
import { noteCard } from './notes.ts';
import { privately } from './privately.ts';

const LABELS: Readonly<Record<Complaint, string>> = {
	'wrong-speaker': 'Wrong speaker',
	'wrong-number': 'Wrong number',
	misleading: 'Misleading',
	missing: 'Something is missing',
};

/** 👍 */
export async function praise(event: ButtonEvent, context: Context): Promise<Reply> {
	await keep(event, { verdict: 'useful', complaint: null }, context);
	return privately(event, { card: noteCard(['Noted: useful. Thank you.']) }, context);
}

/** 👎: it counts at once, and asks what was wrong. The question carries the key of the card that it is about. */
export async function complain(event: ButtonEvent, context: Context): Promise<Reply> {
	await keep(event, { verdict: 'not-useful', complaint: null }, context);
	const actions = Object.entries(LABELS).map(([id, label]): Action => ({ id: id as Complaint, label, count: null }));
	const card = noteCard(['Noted. What is wrong with it?']);
	return { kind: 'private', card: { ...card, parts: [...card.parts, { type: 'actions', actions }] }, key: event.key, replaces: false };
}

/** What was wrong: the thanks take the question's place. */
export async function receiveComplaint(event: ButtonEvent, complaint: Complaint, context: Context): Promise<Reply> {
	await keep(event, { verdict: 'not-useful', complaint }, context);
	return privately(event, { card: noteCard([`Noted: ${LABELS[complaint].toLowerCase()}. Thank you.`]), replaces: true }, context);
}

async function keep(
	{ tenant, key, user }: ButtonEvent,
	opinion: { readonly verdict: 'useful' | 'not-useful'; readonly complaint: Complaint | null },
	{ store, now }: Context,
): Promise<void> {
	await keepFeedback(store, { tenant, key, user, ...opinion, at: now() });
}
