import type { Ambiguous, Receipt, Refused, Retry, Sent } from '../model/post.ts';
import { buryChannel, type Claim, type Settlement, settle as settleRow, suspectCopy } from '../store/claims.ts';
import { recentRefusal } from '../store/deliveries.ts';
import type { LedgerDetail, LedgerWord } from '../store/ledger.ts';
import { type Desk, note } from './desk.ts';
import { remember } from './remember.ts';
import { backOff } from './timing.ts';

type Entry = readonly [what: LedgerWord, detail: LedgerDetail, at?: number];

/** Writes down what the platform said to a send, and what comes next. `earlier` goes into the ledger before it. */
export async function settleReceipt(
	desk: Desk,
	claim: Claim,
	{ receipt, earlier, remembered }: { receipt: Receipt; earlier: readonly Entry[]; remembered: boolean },
) {
	if (receipt.status === 'sent') return settleSent(desk, claim, { sent: receipt, earlier, remembered });
	if (receipt.status === 'retry') return settleRetry(desk, claim, { retry: receipt, earlier });
	if (receipt.status === 'ambiguous') return settleAmbiguous(desk, claim, { ambiguous: receipt, earlier });
	return settleRefused(desk, claim, { refused: receipt, earlier });
}

/** It is there. Where the platform may have taken it twice, it is looked for copies later. */
export async function settleSent(
	desk: Desk,
	claim: Claim,
	{ sent, earlier, remembered = false }: { sent: Sent; earlier: readonly Entry[]; remembered?: boolean },
): Promise<void> {
	const { store, timing, tell, now } = desk;
	if (!remembered) await remember(store, claim, { ...sent, at: now() });
	const next = claim.attempts > 1 ? now() + timing.sweeps[0]! : null;
	const { message } = sent;
	const mine = await settle(desk, claim, { state: 'sent', next, reason: null, message, heldSince: null, sweeps: 0 });
	if (mine) {
		const marks: Entry[] = claim.marked ? [['marked-repeat', {}]] : [];
		await note(desk, claim, [...earlier, ['sent', { message }], ...marks]);
	} else await suspectCopy(store, claim, { now: now() });
	tell(claim.post.key, sent);
}

/** It was certainly not taken. */
async function settleRetry(desk: Desk, claim: Claim, { retry, earlier }: { retry: Retry; earlier: readonly Entry[] }): Promise<void> {
	const { reason, after, scope } = retry;
	if (scope === 'platform') desk.health.away(after);
	const next = Math.max(desk.now() + after, desk.health.pausedUntil());
	if (await settle(desk, claim, { state: 'pending', next, reason, uncounted: true }))
		await note(desk, claim, [...earlier, ['retry', { reason, after }]]);
}

async function settleAmbiguous(
	desk: Desk,
	claim: Claim,
	{ ambiguous: { reason }, earlier }: { ambiguous: Ambiguous; earlier: readonly Entry[] },
): Promise<void> {
	const { health, timing, now } = desk;
	health.unclear();
	const wait = backOff(claim.attempts, { first: timing.look, longest: timing.longest });
	if (await settle(desk, claim, { state: 'ambiguous', next: now() + wait, reason }))
		await note(desk, claim, [...earlier, ['ambiguous', { reason }]]);
}

/** Refusals after which the channel takes nothing else either. */
const OF_CHANNEL: ReadonlySet<Refused['refusal']> = new Set(['not-a-member', 'not-allowed', 'no-such-channel', 'archived']);

/** It is not posted any more, and nor is what waits for the same channel. Somebody hears of it once. */
export async function settleRefused(
	desk: Desk,
	claim: Claim,
	{ refused, earlier }: { refused: Refused; earlier: readonly Entry[] },
): Promise<void> {
	const { store, tell, notice } = desk;
	const { tenant, slot, topic, post } = claim;
	const { channel, thread } = post.place;
	const { reason, advice, refusal } = refused;
	if (refusal === 'token-invalid') desk.health.giveUp(refused);
	const known = await recentRefusal(store, { tenant, channel, reason, key: post.key });
	// First those that wait: once this one is over, the next of them would be sent.
	if (OF_CHANNEL.has(refusal) && thread === null) await buryOthers(desk, claim, refused);
	if (await settle(desk, claim, { state: 'dead', next: null, reason, uncounted: claim.state === 'sending' })) {
		await note(desk, claim, [...earlier, ['dead', { reason, advice, refusal }]]);
		if (!known) notice({ tenant, channel, slot, topic, key: post.key, asked: claim.asked, refused });
	}
	tell(post.key, refused);
}

async function buryOthers(desk: Desk, { tenant, post }: Claim, refused: Refused): Promise<void> {
	const { reason, advice, refusal } = refused;
	const { channel } = post.place;
	for (const { key, slot, topic } of await buryChannel(desk.store, { tenant, channel, reason, now: desk.now() })) {
		await note(desk, { tenant, slot, topic, post: { ...post, key } }, [['dead', { reason, advice, refusal }]]);
		desk.tell(key, refused);
	}
}

/** It was not begun: the next process, or this one later, does it. */
export async function release(desk: Desk, claim: Claim): Promise<void> {
	const sending = claim.state === 'sending';
	await settle(desk, claim, { state: sending ? 'pending' : claim.state, next: desk.now(), reason: null, uncounted: sending });
}

export async function settle({ store, now }: Desk, claim: Claim, settlement: Settlement): Promise<boolean> {
	return settleRow(store, claim, { ...settlement, now: now() });
}
