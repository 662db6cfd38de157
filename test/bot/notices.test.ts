import { expect, test } from 'vitest';
import { notices } from '../../src/bot/notices.ts';
import type { Failed } from '../../src/delivery/desk.ts';
import { begin } from '../../src/delivery/subscribe.ts';
import { subscriptionOf } from '../../src/delivery/subscription.ts';
import { type Channel, channel, tenant, userRef } from '../../src/model/place.ts';
import type { CardKey, Refused } from '../../src/model/post.ts';
import { outlooks } from '../../src/store/outlook.ts';
import type { Store } from '../../src/store/store.ts';
import { store as openStore } from '../fixtures/store.ts';

const NOW = Date.UTC(2026, 2, 9, 12);
const DAY = 86_400_000;
const OPERATOR = channel('slack:T1/C0OPS');
const ADA = userRef('slack:T1/U0ADA');
const REFUSED: Refused = {
	status: 'refused',
	refusal: 'archived',
	reason: 'Slack answered is_archived',
	advice: 'Unarchive the channel, or unsubscribe it.',
};

async function told({ operator = OPERATOR as Channel | null, store }: { operator?: Channel | null; store?: Store } = {}) {
	const db = store ?? (await openStore());
	const clock = { now: NOW };
	const logged: string[] = [];
	const note = (message: string) => void logged.push(message);
	const self = notices({
		store: db,
		operator: () => operator,
		reach: (user) => channel(String(user)),
		topics: () => [{ name: 'harbour', title: 'Harbour talks', sources: [] }],
		zone: () => 'Europe/London',
		outbox: { wake() {} },
		log: { info: note, warn: note, error: note },
		now: () => clock.now,
	});
	const waiting = async () => (await outlooks(db, { limit: 2_000 })).map(({ channel: to, key }) => ({ to, key }));
	return { ...self, store: db, clock, logged, waiting };
}

function failed(i: number, changes: Partial<Failed> = {}): Failed {
	const place = { tenant: tenant('slack:T1'), channel: channel(`slack:T1/C${i}`), slot: 'k3f9x2ab@2026-03-09T08:00', topic: 'harbour' };
	return { ...place, key: `key-of-delivery-000${i}` as CardKey, asked: false, refused: REFUSED, ...changes };
}

async function words(store: Store): Promise<string> {
	const rows = await store.selectFrom('deliveries').select('card').orderBy('created_at').execute();
	return rows
		.map(({ card }) => (JSON.parse(card) as { parts: { text: string }[] }).parts.map(({ text }) => text).join('\n'))
		.join('\n---\n');
}

test('whoever runs Byline is told what could not be posted where, why, and what to do', async () => {
	const { dead, store, waiting } = await told();
	await dead(failed(1));
	expect(await waiting()).toMatchObject([{ to: OPERATOR }]);
	expect(await words(store)).toMatch(
		/^Harbour talks, due Mon 9 Mar 2026 08:00, could not be posted in slack:T1\/C1: Slack answered is_archived\.\nTo do: Unarchive the channel, or unsubscribe it\./,
	);
});

test('a thousand deaths of one cause make one notice a day', async () => {
	const { dead, clock, waiting } = await told();
	for (let i = 0; i < 1_000; i++) await dead(failed(i));
	expect(await waiting()).toHaveLength(1);
	await dead(failed(1, { refused: { ...REFUSED, refusal: 'not-a-member' } }));
	expect(await waiting()).toHaveLength(2);
	clock.now += DAY;
	for (let i = 0; i < 1_000; i++) await dead(failed(i));
	expect(await waiting()).toHaveLength(3);
});

test('a thousand deaths that two processes see at once make one notice', async () => {
	const store = await openStore();
	const [first, second] = [await told({ store }), await told({ store })];
	await Promise.all(Array.from({ length: 500 }, (_, i) => Promise.all([first.dead(failed(i)), second.dead(failed(i))])));
	expect(await first.waiting()).toHaveLength(1);
});

test('without a channel for it, whoever subscribed is told, alone', async () => {
	const { dead, store, waiting } = await told({ operator: null });
	const schedule = { cron: '0 8 * * *', zone: 'Europe/London', quiet: null, posts: 'always', catchUp: DAY } as const;
	const subscription = subscriptionOf({ channel: channel('slack:T1/C1'), topic: 'harbour', schedule, by: ADA });
	await begin(store, { subscription, at: NOW - DAY });
	await dead(failed(1, { slot: `${subscription.id}@2026-03-09T08:00` }));
	expect(await waiting()).toMatchObject([{ to: 'slack:T1/U0ADA' }]);
});

test('where nobody can be told, the log is', async () => {
	const { dead, logged, waiting } = await told({ operator: null });
	await dead(failed(1));
	expect(await waiting()).toEqual([]);
	expect(logged.join()).toContain('could not be posted in slack:T1/C1');
});

test('an asker is told by the answer, and a notice that fails makes no other', async () => {
	const { dead, waiting } = await told();
	await dead(failed(1, { asked: true }));
	await dead(failed(2, { slot: 'notice abc 2026-03-09' }));
	expect(await waiting()).toEqual([]);
});

test('a source that has failed for a day is told once a day, and one that fails since this morning is not', async () => {
	const { sources, store, clock, waiting } = await told();
	const row = {
		...{
			tenant: '',
			topic: 'harbour',
			kind: 'feed',
			given_by: 'config',
			full_text: 0,
			every: null,
			added_by: null,
			added_at: 1,
			title: null,
		},
		...{ etag: null, last_modified: null, body_hash: null, state: 'failing', next_at: 1, checked_at: 1, succeeded_at: null, failures: 30 },
		...{ reason: 'the server answered 503.', advice: 'Ask whoever runs it.', seal: 'x' },
	};
	const source = (id: string, since: number) => ({
		...row,
		id,
		url: `https://${id}.example/rss`,
		address: `https://${id}.example/rss`,
		failing_since: since,
	});
	await store
		.insertInto('sources')
		.values([source('old', NOW - 2 * DAY), source('new', NOW - 3_600_000)])
		.execute();
	await sources();
	await sources();
	expect(await waiting()).toHaveLength(1);
	expect(await words(store)).toBe(
		'A source of Harbour talks has not been read since Sat 7 Mar 2026 12:00 (Europe/London): https://old.example/rss.\nThe reason: the server answered 503.\nTo do: Ask whoever runs it.\nYou hear of it again tomorrow, where it goes on.',
	);
	clock.now += DAY;
	await sources();
	expect(await waiting()).toHaveLength(3);
});

test('a store that cannot be written takes nothing down', async () => {
	const { dead, sources, store, logged } = await told();
	await store.destroy();
	await dead(failed(1));
	await sources();
	expect(logged.filter((line) => line.startsWith('nobody could be told'))).toHaveLength(2);
});
