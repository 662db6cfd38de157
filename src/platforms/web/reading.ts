import type { Hono } from 'hono';
import type { Card } from '../../model/card.ts';
import type { UserRef } from '../../model/place.ts';
import type { CardKey } from '../../model/post.ts';
import type { ConnectOptions, Handlers } from '../platform.ts';
import type { From } from './board.ts';
import type { Whisper } from './entry.ts';
import { LIMITS } from './limits.ts';
import type { Receiver } from './receive.ts';
import { channelRef } from './references.ts';
import { picturesOf } from './render.ts';
import type { Desk } from './send.ts';
import { showMessage } from './show.ts';
import { stateFor } from './state.ts';
import { suggest } from './suggest.ts';
import { viewOf } from './views/view.ts';
import { visitor } from './visitor.ts';
import { CHANNEL_NAME } from './wire.ts';

interface Reading {
	readonly desk: Desk;
	readonly receiver: Pick<Receiver, 'closed'>;
	readonly handlers: Pick<Handlers, 'complete'>;
	readonly options: Pick<ConnectOptions, 'commands' | 'views' | 'draw'>;
}

/** What the page reads: the state, what changes in it, older messages, a thread, a view, and what may be typed next. */
export function serveReading(app: Hono<From>, { desk, receiver, handlers, options }: Reading): void {
	const { talk, stream } = desk;
	app.get('/state', (context) => context.json(stateFor(visitor(context), desk, options)));
	app.get('/events', (context) => {
		const after = context.req.header('last-event-id') ?? context.req.query('after') ?? '';
		const events = receiver.closed ? null : stream.open(visitor(context), after);
		if (!events) return context.text('Too many pages are open.\n', 503);
		return context.body(events, 200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
	});
	app.get('/messages', (context) => {
		const { channel = '', before = null } = context.req.query();
		const { messages, more } = talk.page(channel, { before });
		return context.json({ messages: messages.map((message) => showMessage(message, talk)), more });
	});
	app.get('/thread/:id', (context) => {
		const root = talk.message(context.req.param('id'));
		if (!root) return context.text('That message is gone.\n', 404);
		return context.json({ messages: [root, ...talk.replies(root.id)].map((message) => showMessage(message, talk)) });
	});
	app.get('/view/:name/:id', (context) => {
		const { name, id } = context.req.param();
		const content = talk.message(id)?.content ?? ownWhisper(id, visitor(context), desk);
		const view = options.views.find((one) => one.name === name);
		if (!view || !content || !('card' in content)) return context.text('There is no such view.\n', 404);
		return context.json(viewOf(view, content));
	});
	app.get('/picture/:key/:file{\\d+\\.png}', async (context) => {
		const { key, file } = context.req.param();
		const card = cardOf(key as CardKey, visitor(context), desk);
		const part = card && picturesOf(card)[Number.parseInt(file, 10)];
		if (!part || !options.draw) return context.text('There is no such picture.\n', 404);
		const png = new Uint8Array(await options.draw(part.picture));
		return context.body(png, 200, { 'content-type': 'image/png', 'cache-control': 'private, max-age=3600' });
	});
	app.get('/complete', async (context) => {
		const { channel = '', text = '' } = context.req.query();
		if (!CHANNEL_NAME.test(channel) || text.length > LIMITS.text) return context.json([]);
		return context.json(await suggest(text, { commands: options.commands, channel: channelRef(channel), complete: handlers.complete }));
	});
}

function cardOf(key: CardKey, user: UserRef, { talk }: Pick<Desk, 'talk'>): Card | null {
	const content = talk.carrying(key)?.content;
	if (content && 'card' in content) return content.card;
	return talk.whispers(user).find((whisper) => whisper.key === key)?.card ?? null;
}

/** Null also for another person's. */
export function ownWhisper(id: string, user: UserRef, { talk }: Pick<Desk, 'talk'>): Whisper | null {
	const whisper = talk.whisper(id);
	return whisper?.user === user ? whisper : null;
}
