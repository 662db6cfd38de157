import type { Channel, Tenant } from '../model/place.ts';
import type { CardKey, Receipt, Refused } from '../model/post.ts';
import type { Connection, Log } from '../platforms/platform.ts';
import type { Claim } from '../store/claims.ts';
import { type LedgerDetail, type LedgerWord, writeLedger } from '../store/ledger.ts';
import type { Store } from '../store/store.ts';
import type { Health } from './health.ts';
import type { Timing } from './timing.ts';

/** What a delivery came to that is not posted any more. */
export interface Failed {
	readonly tenant: Tenant;
	readonly channel: Channel;
	readonly slot: string;
	readonly topic: string;
	readonly key: CardKey;
	/** Somebody waits for it, and is told. */
	readonly asked: boolean;
	readonly refused: Refused;
}

/** What the work on one platform's deliveries needs. */
export interface Desk {
	readonly store: Store;
	readonly connection: Connection;
	readonly health: Health;
	readonly timing: Timing;
	readonly log: Log;
	/** Unix time in ms. */
	readonly now: () => number;
	/** Called once for each delivery that an asker of this process may wait for, when its outcome is known. */
	readonly tell: (key: CardKey, receipt: Receipt) => void;
	/** The one notice for a refusal that a person must act on. */
	readonly notice: (failed: Failed) => void;
}

/** Writes what happened to a delivery into the ledger. */
export async function note(
	{ store, now }: Pick<Desk, 'store' | 'now'>,
	claim: Pick<Claim, 'tenant' | 'slot' | 'topic' | 'post'>,
	entries: readonly (readonly [what: LedgerWord, detail: LedgerDetail, at?: number])[],
): Promise<void> {
	const { tenant, slot, topic, post } = claim;
	await writeLedger(
		store,
		entries.map(([what, detail, at = now()]) => ({ tenant, at, slot, topic, channel: post.place.channel, key: post.key, what, detail })),
	);
}
