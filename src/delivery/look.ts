import type { Refused, Retry } from '../model/post.ts';
import { beginAgain, type Claim } from '../store/claims.ts';
import type { LedgerDetail, LedgerWord } from '../store/ledger.ts';
import { isLate, letGo } from './attempt.ts';
import { type Desk, note } from './desk.ts';
import { settle, settleRefused, settleSent } from './settle.ts';

/** So often a card may be absent after a send that nobody knew the end of: then it is the card, and not bad luck. */
const MOST_ATTEMPTS = 8;

/** Looks for a card that the platform may have. Gives the claim to send it where it is not there; null where nothing is to be sent. */
export async function look(desk: Desk, claim: Claim): Promise<Claim | null> {
	const { connection, health } = desk;
	if (claim.abandoned) await note(desk, claim, [['released', {}]]);
	const found = await connection.find(claim.post.place, claim.post.key);
	if (found.status !== 'retry') health.answered();
	if (found.status === 'sent') await settleSent(desk, claim, { sent: found, earlier: [['looked', { found: 'sent' }]] });
	else if (found.status === 'absent') return again(desk, claim);
	else if (found.status === 'unreadable') return hold(desk, claim, found.reason);
	else if (found.status === 'retry') await lookLater(desk, claim, found);
	else await settleRefused(desk, claim, { refused: found, earlier: [['looked', { found: 'refused', reason: found.reason }]] });
	return null;
}

async function again(desk: Desk, claim: Claim): Promise<Claim | null> {
	await note(desk, claim, [['looked', { found: 'absent' }]]);
	if (isLate(claim, desk.now())) return gone(desk, claim);
	if (claim.attempts >= MOST_ATTEMPTS) return giveUp(desk, claim);
	return begin(desk, claim, { marked: claim.marked });
}

async function begin({ store, now, timing }: Desk, claim: Claim, { marked }: { marked: boolean }): Promise<Claim | null> {
	return beginAgain(store, claim, { marked, now: now(), lease: timing.lease });
}

async function gone(desk: Desk, claim: Claim): Promise<null> {
	await letGo(desk, claim, 'nobody waits for it any more');
	return null;
}

async function giveUp(desk: Desk, claim: Claim): Promise<null> {
	const refused: Refused = {
		status: 'refused',
		refusal: 'other',
		reason: `the platform failed ${claim.attempts} times to say what became of it, and it is not there`,
		advice: 'Look at the status page of the platform, and send it again by hand.',
	};
	await settleRefused(desk, claim, { refused, earlier: [] });
	return null;
}

async function lookLater(desk: Desk, claim: Claim, { after, reason, scope }: Retry): Promise<void> {
	const { health, now } = desk;
	if (scope === 'platform') health.away(after);
	else health.unclear();
	await settle(desk, claim, { state: claim.state, next: Math.max(now() + after, health.pausedUntil()), reason });
}

/**
 * What may be there and cannot be looked for waits. When it has waited long enough it is posted once, and says that it may be a
 * repetition: a reader can bear that better than a card that never comes.
 */
async function hold(desk: Desk, claim: Claim, reason: string): Promise<Claim | null> {
	const { timing, now } = desk;
	const since = claim.heldSince ?? now();
	const until = since + timing.hold;
	const looked: [LedgerWord, LedgerDetail] = ['looked', { found: 'unreadable', reason }];
	if (now() < until) {
		const next = Math.min(until, now() + timing.heldLook);
		if (await settle(desk, claim, { state: 'held', next, reason, heldSince: since }))
			await note(desk, claim, claim.heldSince === null ? [looked, ['held', { reason, until }]] : [looked]);
		desk.tell(claim.post.key, { status: 'ambiguous', reason });
		return null;
	}
	await note(desk, claim, [looked]);
	if (isLate(claim, now())) return gone(desk, claim);
	if (!claim.marked) return begin(desk, claim, { marked: true });
	const advice = 'Look into the channel; where the card is not there, send it again by hand. Let Byline read the channel’s history.';
	await settleRefused(desk, claim, { refused: { status: 'refused', refusal: 'other', reason, advice }, earlier: [] });
	return null;
}
