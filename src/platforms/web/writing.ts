import type { Hono } from 'hono';
import type { z } from 'zod';
import type { UserRef } from '../../model/place.ts';
import type { From } from './board.ts';
import { LIMITS } from './limits.ts';
import { ownWhisper } from './reading.ts';
import { NOTHING, type Receiver, type Taken } from './receive.ts';
import { type Desk, record } from './send.ts';
import { visitor } from './visitor.ts';
import { dismissed, named, opened, pressed, said } from './wire.ts';

/** What people do on the page. */
export function serveWriting(app: Hono<From>, { desk, receiver }: { readonly desk: Desk; readonly receiver: Receiver }): void {
	const { talk, stream } = desk;
	take('/say', said, (body, user) => receiver.say(body, user));
	take('/press', pressed, (body, user) => receiver.press(body, user));
	take('/home', opened, ({ id }, user) => receiver.home(id, user));
	take('/dismiss', dismissed, async ({ id }, user) => {
		if (!ownWhisper(id, user, desk)) return NOTHING;
		await record(desk, { type: 'dismiss', id });
		stream.publish({ type: 'dismissed', id }, user);
		return NOTHING;
	});
	take('/channels', named, async ({ name }) => {
		if (talk.channels().includes(name) || talk.channels().length >= LIMITS.channels) return NOTHING;
		await record(desk, { type: 'channel', name });
		stream.publish({ type: 'channel', name }, null);
		return NOTHING;
	});

	/** A posted body that is JSON and as the schema says; answered when it has been written down. */
	function take<T extends z.ZodType>(path: string, schema: T, work: (body: z.infer<T>, user: UserRef) => Promise<Taken>): void {
		app.post(path, async (context) => {
			if (receiver.closed) return context.text('Byline is stopping. Try again in a moment.\n', 503);
			if (!/^application\/json\b/.test(context.req.header('content-type') ?? '')) return context.text('Send JSON.\n', 415);
			const body = schema.safeParse(await context.req.json().catch(() => null));
			if (!body.success) return context.text(`That cannot be read: ${body.error.issues.map(({ message }) => message).join('; ')}\n`, 400);
			return context.json(await work(body.data, visitor(context)), 202);
		});
	}
}
