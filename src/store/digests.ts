import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Digest } from '../model/digest.ts';
import type { Tenant } from '../model/place.ts';
import type { Tables } from './schema.ts';
import { requireSeal, seal } from './seal.ts';
import type { Store } from './store.ts';

/** Keeps the Digest of a Document, so that an edition need not make hundreds at once. A later one takes its place. */
export async function keepDigest(store: Store, { tenant, digest, at }: { tenant: Tenant; digest: Digest; at: number }): Promise<void> {
	const packed = deflateRawSync(JSON.stringify(digest), { level: 1 }).toString('base64');
	const row = { tenant, hash: digest.document.hash, digest: packed, made_at: at };
	await store
		.insertInto('digests')
		.values({ ...row, seal: digestSeal(row) })
		.onConflict((conflict) => conflict.columns(['tenant', 'hash']).doUpdateSet({ digest: packed, made_at: at, seal: digestSeal(row) }))
		.execute();
}

/** Null where none is kept. Throws `DamagedRow` when it is not what was kept. */
export async function findDigest(store: Store, { tenant, hash }: { tenant: Tenant; hash: string }): Promise<Digest | null> {
	const row = await store.selectFrom('digests').selectAll().where('tenant', '=', tenant).where('hash', '=', hash).executeTakeFirst();
	if (!row) return null;
	requireSeal(row.seal, { table: 'digests', row: `${tenant} ${hash}`, seal: digestSeal(row) });
	return JSON.parse(inflateRawSync(Buffer.from(row.digest, 'base64')).toString()) as Digest;
}

export function digestSeal({ tenant, hash, digest, made_at }: Omit<Tables['digests'], 'seal'>): string {
	return seal('digests', tenant, hash, digest, made_at);
}
