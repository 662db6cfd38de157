import { expect, test } from 'vitest';
import { digest as digestOf } from '../../src/digest/digest.ts';
import { channel, messageRef, OPERATOR, tenant, threadKey, userRef } from '../../src/model/place.ts';
import type { CardKey } from '../../src/model/post.ts';
import { createDocument } from '../../src/sources/document.ts';
import { sendAgain } from '../../src/store/again.ts';
import {
	type Article,
	articlesOf,
	changedArticles,
	keepArticle,
	marksOf,
	topicDocuments,
	withdrawArticles,
} from '../../src/store/articles.ts';
import { findCard, forgetMessage, keepCard, newestCard, recordMessage } from '../../src/store/cards.ts';
import { damage } from '../../src/store/check.ts';
import { openDelivery, recordDelivery } from '../../src/store/deliveries.ts';
import { findDigest, keepDigest } from '../../src/store/digests.ts';
import { keepDocument } from '../../src/store/documents.ts';
import { endedSubscriptions } from '../../src/store/ended.ts';
import { failingSources } from '../../src/store/failing.ts';
import { feedbackOn, keepFeedback } from '../../src/store/feedback.ts';
import { claimEvent, finishEvent, unfinishedEvents } from '../../src/store/inbox.ts';
import { newestRecord } from '../../src/store/newest.ts';
import { claimNotice } from '../../src/store/notices.ts';
import { outlooks } from '../../src/store/outlook.ts';
import { earlierQuestions, keepQuestion } from '../../src/store/questions.ts';
import { beginRun, downtimes, endRun, seeRun } from '../../src/store/runs.ts';
import {
	addSource,
	claimVisit,
	dueSources,
	nextVisit,
	recordVisit,
	removeSource,
	sourcesOf,
	takeConfigured,
} from '../../src/store/sources.ts';
import type { Store } from '../../src/store/store.ts';
import { endSubscriptions, keepSubscription, subscriptions } from '../../src/store/subscriptions.ts';
import { findThread, keepThread } from '../../src/store/threads.ts';
import { waitingDeliveries } from '../../src/store/waiting.ts';
import { commandEvent } from '../fixtures/events.ts';
import { eachDatabase } from './databases.ts';

const owner = tenant('slack:T1');
const news = channel('slack:T1/C1');
const user = userRef('slack:T1/U1');
const key = (id: string) => id as CardKey;
const document = createDocument({ origin: 'harbour.txt', body: 'About 140 ships wait, the port says. Talks resume on Thursday.' });

async function deliver(store: Store, { id, at, platform = owner }: { id: string; at: number; platform?: typeof owner }): Promise<void> {
	const card = { section: 'summary', topic: null, parts: [] } as const;
	await openDelivery(store, {
		tenant: platform,
		key: key(id),
		slot: id,
		topic: 'harbour',
		place: { channel: news, thread: null },
		card,
		at,
	});
}

function article(id: string, overrides: Partial<Article> = {}): Article {
	return {
		...{ tenant: owner, id, topic: 'harbour', source: 'unknown', guid: id, mark: `mark of ${id}`, url: null, document: document.hash },
		...{ day: '2025-03-04', modified: null, sketch: '', repeats: null, seenAt: 1, changedAt: 1, withdrawnAt: null },
		...overrides,
	};
}

