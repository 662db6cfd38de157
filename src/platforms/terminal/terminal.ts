import { createInterface } from 'node:readline';
import type { Incoming, Reply } from '../../model/incoming.ts';
import type { Connection, Handlers, PlatformDefinition } from '../platform.ts';
import { translate } from './receive.ts';
import { draw, screen } from './screen.ts';
import { type Settings, settings } from './settings.ts';

/** Where a terminal reads what is typed and prints what is shown. */
export interface Streams {
	readonly input: NodeJS.ReadableStream;
	readonly output: NodeJS.WritableStream;
}

/** The platform of one person in front of a terminal. */
export function terminal(streams: Streams): PlatformDefinition<Settings> {
	return {
		name: 'terminal',
		title: 'Terminal',
		variables: {},
		settings,
		enabled: () => true,
		traits: { pace: { channelGap: 0, perSecond: 1000 }, dedupes: Infinity, finds: true, whispers: true, fields: false },
		render: (card) => draw(card),
		async connect(_settings, handlers) {
			return { status: 'connected', connection: converse(streams, handlers), notes: [] };
		},
		async diagnose() {
			return [];
		},
	};
}

function converse({ input, output }: Streams, handlers: Handlers): Connection {
	const seen = screen((text) => output.write(`${text}\n`));
	const running = new Set<Promise<void>>();
	const lines = createInterface({ input });
	let count = 0;
	lines.on('line', (line) => {
		const event = translate(line, { event: `line-${++count}`, screen: seen });
		if (!event) return;
		const work = take(event, handlers).finally(() => running.delete(work));
		running.add(work);
	});
	return {
		async send(post, options) {
			const sent = seen.post(post);
			await options?.posted?.({ message: sent.message, thread: sent.thread });
			return sent;
		},
		find: async (place, key) => seen.find(place, key),
		async copies(place, key) {
			const found = seen.find(place, key);
			return { status: 'read', copies: found.status === 'sent' ? [{ message: found.message, thread: found.thread, replies: 0 }] : [] };
		},
		edit: async (message, card, key) => seen.edit(message, card, key),
		remove: async (message) => seen.remove(message),
		async respond(_event: Incoming, reply: Reply) {
			if (reply.kind === 'private') seen.whisper(reply.card, reply.key, { replaces: reply.replaces });
			return { status: 'shown' };
		},
		async close() {
			lines.close();
			await Promise.all(running);
		},
	};
}

async function take(event: Incoming, handlers: Handlers): Promise<void> {
	if (await handlers.accept(event)) await handlers.perform(event);
}
