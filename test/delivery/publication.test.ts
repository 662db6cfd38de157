import { expect, test } from 'vitest';
import { commit, type Publication } from '../../src/delivery/publication.ts';
import { channel, tenant } from '../../src/model/place.ts';
import type { CardKey } from '../../src/model/post.ts';
import { createDocument } from '../../src/sources/document.ts';
import { findCard } from '../../src/store/cards.ts';
import { ledgerOfSlot } from '../../src/store/ledger.ts';
import { store } from '../fixtures/store.ts';

const owner = tenant('slack:T1');
const document = createDocument({ origin: 'harbour.txt', body: 'About 140 ships wait, the port says.', published: '2025-03-04' });

function publication(place: string, key: string): Publication {
	return {
		tenant: owner,
		slot: 'morning',
		post: { place: { channel: channel(place), thread: null }, card: { section: 'summary', topic: null, parts: [] }, key: key as CardKey },
		subject: { topic: 'harbour', document },
	};
}

test('a slot is committed once for a channel, whoever asks and with whatever key', async () => {
	const db = await store();
	const both = [publication('slack:T1/C1', 'k1'), publication('slack:T1/C2', 'k2')];
	expect([...(await commit(db, both, { at: 1 }))]).toEqual(['k1', 'k2']);
	expect([...(await commit(db, [...both, publication('slack:T1/C1', 'k3')], { at: 2 }))]).toEqual([]);
	expect((await ledgerOfSlot(db, { tenant: owner, slot: 'morning' })).map(({ what, key }) => [what, key])).toEqual([
		['opened', 'k1'],
		['opened', 'k2'],
	]);
	expect((await findCard(db, { tenant: owner, key: 'k2' as CardKey }))?.document).toBe(document.hash);
});

test('two thousand channels of one tick are committed together', async () => {
	const db = await store();
	const many = Array.from({ length: 2_000 }, (_, i) => publication(`slack:T1/C${i}`, `k${i}`));
	expect((await commit(db, many, { at: 1 })).size).toBe(2_000);
});
