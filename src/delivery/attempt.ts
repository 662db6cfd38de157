import type { Card } from '../model/card.ts';
import type { Receipt } from '../model/post.ts';
import type { Claim } from '../store/claims.ts';
import { type Desk, note } from './desk.ts';
import { remember } from './remember.ts';
import { settle, settleReceipt } from './settle.ts';

/** Sends the card: one attempt, of which the ledger tells. */
export async function attempt(desk: Desk, claim: Claim): Promise<void> {
	const { store, connection, health, now } = desk;
	if (isLate(claim, now())) return letGo(desk, claim, 'nobody waits for it any more');
	const began = now();
	const post = claim.marked ? { ...claim.post, card: marked(claim.post.card) } : claim.post;
	let remembered = false;
	const receipt: Receipt = await connection.send(post, {
		async posted(refs) {
			await remember(store, claim, { ...refs, at: now() });
			remembered = true;
		},
	});
	if (receipt.status === 'sent' || receipt.status === 'refused') health.answered();
	const earlier = [['attempt', { attempt: claim.attempts, marked: claim.marked }, began]] as const;
	await settleReceipt(desk, claim, { receipt, earlier, remembered });
}

export function isLate({ expires }: Claim, now: number): boolean {
	return expires !== null && expires <= now;
}

/** It is not sent any more, for a reason that is nobody's fault. */
export async function letGo(desk: Desk, claim: Claim, reason: string): Promise<void> {
	const sending = claim.state === 'sending';
	if (await settle(desk, claim, { state: 'dead', next: null, reason, uncounted: sending }))
		await note(desk, claim, [['withdrawn', { reason }]]);
	desk.tell(claim.post.key, { status: 'refused', refusal: 'expired', reason, advice: 'Ask again.' });
}

const REPEAT = 'This may have been posted before: Byline could not look into the channel to make sure.';

function marked(card: Card): Card {
	return { ...card, parts: [{ type: 'note', text: REPEAT }, ...card.parts] };
}
