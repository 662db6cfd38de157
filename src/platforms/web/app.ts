import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ConnectOptions, Handlers } from '../platform.ts';
import { type Asset, serveAssets } from './assets.ts';
import { type From, serveBoard } from './board.ts';
import { type Gate, guard } from './guard.ts';
import { LIMITS } from './limits.ts';
import { serveReading } from './reading.ts';
import type { Receiver } from './receive.ts';
import type { Desk } from './send.ts';
import { serveWriting } from './writing.ts';

interface Parts {
	readonly desk: Desk;
	readonly receiver: Receiver;
	readonly handlers: Handlers;
	readonly assets: ReadonlyMap<string, Asset>;
	readonly gate: Gate;
	readonly options: Pick<ConnectOptions, 'commands' | 'views' | 'draw' | 'board'>;
}

/** The page, and all that it asks the server for. */
export function app(parts: Parts): Hono<From> {
	const app = new Hono<From>();
	app.use(guard(parts.gate));
	app.use(bodyLimit({ maxSize: LIMITS.body, onError: (context) => context.text('That is too much at once.\n', 413) }));
	app.onError((cause, context) => {
		parts.desk.log.error('the page could not be answered', { path: context.req.path, cause });
		return context.text('That could not be written down. Try again in a moment.\n', 503);
	});
	const serve = serveAssets(app, parts);
	if (parts.options.board) serveBoard(app, { desk: parts.options.board, page: (context) => serve(context, 'deliveries.html') });
	serveReading(app, parts);
	serveWriting(app, parts);
	return app;
}
