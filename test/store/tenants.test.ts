import fc from 'fast-check';
import { expect, test } from 'vitest';
import { channel, messageRef, type Tenant, tenant, threadKey, userRef } from '../../src/model/place.ts';
import type { CardKey } from '../../src/model/post.ts';
import { createDocument } from '../../src/sources/document.ts';
import { findCard, forgetMessage, keepCard, newestCard, recordMessage } from '../../src/store/cards.ts';
import { deliveryState, openDelivery, recordDelivery, withdraw } from '../../src/store/deliveries.ts';
import { findDocument, keepDocument } from '../../src/store/documents.ts';
import { feedbackOn, keepFeedback } from '../../src/store/feedback.ts';
import { claimEvent, finishEvent } from '../../src/store/inbox.ts';
import { ledgerOfChannel, ledgerOfMessage, ledgerOfSlot, writeLedger } from '../../src/store/ledger.ts';
import { earlierQuestions, keepQuestion } from '../../src/store/questions.ts';
import { recordSlots, settlement, settleSlots, slotsOf } from '../../src/store/slots.ts';
import type { Store } from '../../src/store/store.ts';
import { endSubscriptions, keepSubscription, subscriptions } from '../../src/store/subscriptions.ts';
import { findThread, keepThread } from '../../src/store/threads.ts';
import { commandEvent } from '../fixtures/events.ts';
import { eachDatabase } from './databases.ts';

/** The full form: `CASES=10000 npx vitest run test/store/tenants.test.ts`. */
const CASES = Number(process.env.CASES ?? 120);

const TENANTS = [tenant('slack:T1'), tenant('slack:T2')] as const;
/** The ids are the same in both tenants on purpose: only the tenant may tell them apart. */
const IDS = ['a', 'b'] as const;
const place = channel('slack:T0/C1');
const user = userRef('slack:T0/U1');
const message = messageRef('slack:T0/C1/1');
const thread = (id: string) => threadKey(`slack:T0/C1/${id}`);
const slot = (id: string) => ({ subscription: id, nominal: '2025-03-30T08:00' });
const TEXT = 'Said to both alike.';

interface Write {
	readonly owner: Tenant;
	readonly id: string;
	readonly at: number;
}

type Operation = (store: Store, write: Write) => Promise<unknown>;

