import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { BoardDesk } from '../../model/board.ts';
import { tenant } from '../../model/place.ts';
import type { CardKey } from '../../model/post.ts';

/** What the listener knows of where a request comes from. */
export interface From {
	readonly Bindings: { readonly local: boolean };
}

const chosen = z.strictObject({ tenant: z.string().regex(/^[a-z][a-z0-9-]*:\S{1,100}$/), key: z.string().regex(/^[\w-]{22}$/) });

/**
 * What was posted and what was not, in every channel of every tenant: for whoever runs Byline, so on this machine only, whatever
 * the page itself is open to. What is posted here is guarded like all else that the page posts.
 */
export function serveBoard(
	app: Hono<From>,
	{ desk, page }: { readonly desk: BoardDesk; readonly page: (context: Context) => Response },
): void {
	app.use('/deliveries/*', async (context, next) => {
		if (!context.env.local) return context.text('This is shown on the machine itself only: open it there, by localhost.\n', 404);
		return next();
	});
	app.get('/deliveries', (context) => page(context));
	app.get('/deliveries/board', async (context) => context.json(await desk.board(), 200, { 'cache-control': 'no-store' }));
	app.post('/deliveries/again', async (context) => {
		if (!/^application\/json\b/.test(context.req.header('content-type') ?? '')) return context.text('Send JSON.\n', 415);
		const body = chosen.safeParse(await context.req.json().catch(() => null));
		if (!body.success) return context.text('That names no delivery.\n', 400);
		const outcome = await desk.again({ tenant: tenant(body.data.tenant), key: body.data.key as CardKey });
		return context.json({ outcome }, 202);
	});
}
