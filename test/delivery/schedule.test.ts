import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Publication } from '../../src/delivery/publication.ts';
import { scan } from '../../src/delivery/schedule.ts';
import type { DueSlot, Prepared } from '../../src/delivery/settle-due.ts';
import { begin, end, leave, refresh, takeOver } from '../../src/delivery/subscribe.ts';
import { slotName, subscriptionOf } from '../../src/delivery/subscription.ts';
import type { Document } from '../../src/model/document.ts';
import { channel as channelOf, userRef } from '../../src/model/place.ts';
import type { CardKey } from '../../src/model/post.ts';
import type { Schedule, Subscription } from '../../src/model/subscription.ts';
import { createDocument } from '../../src/sources/document.ts';
import { ledgerOfSlot } from '../../src/store/ledger.ts';
import { slotsOf } from '../../src/store/slots.ts';
import type { Store } from '../../src/store/store.ts';
import { findSubscription, subscriptions } from '../../src/store/subscriptions.ts';
import { eachDatabase } from '../store/databases.ts';

const HOUR = 3_600_000;
const USER = userRef('web:local/ada');

function wanted(
	schedule: Partial<Schedule> = {},
	{ channel = 'web:local/news', topic = 'harbour', by = USER as typeof USER | null } = {},
): Subscription {
	const usual: Schedule = { cron: '0 8 * * *', zone: 'Europe/London', quiet: null, posts: 'always', catchUp: 6 * HOUR };
	return subscriptionOf({ channel: channelOf(channel), topic, schedule: { ...usual, ...schedule }, by });
}

/** A scanner with a clock of its own. */
function desk(store: Store) {
	const errors: string[] = [];
	const self = {
		clock: Date.parse('2025-03-01T00:00Z'),
		document: createDocument({ origin: 'x', body: 'About 140 ships.' }) as Document | null,
		faults: [] as unknown[],
		errors,
		async at(time: string): Promise<number> {
			self.clock = Date.parse(time);
			return self.scan();
		},
		scan: () =>
			scan({ store, now: () => self.clock, prepare, log: { info() {}, warn() {}, error: (message) => void errors.push(message) } }),
		begin: (subscription: Subscription) => begin(store, { subscription, at: self.clock }),
	};
	async function prepare(due: readonly DueSlot[]): Promise<readonly Prepared[]> {
		return due.map((one): Prepared => {
			if (self.faults.length) return { status: 'failed', cause: self.faults.shift() };
			if (!self.document) return { status: 'nothing', reason: 'there is no document' };
			return { status: 'card', publication: publicationOf(one, self.document) };
		});
	}
	return self;
}

function publicationOf({ slot, subscription }: DueSlot, document: Document): Publication {
	const { tenant, channel, topic } = subscription;
	const name = slotName(slot);
	const key = createHash('sha256').update(`${channel} ${name}`).digest('base64url').slice(0, 22) as CardKey;
	const card = { section: 'summary' as const, topic: 'Harbour talks', parts: [{ type: 'note' as const, text: name }] };
	return { tenant, slot: name, post: { place: { channel, thread: null }, card, key }, subject: { topic, document } };
}

async function deliveries(store: Store): Promise<string[]> {
	const rows = await store.selectFrom('deliveries').select('slot').orderBy('slot').execute();
	return rows.map(({ slot }) => slot.slice(slot.indexOf('@') + 1));
}

async function states(store: Store, { tenant, id }: Subscription): Promise<string[]> {
	return (await slotsOf(store, { tenant, subscription: id })).map(({ nominal, state }) => `${nominal} ${state}`);
}

async function told(store: Store, subscription: Subscription, nominal: string): Promise<string[]> {
	const lines = await ledgerOfSlot(store, { tenant: subscription.tenant, slot: slotName({ subscription: subscription.id, nominal }) });
	return lines.map(({ what }) => what);
}

