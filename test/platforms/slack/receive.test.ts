import { describe, expect, test } from 'vitest';
import { translate } from '../../../src/platforms/slack/receive.ts';
import { typedText } from '../../../src/platforms/slack/words.ts';
import { session } from './session.ts';
import { ASKER, BOT, DIRECT, GENERAL, TEAM } from './workspace.ts';

const identity = { team: TEAM, user: BOT.user, bot: BOT.id };

function event(of: Readonly<Record<string, unknown>>, team = TEAM) {
	return translate({ type: 'event_callback', team_id: team, event_id: 'Ev1', event: of }, identity);
}

const message = { type: 'message', channel: GENERAL, channel_type: 'channel', user: ASKER, ts: '1741075200.000100' };

describe('a message', () => {
	test('that names the bot is a question in the thread that the answer opens, and its two events share one id', () => {
		const text = `<@${BOT.user}> who said so?`;
		const one = event({ ...message, text });
		expect(one).toEqual(event({ ...message, type: 'app_mention', text }));
		expect(one).toMatchObject({
			kind: 'question',
			addressed: true,
			text: 'who said so?',
			thread: `slack:${TEAM}/${GENERAL}/${message.ts}`,
		});
	});

	test('in a thread is passed on, addressed or not', () => {
		const inThread = { ...message, thread_ts: '1741075200.000001' };
		const thread = `slack:${TEAM}/${GENERAL}/1741075200.000001`;
		expect(event({ ...inThread, text: 'how many ships?' })).toMatchObject({ kind: 'question', addressed: false, thread });
		expect(event({ ...inThread, text: `<@${BOT.user}> how many?` })).toMatchObject({ addressed: true, thread });
	});

	test('to the bot alone is addressed, and is answered where it stands', () => {
		expect(event({ ...message, channel: DIRECT, channel_type: 'im', text: 'who?' })).toMatchObject({ addressed: true, thread: null });
	});

	test.each([
		['chatter in the channel', { text: 'good morning' }],
		['words to other people in a thread', { text: '<@U0BO> did you see this?', thread_ts: '1741075200.000001' }],
		['the bot’s own words', { text: 'a card', user: BOT.user, bot_id: BOT.id, thread_ts: '1741075200.000001' }],
		['another bot’s words', { text: `<@${BOT.user}> hello?`, bot_id: 'B0OTHER' }],
		['an edit', { subtype: 'message_changed', text: `<@${BOT.user}> hello?` }],
		['a join', { subtype: 'channel_join', text: `<@${BOT.user}> has joined` }],
		['a message without a person', { text: `<@${BOT.user}> hello?`, user: undefined }],
	])('%s is not passed on', (_, change) => {
		expect(event({ ...message, ...change })).toBeNull();
	});

	test('of another workspace is not passed on', () => {
		expect(event({ ...message, text: `<@${BOT.user}> who?` }, 'T0OTHER')).toBeNull();
	});
});

test.each([
	['a mention goes', `<@${BOT.user}> who said so?`, 'who said so?'],
	['wherever it stands', `who, <@${BOT.user}>, said so?`, 'who, , said so?'],
	['the names of others stay', 'did <@U0BO|bo> say so, or <@U0CY>?', 'did @bo say so, or @U0CY?'],
	['channels and groups by their names', '<#C1|harbour> <!subteam^S1|@desk> <!here>', '#harbour @desk @here'],
	[
		'links by their words',
		'see <https://coastal.example|coastal.example> and <https://a.example/b>',
		'see coastal.example and https://a.example/b',
	],
	['an address of a letter', '<mailto:ana@a.example>', 'ana@a.example'],
	['what was typed as markup stays text', '&lt;@U0BO&gt; &amp;lt;', '<@U0BO> &lt;'],
	['lines become one', 'who\nsaid\r\nso?', 'who said so?'],
])('the words of a message: %s', (_, text, typed) => {
	expect(typedText(text, BOT.user)).toBe(typed);
});

