import type { Tables } from './schema.ts';
import { requireSeal, seal } from './seal.ts';
import type { Store } from './store.ts';

/** `restored`: the rows are those of a backup, and what was done after it is known to the platforms alone. */
export type Mark = 'restored';

export async function setMark(store: Store, { name, at }: { name: Mark; at: number }): Promise<void> {
	const row = { name, at, seal: markSeal({ name, at }) };
	await store
		.insertInto('marks')
		.values(row)
		.onConflict((conflict) => conflict.column('name').doUpdateSet({ at, seal: row.seal }))
		.execute();
}

/** When it was set last (Unix ms); null when it never was. */
export async function markedAt(store: Store, name: Mark): Promise<number | null> {
	const row = await store.selectFrom('marks').selectAll().where('name', '=', name).executeTakeFirst();
	if (!row) return null;
	requireSeal(row.seal, { table: 'marks', row: name, seal: markSeal(row) });
	return row.at;
}

export function markSeal(row: Omit<Tables['marks'], 'seal'>): string {
	return seal('marks', row.name, row.at);
}
