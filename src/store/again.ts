import type { SentAgain } from '../model/board.ts';
import type { Channel, Tenant } from '../model/place.ts';
import type { CardKey } from '../model/post.ts';
import { writeLedger } from './ledger.ts';
import type { Store } from './store.ts';

/** Has a delivery that was given up sent again. The platform may have it all the same: it is looked for first. */
export async function sendAgain(
	store: Store,
	{ tenant, key, by, at }: { tenant: Tenant; key: CardKey; by: string; at: number },
): Promise<SentAgain> {
	return store.transaction().execute(async (transaction) => {
		const row = await transaction
			.updateTable('deliveries')
			.set({
				state: 'pending',
				doubtful: 1,
				attempts: 0,
				next_at: at,
				expires_at: null,
				held_since: null,
				marked: 0,
				sweeps: 0,
				reason: null,
				changed_at: at,
			})
			.where('tenant', '=', tenant)
			.where('key', '=', key)
			.where('state', '=', 'dead')
			.returning(['slot', 'topic', 'channel'])
			.executeTakeFirst();
		if (row) {
			const { slot, topic } = row;
			await writeLedger(transaction, {
				tenant,
				at,
				slot,
				topic,
				channel: row.channel as Channel,
				key,
				what: 'by-hand',
				detail: { user: by },
			});
			return 'again';
		}
		const there = await transaction
			.selectFrom('deliveries')
			.select('state')
			.where('tenant', '=', tenant)
			.where('key', '=', key)
			.executeTakeFirst();
		return there ? 'not-dead' : 'unknown';
	});
}
