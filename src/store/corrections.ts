import type { Tenant } from '../model/place.ts';
import type { CardKey } from '../model/post.ts';
import type { Tables } from './schema.ts';
import { requireSeal, seal } from './seal.ts';
import type { Store } from './store.ts';

/** What was done about one card when a Document that it stood on changed. */
export interface Correction {
	readonly tenant: Tenant;
	readonly key: CardKey;
	/** Hash of the Document that it stood on. */
	readonly before: string;
	/** Hash of the Document that took its place; empty where it was withdrawn. */
	readonly after: string;
	/** What the card says about it. */
	readonly note: string;
}

/** Written when the card has been edited: one that could not be is tried again. */
export async function keepCorrection(store: Store, { at, ...correction }: Correction & { at: number }): Promise<void> {
	const row = { ...correction, made_at: at };
	await store
		.insertInto('corrections')
		.values({ ...row, seal: correctionSeal(row) })
		.onConflict((conflict) => conflict.columns(['tenant', 'key', 'before', 'after']).doNothing())
		.execute();
}

/** What was corrected in a card, oldest first. */
export async function correctionsOf(store: Store, { tenant, key }: { tenant: Tenant; key: CardKey }): Promise<readonly Correction[]> {
	const rows = await store
		.selectFrom('corrections')
		.selectAll()
		.where('tenant', '=', tenant)
		.where('key', '=', key)
		.orderBy('made_at')
		.orderBy('after')
		.execute();
	return rows.map((row) => {
		requireSeal(row.seal, { table: 'corrections', row: `${row.tenant} ${row.key}`, seal: correctionSeal(row) });
		return { tenant, key, before: row.before, after: row.after, note: row.note };
	});
}

export function correctionSeal({ tenant, key, before, after, note, made_at }: Omit<Tables['corrections'], 'seal'>): string {
	return seal('corrections', tenant, key, before, after, note, made_at);
}
