import { z } from 'zod';
import type { Incoming, QuestionEvent, Reply } from '../../model/incoming.ts';
import type { Place } from '../../model/place.ts';
import type { Refused, Shown } from '../../model/post.ts';
import type { Desk } from './desk.ts';
import { FLAGS } from './limits.ts';
import { messageAt, targetOf } from './places.ts';
import { bodyOf, type Layout, render } from './render.ts';
import { put } from './send.ts';

type Private = Extract<Reply, { kind: 'private' }>;

/** What an interaction is answered with later; it is stored with the event, so that a new process can go on. */
const responder = z.object({
	token: z.string(),
	/** A button of a private card was pressed, and acknowledged without a sign: the card may be changed in place. */
	update: z.boolean(),
	/** The page that was asked for. */
	first: z.number().nullable(),
});

export type Responder = z.infer<typeof responder>;

const EXPIRED: Refused = {
	status: 'refused',
	refusal: 'expired',
	reason: 'the event carries nothing to answer it with',
	advice: 'Ask again.',
};
const DONE: Shown = { status: 'shown' };

/** Shows the reply to an event. */
export async function respond(desk: Desk, event: Incoming, reply: Reply): Promise<Shown> {
	if (event.kind === 'question') return reply.kind === 'private' ? replyTo(desk, event, reply) : DONE;
	if (event.kind === 'joined') return reply.kind === 'private' ? greet(desk, event, reply) : DONE;
	if (event.kind !== 'command' && event.kind !== 'button') return DONE;
	const to = parseResponder(event.responder);
	if (!to) return EXPIRED;
	if (reply.kind === 'private') return whisper(desk, event, { to, reply });
	return to.update ? DONE : endSign(desk, to);
}

/** In the place of the sign of work or of the private card; beside it where that is wanted, or where it is gone. */
async function whisper(desk: Desk, event: Incoming, { to, reply }: { to: Responder; reply: Private }): Promise<Shown> {
	const { token, update, first } = to;
	const { card, key, replaces } = reply;
	const { now } = desk;
	const options = (layout: Layout) => ({ layout, first: first ?? 0 });
	const path = `/webhooks/${desk.application}/${token}` as const;
	if (!update || replaces || first !== null) {
		const body = (layout: Layout) => bodyOf(card, key, options(layout));
		const outcome = await put(desk, { method: 'PATCH', path: `${path}/messages/@original`, body, answering: true });
		if (outcome.ok) return DONE;
		if (outcome.code === 10015 && isYoung(event.event, now()))
			return { status: 'retry', after: 1_000, reason: 'the first answer is on its way still' };
		if (outcome.code !== 10008) return outcome.verdict;
	}
	const body = (layout: Layout) => {
		const shown = bodyOf(card, key, options(layout));
		return { ...shown, flags: shown.flags | FLAGS.ephemeral };
	};
	const outcome = await put(desk, { method: 'POST', path, body, query: { wait: 'true' }, answering: true });
	return outcome.ok ? DONE : outcome.verdict;
}

/** Takes back "Byline is thinking …". */
async function endSign({ api, application }: Desk, { token }: Responder): Promise<Shown> {
	const outcome = await api.answer({ method: 'DELETE', path: `/webhooks/${application}/${token}/messages/@original` });
	return outcome.ok || outcome.code === 10008 ? DONE : outcome.verdict;
}

/** A message cannot be answered in private here: the answer is a reply to it, without a ping. */
async function replyTo(desk: Desk, event: QuestionEvent, { card, key }: Private): Promise<Shown> {
	const at = messageAt(event.message);
	if (!at) return EXPIRED;
	const reference = { message_id: at.id, fail_if_not_exists: false };
	const body = (layout: Layout) => ({ ...render(card, key, { layout }), message_reference: reference });
	const outcome = await put(desk, { method: 'POST', path: `/channels/${at.target}/messages`, body });
	return outcome.ok ? DONE : outcome.verdict;
}

async function greet(desk: Desk, place: Place, { card, key }: Private): Promise<Shown> {
	const body = (layout: Layout) => render(card, key, { layout });
	const outcome = await put(desk, { method: 'POST', path: `/channels/${targetOf(place)}/messages`, body });
	return outcome.ok ? DONE : outcome.verdict;
}

/** An interaction's id tells when it began. https://discord.com/developers/docs/reference#snowflakes */
function isYoung(id: string, now: number): boolean {
	return now - Number((BigInt(id) >> 22n) + 1_420_070_400_000n) < 10_000;
}

function parseResponder(text: string | null): Responder | null {
	try {
		return responder.parse(JSON.parse(text ?? 'null'));
	} catch {
		return null;
	}
}
