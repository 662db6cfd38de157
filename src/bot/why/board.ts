import { DAY } from '../../delivery/calendar/local.ts';
import type { Board, BoardPost } from '../../model/board.ts';
import { type LedgerLine, ledgerOfSlot, recentLedger } from '../../store/ledger.ts';
import { type Outlook, outlooks } from '../../store/outlook.ts';
import { downtimes } from '../../store/runs.ts';
import type { Store } from '../../store/store.ts';
import { type Kept, subscriptions } from '../../store/subscriptions.ts';
import { subscriptionLine } from '../schedule-words.ts';
import { downText } from './absence.ts';
import type { Accounting } from './account.ts';
import { type Story, storiesOf } from './stories.ts';

/** So far back (ms), and so many of them, posts are told on the board; those that need somebody, however old. */
const BACK = 7 * DAY;
const LINES = 2_000;
const TROUBLED = 100;
const POSTS = 200;

/** Everything that was and is to be posted, in words. */
export async function boardOf({ store, topics, zone, now }: Accounting): Promise<Board> {
	const kept = await subscriptions(store);
	const troubled = await outlooks(store, { states: ['dead', 'held', 'ambiguous', 'pending'], limit: TROUBLED });
	const known = [...troubled, ...(await outlooks(store, { since: now - BACK, limit: LINES }))];
	const lines = await linesOf(store, { troubled, from: now - BACK });
	const zones = new Map(kept.map(({ subscription: { id, schedule } }) => [id, schedule.zone]));
	const stories = storiesOf(lines, { topics, outlooks: known, zoneOf: (slot) => zones.get(slot.split('@')[0] ?? '') ?? zone });
	const posts = stories.map(postOf);
	const down = await downtimes(store, { from: now - BACK, to: now });
	return {
		at: now,
		next: kept.map((one) => nextOf(one, { topics, now })),
		posts: [...posts.filter(needsSomebody), ...posts.filter((post) => !needsSomebody(post))].slice(0, POSTS),
		notes: down.map((one) => downText(one, { zone, now })),
	};
}

function needsSomebody({ state }: BoardPost): boolean {
	return state === 'dead' || state === 'held';
}

function nextOf({ subscription }: Kept, { topics, now }: Pick<Accounting, 'topics' | 'now'>): Board['next'][number] {
	return { channel: subscription.channel, text: subscriptionLine(subscription, { topics, now }) };
}

function postOf({ title, sentences, channel, outlook }: Story): BoardPost {
	const state = stateOf(outlook);
	const again = outlook && state === 'dead' ? { tenant: outlook.tenant, key: outlook.key } : null;
	return { channel, title, sentences, state, again };
}

function stateOf(outlook: Outlook | null): BoardPost['state'] {
	if (!outlook) return 'none';
	if (outlook.state === 'sent') return 'posted';
	if (outlook.state === 'dead' || outlook.state === 'held') return outlook.state;
	return outlook.state === 'ambiguous' ? 'held' : 'waiting';
}

/** The recent lines, and all of what needs somebody. */
async function linesOf(store: Store, { troubled, from }: { troubled: readonly Outlook[]; from: number }): Promise<readonly LedgerLine[]> {
	const lines = new Map((await recentLedger(store, { from, limit: LINES })).map((line) => [line.id, line]));
	for (const { tenant, slot } of troubled) for (const line of await ledgerOfSlot(store, { tenant, slot })) lines.set(line.id, line);
	return [...lines.values()];
}
