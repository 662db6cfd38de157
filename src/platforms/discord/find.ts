import type { Place } from '../../model/place.ts';
import type { CardKey, Found } from '../../model/post.ts';
import type { Desk } from './desk.ts';
import { markers } from './ids.ts';
import { HISTORY_PAGE, PERMISSIONS } from './limits.ts';
import { permissionsIn } from './permissions.ts';
import { isDirect, messageIn, targetOf, threadRef } from './places.ts';
import { read } from './rest.ts';
import { startThread } from './thread.ts';
import type { Verdict } from './verdict.ts';
import { historyMessages } from './wire.ts';

/** A card is looked for within minutes of its send: so many messages do for the busiest channel. */
const PAGES = 3;

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

type Sought =
	| { readonly status: 'found'; readonly id: string }
	| { readonly status: 'absent' }
	| { readonly status: 'empty' }
	| { readonly status: 'failed'; readonly verdict: Verdict; readonly code: number | null };

async function search({ api, bot }: Desk, { target, key }: { target: string; key: CardKey }): Promise<Sought> {
	let before: string | undefined;
	for (let page = 0; page < PAGES; page++) {
		const query = { limit: String(HISTORY_PAGE), ...(before && { before }) };
		const outcome = read(await api.call({ method: 'GET', path: `/channels/${target}/messages`, query }), historyMessages);
		if (!outcome.ok) return { status: 'failed', verdict: outcome.verdict, code: outcome.code };
		if (!outcome.data.length && page === 0) return { status: 'empty' };
		const message = outcome.data.find((one) => one.author.id === bot && carries(one, key));
		if (message) return { status: 'found', id: message.id };
		before = outcome.data.at(-1)?.id;
		if (outcome.data.length < HISTORY_PAGE) break;
	}
	return { status: 'absent' };
}

function carries({ nonce, components, embeds }: HistoryMessage, key: CardKey): boolean {
	if (nonce === key || embeds.some(({ footer }) => footer?.text.includes(key))) return true;
	const written = JSON.stringify(components);
	const [first, second] = markers(key);
	return written.includes(key) || (written.includes(`"id":${first}`) && written.includes(`"id":${second}`));
}

/** Without the right to read the history Discord gives an empty one, and no error: that is not the same as nothing there. */
async function emptyHistory({ api, bot }: Desk, { place, target }: { place: Place; target: string }): Promise<Found> {
	if (isDirect(place.channel)) return { status: 'absent' };
	const rights = await permissionsIn(api, { channel: target, bot });
	if (!rights.ok) return unreadable(rights.verdict);
	if (rights.data & PERMISSIONS.readMessageHistory) return { status: 'absent' };
	return { status: 'unreadable', reason: 'Byline may not read the history of the channel' };
}

function unreadable(verdict: Verdict): Found {
	if (verdict.status === 'ambiguous') return { status: 'unreadable', reason: verdict.reason };
	if (verdict.status === 'refused' && verdict.refusal === 'not-allowed') return { status: 'unreadable', reason: verdict.reason };
	return verdict;
}
