import { z } from 'zod';
import type { Place } from '../../model/place.ts';
import type { CardKey, Found } from '../../model/post.ts';
import { idsOf } from './references.ts';
import { receiptOf } from './refusals.ts';
import { sentAt } from './send.ts';
import { failureOf, type WebClient } from './web-api.ts';

/** Pages of history that are looked through: 1,000 messages. Apps that Slack limits get 15 a page, and one page a minute. */
const PAGES = 5;
const PAGE_SIZE = 200;

const history = z.object({
	messages: z.array(
		z.object({
			ts: z.string(),
			bot_id: z.string().optional(),
			metadata: z.object({ event_type: z.string(), event_payload: z.looseObject({ key: z.string().optional() }).optional() }).optional(),
			blocks: z.array(z.looseObject({ block_id: z.string().optional() })).optional(),
		}),
	),
	has_more: z.boolean().optional(),
	response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

type Seen = z.infer<typeof history>['messages'][number];

/**
 * Looks for the message with the marker in the place's history. What cannot be read through is `unreadable`, and never `absent`.
 * https://docs.slack.dev/reference/methods/conversations.history
 */
export async function find(client: WebClient, { place, key, bot }: { place: Place; key: CardKey; bot: string }): Promise<Found> {
	const channel = idsOf(place.channel)?.id;
	if (!channel) return { status: 'absent' };
	const root = place.thread ? idsOf(place.thread)?.ts : undefined;
	let cursor: string | undefined;
	try {
		for (let page = 0; page < PAGES; page++) {
			const asked = { channel, limit: PAGE_SIZE, include_all_metadata: true, ...(cursor && { cursor }) };
			const answer = root
				? await client.apiCall('conversations.replies', { ...asked, ts: root })
				: await client.apiCall('conversations.history', asked);
			const { messages, has_more: more, response_metadata: next } = history.parse(answer);
			const found = messages.find((message) => carries(message, { key, bot }));
			if (found) return sentAt(place, found.ts);
			if (!more || !next?.next_cursor) return { status: 'absent' };
			cursor = next.next_cursor;
		}
	} catch (thrown) {
		return unread(thrown);
	}
	return { status: 'unreadable', reason: `it is not among the last ${PAGES * PAGE_SIZE} messages` };
}

/** Its metadata or a block says so; another app's message may copy either, so it must be the bot's own. */
function carries({ bot_id, metadata, blocks }: Seen, { key, bot }: { key: CardKey; bot: string }): boolean {
	if (bot_id !== undefined && bot_id !== bot) return false;
	if (metadata?.event_type === 'byline_card' && metadata.event_payload?.key === key) return true;
	return blocks?.some(({ block_id }) => block_id?.startsWith(`byline:${key}:`)) ?? false;
}

function unread(thrown: unknown): Found {
	if (thrown instanceof z.ZodError) return { status: 'unreadable', reason: 'Slack’s answer is not what it documents' };
	const failure = failureOf(thrown);
	const receipt = receiptOf(failure);
	if (failure.kind === 'unreachable' && receipt.status === 'retry') return receipt;
	if (receipt.status === 'refused' && receipt.refusal === 'token-invalid') return receipt;
	return { status: 'unreadable', reason: receipt.reason };
}
