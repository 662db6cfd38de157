import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import type { UserRef } from '../../model/place.ts';
import type { ConnectOptions, Handlers } from '../platform.ts';
import type { Asset } from './assets.ts';
import { type Gate, guard } from './guard.ts';
import { LIMITS } from './limits.ts';
import type { Receiver, Taken } from './receive.ts';
import { channelRef } from './references.ts';
import { type Desk, record } from './send.ts';
import { showMessage, showWhisper } from './show.ts';
import { suggest } from './suggest.ts';
import { viewOf } from './views/view.ts';
import { visitor } from './visitor.ts';
import { CHANNEL_NAME, dismissed, named, opened, pressed, type State, said } from './wire.ts';

interface Parts {
	readonly desk: Desk;
	readonly receiver: Receiver;
	readonly handlers: Handlers;
	readonly assets: ReadonlyMap<string, Asset>;
	readonly gate: Gate;
	readonly options: Pick<ConnectOptions, 'commands' | 'views'>;
}

/** The page, and all that it asks the server for. */
export function app({ desk, receiver, handlers, assets, gate, options }: Parts): Hono {
	const { talk, stream } = desk;
	const app = new Hono();
	app.use(guard(gate));
	app.use(bodyLimit({ maxSize: LIMITS.body, onError: (context) => context.text('That is too much at once.\n', 413) }));
	app.onError((cause, context) => {
		desk.log.error('the page could not be answered', { path: context.req.path, cause });
		return context.text('That could not be written down. Try again in a moment.\n', 503);
	});

	app.get('/', (context) => {
		visitor(context);
		return asset(context, 'index.html');
	});
	app.get('/page/:name', (context) => asset(context, context.req.param('name')));
	app.get('/state', (context) => context.json(stateFor(visitor(context))));
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
		const content = talk.message(id)?.content ?? ownWhisper(id, visitor(context));
		const view = options.views.find((one) => one.name === name);
		if (!view || !content || !('card' in content)) return context.text('There is no such view.\n', 404);
		return context.json(viewOf(view, content));
	});
	app.get('/complete', async (context) => {
		const { channel = '', text = '' } = context.req.query();
		if (!CHANNEL_NAME.test(channel) || text.length > LIMITS.text) return context.json([]);
		return context.json(await suggest(text, { commands: options.commands, channel: channelRef(channel), complete: handlers.complete }));
	});
	take('/say', said, (body, user) => receiver.say(body, user));
	take('/press', pressed, (body, user) => receiver.press(body, user));
	take('/home', opened, ({ id }, user) => receiver.home(id, user));
	take('/dismiss', dismissed, async ({ id }, user) => {
		if (!ownWhisper(id, user)) return false;
		await record(desk, { type: 'dismiss', id });
		stream.publish({ type: 'dismissed', id }, user);
		return true;
	});
	take('/channels', named, async ({ name }) => {
		if (talk.channels().includes(name) || talk.channels().length >= LIMITS.channels) return false;
		await record(desk, { type: 'channel', name });
		stream.publish({ type: 'channel', name }, null);
		return true;
	});
	return app;

	/** A posted body that is JSON and as the schema says; answered when it has been written down. */
	function take<T extends z.ZodType>(path: string, schema: T, work: (body: z.infer<T>, user: UserRef) => Promise<Taken | boolean>): void {
		app.post(path, async (context) => {
			if (receiver.closed) return context.text('Byline is stopping. Try again in a moment.\n', 503);
			if (!/^application\/json\b/.test(context.req.header('content-type') ?? '')) return context.text('Send JSON.\n', 415);
			const body = schema.safeParse(await context.req.json().catch(() => null));
			if (!body.success) return context.text(`That cannot be read: ${body.error.issues.map(({ message }) => message).join('; ')}\n`, 400);
			const taken = await work(body.data, visitor(context));
			return context.json(typeof taken === 'boolean' ? { working: false, message: null } : taken, 202);
		});
	}

	function asset(context: Context, name: string): Response {
		const found = assets.get(name);
		if (!found) return context.text('There is nothing here.\n', 404);
		const headers = { 'content-type': found.type, etag: found.etag, 'cache-control': 'no-cache' };
		return context.req.header('if-none-match') === found.etag ? context.body(null, 304, headers) : context.body(found.body, 200, headers);
	}

	function ownWhisper(id: string, user: UserRef) {
		const whisper = talk.whisper(id);
		return whisper?.user === user ? whisper : null;
	}

	function stateFor(user: UserRef): State {
		const pages = talk.channels().map((channel) => ({ channel, ...talk.page(channel, { before: null }) }));
		return {
			at: stream.at(),
			you: user.slice(user.lastIndexOf('/') + 1),
			channels: talk.channels(),
			messages: pages.flatMap(({ messages }) => messages.map((message) => showMessage(message, talk))),
			older: pages.filter(({ more }) => more).map(({ channel }) => channel),
			whispers: talk.whispers(user).map(showWhisper),
			commands: options.commands.map(({ name, help, subcommands, options }) => ({
				name,
				help,
				ready: !subcommands.length && !options.some(({ required }) => required),
			})),
			views: options.views.map(({ name, title }) => ({ name, title })),
		};
	}
}
