import { expect, test } from 'vitest';
import { library } from '../../src/bot/library.ts';
import { prepare } from '../../src/bot/publish.ts';
import { scan } from '../../src/delivery/schedule.ts';
import { subscriptionOf } from '../../src/delivery/subscription.ts';
import type { CommandEvent, HomeEvent, MembershipEvent, Standing } from '../../src/model/incoming.ts';
import { channel, tenant, userRef } from '../../src/model/place.ts';
import { subscriptions } from '../../src/store/subscriptions.ts';
import { testBot } from '../fixtures/bot.ts';
import { commandEvent } from '../fixtures/events.ts';
import { wordsOf } from '../fixtures/platform.ts';
import { harbourTopic } from '../fixtures/topic.ts';

const MANAGER: Standing = { manager: true };

function byline(text: string, overrides: Partial<CommandEvent> = {}): CommandEvent {
	return commandEvent({ command: 'byline', input: { text }, standing: MANAGER, ...overrides });
}

/** As a platform with fields sends it. */
function fields(subcommand: string, options: Record<string, string>, overrides: Partial<CommandEvent> = {}): CommandEvent {
	return commandEvent({ command: 'byline', input: { subcommand, options }, standing: MANAGER, ...overrides });
}

async function kept({ store }: Awaited<ReturnType<typeof testBot>>): Promise<string[]> {
	return (await subscriptions(store)).map(({ subscription: { topic, schedule: s } }) =>
		[topic, s.cron, s.zone, s.quiet ?? '-', s.posts].join(' · '),
	);
}

test.each([
	['subscribe harbour weekdays 8:00', 'harbour · 0 8 * * 1-5 · Europe/London · - · something-new'],
	['subscribe Harbour every day 18:30 New York', 'harbour · 30 18 * * * · America/New_York · - · something-new'],
	['subscribe harbour "0 8 * * 1-5" europe/paris always', 'harbour · 0 8 * * 1-5 · Europe/Paris · - · always'],
	['subscribe harbour mon, thu 9am quiet 22:00-07:00', 'harbour · 0 9 * * 1,4 · Europe/London · 22:00-07:00 · something-new'],
	['subscribe harbour every 2 hours 22:00–07:00 in London', 'harbour · 0 */2 * * * · Europe/London · 22:00-07:00 · something-new'],
	['subscribe weekdays 8:00', 'harbour · 0 8 * * 1-5 · Europe/London · - · something-new'],
])('“%s” is understood', async (text, expected) => {
	const bot = await testBot();
	expect(await bot.whisper(byline(text))).toContain('This channel gets Harbour talks');
	expect(await kept(bot)).toEqual([expected]);
});

test('fields are understood as they are', async () => {
	const bot = await testBot();
	const options = { topic: 'harbour', at: 'weekdays 8:00', zone: 'new york', quiet: '22-7', when: 'always' };
	expect(await bot.whisper(fields('subscribe', options))).toMatch(
		/^This channel gets Harbour talks on weekdays at 08:00 \(America\/New_York\): also when there is nothing new, not between 22:00 and 07:00, up to 6 hours late\.\nThe next time is Tue 4 Mar 2025 08:00\. To stop it: \/byline unsubscribe \w{8}$/,
	);
	expect(await kept(bot)).toEqual(['harbour · 0 8 * * 1-5 · America/New_York · 22:00-07:00 · always']);
});

test.each([
	['subscribe harbour weekdys 8:00', '“weekdys 8:00” is no time that I know. Write, for example, “weekdays 8:00” or “weekends 8:00”.'],
	['subscribe harbour', 'No time of day is given. Write, for example, “8:00”, “weekdays 8:00”, “every day 18:30” or “0 8 * * 1-5”.'],
	['subscribe harbour 8:75', 'There is no such time of day as 8:75. Write, for example, “8:59”.'],
	['subscribe harbour 0 8 30 2 *', 'No year has such a day, so it would never come due.'],
	['subscribe harbour 0 25 * * *', '"25" is out of range in the field for the hour. Write 0 to 23.'],
	[
		'subscribe harbour 8:00 Europe/Londn',
		'“Europe/Londn” is no time zone that I know. Did you mean Europe/London, Europe/Lisbon or Europe/Minsk?',
	],
	['subscribe harbour 8:00 Atlantis', '“Atlantis” is no time zone that I know. Write it as in Europe/London.'],
	['subscribe harbour 8:00 quiet 9', '“quiet 9” is no time zone that I know.'],
	[
		'subscribe harbour every 7 minutes',
		'7 minutes do not fit evenly into an hour. Write, for example, “every 5 minutes” or “every 10 minutes”.',
	],
	['subscribe harbour * * * * *', 'That is more often than every 5 minutes. Choose times that are further apart.'],
])('“%s” is refused in a sentence', async (text, answer) => {
	const bot = await testBot();
	expect(await bot.whisper(byline(text))).toContain(answer);
	expect(await kept(bot)).toEqual([]);
});

