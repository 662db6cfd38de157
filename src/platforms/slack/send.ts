import { z } from 'zod';
import type { Card } from '../../model/card.ts';
import type { Draw } from '../../model/picture.ts';
import type { MessageRef, Place, ThreadKey } from '../../model/place.ts';
import type { CardKey, Post, Receipt, Refused, Sent } from '../../model/post.ts';
import type { Connection, Log } from '../platform.ts';
import { LIMITS } from './limits.ts';
import { channelRef, idsOf, messageAt, threadAt } from './references.ts';
import { receiptOf } from './refusals.ts';
import { render } from './render.ts';
import { type Uploaded, uploadPictures } from './upload.ts';
import { failureOf, type WebClient } from './web-api.ts';

const UNKNOWN_PLACE: Refused = {
	status: 'refused',
	refusal: 'no-such-channel',
	reason: 'this is no reference to a channel of Slack',
	advice: 'Write it as slack:T…/C…, with the ids of the workspace and the channel.',
};

const answered = z.object({ ts: z.string() });

/** Nothing in a message becomes a link's preview, and no name in its text is looked up. */
const INERT = { unfurl_links: false, unfurl_media: false, link_names: false, parse: 'none' } as const;

/** What sending works with. */
export interface Sender {
	readonly client: WebClient;
	readonly draw?: Draw | undefined;
	readonly log: Log;
}

/** Posts the card: one attempt. */
export async function send(sender: Sender, { place, card, key }: Post, options?: Parameters<Connection['send']>[1]): Promise<Receipt> {
	const to = idsOf(place.channel);
	if (!to?.id) return UNKNOWN_PLACE;
	const root = place.thread && idsOf(place.thread)?.ts;
	let ts: string | undefined;
	try {
		const posted = await call(sender, card, (pictures) => {
			const message = render(card, key, { pictures });
			return ['chat.postMessage', { channel: to.id, ...(root && { thread_ts: root }), ...message, ...INERT }];
		});
		ts = answered.safeParse(posted).data?.ts;
	} catch (thrown) {
		return receiptOf(failureOf(thrown));
	}
	if (!ts) return { status: 'ambiguous', reason: 'Slack’s answer names no message' };
	const refs = sentAt(place, ts);
	await options?.posted?.({ message: refs.message, thread: refs.thread });
	return refs;
}

/**
 * Calls Slack with the card's pictures. A message with a picture that Slack has not taken in yet is refused as a whole, and
 * was certainly not posted: it goes out once more without.
 */
async function call(
	{ client, draw, log }: Sender,
	card: Card,
	argumentsOf: (pictures: readonly Uploaded[]) => readonly [method: string, args: Record<string, unknown>],
): Promise<unknown> {
	const pictures = await uploadPictures(card, { client, draw, log });
	try {
		return await client.apiCall(...argumentsOf(pictures));
	} catch (thrown) {
		const failure = failureOf(thrown);
		if (!pictures.length || failure.kind !== 'refused' || failure.error !== 'invalid_blocks') throw thrown;
		log.warn('Slack refused a picture, so the card goes out without it');
		return client.apiCall(...argumentsOf([]));
	}
}

/** The message with that time stamp; a card in a thread is asked about in that thread. */
export function sentAt(place: Place, ts: string): Sent & { readonly thread: ThreadKey } {
	return { status: 'sent', message: messageAt(place.channel, ts), thread: place.thread ?? threadAt(place.channel, ts) };
}

export async function edit(sender: Sender, message: MessageRef, { card, key }: { card: Card; key: CardKey }): Promise<Receipt> {
	const at = idsOf(message);
	if (!at?.ts) return UNKNOWN_PLACE;
	try {
		await call(sender, card, (pictures) => {
			const message = render(card, key, { text: LIMITS.editedText, pictures });
			return ['chat.update', { channel: at.id, ts: at.ts, ...message, link_names: false, parse: 'none' }];
		});
		return { status: 'sent', message, thread: threadAt(channelRef(at.team, at.id), at.ts) };
	} catch (thrown) {
		return receiptOf(failureOf(thrown));
	}
}

export async function remove(client: WebClient, message: MessageRef): Promise<Receipt> {
	const at = idsOf(message);
	if (!at?.ts) return UNKNOWN_PLACE;
	try {
		await client.apiCall('chat.delete', { channel: at.id, ts: at.ts });
	} catch (thrown) {
		const failure = failureOf(thrown);
		if (failure.kind !== 'refused' || failure.error !== 'message_not_found') return receiptOf(failure);
	}
	return { status: 'sent', message, thread: null };
}
