import { expect, test } from 'vitest';
import { health } from '../../src/main/health.ts';
import { channel, tenant } from '../../src/model/place.ts';
import type { CardKey } from '../../src/model/post.ts';
import { openDelivery, recordDelivery } from '../../src/store/deliveries.ts';
import type { Store } from '../../src/store/store.ts';
import { waitingDeliveries } from '../../src/store/waiting.ts';
import { store as openStore } from '../fixtures/store.ts';

const connections = () => ({ ready: true, platforms: { slack: 'connected' } });

async function deliver(store: Store, { key, on, state, at }: { key: string; on: string; state: 'sent' | 'dead' | 'pending'; at: number }) {
	const place = { channel: channel(`${on}/C1`), thread: null };
	const card = { section: 'summary', topic: null, parts: [] } as const;
	await openDelivery(store, { tenant: tenant(on), key: key as CardKey, slot: key, topic: '', place, card, at });
	await recordDelivery(store, { tenant: tenant(on), key: key as CardKey, state, at });
}

test('it tells how much waits to be posted, how long, and what cannot be', async () => {
	const store = await openStore();
	await deliver(store, { key: 'a', on: 'slack:T1', state: 'pending', at: 10_000 });
	await deliver(store, { key: 'b', on: 'slack:T2', state: 'pending', at: 20_000 });
	await deliver(store, { key: 'c', on: 'discord:G1', state: 'dead', at: 5_000 });
	await deliver(store, { key: 'd', on: 'discord:G1', state: 'sent', at: 1_000 });
	expect(await waitingDeliveries(store)).toEqual([
		{ platform: 'discord', state: 'dead', count: 1, oldest: 5_000 },
		{ platform: 'discord', state: 'sent', count: 1, oldest: 1_000 },
		{ platform: 'slack', state: 'pending', count: 2, oldest: 10_000 },
	]);
	const found = await health({ connections, waiting: () => waitingDeliveries(store), now: () => 70_000, redact: (text) => text });
	expect(found).toEqual({
		ready: true,
		platforms: { slack: 'connected' },
		store: 'open',
		outbox: { waiting: 2, oldest: 60, dead: 1 },
	});
});

test('a store that cannot be read makes the process unready, and says why without a secret', async () => {
	const waiting = () => Promise.reject(new Error('no answer from postgres://byline:canary@db'));
	const found = await health({ connections, waiting, now: () => 0, redact: (text) => text.replace('canary', '•••') });
	expect(found).toMatchObject({ ready: false, store: 'it cannot be read: no answer from postgres://byline:•••@db', outbox: null });
});
