import type { Place } from '../../model/place.ts';
import type { CardKey, Copies, Found } from '../../model/post.ts';
import type { Desk } from './desk.ts';
import { markers } from './ids.ts';
import { HISTORY_PAGE, PERMISSIONS } from './limits.ts';
import { permissionsIn } from './permissions.ts';
import { isDirect, messageIn, targetOf, threadRef } from './places.ts';
import { read as readAnswer } from './rest.ts';
import { startThread } from './thread.ts';
import type { Verdict } from './verdict.ts';
import { historyMessages } from './wire.ts';

/** A card is looked for within minutes of its send: so many messages do for the busiest channel. */
const PAGES = 3;
/** ms until a look is made again whose answer was lost. */
const LOOK_AGAIN = 2_000;

type HistoryMessage = (typeof historyMessages)['_output'][number];

/** Looks for the message with the key, the newest first, and opens its thread where that was left undone. */
export async function find(desk: Desk, place: Place, key: CardKey): Promise<Found> {
	const target = targetOf(place);
	if (!target) return { status: 'absent' };
	const sought = await search(desk, { target, key });
	if (sought.status === 'failed') {
		// Where a thread could not be opened, the card went into the channel (see `send`).
		const unopened = sought.code === 10003 && place.thread !== null;
		return unopened ? findReply(desk, { channel: place.channel, thread: place.thread }, key) : unreadable(sought.verdict);
	}
	if (sought.status === 'empty') return emptyHistory(desk, { place, target });
	if (sought.status === 'absent') return { status: 'absent' };
	desk.own.add(sought.id);
	const message = messageIn(place, sought.id);
	if (place.thread || isDirect(place.channel)) return { status: 'sent', message, thread: place.thread };
	await startThread(desk, { channel: target, message: sought.id, card: null });
	return { status: 'sent', message, thread: threadRef(place.channel, sought.id) };
}

async function findReply(desk: Desk, { channel, thread }: Place, key: CardKey): Promise<Found> {
	const target = targetOf({ channel, thread: null });
	const sought = target ? await search(desk, { target, key }) : null;
	if (sought?.status === 'failed') return unreadable(sought.verdict);
	if (sought?.status !== 'found') return { status: 'absent' };
	return { status: 'sent', message: messageIn({ channel, thread: null }, sought.id), thread };
}

/** Every message with the key among those that are looked through, the oldest first. */
export async function copies(desk: Desk, place: Place, key: CardKey): Promise<Copies> {
	const target = targetOf(place);
	if (!target) return { status: 'read', copies: [] };
	const history = await read(desk, target);
	if (history.status === 'failed') return unreadable(history.verdict);
	if (history.status === 'empty') {
		const empty = await emptyHistory(desk, { place, target });
		return empty.status === 'absent' ? { status: 'read', copies: [] } : empty;
	}
	const found = history.messages.filter((message) => message.author.id === desk.bot && carries(message, key)).reverse();
	for (const { id } of found) desk.own.add(id);
	const threads = place.thread || isDirect(place.channel) ? null : place.channel;
	return {
		status: 'read',
		copies: found.map(({ id, thread }) => ({
			message: messageIn(place, id),
			thread: threads ? threadRef(threads, id) : place.thread,
			replies: thread?.message_count ?? 0,
		})),
	};
}

type Sought =
	| { readonly status: 'found'; readonly id: string }
	| { readonly status: 'absent' }
	| { readonly status: 'empty' }
	| { readonly status: 'failed'; readonly verdict: Verdict; readonly code: number | null };

async function search(desk: Desk, { target, key }: { target: string; key: CardKey }): Promise<Sought> {
	const history = await read(desk, target, { until: (message) => message.author.id === desk.bot && carries(message, key) });
	if (history.status !== 'read') return history;
	return history.sought ? { status: 'found', id: history.sought.id } : { status: 'absent' };
}

type History =
	| { readonly status: 'read'; readonly messages: readonly HistoryMessage[]; readonly sought: HistoryMessage | undefined }
	| Extract<Sought, { status: 'empty' | 'failed' }>;

/** The newest messages, the newest first, up to the one that is looked for. */
async function read(
	{ api }: Desk,
	target: string,
	{ until = () => false }: { until?: (message: HistoryMessage) => boolean } = {},
): Promise<History> {
	const messages: HistoryMessage[] = [];
	for (let page = 0; page < PAGES; page++) {
		const before = messages.at(-1)?.id;
		const query = { limit: String(HISTORY_PAGE), ...(before && { before }) };
		const outcome = readAnswer(await api.call({ method: 'GET', path: `/channels/${target}/messages`, query }), historyMessages);
		if (!outcome.ok) return { status: 'failed', verdict: outcome.verdict, code: outcome.code };
		if (!outcome.data.length && page === 0) return { status: 'empty' };
		messages.push(...outcome.data);
		const sought = outcome.data.find(until);
		if (sought || outcome.data.length < HISTORY_PAGE) return { status: 'read', messages, sought };
	}
	return { status: 'read', messages, sought: undefined };
}

function carries({ nonce, components, embeds }: HistoryMessage, key: CardKey): boolean {
	if (nonce === key || embeds.some(({ footer }) => footer?.text.includes(key))) return true;
	const written = JSON.stringify(components);
	const [first, second] = markers(key);
	return written.includes(key) || (written.includes(`"id":${first}`) && written.includes(`"id":${second}`));
}

/** Without the right to read the history Discord gives an empty one, and no error: that is not the same as nothing there. */
async function emptyHistory(
	{ api, bot }: Desk,
	{ place, target }: { place: Place; target: string },
): Promise<NotRead | { readonly status: 'absent' }> {
	if (isDirect(place.channel)) return { status: 'absent' };
	const rights = await permissionsIn(api, { channel: target, bot });
	if (!rights.ok) return unreadable(rights.verdict);
	if (rights.data & PERMISSIONS.readMessageHistory) return { status: 'absent' };
	return { status: 'unreadable', reason: 'Byline may not read the history of the channel' };
}

type NotRead = Exclude<Found, { status: 'sent' | 'absent' }>;

function unreadable(verdict: Verdict): NotRead {
	// A look changes nothing, so one whose answer is lost is simply made again.
	if (verdict.status === 'ambiguous') return { status: 'retry', after: LOOK_AGAIN, reason: verdict.reason };
	if (verdict.status === 'refused' && verdict.refusal === 'not-allowed') return { status: 'unreadable', reason: verdict.reason };
	return verdict;
}
