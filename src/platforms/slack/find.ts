import { z } from 'zod';
import type { Place } from '../../model/place.ts';
import type { CardKey, Copies, Copy, Found } from '../../model/post.ts';
import { idsOf } from './references.ts';
import { receiptOf } from './refusals.ts';
import { sentAt } from './send.ts';
import { failureOf, type WebClient } from './web-api.ts';

/** Pages of history that are looked through: 1,000 messages. Apps that Slack limits get 15 a page, and one page a minute. */
const PAGES = 5;
const PAGE_SIZE = 200;
/** ms until a look is made again whose answer was lost. */
const LOOK_AGAIN = 2_000;

const history = z.object({
	messages: z.array(
		z.object({
			ts: z.string(),
			bot_id: z.string().optional(),
			reply_count: z.number().optional(),
			metadata: z.object({ event_type: z.string(), event_payload: z.looseObject({ key: z.string().optional() }).optional() }).optional(),
			blocks: z.array(z.looseObject({ block_id: z.string().optional() })).optional(),
		}),
	),
	has_more: z.boolean().optional(),
	response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

type Seen = z.infer<typeof history>['messages'][number];

interface Sought {
	readonly place: Place;
	readonly key: CardKey;
	/** The bot's own id: another app's message may copy the marker. */
	readonly bot: string;
}

/**
 * Looks for the message with the marker in the place's history. What cannot be read through is `unreadable`, and never `absent`.
 * https://docs.slack.dev/reference/methods/conversations.history
 */
export async function find(client: WebClient, sought: Sought): Promise<Found> {
	for await (const page of pages(client, sought.place)) {
		if (page.status !== 'page') return page;
		const found = page.messages.find((message) => carries(message, sought));
		if (found) return sentAt(sought.place, found.ts);
		if (page.last) return { status: 'absent' };
	}
	return { status: 'unreadable', reason: `it is not among the last ${PAGES * PAGE_SIZE} messages` };
}

/** Every message with the marker among those that are looked through. */
export async function copies(client: WebClient, sought: Sought): Promise<Copies> {
	const found: Seen[] = [];
	for await (const page of pages(client, sought.place)) {
		if (page.status !== 'page') return page;
		found.push(...page.messages.filter((message) => carries(message, sought)));
	}
	const inOrder = found.sort((a, b) => Number(a.ts) - Number(b.ts));
	return { status: 'read', copies: inOrder.map(({ ts, reply_count: replies = 0 }) => ({ ...refsAt(sought.place, ts), replies })) };
}

function refsAt(place: Place, ts: string): Pick<Copy, 'message' | 'thread'> {
	const { message, thread } = sentAt(place, ts);
	return { message, thread };
}

type Page =
	| { readonly status: 'page'; readonly messages: readonly Seen[]; readonly last: boolean }
	| Exclude<Found, { status: 'sent' | 'absent' }>;

/** The place's history, the newest page of a channel first. */
async function* pages(client: WebClient, place: Place): AsyncGenerator<Page> {
	const channel = idsOf(place.channel)?.id;
	if (!channel) return yield { status: 'page', messages: [], last: true };
	const root = place.thread ? idsOf(place.thread)?.ts : undefined;
	let cursor: string | undefined;
	try {
		for (let page = 0; page < PAGES; page++) {
			const asked = { channel, limit: PAGE_SIZE, include_all_metadata: true, ...(cursor && { cursor }) };
			const answer = root
				? await client.apiCall('conversations.replies', { ...asked, ts: root })
				: await client.apiCall('conversations.history', asked);
			const { messages, has_more: more, response_metadata: next } = history.parse(answer);
			cursor = more ? next?.next_cursor : undefined;
			yield { status: 'page', messages, last: !cursor };
			if (!cursor) return;
		}
	} catch (thrown) {
		yield unread(thrown);
	}
}

/** Its metadata or a block says so; another app's message may copy either, so it must be the bot's own. */
function carries({ bot_id, metadata, blocks }: Seen, { key, bot }: Sought): boolean {
	if (bot_id !== undefined && bot_id !== bot) return false;
	if (metadata?.event_type === 'byline_card' && metadata.event_payload?.key === key) return true;
	return blocks?.some(({ block_id }) => block_id?.startsWith(`byline:${key}:`)) ?? false;
}

/** A look changes nothing, so one whose answer is lost is simply made again. */
function unread(thrown: unknown): Exclude<Found, { status: 'sent' | 'absent' }> {
	if (thrown instanceof z.ZodError) return { status: 'unreadable', reason: 'Slack’s answer is not what it documents' };
	const failure = failureOf(thrown);
	const receipt = receiptOf(failure);
	if (failure.kind === 'unreachable' && receipt.status === 'retry') return receipt;
	if (failure.kind === 'unclear') return { status: 'retry', after: LOOK_AGAIN, reason: failure.reason };
	if (receipt.status === 'refused' && receipt.refusal === 'token-invalid') return receipt;
	return { status: 'unreadable', reason: receipt.reason };
}