test('a topic that there is not is answered with the nearest', async () => {
	const bot = await testBot({ topics: [await harbourTopic(), { ...(await harbourTopic()), name: 'rail', title: 'Rail' }] });
	expect(await bot.whisper(byline('subscribe harbuor 8:00'))).toBe('There is no topic “harbuor”. Did you mean harbour?');
	expect(await bot.whisper(fields('subscribe', { topic: 'sport', at: '8:00' }))).toBe(
		'There is no topic “sport”. The topics are harbour, rail.',
	);
});

test('the same wish twice is one subscription, and one that would come at the same time is refused', async () => {
	const bot = await testBot();
	await bot.whisper(byline('subscribe harbour weekdays 8:00'));
	expect(await bot.whisper(byline('subscribe harbour 0 8 * * MON-FRI'))).toContain('(it did already)');
	expect(await bot.whisper(byline('subscribe harbour weekdays 8:00 always'))).toContain('(it did already; the rest is changed)');
	expect(await bot.whisper(byline('subscribe harbour 9:00 Paris'))).toMatch(
		/^This channel gets it already on weekdays at 08:00 \(Europe\/London\), so both would come on Wed 5 Mar 2025 0[89]:00\. End that one first/,
	);
	expect(await kept(bot)).toEqual(['harbour · 0 8 * * 1-5 · Europe/London · - · always']);
	expect(await bot.whisper(byline('subscribe harbour 9:00', { channel: channel('web:local/desk') }))).toContain('This channel gets');
});

test('what a channel gets is listed, with the next time, and ended by topic or id', async () => {
	const bot = await testBot();
	expect(await bot.whisper(byline('schedules'))).toContain('/byline subscribe harbour weekdays 8:00');
	await bot.whisper(byline('subscribe harbour weekdays 8:00'));
	await bot.whisper(byline('subscribe harbour saturdays 10:00'));
	const list = await bot.whisper(byline('schedules', { standing: null }));
	expect(list).toMatch(
		/Harbour talks · on weekdays at 08:00 \(Europe\/London\) · when there is something new, up to 6 hours late · next Wed 5 Mar 2025 08:00 · \w{8}/,
	);
	const [id = ''] = /\w{8}$/m.exec(list) ?? [];
	expect(await bot.whisper(byline('unsubscribe'))).toContain('This channel has 2 subscriptions. Say which one: harbour');
	expect(await bot.whisper(byline(`unsubscribe ${id.slice(0, 7)}`))).toContain(`Did you mean ${id}`);
	expect(await bot.whisper(byline(`unsubscribe ${id}`))).toContain('Ended: Harbour talks on weekdays at 08:00');
	expect(await bot.whisper(byline('unsubscribe', { channel: channel('web:local/desk') }))).toContain('This channel has no subscription');
	expect(await bot.whisper(byline('unsubscribe harbour'))).toContain('Ended: Harbour talks on Saturdays at 10:00');
	expect(await kept(bot)).toEqual([]);
});

test('one of the configuration is not ended by a command', async () => {
	const schedule = { cron: '0 8 * * *', zone: 'UTC', quiet: null, posts: 'always' as const, catchUp: 1 };
	const wanted = [subscriptionOf({ channel: channel('web:local/news'), topic: 'harbour', schedule, by: null })];
	const bot = await testBot({ wanted });
	const { take } = bot;
	const joined: MembershipEvent = { ...commandEvent(), kind: 'joined', event: 'j1' } as never;
	await take(joined);
	expect(await bot.whisper(byline('unsubscribe harbour'))).toContain('stands in the configuration file, and ends there');
	expect(await kept(bot)).toHaveLength(1);
	await take({ ...joined, kind: 'left', event: 'l1' });
	expect(await kept(bot)).toHaveLength(0);
	await take({ ...joined, event: 'j2' });
	expect(await kept(bot)).toHaveLength(1);
});

test('who may subscribe: nobody gets further than the platform and the configuration say', async () => {
	const [ada, eve] = [userRef('slack:T1/U1'), userRef('slack:T1/U2')];
	const standings: (Standing | null)[] = [{ manager: true }, { manager: false }, null];
	const lists = [[], [ada], [userRef('slack:T2/U2')], [userRef('discord:1/2'), ada]];
	const commands = [
		(over: Partial<CommandEvent>) => byline('subscribe harbour 8:00', over),
		(over: Partial<CommandEvent>) => byline('  SUBSCRIBE   harbour 8:00', over),
		(over: Partial<CommandEvent>) => fields('subscribe', { topic: 'harbour', at: '8:00' }, over),
		(over: Partial<CommandEvent>) => byline('unsubscribe harbour', over),
		(over: Partial<CommandEvent>) => fields('unsubscribe', { subscription: 'harbour' }, over),
	];
	let [escalations, refusals, cases] = [0, 0, 0];
	for (const managers of lists) {
		const bot = await testBot({ managers });
		for (const [standing, user, make] of standings.flatMap((one) =>
			[ada, eve].flatMap((who) => commands.map((make) => [one, who, make] as const)),
		)) {
			const at = { tenant: tenant('slack:T1'), channel: channel(`slack:T1/C${cases++}`) };
			const event = make({ ...at, user, standing });
			if (JSON.stringify(event.input).includes('unsubscribe')) await seed(bot, at);
			const before = await kept(bot);
			const answer = await bot.whisper(event);
			const changed = String(await kept(bot)) !== String(before);
			const allowed = managers.includes(ada) ? user === ada : standing?.manager === true;
			if (changed && !allowed) escalations++;
			if (!allowed) refusals++;
			expect([changed, answer]).toEqual([allowed, answer]);
		}
	}
	expect([escalations, refusals, cases]).toEqual([0, 70, 120]);
});

