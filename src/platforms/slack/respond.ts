import type { Incoming, Reply } from '../../model/incoming.ts';
import type { Refused, Shown } from '../../model/post.ts';
import { TIME_OUT } from './limits.ts';
import { idsOf } from './references.ts';
import { receiptOf, refusalOf } from './refusals.ts';
import { type Message, render } from './render.ts';
import { failureOf, type WebClient, withoutSecrets } from './web-api.ts';
import { type Responder, responder } from './wire.ts';

type Private = Extract<Reply, { kind: 'private' }>;

const SHOWN: Shown = { status: 'shown' };

/** Shows a reply to the one who asked. A command or button is acknowledged without a sign of work, so there is none to take back. */
export async function respond(client: WebClient, event: Incoming, reply: Reply): Promise<Shown> {
	if (reply.kind !== 'private') return SHOWN;
	if (event.kind === 'home') return publishHome(client, event, reply);
	const way = event.responder === null ? null : responder.parse(JSON.parse(event.responder));
	const message = render(reply.card, reply.key, { page: way?.page ?? 0 });
	if (!way?.url) return whisper(client, event, message);
	const shown = await answer(way, { message, replaces: reply.replaces || (way.ephemeral && way.page !== null) });
	const expired = shown.status === 'refused' && shown.refusal === 'expired';
	return expired ? orElse(await whisper(client, event, message), shown) : shown;
}

/** Through the response url, which also works where the bot is not a member. */
async function answer(
	{ url, thread }: Responder,
	{ message: { text, blocks }, replaces }: { message: Message; replaces: boolean },
): Promise<Shown> {
	const body = { response_type: 'ephemeral', replace_original: replaces, text, blocks, ...(thread && { thread_ts: thread }) };
	try {
		const response = await fetch(url!, {
			method: 'POST',
			headers: { 'content-type': 'application/json; charset=utf-8' },
			body: JSON.stringify(body),
			redirect: 'error',
			signal: AbortSignal.timeout(TIME_OUT),
		});
		return await readAnswer(response);
	} catch (thrown) {
		const receipt = receiptOf(failureOf(thrown));
		return receipt;
	}
}

async function readAnswer(response: Response): Promise<Shown> {
	if (response.status === 429) {
		const after = Number(response.headers.get('retry-after') ?? 1);
		return { status: 'retry', after: Math.max(1, after || 1) * 1000, reason: 'Slack limits how fast messages are sent' };
	}
	const text = await response.text();
	if (response.ok && !text.includes('"ok":false')) return SHOWN;
	if (response.status >= 500) return { status: 'ambiguous', reason: `Slack answered with status ${response.status}` };
	const error = /"error"\s*:\s*"(\w+)"/.exec(text)?.[1] ?? (response.status === 404 || response.status === 410 ? 'expired_url' : 'other');
	return refusalOf({ kind: 'refused', error: withoutSecrets(error), needed: null });
}

/** A message that only the asker sees. In a thread only where there is one: under a message without replies nobody would find it. */
async function whisper(client: WebClient, event: Incoming, { text, blocks }: Message): Promise<Shown> {
	const [channel, user] = [idsOf(event.channel)?.id, idsOf(event.user)?.id];
	const root = event.thread && idsOf(event.thread)?.ts;
	const begun = !(event.kind === 'question' && root === idsOf(event.message)?.ts);
	try {
		await client.apiCall('chat.postEphemeral', {
			channel,
			user,
			...(root && begun && { thread_ts: root }),
			text,
			blocks,
			link_names: false,
			parse: 'none',
		});
		return SHOWN;
	} catch (thrown) {
		return receiptOf(failureOf(thrown));
	}
}

/** The App Home tab. https://docs.slack.dev/reference/methods/views.publish */
async function publishHome(client: WebClient, event: Incoming, { card, key }: Private): Promise<Shown> {
	try {
		await client.apiCall('views.publish', { user_id: idsOf(event.user)?.id, view: { type: 'home', blocks: render(card, key).blocks } });
		return SHOWN;
	} catch (thrown) {
		return receiptOf(failureOf(thrown));
	}
}

function orElse(shown: Shown, first: Refused): Shown {
	return shown.status === 'refused' ? first : shown;
}
