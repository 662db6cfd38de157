import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono } from 'hono';
import type { Health } from './health.ts';

/** What the process tells of itself. */
export interface Status {
	readonly health: () => Promise<Health>;
	readonly metrics: () => Promise<{ readonly text: string; readonly contentType: string }>;
	/** `local`: only programs on this machine may ask. */
	readonly open: 'local' | 'anyone';
}

/** Headers by which a proxy says that it speaks for somebody else, who may be anywhere. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via', 'cf-connecting-ip', 'true-client-ip'];
const OWN_NAME = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/** `/healthz` and `/metrics`; for whoever may not ask, they are not there. */
export function serveStatus(app: Hono, { health, metrics, open }: Status): void {
	app.get('/healthz', async (context) => {
		if (!mayAsk(context, open)) return hidden(context);
		const found = await health();
		return context.json(found, found.ready ? 200 : 503);
	});
	app.get('/metrics', async (context) => {
		if (!mayAsk(context, open)) return hidden(context);
		const { text, contentType } = await metrics();
		return context.body(text, 200, { 'content-type': contentType });
	});
}

function hidden(context: Context): Response {
	return context.text('There is nothing here.\n', 404);
}

function mayAsk(context: Context, open: Status['open']): boolean {
	return open === 'anyone' || isLocal(context);
}

/**
 * The address decides that the connection comes from; what the request says of itself can only close the door: a name that a
 * stranger's site pointed at this machine (DNS rebinding), or a proxy on this machine that passes strangers on.
 */
export function isLocal(context: Context): boolean {
	const { address = '' } = getConnInfo(context).remote;
	if (!isLoopbackAddress(address)) return false;
	if (FORWARDED.some((name) => context.req.header(name) !== undefined)) return false;
	return OWN_NAME.test(context.req.header('host') ?? '');
}

export function isLoopbackAddress(address: string): boolean {
	const plain = address.replace(/^::ffff:/i, '');
	return isIP(plain) === 4 ? plain.startsWith('127.') : address === '::1';
}