async function seed(bot: Awaited<ReturnType<typeof testBot>>, at: Pick<CommandEvent, 'tenant' | 'channel'>): Promise<void> {
	const { begin } = await import('../../src/delivery/subscribe.ts');
	const schedule = { cron: '0 8 * * *', zone: 'UTC', quiet: null, posts: 'always' as const, catchUp: 1 };
	await begin(bot.store, {
		subscription: subscriptionOf({ ...at, topic: 'harbour', schedule, by: userRef('slack:T1/U1') }),
		at: bot.clock,
	});
}

test('a channel of another tenant with the same name is not seen and not touched', async () => {
	const bot = await testBot();
	const there = { tenant: tenant('slack:T2'), channel: channel('slack:T2/C1'), user: userRef('slack:T2/U1') };
	await bot.whisper(byline('subscribe harbour 8:00', there));
	const here = { tenant: tenant('slack:T1'), channel: channel('slack:T1/C1'), user: userRef('slack:T1/U1') };
	expect(await bot.whisper(byline('schedules', here))).toContain('Nothing is posted here');
	await bot.whisper(byline('unsubscribe harbour', here));
	expect(await kept(bot)).toHaveLength(1);
});

test('the bot’s own page shows managers all, and others what they made', async () => {
	const bot = await testBot();
	await bot.whisper(byline('subscribe harbour weekdays 8:00'));
	const home = (over: Partial<HomeEvent>): HomeEvent => ({ ...commandEvent(), kind: 'home', ...over }) as never;
	expect(await bot.whisper(home({ event: 'h1', standing: MANAGER, user: userRef('web:local/bob') }))).toContain(
		'news · Harbour talks · on weekdays',
	);
	expect(await bot.whisper(home({ event: 'h2', standing: null, user: userRef('web:local/ada') }))).toContain('news · Harbour talks');
	expect(await bot.whisper(home({ event: 'h3', standing: null, user: userRef('web:local/bob') }))).not.toContain('Harbour talks ·');
});

test('while one types, times, zones and subscriptions are suggested', async () => {
	const bot = await testBot();
	await bot.whisper(byline('subscribe harbour weekdays 8:00'));
	const ask = async (option: string, typed: string, channelName = 'web:local/news') =>
		bot.bot.handlers.complete({
			tenant: tenant('web:local'),
			channel: channel(channelName),
			command: 'byline',
			subcommand: 'subscribe',
			option,
			typed,
			options: {},
		});
	expect((await ask('at', ''))[0]).toEqual({ value: 'weekdays 8:00', label: 'weekdays 8:00' });
	expect((await ask('at', 'mon 9'))[0]).toEqual({ value: 'mon 9', label: 'on Mondays at 09:00' });
	expect((await ask('at', 'weekdys 8:00'))[0]?.value).toBe('weekdays 8:00');
	expect((await ask('zone', 'london')).map(({ value }) => value)).toEqual(['Europe/London']);
	expect(await ask('zone', '')).toHaveLength(25);
	expect((await ask('subscription', ''))[0]?.label).toBe('Harbour talks on weekdays at 08:00 (Europe/London)');
	expect(await ask('subscription', '', 'web:local/desk')).toEqual([]);
});

test('a due subscription posts the card of the newest document, under a key of its own', async () => {
	const topic = await harbourTopic();
	const bot = await testBot({ topics: [topic] });
	await bot.whisper(byline('subscribe harbour 8:00 UTC'));
	const books = { library: library([topic], { warn() {} }), store: bot.store };
	const at = Date.UTC(2025, 2, 5, 8);
	const log = { info() {}, warn() {}, error() {} };
	expect(await scan({ store: bot.store, now: () => at, prepare: (due) => prepare(due, books), log })).toBe(1);
	const [row] = await bot.store.selectFrom('deliveries').selectAll().where('slot', 'like', '%@2025-03-05T08:00').execute();
	expect(row).toMatchObject({ channel: 'web:local/news', topic: 'harbour', thread: null });
	expect(row?.key).toMatch(/^[\w-]{22}$/);
	expect(wordsOf(JSON.parse(row!.card))).toContain('Harbour strike enters its third day');
});
