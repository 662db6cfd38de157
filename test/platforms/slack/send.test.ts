import { describe, expect, test } from 'vitest';
import { channel, messageRef } from '../../../src/model/place.ts';
import type { CardKey, Refused } from '../../../src/model/post.ts';
import { cardOfParts, source } from '../extremes.ts';
import type { Fault } from './server.ts';
import { session } from './session.ts';
import { BOT, GENERAL, TEAM } from './workspace.ts';

const KEY = 'AbCdEfGhIjKlMnOpQrSt-_' as CardKey;
const card = cardOfParts([{ type: 'headline', text: 'Talks resume on Thursday', spans: [], marks: [1] }, source]);

async function slack() {
	const all = await session('socket');
	const place = { channel: all.channel, thread: null };
	return { ...all, place, send: () => all.connection.send({ place, card, key: KEY }) };
}

describe('what Slack says to a post', () => {
	test.each<[Fault, object]>([
		[{ error: 'not_in_channel' }, { status: 'refused', refusal: 'not-a-member' }],
		[{ error: 'channel_not_found' }, { status: 'refused', refusal: 'not-a-member' }],
		[{ error: 'is_archived' }, { status: 'refused', refusal: 'archived' }],
		[{ error: 'restricted_action' }, { status: 'refused', refusal: 'not-allowed' }],
		[{ error: 'token_revoked' }, { status: 'refused', refusal: 'token-invalid' }],
		[{ error: 'account_inactive' }, { status: 'refused', refusal: 'token-invalid' }],
		[{ error: 'msg_blocks_too_long' }, { status: 'refused', refusal: 'card-invalid' }],
		[{ error: 'something_new' }, { status: 'refused', refusal: 'other' }],
		[{ error: 'ratelimited' }, { status: 'retry' }],
		['limit', { status: 'retry', after: 1_000 }],
		[{ error: 'internal_error' }, { status: 'ambiguous' }],
		[{ error: 'fatal_error' }, { status: 'ambiguous' }],
		[{ error: '<html>Bad gateway</html>' }, { status: 'ambiguous' }],
		[{ status: 503 }, { status: 'ambiguous' }],
		['lose', { status: 'ambiguous' }],
		[{ status: 403 }, { status: 'refused' }],
	])('%j', async (fault, expected) => {
		const { server, send } = await slack();
		server.fault('chat.postMessage', fault);
		const receipt = await send();
		expect(receipt).toMatchObject(expected);
		if (receipt.status === 'refused') expect((receipt satisfies Refused).advice).toMatch(/\w{3}.*\w/);
		// One attempt: the SDK does not post again by itself.
		expect(server.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
	});

	test('a missing scope is named', async () => {
		const { server, send } = await slack();
		server.workspace.scopes.delete('chat:write');
		expect(await send()).toMatchObject({ status: 'refused', refusal: 'not-allowed', advice: expect.stringContaining('chat:write') });
	});

	test('no answer within the time-out is ambiguous, and one limited channel does not hold up another', async () => {
		const { server, send, connection, place } = await slack();
		server.fault('chat.postMessage', { hang: 60_000 });
		const began = performance.now();
		const hanging = send();
		server.fault('chat.postMessage', 'limit');
		expect((await send()).status).toBe('retry');
		expect((await connection.send({ place, card, key: KEY })).status).toBe('sent');
		expect(performance.now() - began).toBeLessThan(2_000);
		expect((await hanging).status).toBe('ambiguous');
		expect(performance.now() - began).toBeLessThan(11_500);
	});

	test('a machine that cannot be reached is a wait: nothing was sent', async () => {
		const { server, send } = await slack();
		await server.close();
		// The first may still be on a connection that was open: who knows how far it came.
		await send();
		expect(await send()).toMatchObject({ status: 'retry', reason: expect.stringContaining('cannot be reached') });
	});

	test('a channel that is none of Slack’s is refused', async () => {
		const { connection } = await slack();
		const place = { channel: channel('web:local/news'), thread: null };
		expect(await connection.send({ place, card, key: KEY })).toMatchObject({ refusal: 'no-such-channel' });
		expect(await connection.edit(messageRef('web:local/news/1'), card, KEY)).toMatchObject({ status: 'refused' });
		expect(await connection.remove(messageRef('web:local/news/1'))).toMatchObject({ status: 'refused' });
	});
});

describe('find', () => {
	test('sees a card in a thread, and gives the references that the post gave', async () => {
		const { send, connection, channel: at } = await slack();
		const first = await send();
		if (first.status !== 'sent') throw new Error(first.status);
		const place = { channel: at, thread: first.thread };
		const other = 'ZyXwVuTsRqPoNmLkJiHg-_' as CardKey;
		const second = await connection.send({ place, card, key: other });
		expect(await connection.find(place, other)).toEqual(second);
		expect(await connection.find({ channel: at, thread: null }, other)).toEqual({ status: 'absent' });
	});

	test('reads on where there are many messages since, and does not say "absent" where it has not read all', async () => {
		const { send, connection, server, place } = await slack();
		const posted = await send();
		const chat = () =>
			server.workspace.messages.push({ channel: GENERAL, ts: server.workspace.stamp(), user: 'U0BO', text: 'chat', blocks: [] });
		for (let i = 0; i < 500; i++) chat();
		expect(await connection.find(place, KEY)).toEqual(posted);
		for (let i = 0; i < 600; i++) chat();
		expect(await connection.find(place, KEY)).toMatchObject({ status: 'unreadable' });
	});

	test('knows the card by its blocks where Slack gives no metadata, and not by another bot’s copy', async () => {
		const { send, connection, server, place } = await slack();
		const posted = await send();
		const [message] = server.workspace.messages;
		delete message!.metadata;
		expect(await connection.find(place, KEY)).toEqual(posted);
		server.workspace.messages.splice(0, 1, { ...message!, bot_id: `${BOT.id}2` });
		expect(await connection.find(place, KEY)).toEqual({ status: 'absent' });
	});

	test.each<[Fault]>([['limit'], [{ status: 403 }], [{ error: 'missing_scope' }], [{ error: 'not_in_channel' }]])(
		'history that cannot be read (%j) is unreadable, never absent',
		async (fault) => {
			const { connection, server, place } = await slack();
			server.fault('conversations.history', fault);
			expect(await connection.find(place, KEY)).toMatchObject({ status: 'unreadable', reason: expect.stringMatching(/\w/) });
		},
	);

	test.each<[Fault]>([['fail'], [{ error: 'internal_error' }]])('a look whose answer is lost (%j) is made again', async (fault) => {
		const { connection, server, place } = await slack();
		server.fault('conversations.history', fault);
		expect(await connection.find(place, KEY)).toMatchObject({ status: 'retry', reason: expect.stringMatching(/\w/) });
	});

	test('a revoked token is refused', async () => {
		const { connection, server, place } = await slack();
		server.fault('conversations.history', { error: 'token_revoked' });
		expect(await connection.find(place, KEY)).toMatchObject({ status: 'refused', refusal: 'token-invalid' });
	});
});

test('a card in a thread whose card was deleted is refused with advice', async () => {
	const { connection, channel: at } = await slack();
	const thread = `slack:${TEAM}/${GENERAL}/1741075200.999999` as never;
	expect(await connection.send({ place: { channel: at, thread }, card, key: KEY })).toMatchObject({ refusal: 'message-gone' });
});
