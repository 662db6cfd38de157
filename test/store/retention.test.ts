import { expect, test } from 'vitest';
import { channel, tenant, threadKey, userRef } from '../../src/model/place.ts';
import type { CardKey } from '../../src/model/post.ts';
import { createDocument } from '../../src/sources/document.ts';
import { findCard, keepCard } from '../../src/store/cards.ts';
import { openDelivery, recordDelivery } from '../../src/store/deliveries.ts';
import { findDocument, keepDocument } from '../../src/store/documents.ts';
import { feedbackOn, keepFeedback } from '../../src/store/feedback.ts';
import { claimEvent, finishEvent } from '../../src/store/inbox.ts';
import { ledgerOfSlot, writeLedger } from '../../src/store/ledger.ts';
import { earlierQuestions, keepQuestion } from '../../src/store/questions.ts';
import { forgetOld } from '../../src/store/retention.ts';
import type { Store } from '../../src/store/store.ts';
import { findThread, keepThread } from '../../src/store/threads.ts';
import { commandEvent } from '../fixtures/events.ts';
import { eachDatabase } from './databases.ts';

const DAY = 86_400_000;
const ages = { answers: 30 * DAY, posts: 180 * DAY, why: 90 * DAY };
const owner = tenant('web:local');
const place = channel('web:local/news');
const user = userRef('web:local/ada');

/** A card that was posted at `at`, with its Document and its thread. */
async function post(store: Store, { name, at, state = 'sent' }: { name: string; at: number; state?: 'sent' | 'pending' }) {
	const document = createDocument({ origin: `${name}.txt`, body: `About 140 ships wait, says ${name}.` });
	const [key, thread] = [name as CardKey, threadKey(`web:local/news/${name}`)];
	await keepDocument(store, { tenant: owner, document, at });
	const about = { topic: 'harbour', document: document.hash };
	await keepCard(store, { tenant: owner, key, channel: place, ...about, section: 'summary', message: null, thread, at });
	const card = { section: 'summary', topic: null, parts: [] } as const;
	await openDelivery(store, { tenant: owner, key, slot: name, topic: 'harbour', place: { channel: place, thread: null }, card, at });
	if (state === 'sent') {
		await recordDelivery(store, { tenant: owner, key, state, at });
		await keepThread(store, { tenant: owner, thread, channel: place, ...about, key, at });
		await keepFeedback(store, { tenant: owner, key, user, verdict: 'useful', complaint: null, at });
	}
	const entry = { tenant: owner, at, slot: name, topic: 'harbour', channel: place, key, what: 'opened', detail: {} } as const;
	await writeLedger(store, entry);
	return { key, thread, hash: document.hash, slot: name };
}

async function ask(
	store: Store,
	{ thread, event, at }: { thread: ReturnType<typeof threadKey>; event: string; at: number },
): Promise<void> {
	await keepQuestion(store, { tenant: owner, thread, event, user, question: 'how many ships?', at });
}

async function left(store: Store, { key, thread, hash, slot }: Awaited<ReturnType<typeof post>>): Promise<Record<string, boolean>> {
	const deliveries = await store.selectFrom('deliveries').select('key').where('key', '=', key).execute();
	return {
		card: (await findCard(store, { tenant: owner, key })) !== null,
		thread: (await findThread(store, { tenant: owner, thread })) !== null,
		document: (await findDocument(store, { tenant: owner, hash })) !== null,
		delivery: deliveries.length > 0,
		feedback: (await feedbackOn(store, { tenant: owner, key })).length > 0,
		ledger: (await ledgerOfSlot(store, { tenant: owner, slot })).length > 0,
	};
}

eachDatabase((database) => {
	test('everything about an old post goes, and everything about a newer one stays', async () => {
		const store = await database.open();
		const [old, newer] = [await post(store, { name: 'old', at: 0 }), await post(store, { name: 'newer', at: 100 * DAY })];
		await forgetOld(store, { ages, now: 180 * DAY });
		expect(await left(store, old)).toMatchObject({ card: true, thread: true, document: true, delivery: true, feedback: true });
		await forgetOld(store, { ages, now: 181 * DAY });
		expect(Object.values(await left(store, old))).toEqual([false, false, false, false, false, false]);
		expect(Object.values(await left(store, newer))).toEqual([true, true, true, true, true, true]);
	});

	test('a thread in use keeps its card and its Document, and is forgotten when nobody asks any more', async () => {
		const store = await database.open();
		const old = await post(store, { name: 'old', at: 0 });
		await ask(store, { thread: old.thread, event: 'q1', at: 170 * DAY });
		await forgetOld(store, { ages, now: 181 * DAY });
		expect(await left(store, old)).toMatchObject({ card: true, thread: true, document: true, feedback: true, ledger: false });
		await forgetOld(store, { ages, now: 400 * DAY });
		expect(Object.values(await left(store, old))).toEqual([false, false, false, false, false, false]);
	});

	test('what is still to be posted keeps all it needs, however old', async () => {
		const store = await database.open();
		const waiting = await post(store, { name: 'waiting', at: 0, state: 'pending' });
		await forgetOld(store, { ages, now: 1000 * DAY });
		expect(await left(store, waiting)).toMatchObject({ card: true, document: true, delivery: true });
	});

	test('questions, the ledger and the ids of events have ages of their own', async () => {
		const store = await database.open();
		const { thread } = await post(store, { name: 'news', at: 0 });
		for (const day of [0, 40, 60]) await ask(store, { thread, event: `q${day}`, at: day * DAY });
		for (const event of ['done', 'running']) await claimEvent(store, { event: commandEvent({ event }), at: 0 });
		await finishEvent(store, { tenant: owner, event: 'done', at: DAY });
		const gone = await forgetOld(store, { ages, now: 71 * DAY });
		expect(Object.fromEntries(gone)).toEqual({ questions: 2, inbox: 1 });
		expect(await earlierQuestions(store, { tenant: owner, thread, limit: 9 })).toEqual(['how many ships?']);
		expect(await store.selectFrom('inbox').select('event').execute()).toEqual([{ event: 'running' }]);
	});

	test('more than fits one statement goes too, and another tenant’s Document of the same content is another’s', async () => {
		const store = await database.open();
		const other = tenant('slack:T1');
		const document = createDocument({ origin: 'a.txt', body: 'About 140 ships wait.' });
		for (const who of [owner, other]) await keepDocument(store, { tenant: who, document, at: 0 });
		const thread = threadKey('slack:T1/C1/1');
		const about = { topic: 'harbour', document: document.hash, key: 'k' as CardKey };
		await keepThread(store, { tenant: other, thread, channel: channel('slack:T1/C1'), ...about, at: 300 * DAY });
		await Promise.all(Array.from({ length: 1200 }, (_, i) => ask(store, { thread, event: `q${i}`, at: i })));
		const gone = await forgetOld(store, { ages, now: 310 * DAY });
		expect(Object.fromEntries(gone)).toEqual({ questions: 1200, documents: 1 });
		expect(await findDocument(store, { tenant: other, hash: document.hash })).toEqual(document);
		expect(await findDocument(store, { tenant: owner, hash: document.hash })).toBeNull();
	});
});
