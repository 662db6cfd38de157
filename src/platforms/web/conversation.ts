import type { UserRef } from '../../model/place.ts';
import type { CardKey } from '../../model/post.ts';
import type { Entry, Message, Whisper } from './entry.ts';
import { LIMITS } from './limits.ts';

/** All that is said on the page, in memory. It changes by entries alone, so a restart that reads them again gets the same. */
export interface Conversation {
	apply(entry: Entry): void;
	channels(): readonly string[];
	message(id: string): Message | null;
	/** The message that carries the key, if it is still there. */
	carrying(key: CardKey): Message | null;
	/** What an event brought in, if it was taken before. */
	typed(event: string): Message | null;
	/** The newest messages of a channel, or those before one; oldest first. */
	page(channel: string, options: { readonly before: string | null }): { readonly messages: readonly Message[]; readonly more: boolean };
	/** The replies under a message, oldest first. */
	replies(id: string): readonly Message[];
	whispers(user: UserRef): readonly Whisper[];
	whisper(id: string): Whisper | null;
	nextId(): string;
	/** The entries that say as much as all that were applied. */
	entries(): readonly Entry[];
}

export const FIRST_CHANNEL = 'news';

export function conversation(): Conversation {
	const channels = new Set([FIRST_CHANNEL]);
	const messages = new Map<string, Message>();
	const threads = new Map<string, string[]>();
	const keys = new Map<CardKey, string>();
	const events = new Map<string, string>();
	const whispers = new Map<string, Whisper>();
	let count = 0;

	return {
		apply,
		channels: () => [...channels],
		message: (id) => messages.get(id) ?? null,
		carrying: (key) => messages.get(keys.get(key) ?? '') ?? null,
		typed: (event) => messages.get(events.get(event) ?? '') ?? null,
		page(channel, { before }) {
			const all = [...messages.values()].filter((message) => message.channel === channel && message.thread === null);
			const end = before === null ? all.length : all.findIndex(({ id }) => id === before);
			const start = Math.max(0, end - LIMITS.page);
			return { messages: all.slice(start, Math.max(0, end)), more: start > 0 };
		},
		replies: (id) => (threads.get(id) ?? []).flatMap((reply) => messages.get(reply) ?? []),
		whispers: (user) => [...whispers.values()].filter((whisper) => whisper.user === user),
		whisper: (id) => whispers.get(id) ?? null,
		nextId: () => `m${++count}`,
		entries: () => [
			{ type: 'count', count },
			...[...channels].map((name): Entry => ({ type: 'channel', name })),
			...[...messages.values()].map((message): Entry => ({ type: 'message', message })),
			...[...whispers.values()].map((whisper): Entry => ({ type: 'whisper', whisper, replaces: null })),
		],
	};

	function apply(entry: Entry): void {
		if (entry.type === 'message') add(entry.message);
		else if (entry.type === 'edit') edit(entry);
		else if (entry.type === 'remove') remove(entry.id);
		else if (entry.type === 'channel') channels.add(entry.name);
		else if (entry.type === 'whisper') hear(entry.whisper, entry.replaces);
		else if (entry.type === 'dismiss') whispers.delete(entry.id);
		else count = Math.max(count, entry.count);
	}

	function add(message: Message): void {
		const { id, channel, thread, content } = message;
		messages.set(id, message);
		channels.add(channel);
		if (thread) threads.set(thread, [...(threads.get(thread) ?? []), id]);
		if ('key' in content && !message.removed) keys.set(content.key, id);
		if ('event' in content) events.set(content.event, id);
		count = Math.max(count, Number(id.slice(1)) || 0);
		while (messages.size > LIMITS.messages) forget(messages.keys().next().value!);
	}

	function edit({ id, card, key }: Extract<Entry, { type: 'edit' }>): void {
		const message = messages.get(id);
		if (!message) return;
		messages.set(id, { ...message, edited: true, content: { card, key } });
		keys.set(key, id);
	}

	/** A message with replies leaves its place behind: they go on being there. */
	function remove(id: string): void {
		const message = messages.get(id);
		if (!message) return;
		if ('key' in message.content) keys.delete(message.content.key);
		if (threads.get(id)?.length) messages.set(id, { ...message, removed: true });
		else forget(id);
	}

	function forget(id: string): void {
		const message = messages.get(id);
		if (!message) return;
		messages.delete(id);
		for (const reply of threads.get(id) ?? []) forget(reply);
		threads.delete(id);
		const { thread, content } = message;
		const others = thread && threads.get(thread)?.filter((other) => other !== id);
		if (thread && others) threads.set(thread, others);
		if ('event' in content) events.delete(content.event);
		if ('key' in content && keys.get(content.key) === id) keys.delete(content.key);
	}

	function hear(whisper: Whisper, replaces: string | null): void {
		if (replaces && replaces !== whisper.id && whispers.has(replaces)) renew(replaces, whisper);
		else whispers.set(whisper.id, whisper);
		const own = [...whispers.values()].filter(({ user }) => user === whisper.user);
		for (const { id } of own.slice(0, Math.max(0, own.length - LIMITS.whispers))) whispers.delete(id);
	}

	/** The new one stands where the old one stood. */
	function renew(old: string, whisper: Whisper): void {
		const all = [...whispers.values()].filter(({ id }) => id !== whisper.id);
		whispers.clear();
		for (const one of all) whispers.set(one.id === old ? whisper.id : one.id, one.id === old ? whisper : one);
	}
}
