import type { ButtonEvent, CommandEvent, HomeEvent, Incoming, QuestionEvent } from '../../model/incoming.ts';
import type { ThreadKey, UserRef } from '../../model/place.ts';
import type { CardKey } from '../../model/post.ts';
import type { Handlers } from '../platform.ts';
import type { Message } from './entry.ts';
import { channelRef, idOf, messageOf, TENANT, threadOf } from './references.ts';
import { type Desk, record, tellMessage } from './send.ts';
import type { Pressed, Said } from './wire.ts';

/** What was taken: whether there is an answer on its way, and the message that was made of it. */
export interface Taken {
	readonly working: boolean;
	readonly message: string | null;
}

/** There is no answer on its way. */
export const NOTHING: Taken = { working: false, message: null };

/** What people do on the page. Each resolves when it has been written down. */
export interface Receiver {
	say(said: Said, user: UserRef): Promise<Taken>;
	press(pressed: Pressed, user: UserRef): Promise<Taken>;
	home(id: string, user: UserRef): Promise<Taken>;
	/** Takes nothing more, and resolves when what runs is over. */
	close(): Promise<void>;
	readonly closed: boolean;
}

const COMMAND = /^\/(?<command>[a-z0-9-]+)(?:\s+(?<text>[\s\S]*))?$/i;
const MENTION = /^@byline\b[,:]?\s*/i;
/** Somebody else is spoken to. */
const OTHERS = /^@\S/;

export function receiver(desk: Desk, handlers: Handlers): Receiver {
	const { talk } = desk;
	const running = new Set<Promise<void>>();
	const keeping = new Map<string, Promise<Message>>();
	let closed = false;
	return {
		async say(said, user) {
			const command = COMMAND.exec(said.text)?.groups;
			if (command) return take(commandEvent(said, { user, command: command.command!.toLowerCase(), text: command.text ?? '' }));
			const message = await keep(said, user);
			const forOthers = OTHERS.test(said.text) && !MENTION.test(said.text);
			const taken = forOthers ? NOTHING : await take(question(said, { user, message }));
			return { ...taken, message: message.id };
		},
		press: (pressed, user) => take(buttonEvent(pressed, user)),
		home: (id, user) => take(homeEvent(id, user)),
		async close() {
			closed = true;
			await Promise.all(running);
		},
		get closed() {
			return closed;
		},
	};

	async function take(event: Incoming): Promise<Taken> {
		if (!(await handlers.accept(event))) return NOTHING;
		const work = handlers.perform(event).finally(() => running.delete(work));
		running.add(work);
		return { working: true, message: null };
	}

	/** The same words that are sent again, because the first reply was lost, are one message. */
	async function keep(said: Said, user: UserRef): Promise<Message> {
		const event = eventId(said.id, user);
		const before = talk.typed(event);
		if (before) return before;
		const work = keeping.get(event) ?? write(said, { user, event }).finally(() => keeping.delete(event));
		keeping.set(event, work);
		return work;
	}

	async function write({ channel, thread, text }: Said, { user, event }: { user: UserRef; event: string }): Promise<Message> {
		const content = { user, text, event };
		const message: Message = { id: talk.nextId(), channel, thread, at: desk.now(), edited: false, removed: false, content };
		await record(desk, { type: 'message', message });
		tellMessage(desk, message.id);
		return message;
	}

	/**
	 * The page is Byline's, so what is typed is for Byline; but in a thread in which other people talk too, only what names it.
	 * An answer opens the thread under the question, or goes on in the one that is there.
	 */
	function question({ id, channel, thread, text }: Said, { user, message }: { user: UserRef; message: Message }): QuestionEvent {
		const before = thread === null ? [] : [talk.message(thread), ...talk.replies(thread)];
		const others = before.some((one) => one && 'user' in one.content && one.content.user !== user);
		return {
			...base({ id, channel, thread: threadOf({ channel, id: thread ?? message.id }) }, user),
			kind: 'question',
			text: text.replace(MENTION, ''),
			addressed: !others || MENTION.test(text),
			message: messageOf(message),
		};
	}

	function buttonEvent({ id, channel, thread, message, whisper, key, action }: Pressed, user: UserRef): ButtonEvent {
		const known = message ? talk.message(message) : null;
		const own = whisper && talk.whisper(whisper)?.user === user ? whisper : null;
		return {
			...base({ id, channel, thread: under(channel, thread), responder: own }, user),
			kind: 'button',
			key: (known && 'key' in known.content ? known.content.key : key) as CardKey,
			action,
			message: message ? messageOf({ channel, id: message }) : null,
		};
	}
}

function commandEvent(
	{ id, channel, thread }: Said,
	{ user, command, text }: { user: UserRef; command: string; text: string },
): CommandEvent {
	return {
		...base({ id, channel, thread: under(channel, thread) }, user),
		kind: 'command',
		command,
		input: { text: text.trim() },
	};
}

function homeEvent(id: string, user: UserRef): HomeEvent {
	return { ...base({ id, channel: 'home', thread: null }, user), kind: 'home' };
}

interface Where {
	readonly id: string;
	readonly channel: string;
	readonly thread: ThreadKey | null;
	readonly responder?: string | null;
}

/** Whoever reaches the page is at the machine or knows its password, and so may manage it. */
function base({ id, channel, thread, responder = null }: Where, user: UserRef) {
	return { event: eventId(id, user), tenant: TENANT, channel: channelRef(channel), thread, user, responder, standing: { manager: true } };
}

function under(channel: string, id: string | null): ThreadKey | null {
	return id === null ? null : threadOf({ channel, id });
}

function eventId(id: string, user: UserRef): string {
	return `${idOf(user)}.${id}`;
}
