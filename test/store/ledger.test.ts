import { expect, test } from 'vitest';
import { channel, tenant } from '../../src/model/place.ts';
import type { CardKey } from '../../src/model/post.ts';
import { type LedgerEntry, ledgerOfChannel, ledgerOfSlot, writeLedger } from '../../src/store/ledger.ts';
import { store } from '../fixtures/store.ts';

const owner = tenant('slack:T1');
const news = channel('slack:T1/C1');

function entry(overrides: Partial<LedgerEntry>): LedgerEntry {
	return { tenant: owner, at: 100, slot: 'morning', topic: 'harbour', channel: news, key: null, what: 'due', detail: {}, ...overrides };
}

test('what happened to a slot is told in the order in which it happened, also within one ms', async () => {
	const db = await store();
	await writeLedger(db, entry({ at: 90, what: 'quiet', detail: { until: 100 } }));
	await writeLedger(db, [entry({ what: 'due' }), entry({ what: 'opened', key: 'k1' as CardKey }), entry({ what: 'sent' })]);
	await writeLedger(db, entry({ slot: 'evening' }));
	const lines = await ledgerOfSlot(db, { tenant: owner, slot: 'morning' });
	expect(lines.map(({ what }) => what)).toEqual(['quiet', 'due', 'opened', 'sent']);
	expect(lines[0]?.detail).toEqual({ until: 100 });
});

test('another tenant’s slot of the same name is not told', async () => {
	const db = await store();
	await writeLedger(db, [entry({}), entry({ tenant: tenant('slack:T2') })]);
	expect(await ledgerOfSlot(db, { tenant: owner, slot: 'morning' })).toHaveLength(1);
});

test('a channel’s hours are told newest first', async () => {
	const db = await store();
	await writeLedger(
		db,
		[10, 20, 30, 40].map((at) => entry({ at })),
	);
	const within = await ledgerOfChannel(db, { tenant: owner, channel: news, from: 20, to: 40 });
	expect(within.map(({ at }) => at)).toEqual([30, 20]);
});