/** Everything that is written for a tenant. What it writes names its owner where it can. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
	keepDocument: (store, { owner, at }) =>
		keepDocument(store, { tenant: owner, document: createDocument({ origin: `of ${owner}`, body: TEXT }), at }),
	keepCard: (store, { owner, id, at }) =>
		keepCard(store, {
			...{ tenant: owner, key: id as CardKey, channel: place, topic: owner, document: 'h', section: 'summary', message, thread: null },
			at,
		}),
	recordMessage: (store, { owner, id }) => recordMessage(store, { tenant: owner, key: id as CardKey, message, thread: thread(owner) }),
	forgetMessage: (store, { owner }) => forgetMessage(store, { tenant: owner, message }),
	keepThread: (store, { owner, id, at }) =>
		keepThread(store, { tenant: owner, thread: thread(id), channel: place, topic: owner, document: 'h', key: id as CardKey, at }),
	keepQuestion: (store, { owner, id, at }) =>
		keepQuestion(store, { tenant: owner, thread: thread(id), event: `${id} ${at % 3}`, user, question: `asked in ${owner}`, at }),
	keepFeedback: (store, { owner, id, at }) =>
		keepFeedback(store, { tenant: owner, key: id as CardKey, user, verdict: at % 2 ? 'useful' : 'not-useful', complaint: null, at }),
	claimEvent: (store, { owner, id, at }) => claimEvent(store, { event: commandEvent({ tenant: owner, event: id, command: owner }), at }),
	finishEvent: (store, { owner, id, at }) => finishEvent(store, { tenant: owner, event: id, at }),
	openDelivery: (store, { owner, id, at }) =>
		openDelivery(store, {
			...{ tenant: owner, key: id as CardKey, slot: id, topic: 'harbour', place: { channel: place, thread: null } },
			...{ card: { section: 'summary', topic: owner, parts: [] }, at },
		}),
	recordDelivery: (store, { owner, id, at }) =>
		recordDelivery(store, { tenant: owner, key: id as CardKey, state: 'sent', message, reason: owner, at }),
	withdraw: (store, { owner, id, at }) => withdraw(store, { tenant: owner, key: id as CardKey, now: at }),
	writeLedger: (store, { owner, id, at }) =>
		writeLedger(store, { tenant: owner, at, slot: id, topic: owner, channel: place, key: id as CardKey, what: 'due', detail: { owner } }),
	keepSubscription: (store, { owner, id, at }) =>
		keepSubscription(store, {
			subscription: {
				...{ tenant: owner, id, channel: place, topic: owner, origin: 'command', by: user },
				schedule: { cron: '0 8 * * *', zone: 'Europe/London', quiet: null, posts: 'always', catchUp: at },
			},
			mark: { doneTo: at, nextAt: null },
			at,
		}),
	endSubscriptions: (store, { owner, id, at }) => endSubscriptions(store, { ended: [{ tenant: owner, id }], why: 'command', at }),
	recordSlots: (store, { owner, id, at }) =>
		recordSlots(
			store,
			[{ tenant: owner, ...slot(id), channel: place, topic: owner, dueAt: at, state: 'due', lookAt: null, reason: null }],
			{ at },
		),
	settleSlots: (store, { owner, id, at }) =>
		settleSlots(store, [{ ...settlement({ tenant: owner, ...slot(id) } as never, 'missed'), reason: owner }], { at }),
};

/** Everything that can be asked for a tenant. */
async function seenBy(store: Store, reader: Tenant): Promise<string> {
	const who = { tenant: reader };
	const hash = createDocument({ origin: '', body: TEXT }).hash;
	const all: unknown[] = [
		await findDocument(store, { ...who, hash }),
		await newestCard(store, { ...who, channel: place }),
		await ledgerOfMessage(store, { ...who, message }),
		await ledgerOfChannel(store, { ...who, channel: place, from: 0, to: 1e9 }),
		await subscriptions(store, who),
		await store.selectFrom('inbox').selectAll().where('tenant', '=', reader).orderBy('event').execute(),
	];
	for (const id of IDS)
		all.push(
			await findCard(store, { ...who, key: id as CardKey }),
			await findThread(store, { ...who, thread: thread(id) }),
			await earlierQuestions(store, { ...who, thread: thread(id), limit: 9 }),
			await feedbackOn(store, { ...who, key: id as CardKey }),
			await deliveryState(store, { ...who, key: id as CardKey }),
			await ledgerOfSlot(store, { ...who, slot: id }),
			await slotsOf(store, { ...who, subscription: id }),
		);
	return JSON.stringify(all);
}

eachDatabase((database) => {
	test('whatever a tenant writes, another with the same ids sees nothing of it', { timeout: 3_600_000 }, async () => {
		const store = await database.open();
		const changed = new Set<string>();
		const writes = fc.record({
			name: fc.constantFrom(...Object.keys(OPERATIONS)),
			who: fc.nat(1),
			id: fc.constantFrom(...IDS),
			at: fc.nat(1_000_000),
		});
		await fc.assert(
			fc.asyncProperty(writes, async ({ name, who, id, at }) => {
				const [owner, other] = who ? [TENANTS[1], TENANTS[0]] : TENANTS;
				const before = [await seenBy(store, owner), await seenBy(store, other)];
				await OPERATIONS[name]!(store, { owner, id, at });
				const after = [await seenBy(store, owner), await seenBy(store, other)];
				expect(after[1]).toBe(before[1]);
				expect(after[0]).not.toContain(other);
				if (after[0] !== before[0]) changed.add(name);
				// The ledger only grows; the views stay small.
				if (at % 50 === 0) await store.deleteFrom('ledger').execute();
			}),
			{ numRuns: CASES },
		);
		// A view that nothing changes would prove nothing.
		expect(changed.size).toBeGreaterThan(Object.keys(OPERATIONS).length / 2);
	});
});
