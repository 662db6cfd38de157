import type { Channel, Tenant, ThreadKey } from '../model/place.ts';
import type { CardKey } from '../model/post.ts';
import type { Tables } from './schema.ts';
import { requireSeal, seal } from './seal.ts';
import type { Store } from './store.ts';

/** A conversation and what it is about. Kept here, never read from a platform's history. */
export interface Thread {
	readonly tenant: Tenant;
	readonly thread: ThreadKey;
	readonly channel: Channel;
	/** Topic's name. */
	readonly topic: string;
	/** Document's hash. */
	readonly document: string;
	/** The card that opened it. */
	readonly key: CardKey;
}

/** Keeps the first: a thread does not change what it is about. */
export async function keepThread(store: Store, { at, ...thread }: Thread & { at: number }): Promise<void> {
	await store
		.insertInto('threads')
		.values({ ...thread, opened_at: at, seal: threadSeal({ ...thread, opened_at: at }) })
		.onConflict((conflict) => conflict.columns(['tenant', 'thread']).doNothing())
		.execute();
}

export async function findThread(store: Store, { tenant, thread }: { tenant: Tenant; thread: ThreadKey }): Promise<Thread | null> {
	const row = await store.selectFrom('threads').selectAll().where('tenant', '=', tenant).where('thread', '=', thread).executeTakeFirst();
	if (!row) return null;
	requireSeal(row.seal, { table: 'threads', row: `${tenant} ${thread}`, seal: threadSeal(row) });
	return { tenant, thread, channel: row.channel as Channel, topic: row.topic, document: row.document, key: row.key as CardKey };
}

export function threadSeal(row: Omit<Tables['threads'], 'seal'>): string {
	return seal('threads', row.tenant, row.thread, row.channel, row.topic, row.document, row.key, row.opened_at);
}
