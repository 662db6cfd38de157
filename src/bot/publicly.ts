import type { Card } from '../model/card.ts';
import type { Incoming, Reply } from '../model/incoming.ts';
import type { Receipt } from '../model/post.ts';
import type { Context } from './context.ts';
import { keyOf } from './key.ts';
import { withNotes } from './notes.ts';
import { privately } from './privately.ts';
import type { Subject } from './subject.ts';

/** Posts a card where the event came from. What cannot be posted is shown to the asker, with what to do about it. */
export async function publicly(
	event: Incoming,
	{ card, subject, inThread }: { readonly card: Card; readonly subject: Subject | null; readonly inThread: boolean },
	context: Context,
): Promise<Reply> {
	const place = { channel: event.channel, thread: inThread ? event.thread : null };
	const post = { place, card, key: keyOf(event, `public ${card.section}`) };
	const receipt = await context.outbox.publish({
		tenant: event.tenant,
		slot: event.event,
		post,
		subject,
		edition: subject?.edition && { ...subject.edition, scheduled: false },
	});
	if (receipt.status === 'sent') return { kind: 'posted', message: receipt.message };
	context.log.warn('a card could not be posted', { channel: event.channel, status: receipt.status, reason: receipt.reason });
	return privately(event, { card: withNotes(card, [whyNot(receipt)]), ...(subject && { subject }) }, context);
}

function whyNot(receipt: Exclude<Receipt, { status: 'sent' }>): string {
	if (receipt.status === 'refused') return `This could not be posted in the channel, so only you see it. ${receipt.advice}`;
	if (receipt.status === 'retry') return 'The channel takes no more messages just now, so only you see this. Try again in a minute.';
	return 'It is not certain that this was posted in the channel, so you see it here. Please look before you ask again.';
}