eachDatabase((database) => {
	test('a slot is handed over when it is due, once, and not before', async () => {
		const store = await database.open();
		const { at, begin } = desk(store);
		const daily = wanted();
		expect(await begin(daily)).toBe('made');
		expect(await at('2025-03-01T07:59:59Z')).toBe(0);
		expect(await at('2025-03-01T08:00:00Z')).toBe(1);
		expect(await at('2025-03-01T08:00:05Z')).toBe(0);
		expect(await at('2025-03-02T08:00:02Z')).toBe(1);
		expect(await deliveries(store)).toEqual(['2025-03-01T08:00', '2025-03-02T08:00']);
		expect(await told(store, daily, '2025-03-01T08:00')).toEqual(['opened']);
	});

	test('a schedule that is made now never fires for the past', async () => {
		const store = await database.open();
		const one = desk(store);
		one.clock = Date.parse('2025-03-01T08:00:00Z');
		await one.begin(wanted());
		expect(await one.scan()).toBe(0);
		expect(await one.at('2025-03-01T20:00Z')).toBe(0);
		expect(await one.at('2025-03-02T08:00Z')).toBe(1);
	});

	test('after three days of sleep the newest slot within its grace is posted, and the older ones are collapsed into it', async () => {
		const store = await database.open();
		const { at, begin } = desk(store);
		const daily = wanted();
		await begin(daily);
		await at('2025-03-01T08:00Z');
		expect(await at('2025-03-04T13:59Z')).toBe(1);
		expect(await states(store, daily)).toEqual([
			'2025-03-04T08:00 posted',
			'2025-03-03T08:00 collapsed',
			'2025-03-02T08:00 collapsed',
			'2025-03-01T08:00 posted',
		]);
		expect(await told(store, daily, '2025-03-02T08:00')).toEqual(['collapsed']);
		const [line] = await ledgerOfSlot(store, { tenant: daily.tenant, slot: `${daily.id}@2025-03-02T08:00` });
		expect(line?.detail).toMatchObject({ into: `${daily.id}@2025-03-04T08:00` });
	});

	test('what is later than its grace is missed, and the next one comes as always', async () => {
		const store = await database.open();
		const { at, begin } = desk(store);
		const daily = wanted();
		await begin(daily);
		expect(await at('2025-03-03T14:01Z')).toBe(0);
		expect((await states(store, daily))[0]).toBe('2025-03-03T08:00 missed');
		expect(await told(store, daily, '2025-03-03T08:00')).toEqual(['missed']);
		expect(await at('2025-03-04T08:00Z')).toBe(1);
	});

	test('after a sleep a channel gets one card for a topic, however many of its schedules are due', async () => {
		const store = await database.open();
		const { at, begin } = desk(store);
		const [morning, noon] = [wanted(), wanted({ cron: '0 12 * * *' })];
		await begin(morning);
		await begin(noon);
		await begin(wanted({}, { topic: 'strike' }));
		await begin(wanted({}, { channel: 'web:local/desk' }));
		expect(await at('2025-03-01T12:30Z')).toBe(3);
		expect(await states(store, morning)).toEqual(['2025-03-01T08:00 collapsed']);
		expect(await told(store, morning, '2025-03-01T08:00')).toEqual(['collapsed']);
		expect(await states(store, noon)).toEqual(['2025-03-01T12:00 posted']);
	});

	test('a clock that is set back two hours fires nothing again, and nothing is lost when it gets there', async () => {
		const store = await database.open();
		const { at, begin } = desk(store);
		await begin(wanted({ cron: '*/30 * * * *' }));
		expect(await at('2025-03-01T10:00Z')).toBe(1);
		for (let minute = 0; minute <= 120; minute += 5)
			expect(await at(new Date(Date.parse('2025-03-01T08:00Z') + minute * 60_000).toISOString())).toBe(0);
		expect(await at('2025-03-01T10:30Z')).toBe(1);
		expect(new Set(await deliveries(store)).size).toBe(2);
	});

	test('in the night of the spring gap and of the autumn overlap a daily slot is posted once', async () => {
		const store = await database.open();
		const { at, begin } = desk(store);
		const night = wanted({ cron: '30 1 * * *', catchUp: HOUR });
		for (const day of ['2025-03-29', '2025-10-25']) {
			const start = Date.parse(`${day}T20:00Z`);
			await at(new Date(start).toISOString());
			if (day === '2025-03-29') await begin(night);
			for (let tick = start; tick <= start + 10 * HOUR; tick += HOUR / 12) await at(new Date(tick).toISOString());
		}
		const posted = (await deliveries(store)).filter((name) => /^2025-(03-30|10-26)/.test(name));
		expect(posted).toEqual(['2025-03-30T01:30', '2025-10-26T01:30']);
	});

	test('quiet hours hold a slot until they end', async () => {
		const store = await database.open();
		const { at, begin } = desk(store);
		const late = wanted({ cron: '0 23 * * *', quiet: '22:00-07:00' });
		await begin(late);
		expect(await at('2025-03-01T23:00Z')).toBe(0);
		expect(await states(store, late)).toEqual(['2025-03-01T23:00 held']);
		expect(await at('2025-03-02T06:59Z')).toBe(0);
		expect(await at('2025-03-02T07:00Z')).toBe(1);
		expect(await told(store, late, '2025-03-01T23:00')).toEqual(['quiet', 'opened']);
	});

	test('of slots that quiet hours hold only the newest is posted', async () => {
		const store = await database.open();
		const one = desk(store);
		const { at, begin } = one;
		one.clock = Date.parse('2025-03-01T12:00Z');
		const often = wanted({ cron: '0 23,1,3 * * *', quiet: '22:00-07:00' });
		await begin(often);
		for (const time of ['2025-03-01T23:00Z', '2025-03-02T01:00Z', '2025-03-02T03:00Z']) expect(await at(time)).toBe(0);
		expect(await at('2025-03-02T07:00Z')).toBe(1);
		expect(await states(store, often)).toEqual(['2025-03-02T03:00 posted', '2025-03-02T01:00 collapsed', '2025-03-01T23:00 collapsed']);
	});

	test('quiet hours do not count against the grace of what fell into them', async () => {
		const store = await database.open();
		const { at, begin } = desk(store);
		await begin(wanted({ cron: '0 23 * * *', quiet: '22:00-07:00', catchUp: HOUR }));
		expect(await at('2025-03-02T07:30Z')).toBe(1);
	});

	test('what was late already waits for the end of the quiet hours too', async () => {
		const store = await database.open();
		const { at, begin } = desk(store);
		await begin(wanted({ cron: '0 21 * * *', quiet: '22:00-07:00', catchUp: 2 * HOUR }));
		expect(await at('2025-03-01T22:30Z')).toBe(0);
		expect(await at('2025-03-02T07:00Z')).toBe(1);
	});

	test('“something new” posts a document once, and says when there is nothing new', async () => {
		const store = await database.open();
		const one = desk(store);
		const daily = wanted({ posts: 'something-new' });
		await one.begin(daily);
		expect(await one.at('2025-03-01T08:00Z')).toBe(1);
		expect(await one.at('2025-03-02T08:00Z')).toBe(0);
		expect(await told(store, daily, '2025-03-02T08:00')).toEqual(['nothing-new']);
		const old = one.document;
		one.document = createDocument({ origin: 'y', body: 'About 90 ships.' });
		expect(await one.at('2025-03-03T08:00Z')).toBe(1);
		one.document = old;
		expect(await one.at('2025-03-04T08:00Z')).toBe(0);
		one.document = null;
		expect(await one.at('2025-03-05T08:00Z')).toBe(0);
		expect(await states(store, daily)).toContain('2025-03-05T08:00 nothing-new');
	});

	test('what the outbox gave up was not posted, so it is new the next time', async () => {
		const store = await database.open();
		const { at, begin } = desk(store);
		await begin(wanted({ posts: 'something-new' }));
		await at('2025-03-01T08:00Z');
		await store.updateTable('deliveries').set({ state: 'dead' }).execute();
		expect(await at('2025-03-02T08:00Z')).toBe(1);
	});

	test('a card that cannot be made is tried again, until its grace is over', async () => {
		const store = await database.open();
		const one = desk(store);
		const daily = wanted({ catchUp: HOUR });
		await one.begin(daily);
		one.faults.push(new Error('the folder is away'), new Error('the folder is away'));
		expect(await one.at('2025-03-01T08:00Z')).toBe(0);
		expect(await one.at('2025-03-01T08:01Z')).toBe(0);
		expect(one.errors).toHaveLength(2);
		expect(await one.at('2025-03-01T08:02Z')).toBe(1);
		one.faults.push(...Array.from({ length: 3 }, () => new Error('the folder is away')));
		for (const time of ['2025-03-02T08:00Z', '2025-03-02T08:30Z', '2025-03-02T09:00Z', '2025-03-02T09:01Z']) await one.at(time);
		expect((await states(store, daily))[0]).toBe('2025-03-02T08:00 missed');
	});

	test('a process that dies between the slot and its card leaves it to another', async () => {
		const store = await database.open();
		const [first, second] = [desk(store), desk(store)];
		await first.begin(wanted());
		first.faults.push(new Error('killed'));
		await first.at('2025-03-01T08:00:00Z');
		expect(await second.at('2025-03-01T08:00:05Z')).toBe(0);
		expect(await second.at('2025-03-01T08:00:20Z')).toBe(1);
		expect(await deliveries(store)).toHaveLength(1);
	});

	test('several scanners at one tick hand a slot over once', async () => {
		const location = await database.location();
		const stores = await Promise.all([1, 2, 3, 4].map(() => database.open(location)));
		const desks = stores.map((store) => desk(store));
		for (let i = 0; i < 20; i++) await desks[0]!.begin(wanted({}, { channel: `web:local/c${i}` }));
		for (const day of ['2025-03-01', '2025-03-02', '2025-03-03']) await Promise.all(desks.map((one) => one.at(`${day}T08:00:00Z`)));
		expect(await deliveries(stores[0]!)).toHaveLength(60);
	});

	test('an ended subscription posts nothing more, not even what is held', async () => {
		const store = await database.open();
		const one = desk(store);
		const late = wanted({ cron: '0 23 * * *', quiet: '22:00-07:00' });
		await one.begin(late);
		await one.at('2025-03-01T23:00Z');
		await end(store, { ended: [late], why: 'command', at: one.clock });
		expect(await one.at('2025-03-02T07:00Z')).toBe(0);
		expect(await one.at('2025-03-02T23:00Z')).toBe(0);
		expect(await told(store, late, '2025-03-01T23:00')).toEqual(['quiet', 'stopped']);
		expect(await one.begin(late)).toBe('made');
		expect(await one.at('2025-03-03T23:00Z')).toBe(0);
		expect((await states(store, late))[0]).toBe('2025-03-03T23:00 held');
	});

	test('a channel that the bot has left gets nothing, and the others go on', async () => {
		const store = await database.open();
		const one = desk(store);
		const [here, there] = [wanted({}, { channel: 'slack:T1/C1' }), wanted({}, { channel: 'slack:T1/C2' })];
		await one.begin(here);
		await one.begin(there);
		await leave(store, { tenant: here.tenant, channel: here.channel, at: one.clock });
		expect(await one.at('2025-03-01T08:00Z')).toBe(1);
		await leave(store, { tenant: here.tenant, channel: null, at: one.clock });
		expect(await subscriptions(store)).toEqual([]);
	});

	test('the configuration takes over its own subscriptions and leaves those of the chat alone', async () => {
		const store = await database.open();
		const one = desk(store);
		const [mine, theirs] = [wanted(), wanted({ cron: '0 9 * * *' }, { by: null })];
		await one.begin(mine);
		expect(await takeOver(store, { wanted: [theirs], at: one.clock })).toEqual({ made: 1, changed: 0, ended: 0 });
		const quieter = wanted({ cron: '0 9 * * *', quiet: '22:00-07:00' }, { by: null });
		expect(await takeOver(store, { wanted: [quieter], at: one.clock })).toEqual({ made: 0, changed: 1, ended: 0 });
		expect((await findSubscription(store, theirs))?.subscription.schedule.quiet).toBe('22:00-07:00');
		expect(await one.begin(wanted({ cron: '0 9 * * *' }))).toBe('there');
		expect(await takeOver(store, { wanted: [], at: one.clock })).toEqual({ made: 0, changed: 0, ended: 1 });
		expect((await subscriptions(store)).map(({ subscription }) => subscription.id)).toEqual([mine.id]);
	});

	test('a restart keeps the marks, so that what was missed meanwhile is caught up with', async () => {
		const location = await database.location();
		const first = await database.open(location);
		await takeOver(first, { wanted: [wanted({}, { by: null })], at: Date.parse('2025-03-01T00:00Z') });
		const second = await database.open(location);
		await takeOver(second, { wanted: [wanted({}, { by: null })], at: Date.parse('2025-03-01T09:00Z') });
		expect(await desk(second).at('2025-03-01T09:00Z')).toBe(1);
	});

	test('the next due times are worked out anew when the rules of a zone have changed', async () => {
		const store = await database.open();
		const one = desk(store);
		await one.begin(wanted());
		await store
			.updateTable('subscriptions')
			.set({ next_at: Date.parse('2025-06-01T00:00Z') })
			.execute();
		await refresh(store);
		expect(await one.at('2025-03-01T08:00Z')).toBe(1);
	});

	test('1,200 channels that are due at one tick are all handed over in that scan', async () => {
		const store = await database.open();
		const one = desk(store);
		for (let i = 0; i < 1_200; i++) await one.begin(wanted({ posts: 'something-new' }, { channel: `web:local/c${i}` }));
		expect(await one.at('2025-03-01T08:00Z')).toBe(1_200);
		expect(await one.at('2025-03-02T08:00Z')).toBe(0);
	});
});

test('a subscription is the same however its times are written, and another for another channel, topic, time or zone', () => {
	const { id } = wanted({ cron: '0 8 * * 1-5' });
	expect([wanted({ cron: '0 0 8 * * MON-FRI' }).id, wanted({ cron: '0 8 * * 1,2,3,4,5', quiet: '22:00-07:00' }).id]).toEqual([id, id]);
	const others = [
		wanted({ cron: '0 9 * * 1-5' }),
		wanted({ cron: '0 8 * * 1-5', zone: 'Europe/Paris' }),
		wanted({ cron: '0 8 * * 1-5' }, { topic: 'x' }),
	];
	expect(new Set([id, ...others.map((one) => one.id)]).size).toBe(4);
});