eachDatabase((database) => {
	test('an event is claimed once over two connections, finished once, and until then there for the next process', async () => {
		const at = await database.location();
		const both = [await database.open(at), await database.open(at)] as const;
		const claims = await Promise.all([...both, ...both].map((db) => claimEvent(db, { event: commandEvent({ event: 'e1' }), at: 1 })));
		expect(claims.filter(Boolean)).toHaveLength(1);
		expect(await claimEvent(both[0], { event: commandEvent({ event: 'e1', tenant: owner }), at: 2 })).toBe(true);
		await finishEvent(both[1], { tenant: tenant('web:local'), event: 'e1', at: 3 });
		expect(await unfinishedEvents(both[0], { before: 9 })).toEqual([{ event: commandEvent({ event: 'e1', tenant: owner }), at: 2 }]);
		expect(await newestRecord(both[0])).toBe(2);
	});

	test('a card keeps its message, is the newest of its channel, and is not when the message is gone', async () => {
		const store = await database.open();
		const about = { tenant: owner, channel: news, topic: 'harbour', document: document.hash, section: 'summary' } as const;
		for (const [at, id] of ['first', 'second'].entries())
			await keepCard(store, { ...about, key: key(id), message: null, thread: null, at });
		const message = messageRef('slack:T1/C1/2');
		await recordMessage(store, { tenant: owner, key: key('first'), message: messageRef('slack:T1/C1/1'), thread: null });
		await recordMessage(store, { tenant: owner, key: key('second'), message, thread: threadKey('slack:T1/C1/2') });
		expect(await newestCard(store, { tenant: owner, channel: news })).toMatchObject({ key: 'second', thread: 'slack:T1/C1/2' });
		await forgetMessage(store, { tenant: owner, message });
		expect(await newestCard(store, { tenant: owner, channel: news })).toMatchObject({ key: 'first' });
		expect(await findCard(store, { tenant: owner, key: key('second') })).toMatchObject({ message: null });
		expect(await damage(store)).toEqual([]);
	});

	test('a thread keeps what it is about, its newest questions in order, and each reader one opinion', async () => {
		const store = await database.open();
		const thread = threadKey('slack:T1/C1/1');
		for (const topic of ['harbour', 'other'])
			await keepThread(store, { tenant: owner, thread, channel: news, topic, document: 'h', key: key('k'), at: 1 });
		expect(await findThread(store, { tenant: owner, thread })).toMatchObject({ topic: 'harbour' });
		for (const [at, question] of ['who?', 'when?', 'where?'].entries())
			await keepQuestion(store, { tenant: owner, thread, event: `e${at}`, user, question, at });
		expect(await earlierQuestions(store, { tenant: owner, thread, limit: 2 })).toEqual(['when?', 'where?']);
		for (const verdict of ['useful', 'not-useful'] as const)
			await keepFeedback(store, { tenant: owner, key: key('k'), user, verdict, complaint: null, at: 1 });
		expect((await feedbackOn(store, { tenant: owner, key: key('k') })).map(({ verdict }) => verdict)).toEqual(['not-useful']);
		expect(await damage(store)).toEqual([]);
	});

	test('a digest comes back as it was made, and a later one takes its place', async () => {
		const store = await database.open();
		const digest = digestOf(document);
		for (const at of [1, 2]) await keepDigest(store, { tenant: owner, digest, at });
		expect(await findDigest(store, { tenant: owner, hash: document.hash })).toEqual(JSON.parse(JSON.stringify(digest)));
		expect(await findDigest(store, { tenant: owner, hash: 'other' })).toBeNull();
	});

	test('deliveries are counted by state, listed newest first, and one that was given up is sent again once', async () => {
		const store = await database.open();
		for (const [at, id] of ['a', 'b', 'c'].entries()) await deliver(store, { id, at });
		await recordDelivery(store, { tenant: owner, key: key('b'), state: 'dead', reason: 'archived', at: 5 });
		expect(await waitingDeliveries(store)).toEqual([
			{ platform: 'slack', state: 'dead', count: 1, oldest: 1 },
			{ platform: 'slack', state: 'pending', count: 2, oldest: 0 },
		]);
		expect((await outlooks(store, { tenant: owner, since: 1 })).map((one) => one.key)).toEqual(['c', 'b']);
		const again = (id: string) => sendAgain(store, { tenant: owner, key: key(id), by: 'Ada', at: 9 });
		expect([await again('b'), await again('b'), await again('none')]).toEqual(['again', 'not-dead', 'unknown']);
	});

	test('a notice is given once a day, and absences lie between the runs', async () => {
		const store = await database.open();
		const notice = { tenant: owner, cause: 'archived', day: '2026-03-09', at: 1 };
		const given = await Promise.all([1, 2, 3].map(() => claimNotice(store, notice)));
		expect(given.filter(Boolean)).toHaveLength(1);
		const hour = 3_600_000;
		await beginRun(store, { id: 'a', at: hour });
		await seeRun(store, { id: 'a', at: hour + 60_000, next: 'x' });
		await endRun(store, { id: 'a', at: hour + 120_000 });
		await beginRun(store, { id: 'b', at: 5 * hour });
		expect(await downtimes(store, { from: 0, to: 5 * hour })).toEqual([{ from: hour + 120_000, to: 5 * hour }]);
	});

	test('a subscription that has ended is told of, and no longer among the others', async () => {
		const store = await database.open();
		const schedule = { cron: '0 8 * * *', zone: 'Europe/London', quiet: null, posts: 'always', catchUp: 1 } as const;
		const made = { tenant: owner, channel: news, topic: 'harbour', schedule, origin: 'command', by: user } as const;
		for (const id of ['s1', 's2']) await keepSubscription(store, { subscription: { ...made, id }, mark: { doneTo: 0, nextAt: 5 }, at: 1 });
		await endSubscriptions(store, { ended: [{ tenant: owner, id: 's1' }], why: 'command', at: 7 });
		expect((await subscriptions(store, { tenant: owner })).map(({ subscription }) => subscription.id)).toEqual(['s2']);
		expect(await endedSubscriptions(store, { tenant: owner, channel: news, since: 7 })).toEqual([
			{ channel: news, topic: 'harbour', at: 7, why: 'command' },
		]);
	});

	test('a source is visited by one process, its failures are known, and it goes when the configuration no longer names it', async () => {
		const store = await database.open();
		const feed = {
			tenant: OPERATOR,
			topic: 'harbour',
			kind: 'feed',
			url: 'https://news.example/rss',
			fullText: false,
			every: null,
		} as const;
		const configured = { ...feed, given: 'config', addedBy: null } as const;
		await takeConfigured(store, { sources: [configured], at: 1 });
		expect(await addSource(store, { ...configured, at: 2 })).toBe(false);
		const [due] = await dueSources(store, { at: 5, limit: 9 });
		const claimed = await Promise.all([1, 2].map(() => claimVisit(store, due!, { until: 9 })));
		expect([claimed.filter(Boolean).length, await nextVisit(store)]).toEqual([1, 9]);
		const failed = { failures: 1, failingSince: 5, reason: 'it does not answer', advice: null, checkedAt: 5 };
		await recordVisit(store, { tenant: OPERATOR, id: due!.id, state: 'failing', nextAt: 20, ...failed });
		expect(await failingSources(store, { before: 6 })).toMatchObject([{ url: feed.url, since: 5, reason: 'it does not answer' }]);
		await addSource(store, { ...feed, tenant: owner, given: 'people', addedBy: user, at: 3 });
		await takeConfigured(store, { sources: [], at: 6 });
		const left = await sourcesOf(store, { tenants: [OPERATOR, owner] });
		expect(left.map((source) => source.tenant)).toEqual([owner]);
		expect(await removeSource(store, left[0]!)).toBe(true);
		expect(await damage(store)).toEqual([]);
	});

	test('articles keep what they were, newest day first, and one without a day last', async () => {
		const store = await database.open();
		await keepDocument(store, { tenant: owner, document, at: 1 });
		await addSource(store, {
			...{ tenant: owner, topic: 'harbour', kind: 'feed', url: 'https://news.example/rss', fullText: false, every: null },
			...{ given: 'people', addedBy: user, at: 3 },
		});
		const source = (await sourcesOf(store, { tenants: [owner] }))[0]!.id;
		for (const [id, day] of [
			['none', null],
			['old', '2025-03-01'],
			['new', '2025-03-09'],
		] as const)
			await keepArticle(store, article(id, { day, source }));
		const shown = async () => (await topicDocuments(store, { tenants: [owner], topic: 'harbour', limit: 9 })).map((one) => one.article.id);
		expect(await shown()).toEqual(['new', 'old', 'none']);
		expect(await marksOf(store, { tenant: owner, source })).toEqual(new Set(['mark of none', 'mark of old', 'mark of new']));
		await keepArticle(store, article('old', { day: '2025-03-01', source, document: 'another', changedAt: 5 }));
		expect(await changedArticles(store, { since: 1 })).toMatchObject([{ article: { id: 'old' }, before: [document.hash] }]);
		await withdrawArticles(store, { tenant: owner, source, at: 6 });
		expect(await shown()).toEqual([]);
		expect((await articlesOf(store, { tenant: owner, topic: 'harbour', after: 5 })).map(({ id }) => id)).toEqual(['new', 'none', 'old']);
		expect(await damage(store)).toEqual([]);
	});
});
