import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createOutbox } from '../../../src/delivery/outbox.ts';
import { commit, type Publication } from '../../../src/delivery/publication.ts';
import { channel, tenant } from '../../../src/model/place.ts';
import type { Connection } from '../../../src/platforms/platform.ts';
import { web } from '../../../src/platforms/web/web.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { recorder } from '../../platforms/recorder.ts';
import { counter } from '../counter.ts';
import { publication } from '../office.ts';

export interface Load {
	readonly channels: number;
	/** Seconds until all rows were on the disk. */
	readonly committed: number;
	readonly drained: number;
	readonly perSecond: number;
	/** MB of the heap after a collection, before the drain and at its highest. */
	readonly heapBefore: number;
	readonly heapHighest: number;
	readonly sent: number;
}

export interface LoadOptions {
	readonly channels: number;
	/** Posts a second that the platform allows. */
	readonly limit: number;
	/** The page as it is served, or a platform that costs nothing. */
	readonly on: 'web' | 'memory';
}

/** So many channels are due at one tick. */
export async function load({ channels, limit, on }: LoadOptions): Promise<Load> {
	const folder = await mkdtemp(join(tmpdir(), 'byline-load-'));
	const store = await openStore(join(folder, 'byline.db'));
	const connection = on === 'web' ? await page(folder) : counter().connection;
	const outbox = createOutbox({
		store,
		now: Date.now,
		connection: async () => connection,
		platforms: [{ name: 'web', traits: { pace: { perSecond: limit, channelGap: 0 } } }],
		log: { info() {}, warn: console.warn, error: console.error },
	});
	try {
		const due = Array.from({ length: channels }, (_, i) => onPage(i));
		const before = performance.now();
		await commit(store, due, { at: Date.now() });
		const committed = (performance.now() - before) / 1_000;
		due.length = 0;
		const heapBefore = heap();
		const began = performance.now();
		outbox.start({ alone: true });
		let heapHighest = 0;
		while (await waiting(store)) {
			await wait(Math.min(2_000, (channels / limit) * 50));
			heapHighest = Math.max(heapHighest, heap());
		}
		const drained = (performance.now() - began) / 1_000;
		const sent = await count(store);
		return { channels, committed, drained, perSecond: sent / drained, heapBefore, heapHighest, sent };
	} finally {
		await outbox.stop();
		await connection.close();
		await store.destroy();
		await rm(folder, { recursive: true, force: true });
	}
}

function onPage(i: number): Publication {
	const { post, ...rest } = publication('morning', `C${i}`);
	return { ...rest, tenant: tenant('web:local'), post: { ...post, place: { channel: channel(`web:local/c${i}`), thread: null } } };
}

async function page(folder: string): Promise<Connection> {
	const log = { info() {}, warn() {}, error: console.error };
	const listener = { origin: 'http://127.0.0.1:3000', route() {} };
	const options = {
		commands: [],
		log,
		signal: AbortSignal.timeout(10_000),
		now: Date.now,
		listener,
		views: [],
		folder: join(folder, 'web'),
	};
	const connected = await web.connect({}, recorder().handlers, options);
	if (connected.status !== 'connected') throw new Error(connected.reason);
	return connected.connection;
}

async function waiting(store: Store): Promise<boolean> {
	return (await store.selectFrom('deliveries').select('key').where('state', '!=', 'sent').limit(1).execute()).length > 0;
}

async function count(store: Store): Promise<number> {
	const { sent } = await store
		.selectFrom('deliveries')
		.select(({ fn }) => fn.countAll<number>().as('sent'))
		.where('state', '=', 'sent')
		.executeTakeFirstOrThrow();
	return Number(sent);
}

/** MB in use, after a collection where the process was started with --expose-gc. */
function heap(): number {
	globalThis.gc?.();
	return Math.round(process.memoryUsage().heapUsed / 1_048_576);
}
