import type { Card } from '../../model/card.ts';
import type { Incoming, Reply } from '../../model/incoming.ts';
import type { MessageRef, Place } from '../../model/place.ts';
import type { CardKey, Found, Post, Receipt, Refused, Retry, Sent, Shown } from '../../model/post.ts';
import type { Connection, Log } from '../platform.ts';
import type { Conversation } from './conversation.ts';
import type { Entry, Message, Whisper } from './entry.ts';
import type { Journal } from './journal.ts';
import { channelName, idOf, messageOf, threadOf } from './references.ts';
import { render } from './render.ts';
import { showMessage, showWhisper } from './show.ts';
import type { Stream } from './stream.ts';

/** What is said, where it is kept, and who hears of it. */
export interface Desk {
	readonly talk: Conversation;
	readonly journal: Journal;
	readonly stream: Stream;
	readonly log: Log;
	/** Unix time in ms. */
	readonly now: () => number;
}

const GONE: Refused = {
	status: 'refused',
	refusal: 'message-gone',
	reason: 'the message is not on the page any more',
	advice: 'Post the card again.',
};
const NO_CHANNEL: Refused = {
	status: 'refused',
	refusal: 'no-such-channel',
	reason: 'the page has no channel of that name',
	advice: 'Name a channel of the page, as in web:local/news.',
};

/** Writes an entry down, and only then lets it be true. */
export async function record({ talk, journal }: Pick<Desk, 'talk' | 'journal'>, entry: Entry): Promise<void> {
	await journal.append(entry);
	talk.apply(entry);
}

export function sender(desk: Desk): Omit<Connection, 'close'> {
	const { talk, stream } = desk;
	const sending = new Map<CardKey, Promise<Receipt>>();
	return {
		async send(post, options) {
			const work = sending.get(post.key) ?? safely(() => send(post, options?.posted), desk).finally(() => sending.delete(post.key));
			sending.set(post.key, work);
			return work;
		},
		async find(place, key) {
			return find(place, key);
		},
		async copies(place, key) {
			const found = find(place, key);
			if (found.status === 'refused') return found;
			if (found.status === 'absent') return { status: 'read', copies: [] };
			const { message, thread } = found;
			return { status: 'read', copies: [{ message, thread, replies: talk.replies(idOf(message)).length }] };
		},
		edit: (message, card, key) => safely(() => edit(message, card, key), desk),
		remove: (message) => safely(() => remove(message), desk),
		respond: (event, reply) => safely(() => respond(event, reply), desk),
	};

	type Note = NonNullable<NonNullable<Parameters<Connection['send']>[1]>['posted']>;

	async function send({ place, card, key }: Post, posted: Note | undefined): Promise<Receipt> {
		const found = find(place, key);
		if (found.status === 'refused') return found;
		if (found.status === 'sent') {
			await posted?.({ message: found.message, thread: found.thread });
			return found;
		}
		const thread = place.thread && idOf(place.thread);
		if (thread && !talk.message(thread)) return GONE;
		const channel = channelName(place.channel)!;
		const message: Message = { id: talk.nextId(), channel, thread, at: desk.now(), edited: false, removed: false, content: { card, key } };
		const isNew = !talk.channels().includes(channel);
		await record(desk, { type: 'message', message });
		const sent = sentAs(message);
		try {
			// Nobody can press a button or ask before the record is written.
			await posted?.({ message: sent.message, thread: sent.thread });
		} finally {
			if (isNew) stream.publish({ type: 'channel', name: channel }, null);
			tellMessage(desk, message.id);
		}
		return sent;
	}

	function find({ channel }: Place, key: CardKey): Sent | Extract<Found, { status: 'absent' }> | Refused {
		const name = channelName(channel);
		if (name === null) return NO_CHANNEL;
		const message = talk.carrying(key);
		return message && message.channel === name ? sentAs(message) : { status: 'absent' };
	}

	async function edit(ref: MessageRef, card: Card, key: CardKey): Promise<Receipt> {
		const message = talk.message(idOf(ref));
		if (!message || message.removed) return GONE;
		await record(desk, { type: 'edit', id: message.id, card, key });
		tellMessage(desk, message.id);
		return sentAs(message);
	}

	async function remove(ref: MessageRef): Promise<Receipt> {
		const message = talk.message(idOf(ref));
		if (!message || message.removed) return { status: 'sent', message: ref, thread: null };
		await record(desk, { type: 'remove', id: message.id });
		if (talk.message(message.id)) tellMessage(desk, message.id);
		else stream.publish({ type: 'removed', id: message.id }, null);
		return sentAs(message);
	}

	async function respond(event: Incoming, reply: Reply): Promise<Shown> {
		if (reply.kind === 'private' && event.kind === 'home') {
			stream.publish({ type: 'home', body: render(reply.card, reply.key) }, event.user);
		} else if (reply.kind === 'private') {
			const { whisper, replaces } = whisperOf(event, reply);
			await record(desk, { type: 'whisper', whisper, replaces });
			stream.publish({ type: 'whisper', whisper: showWhisper(whisper), replaces }, event.user);
		}
		stream.publish({ type: 'done', event: idOfEvent(event) }, event.user);
		return { status: 'shown' };
	}

	/** A section that is asked for again under the same card takes its own place. */
	function whisperOf(event: Incoming, reply: Extract<Reply, { kind: 'private' }>): { whisper: Whisper; replaces: string | null } {
		const pressed = event.responder ? talk.whisper(event.responder) : null;
		const message = event.kind === 'button' && event.message ? idOf(event.message) : null;
		const under = message ?? pressed?.under ?? event.responder;
		const action = event.kind === 'button' ? event.action : null;
		const same = action && under ? talk.whispers(event.user).find((one) => one.under === under && one.action === action) : undefined;
		const whisper: Whisper = {
			id: `w-${event.event.replace('.', '-')}`,
			user: event.user,
			channel: channelName(event.channel) ?? '',
			thread: event.thread && idOf(event.thread),
			under: reply.replaces ? (pressed?.under ?? null) : under,
			action,
			at: desk.now(),
			card: reply.card,
			key: reply.key,
		};
		return { whisper, replaces: reply.replaces ? event.responder : (same?.id ?? null) };
	}
}

/** A full disk is no bug: the same thing may be tried again. */
async function safely<T>(work: () => Promise<T>, { log }: Desk): Promise<T | Retry> {
	try {
		return await work();
	} catch (cause) {
		log.error('the page could not write to its file', { cause });
		return { status: 'retry', after: 5_000, reason: 'the file of the page cannot be written' };
	}
}

export function tellMessage({ talk, stream }: Pick<Desk, 'talk' | 'stream'>, id: string): void {
	const message = talk.message(id);
	if (!message) return;
	const replies = message.thread ? talk.replies(message.thread).length : null;
	stream.publish({ type: 'message', message: showMessage(message, talk), replies }, null);
}

function sentAs(message: Message): Sent {
	return { status: 'sent', message: messageOf(message), thread: threadOf({ channel: message.channel, id: message.thread ?? message.id }) };
}

/** The page's own id of an event: what stands before it keeps two people's apart. */
function idOfEvent({ event }: Incoming): string {
	return event.slice(event.indexOf('.') + 1);
}
