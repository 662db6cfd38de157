import type { Card } from '../../model/card.ts';
import type { MessageRef, ThreadKey } from '../../model/place.ts';
import type { CardKey, Post, Receipt, Refused } from '../../model/post.ts';
import type { Desk } from './desk.ts';
import { ATTEMPT } from './limits.ts';
import { type Attached, attach, drawn, withoutPictures } from './pictures.ts';
import { channelId, isDirect, messageAt, messageIn, targetOf, threadId, threadRef } from './places.ts';
import { bodyOf, type Layout, render } from './render.ts';
import { type Call, type Outcome, read } from './rest.ts';
import { startThread } from './thread.ts';
import { messageAnswer } from './wire.ts';

type Posted = (refs: { message: MessageRef; thread: ThreadKey | null }) => Promise<void>;

const NO_PLACE: Refused = {
	status: 'refused',
	refusal: 'no-such-channel',
	reason: 'the reference names no Discord channel',
	advice: 'Write the channel as discord:<server id>/<channel id>; Discord shows ids once Developer Mode is on (Settings → Advanced).',
};

/** One post, and the start of its thread. All of it within 10 s. */
export async function send(desk: Desk, post: Post, posted?: Posted): Promise<Receipt> {
	const { place, card } = post;
	const target = targetOf(place);
	if (!target) return NO_PLACE;
	const signal = AbortSignal.timeout(ATTEMPT);
	const outcome = await deliver(desk, { ...post, target, signal });
	if (!outcome.ok) return outcome.verdict;
	const { id } = outcome.data;
	const message = messageIn(outcome.inChannel ? { ...place, thread: null } : place, id);
	desk.own.add(id);
	const thread = place.thread ?? (isDirect(place.channel) ? null : threadRef(place.channel, id));
	// A question may come the moment the thread is open: its thread must be known by then.
	await posted?.({ message, thread });
	if (!place.thread && thread) await startThread(desk, { channel: target, message: id, card, signal });
	return { status: 'sent', message, thread };
}

interface Delivery extends Post {
	readonly target: string;
	readonly signal: AbortSignal;
}

type Delivered = Outcome<{ id: string }>;

/**
 * Into a thread that is not open yet (a mention in a channel, a start that failed) the card goes after opening it; where that is
 * not allowed, into the channel, as a reply to the message that the thread would hang on.
 */
async function deliver(desk: Desk, delivery: Delivery): Promise<Delivered & { inChannel?: boolean }> {
	return pictured(desk, delivery.card, (card, files) => deliverAs(desk, { ...delivery, card, files }));
}

async function deliverAs(desk: Desk, delivery: Delivery & { files: readonly Attached[] }): Promise<Delivered & { inChannel?: boolean }> {
	const { place, target, card, key, files, signal } = delivery;
	const body = (layout: Layout) => attach(render(card, key, { layout }), files);
	const outcome = await put(desk, { method: 'POST', path: `/channels/${target}/messages`, body, files, signal });
	if (outcome.ok || outcome.code !== 10003 || !place.thread) return outcome;
	const parent = channelId(place.thread)!;
	if (await startThread(desk, { channel: parent, message: target, card, signal })) {
		return put(desk, { method: 'POST', path: `/channels/${target}/messages`, body, files, signal });
	}
	const replying = (layout: Layout) => ({
		...body(layout),
		message_reference: { message_id: threadId(place.thread!), fail_if_not_exists: false },
	});
	return { ...(await put(desk, { method: 'POST', path: `/channels/${parent}/messages`, body: replying, files, signal })), inChannel: true };
}

/** Missing permissions, and a file that is too large: the message was certainly not taken. */
const PICTURE_REFUSED: ReadonlySet<number | null> = new Set([50013, 40005]);

/** Sends the card with its pictures, and where Discord may refuse it for them, once more with their facts in words. */
async function pictured<O extends Delivered>(
	desk: Desk,
	card: Card,
	go: (card: Card, files: readonly Attached[]) => Promise<O>,
): Promise<O> {
	const pictures = await drawn(card, desk);
	if (!pictures.length) return go(card, []);
	const outcome = await go(withoutPictures(card), pictures);
	if (outcome.ok || !PICTURE_REFUSED.has(outcome.code)) return outcome;
	desk.log.warn('Discord refused a card with its picture, so it goes out without; allow the bot to attach files', {
		reason: outcome.verdict.reason,
	});
	return go(card, []);
}

/** Puts another card in a message's place. */
export async function edit(desk: Desk, message: MessageRef, { card, key }: { card: Card; key: CardKey }): Promise<Receipt> {
	const at = messageAt(message);
	if (!at) return NO_PLACE;
	const signal = AbortSignal.timeout(ATTEMPT);
	const path = `/channels/${at.target}/messages/${at.id}` as const;
	const outcome = await pictured(desk, card, (shown, files) =>
		put(desk, { method: 'PATCH', path, body: (layout) => attach(bodyOf(shown, key, { layout }), files), files, signal }),
	);
	return outcome.ok ? { status: 'sent', message, thread: at.thread } : outcome.verdict;
}

export async function remove({ api, own }: Desk, message: MessageRef): Promise<Receipt> {
	const at = messageAt(message);
	if (!at) return NO_PLACE;
	// Our own removal is no news to us.
	own.delete(at.id);
	const outcome = await api.call({ method: 'DELETE', path: `/channels/${at.target}/messages/${at.id}` });
	const gone = !outcome.ok && (outcome.code === 10008 || outcome.code === 10003);
	return outcome.ok || gone ? { status: 'sent', message, thread: at.thread } : outcome.verdict;
}

export interface Put extends Omit<Call, 'body'> {
	readonly body: (layout: Layout) => unknown;
	/** To an interaction's own address. */
	readonly answering?: boolean;
}

/** A message that Discord finds invalid was certainly not taken, so it goes out once more in the other layout. */
export async function put({ api, log, layout }: Desk, { body, answering = false, ...call }: Put): Promise<Delivered> {
	const attempt = (as: Layout) => (answering ? api.answer : api.call)({ ...call, body: body(as) });
	const outcome = await attempt(layout);
	if (outcome.ok || outcome.code !== 50035) return read(outcome, messageAnswer);
	const other = layout === 'embeds' ? 'components' : 'embeds';
	log.warn(`Discord did not accept a card as ${layout}; it goes out as ${other}`, { reason: outcome.verdict.reason });
	return read(await attempt(other), messageAnswer);
}
