// Deliveries that the store claims and completes in a second, and what a write costs on the disk:
//     npx tsx test/bench/store.ts [deliveries] [postgres://…]
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channel, messageRef, type Tenant, tenant } from '../../src/model/place.ts';
import type { CardKey } from '../../src/model/post.ts';
import { damage } from '../../src/store/check.ts';
import { claim, settle } from '../../src/store/claims.ts';
import { type Delivery, openDeliveries } from '../../src/store/deliveries.ts';
import { claimEvent } from '../../src/store/inbox.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { commandEvent } from '../fixtures/events.ts';

const [count = '10000', url] = process.argv.slice(2);
const N = Number(count);
const owner: Tenant = tenant('web:local');
/** What is due in one round of the outbox. */
const ROUND = 200;

/** A card of the usual length: some 3 KB. */
const card = {
	section: 'summary',
	topic: 'Harbour talks',
	parts: Array.from({ length: 8 }, () => ({ kind: 'note', text: 'About 140 ships wait, the port says. '.repeat(10) })),
} as unknown as Delivery['card'];

function delivery(i: number): Delivery {
	const place = { channel: channel(`web:local/c${i}`), thread: null };
	return { tenant: owner, key: `key${i}` as CardKey, slot: `slot${i}`, topic: 'harbour', place, card };
}

async function written(): Promise<number> {
	const text = await readFile('/proc/self/io', 'utf8').catch(() => '');
	return Number(/^write_bytes: (\d+)/m.exec(text)?.[1] ?? Number.NaN);
}

/** Beside the rate, that of the time that this process had the processor: on a busy machine the second one is the fairer. */
async function measured(name: string, work: () => Promise<number>): Promise<void> {
	const [bytes, cpu, began] = [await written(), process.cpuUsage(), performance.now()];
	const done = await work();
	const seconds = (performance.now() - began) / 1000;
	const { user, system } = process.cpuUsage(cpu);
	const perRow = ((await written()) - bytes) / done / 1024;
	const rates = [done / seconds, done / ((user + system) / 1e6)].map((rate) => Math.round(rate).toString().padStart(7));
	const disk = Number.isNaN(perRow) ? '' : `  ${perRow.toFixed(1).padStart(6)} KB on the disk for each`;
	console.log(`${name.padEnd(36)} ${rates[0]} a second ${rates[1]} a processor second${disk}`);
}

async function claimAndComplete(store: Store): Promise<number> {
	let done = 0;
	for (let round = 1; ; round++) {
		const { claims } = await claim(store, { platform: 'web', asked: false, limit: ROUND, now: 1, lease: 60_000 });
		if (!claims.length) return done;
		const settlement = { state: 'sent', next: null, reason: null, now: round } as const;
		await Promise.all(claims.map((mine) => settle(store, mine, { ...settlement, message: messageRef(`web:local/${mine.post.key}`) })));
		done += claims.length;
	}
}

const folder = await mkdtemp(join(tmpdir(), 'byline-bench-'));
const store = await openStore(url ?? join(folder, 'byline.db'));
const all = Array.from({ length: N }, (_, i) => delivery(i));
const events = Array.from({ length: N }, (_, i) => commandEvent({ event: `event${i}` }));
await measured('deliveries committed', async () => (await openDeliveries(store, all, { at: 0 })).size);
await measured(`claimed and completed, ${ROUND} a round`, () => claimAndComplete(store));
await measured('events accepted, 50 at a time', async () => {
	for (let from = 0; from < N; from += 50)
		await Promise.all(events.slice(from, from + 50).map((event) => claimEvent(store, { event, at: 1 })));
	return N;
});
await measured('events accepted, one after the other', async () => {
	for (const event of events.slice(0, N / 20)) await claimEvent(store, { event: { ...event, event: `${event.event}-` }, at: 1 });
	return N / 20;
});
const before = process.memoryUsage().rss;
await measured('rows checked, as at every start', async () => {
	if ((await damage(store)).length) throw new Error('the bench has damaged the store');
	return 2 * N + N / 20;
});
console.log(`memory that the check took             ${Math.round((process.memoryUsage().rss - before) / 1e6)} MB`);
await store.destroy();
await rm(folder, { recursive: true });
