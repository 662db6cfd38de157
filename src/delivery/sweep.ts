import type { Copy } from '../model/post.ts';
import type { Claim } from '../store/claims.ts';
import type { LedgerDetail, LedgerWord } from '../store/ledger.ts';
import { type Desk, note } from './desk.ts';
import { remember } from './remember.ts';
import { settle } from './settle.ts';

/** After so many sweeps that could not read or remove, what is there stays. */
const MOST_SWEEPS = 10;

/**
 * Takes away the copies of a card that arrived twice. The one with replies stays, or else the oldest; a copy that people have
 * replied to as well is left, because their words are worth more than a tidy channel. A card that is gone stays gone.
 */
export async function sweep(desk: Desk, claim: Claim): Promise<void> {
	const { connection, health } = desk;
	const read = await connection.copies(claim.post.place, claim.post.key);
	if (read.status === 'retry') {
		if (read.scope === 'platform') health.away(read.after);
		return sweepAgain(desk, claim, { after: read.after });
	}
	health.answered();
	if (read.status === 'unreadable') return sweepAgain(desk, claim, { after: desk.timing.sweeps[0]! });
	if (read.status === 'refused') return finish(desk, claim);
	const [kept, ...extra] = [...read.copies].sort(byWorth);
	if (!kept || !extra.length) return finish(desk, claim);
	await remember(desk.store, claim, { ...kept, at: desk.now() });
	const removed = await Promise.all(extra.map((copy) => takeAway(desk, claim, { copy, kept })));
	if (removed.every(Boolean)) return finish(desk, claim, kept);
	return sweepAgain(desk, claim, { after: desk.timing.sweeps[0]!, kept });
}

function byWorth(a: Copy, b: Copy): number {
	// Sorting is stable, and the copies come oldest first.
	return b.replies - a.replies;
}

/** False when it has to be tried again. */
async function takeAway(desk: Desk, claim: Claim, { copy, kept }: { copy: Copy; kept: Copy }): Promise<boolean> {
	const detail: LedgerDetail = { message: copy.message, kept: kept.message };
	if (copy.replies > 0) {
		await note(desk, claim, [['kept-copy', detail]]);
		return true;
	}
	const receipt = await desk.connection.remove(copy.message);
	const word: LedgerWord | null = receipt.status === 'sent' ? 'removed-copy' : null;
	if (word) await note(desk, claim, [[word, detail]]);
	else if (receipt.status === 'refused')
		desk.log.warn('a second copy of a card could not be removed', { message: copy.message, reason: receipt.reason });
	return receipt.status === 'sent' || receipt.status === 'refused';
}

/** This sweep is done; there may be another, for what arrives very late. */
async function finish(desk: Desk, claim: Claim, kept?: Copy): Promise<void> {
	const { sweeps } = desk.timing;
	const done = Math.min(claim.sweeps + 1, sweeps.length);
	const next = done < sweeps.length ? desk.now() + sweeps[done]! - sweeps[done - 1]! : null;
	await settle(desk, claim, { state: 'sent', next, reason: null, sweeps: done, ...(kept && { message: kept.message }) });
}

async function sweepAgain(desk: Desk, claim: Claim, { after, kept }: { after: number; kept?: Copy }): Promise<void> {
	const sweeps = Math.max(claim.sweeps, desk.timing.sweeps.length) + 1;
	const next = sweeps < MOST_SWEEPS ? Math.max(desk.now() + after, desk.health.pausedUntil()) : null;
	if (next === null) desk.log.warn('a channel could not be looked through for second copies', { channel: claim.post.place.channel });
	await settle(desk, claim, { state: 'sent', next, reason: null, sweeps, ...(kept && { message: kept.message }) });
}