describe('membership, deletion and the home page', () => {
	const base = { channel: GENERAL };

	test('the bot was invited: whoever did it is the user', () => {
		expect(event({ ...base, type: 'member_joined_channel', user: BOT.user, inviter: ASKER })).toMatchObject({
			kind: 'joined',
			user: `slack:${TEAM}/${ASKER}`,
		});
		expect(event({ ...base, type: 'member_joined_channel', user: ASKER, inviter: 'U0BO' })).toBeNull();
		expect(event({ ...base, type: 'member_joined_channel', user: BOT.user })).toBeNull();
	});

	test('the bot was removed', () => {
		expect(event({ ...base, type: 'channel_left' })).toMatchObject({ kind: 'left', channel: `slack:${TEAM}/${GENERAL}` });
		expect(event({ ...base, type: 'member_left_channel', user: BOT.user })).toMatchObject({ kind: 'left' });
		expect(event({ ...base, type: 'member_left_channel', user: ASKER })).toBeNull();
	});

	test('a card of the bot’s was deleted, and nobody else’s message', () => {
		const deleted = { ...message, subtype: 'message_deleted', user: undefined, deleted_ts: '1741075200.000007' };
		expect(event({ ...deleted, previous_message: { user: BOT.user, bot_id: BOT.id } })).toMatchObject({
			kind: 'removed',
			message: `slack:${TEAM}/${GENERAL}/1741075200.000007`,
		});
		expect(event({ ...deleted, previous_message: { user: ASKER } })).toBeNull();
		expect(event(deleted)).toBeNull();
	});

	test('the home tab was opened, and not the messages tab', () => {
		expect(event({ type: 'app_home_opened', user: ASKER, channel: DIRECT, tab: 'home' })).toMatchObject({
			kind: 'home',
			user: `slack:${TEAM}/${ASKER}`,
		});
		expect(event({ type: 'app_home_opened', user: ASKER, channel: DIRECT, tab: 'messages' })).toBeNull();
	});
});

describe('a button that is none of Byline’s', () => {
	const press = (action_id: string, value: string) =>
		translate(
			{
				...{ type: 'block_actions', team: { id: TEAM }, user: { id: ASKER }, channel: { id: GENERAL }, trigger_id: '1' },
				...{ container: { type: 'message', message_ts: message.ts, channel_id: GENERAL }, response_url: 'https://hooks.slack.example/1' },
				actions: [{ action_id, value, action_ts: '1' }],
			},
			identity,
		);
	const key = 'AbCdEfGhIjKlMnOpQrSt-_';

	test.each([
		['another name', 'other:voices', key],
		['an action that there is not', 'byline:delete', key],
		['a property of every object', 'byline:constructor', key],
		['no key', 'byline:voices', 'short'],
		['a page that is no number', 'byline:voices:x', key],
	])('%s', (_, id, value) => {
		expect(press(id, value)).toBeNull();
	});

	test('and one that is', () => {
		expect(press('byline:voices', key)).toMatchObject({ kind: 'button', action: 'voices', key });
		expect(JSON.parse(press('byline:voices:2', key)?.responder ?? '')).toMatchObject({ page: 2 });
	});
});

describe.each(['socket', 'http'] as const)('over %s', (way) => {
	test('a mention in a channel, each of its two events three times, is offered as one event', async () => {
		const { user, record } = await session(way);
		await user.say({ text: 'who said so?', mention: true, repeats: 2 });
		await record.until(1);
		expect(record.offered).toHaveLength(6);
		expect(new Set(record.offered.map(({ event: id }) => id)).size).toBe(1);
		expect(record.performed).toHaveLength(1);
	});

	test('the standing of a person is looked up for managers’ commands only', async () => {
		const guarded = {
			name: 'byline',
			help: 'x',
			options: [],
			who: 'everyone',
			subcommands: [{ name: 'subscribe', help: 'x', options: [], who: 'managers' }],
		} as const;
		const { user, record, server } = await session(way, {
			commands: [guarded],
			before: ({ server: { workspace } }) => workspace.admins.add('U0BOSS'),
		});
		await user.command('byline', 'help');
		await user.command('byline', 'subscribe harbour');
		await user.command('byline', 'Subscribe harbour', { user: 'U0BOSS' });
		await user.command('byline', 'subscribe harbour', { user: 'U0CREATOR' });
		await record.until(4);
		expect(record.performed.map(({ standing }) => standing)).toEqual([null, { manager: false }, { manager: true }, { manager: true }]);
		server.fault('users.info', { hang: 5_000 });
		const before = performance.now();
		await user.command('byline', 'subscribe harbour', { user: 'U0BOSS' });
		expect(performance.now() - before).toBeLessThan(2_900);
		expect(record.offered.at(-1)?.standing ?? null).toBeNull();
	});
});
