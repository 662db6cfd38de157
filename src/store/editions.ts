import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Edition } from '../model/edition.ts';
import type { Channel, Tenant } from '../model/place.ts';
import type { CardKey } from '../model/post.ts';
import type { Tables } from './schema.ts';
import { requireSeal, seal } from './seal.ts';
import type { Store } from './store.ts';

/** An Edition as it was posted or shown, with the key of its card. */
export interface KeptEdition {
	readonly tenant: Tenant;
	readonly key: CardKey;
	/** 1 as it was posted; each correction adds one. */
	readonly version: number;
	readonly channel: Channel;
	/** The Topic's name. */
	readonly topic: string;
	/** A schedule posted it: the next edition of the channel goes on from it. */
	readonly scheduled: boolean;
	readonly edition: Edition;
}

/** Keeps one version; a second time changes nothing. */
export async function keepEdition(store: Store, { at, edition, scheduled, ...kept }: KeptEdition & { at: number }): Promise<void> {
	const packed = deflateRawSync(JSON.stringify(edition), { level: 1 }).toString('base64');
	const row = { ...kept, day: edition.day, scheduled: scheduled ? 1 : 0, edition: packed, made_at: at };
	await store
		.insertInto('editions')
		.values({ ...row, seal: editionSeal(row) })
		.onConflict((conflict) => conflict.columns(['tenant', 'key', 'version']).doNothing())
		.execute();
	const hashes = [...new Set(edition.sources.map(({ document }) => document))];
	if (hashes.length === 0) return;
	await store
		.insertInto('edition_documents')
		.values(hashes.map((document) => ({ tenant: kept.tenant, document, key: kept.key })))
		.onConflict((conflict) => conflict.columns(['tenant', 'document', 'key']).doNothing())
		.execute();
}

/** As it is now; null where the card is no edition's. */
export async function findEdition(store: Store, { tenant, key }: { tenant: Tenant; key: CardKey }): Promise<KeptEdition | null> {
	const row = await store
		.selectFrom('editions')
		.selectAll()
		.where('tenant', '=', tenant)
		.where('key', '=', key)
		.orderBy('version', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row ? toEdition(row) : null;
}

/** The scheduled editions of a Topic in a channel, each as it is now, newest first. */
export async function editionsBefore(
	store: Store,
	{ tenant, channel, topic, limit }: { tenant: Tenant; channel: Channel; topic: string; limit: number },
): Promise<readonly KeptEdition[]> {
	const rows = await store
		.selectFrom('editions')
		.selectAll()
		.where('tenant', '=', tenant)
		.where('channel', '=', channel)
		.where('topic', '=', topic)
		.where('scheduled', '=', 1)
		.orderBy('made_at', 'desc')
		.orderBy('version', 'desc')
		.limit(limit * 2)
		.execute();
	const newest = new Map<string, KeptEdition>();
	for (const row of rows) {
		const known = newest.get(row.key);
		if (!known || known.version < Number(row.version)) newest.set(row.key, toEdition(row));
	}
	return [...newest.values()].slice(0, limit);
}

function toEdition(row: Tables['editions']): KeptEdition {
	requireSeal(row.seal, { table: 'editions', row: `${row.tenant} ${row.key} ${row.version}`, seal: editionSeal(row) });
	return {
		tenant: row.tenant as Tenant,
		key: row.key as CardKey,
		version: Number(row.version),
		channel: row.channel as Channel,
		topic: row.topic,
		scheduled: Number(row.scheduled) === 1,
		edition: JSON.parse(inflateRawSync(Buffer.from(row.edition, 'base64')).toString()) as Edition,
	};
}

export function editionSeal(row: Omit<Tables['editions'], 'seal'>): string {
	const { tenant, key, version, channel, topic, day, scheduled, edition, made_at } = row;
	return seal('editions', tenant, key, version, channel, topic, day, scheduled, edition, made_at);
}
