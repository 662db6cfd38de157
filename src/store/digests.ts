import type { Digest } from '../model/digest.ts';
import type { Tenant } from '../model/place.ts';
import { DamagedRow, seal } from './seal.ts';
import type { Store } from './store.ts';

/** `maker` names the version of the digest core: another version makes its own digest. */
export interface DigestKey {
	readonly tenant: Tenant;
	readonly document: string;
	readonly maker: string;
}

export async function keepDigest(store: Store, { digest, at, ...key }: DigestKey & { digest: Digest; at: number }): Promise<void> {
	const text = JSON.stringify(digest);
	await store
		.insertInto('digests')
		.values({ ...key, digest: text, made_at: at, seal: digestSeal(key, text) })
		.onConflict((conflict) => conflict.columns(['tenant', 'document', 'maker']).doNothing())
		.execute();
}

/** Throws `DamagedRow` when the digest is not what was kept. */
export async function findDigest(store: Store, key: DigestKey): Promise<Digest | null> {
	const row = await store
		.selectFrom('digests')
		.select(['digest', 'seal'])
		.where('tenant', '=', key.tenant)
		.where('document', '=', key.document)
		.where('maker', '=', key.maker)
		.executeTakeFirst();
	if (!row) return null;
	if (row.seal !== digestSeal(key, row.digest)) throw new DamagedRow('digests', `${key.tenant} ${key.document}`);
	return JSON.parse(row.digest) as Digest;
}

export function digestSeal(key: { tenant: string; document: string; maker: string }, text: string): string {
	return seal('digests', key.tenant, key.document, key.maker, text);
}
