import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Listener } from '../platforms/platform.ts';
import { isLocal, type Status, serveStatus } from './status.ts';

/** No event of any platform is near to this; what is larger is refused before anybody parses it. */
const LARGEST_BODY = 1_000_000;

export interface OpenListener extends Listener {
	/** Takes no new connections, and ends those that are idle or do not end by themselves. */
	close(): Promise<void>;
}

interface ListenOptions {
	readonly host: string;
	/** 0: any that is free. */
	readonly port: number;
	/** Without it, the process says nothing of itself. */
	readonly status?: Status;
}

/** The one HTTP listener of the process. Throws with advice when the address cannot be had. */
export async function openListener({ host, port, status }: ListenOptions): Promise<OpenListener> {
	const routes = new Map<string, Answer>();
	const app = new Hono();
	app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: (context) => context.text('The request is too large.\n', 413) }));
	if (status) serveStatus(app, status);
	app.all('*', async (context) => {
		const answer = longest(routes, context.req.path);
		return answer ? answer(context.req.raw, { local: isLocal(context) }) : context.text('There is nothing here.\n', 404);
	});
	app.onError((_error, context) => context.text('Something went wrong here.\n', 500));
	const server = serve({ fetch: app.fetch, hostname: host, port });
	await listening(server, { host, port });
	const address = server.address() as AddressInfo;
	return {
		origin: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
		route(path, answer) {
			routes.set(path, answer);
		},
		async close() {
			const closed = once(server, 'close');
			server.close();
			// Open pages hold a stream of events that never ends of itself.
			if ('closeAllConnections' in server) server.closeAllConnections();
			await closed;
		},
	};
}

type Answer = Parameters<Listener['route']>[1];

function longest(routes: ReadonlyMap<string, Answer>, path: string) {
	const matching = [...routes.keys()].filter((route) => route === '/' || path === route || path.startsWith(`${route}/`));
	const [route] = matching.sort((a, b) => b.length - a.length);
	return route === undefined ? undefined : routes.get(route);
}

async function listening(server: ReturnType<typeof serve>, { host, port }: { host: string; port: number }): Promise<void> {
	try {
		if (!server.listening) await once(server, 'listening');
	} catch (cause) {
		const code = cause instanceof Error && 'code' in cause ? cause.code : '';
		const reasons: Record<string, string> = {
			EADDRINUSE: 'another program has that port; stop it, or set PORT to another number',
			EACCES: 'the system does not allow it; set PORT to a number above 1023',
			EADDRNOTAVAIL: 'this machine has no such address; correct listen.host in the configuration',
			ENOTFOUND: 'this machine knows no such host; correct listen.host in the configuration',
		};
		const reason = reasons[String(code)] ?? (cause instanceof Error ? cause.message : String(cause));
		throw new Error(`Cannot listen on ${host}:${port}: ${reason}`, { cause });
	}
}
