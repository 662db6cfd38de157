import type { Place } from '../../model/place.ts';
import type { CardKey, Found } from '../../model/post.ts';
import type { Desk } from './desk.ts';
import { markers } from './ids.ts';
import { HISTORY_PAGE, PERMISSIONS } from './limits.ts';
import { permissionsIn } from './permissions.ts';
import { isDirect, messageIn, targetOf, threadRef } from './places.ts';
import { read } from './rest.ts';
import { startThread } from './thread.ts';
import { historyMessages } from './wire.ts';

/** A card is looked for within minutes of its send: so many messages do for the busiest channel. */
const PAGES = 3;

type HistoryMessage = (typeof historyMessages)['_output'][number];

/** Looks for the message with the key, the newest first, and opens its thread where that was left undone. */
export async function find(desk: Desk, place: Place, key: CardKey): Promise<Found> {
	const target = targetOf(place);
	if (!target) return { status: 'absent' };
	let before: string | undefined;
	for (let page = 0; page < PAGES; page++) {
		const query = { limit: String(HISTORY_PAGE), ...(before && { before }) };
		const outcome = read(await desk.api.call({ method: 'GET', path: `/channels/${target}/messages`, query }), historyMessages);
		if (!outcome.ok) return unreadable(outcome.verdict);
		if (!outcome.data.length && page === 0) return emptyHistory(desk, { place, target });
		const message = outcome.data.find((one) => one.author.id === desk.bot && carries(one, key));
		if (message) return found(desk, place, { id: message.id, target });
		before = outcome.data.at(-1)?.id;
		if (outcome.data.length < HISTORY_PAGE) break;
	}
	return { status: 'absent' };
}

async function found(desk: Desk, place: Place, { id, target }: { id: string; target: string }): Promise<Found> {
	desk.own.add(id);
	const message = messageIn(place, id);
	if (place.thread) return { status: 'sent', message, thread: place.thread };
	if (isDirect(place.channel)) return { status: 'sent', message, thread: null };
	await startThread(desk, { channel: target, message: id, card: null });
	return { status: 'sent', message, thread: threadRef(place.channel, id) };
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

function unreadable(verdict: Extract<Awaited<ReturnType<Desk['api']['call']>>, { ok: false }>['verdict']): Found {
	if (verdict.status === 'ambiguous') return { status: 'unreadable', reason: verdict.reason };
	if (verdict.status === 'refused' && verdict.refusal === 'not-allowed') return { status: 'unreadable', reason: verdict.reason };
	return verdict;
}
