import { describe, expect, test } from 'vitest';
import type { CardKey } from '../../../src/model/post.ts';
import { cardOfParts, source, voices } from '../extremes.ts';
import { session, until } from './session.ts';
import { buttons } from './user.ts';
import { visibleText } from './visible.ts';
import { ASKER, DIRECT, GENERAL } from './workspace.ts';

const KEY = 'AbCdEfGhIjKlMnOpQrSt-_' as CardKey;
const OTHER = 'ZyXwVuTsRqPoNmLkJiHg-_' as CardKey;
const card = cardOfParts([{ type: 'note', text: 'Only you see this.' }, source]);
const reply = { kind: 'private', card, key: OTHER, replaces: false } as const;

async function slack() {
	const all = await session('socket');
	all.record.reply = reply;
	const { workspace, calls } = all.server;
	const called = (method: string) => calls.filter((call) => call.method === method).map(({ args }) => args);
	return { ...all, workspace, called };
}

describe('a reply to a command', () => {
	test('goes through the response url, also where the bot is not in the channel', async () => {
		const { user, record, called } = await slack();
		await user.command('harbour-summary', '', { channel: 'G0SECRET' });
		await record.until(1);
		expect(called('response url')).toMatchObject([{ response_type: 'ephemeral', replace_original: false }]);
		expect(called('chat.postEphemeral')).toEqual([]);
	});

	test('finds another way where the url has expired', async () => {
		const { user, record, called } = await slack();
		record.work = 50;
		const { expire } = await user.command('harbour-summary', '');
		expire();
		await record.until(1);
		expect(called('chat.postEphemeral')).toMatchObject([{ channel: GENERAL, user: ASKER }]);
	});

	test.each([
		['limit' as const, 'retry'],
		['fail' as const, 'ambiguous'],
		[{ status: 404 }, 'shown'],
		[{ hang: 100 }, 'ambiguous'],
	])('the url answers %j', async (fault, status) => {
		const { user, record, server, connection } = await slack();
		record.reply = { kind: 'silent' };
		await user.command('harbour-summary', '');
		await record.until(1);
		server.fault('response url', fault);
		expect((await connection.respond(record.performed[0]!, reply)).status).toBe(status);
	});

	test('can be shown by another process, from what the event carries', async () => {
		const { user, record, server, connection, workspace } = await slack();
		record.reply = { kind: 'silent' };
		await user.command('harbour-summary', '');
		await record.until(1);
		const stored = JSON.parse(JSON.stringify(record.performed[0])) as (typeof record.performed)[number];
		expect(await connection.respond(stored, reply)).toEqual({ status: 'shown' });
		expect(visibleText(workspace.whispers[0]!.blocks)).toContain('Only you see this.');
		expect(server.calls.at(-1)?.method).toBe('response url');
	});
});

describe('a reply to a question', () => {
	test('is shown in the thread where there is one', async () => {
		const { user, record, called, connection, channel } = await slack();
		const sent = await connection.send({ place: { channel, thread: null }, card, key: KEY });
		if (sent.status !== 'sent') throw new Error(sent.status);
		const root = sent.message.split('/').at(-1)!;
		await user.say({ text: 'who?', thread: root });
		await record.until(1);
		expect(called('chat.postEphemeral')).toMatchObject([{ channel: GENERAL, user: ASKER, thread_ts: root }]);
	});

	test('is shown in the channel where the thread has no reply yet: nobody would see it there', async () => {
		const { user, record, called } = await slack();
		await user.say({ text: 'who?', mention: true });
		await record.until(1);
		expect(called('chat.postEphemeral')[0]).not.toHaveProperty('thread_ts');
	});

	test('in a direct message', async () => {
		const { user, record, called } = await slack();
		await user.say({ text: 'who?', channel: DIRECT });
		await record.until(1);
		expect(called('chat.postEphemeral')).toMatchObject([{ channel: DIRECT }]);
	});
});

test('the home page is published for whoever opened it', async () => {
	const { server, record, workspace } = await slack();
	await server.line.event({ type: 'app_home_opened', user: ASKER, channel: DIRECT, tab: 'home', event_ts: '1741075200.000001' });
	await record.until(1);
	expect(visibleText(workspace.homes.get(ASKER)!)).toContain('Only you see this.');
});

describe('a section over several pages', () => {
	test('opens for the one who presses, and then turns in place', async () => {
		const { user, record, connection, channel, workspace } = await slack();
		const card = voices(200);
		record.reply = { kind: 'private', card, key: OTHER, replaces: false };
		await connection.send({ place: { channel, thread: null }, card, key: KEY });
		const [posted] = workspace.messages;
		await user.press(posted!, 'voices:1');
		await record.until(1);
		expect(workspace.whispers).toHaveLength(1);
		expect(visibleText(workspace.whispers[0]!.blocks)).toContain('page 2 of');
		expect(visibleText(posted!.blocks)).toContain('page 1 of');
		await user.press(workspace.whispers[0]!, 'voices:2');
		await record.until(2);
		await user.press(workspace.whispers[0]!, 'voices:1');
		await record.until(3);
		expect(workspace.whispers).toHaveLength(1);
		expect(visibleText(workspace.whispers[0]!.blocks)).toContain('page 2 of');
		expect(record.performed.map((event) => event.kind === 'button' && event.action)).toEqual(['voices', 'voices', 'voices']);
		expect(buttons(workspace.whispers[0]!).map(({ text }) => text.text)).toEqual(['Back', 'Show more']);
	});

	test('pressed in a thread, it is shown there', async () => {
		const { user, record, connection, channel, workspace, called } = await slack();
		const first = await connection.send({ place: { channel, thread: null }, card, key: KEY });
		if (first.status !== 'sent') throw new Error(first.status);
		await connection.send({ place: { channel, thread: first.thread }, card: voices(200), key: OTHER });
		await user.press(workspace.messages[1]!, 'voices:1');
		await record.until(1);
		expect(called('response url')[0]).toMatchObject({ thread_ts: workspace.messages[0]!.ts });
		await until(() => workspace.whispers.length === 1);
	});
});
