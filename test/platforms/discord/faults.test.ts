import { expect, test } from 'vitest';
import type { Found } from '../../../src/model/post.ts';
import { openApi } from '../../../src/platforms/discord/rest.ts';
import { CARD, connected, KEY, NOTE, OTHER } from './connected.ts';
import { idOf, messageOf, seen } from './people.ts';
import { CHANNEL } from './world.ts';

test('a card that Discord finds invalid goes out as embeds, once, with the same words', async () => {
	const { server, connection, place, logged } = await connected();
	server.next('reject');
	const receipt = await connection.send({ place, card: CARD, key: KEY });
	if (receipt.status !== 'sent') throw new Error(JSON.stringify(receipt));
	const message = messageOf(server.world, receipt.message)!;
	expect(message.body.embeds).toHaveLength(1);
	expect(seen(message.body)).toContain('Speaker 1');
	expect(server.world.messages.filter(({ channel }) => channel === CHANNEL)).toHaveLength(1);
	expect(logged.join()).toContain('goes out as embeds');
	expect(await connection.find(place, KEY)).toEqual(receipt);
});

test('a second send of the same card within minutes gives the first message', async () => {
	const { server, connection, place, post } = await connected();
	const first = await post();
	expect(await connection.send({ place, card: CARD, key: KEY })).toEqual(first);
	expect(server.world.messages).toHaveLength(1);
});

test('the record is written before the thread is opened, and a thread that failed is opened by looking', async () => {
	const { server, connection, place } = await connected();
	server.fault(/\/threads$/, 'fail');
	const order: string[] = [];
	const receipt = await connection.send(
		{ place, card: CARD, key: KEY },
		{ posted: async () => void order.push(server.world.requests.some(({ path }) => path.endsWith('/threads')) ? 'late' : 'in time') },
	);
	if (receipt.status !== 'sent') throw new Error(JSON.stringify(receipt));
	expect(order).toEqual(['in time']);
	expect(server.world.channels.has(idOf(receipt.message))).toBe(false);
	server.fault(null);
	expect(await connection.find(place, KEY)).toEqual(receipt);
	expect(server.world.channels.get(idOf(receipt.message))).toMatchObject({ parent: CHANNEL });
});

test.each(['components', 'embeds'])('a card without buttons is found by its key too, as %s', async (layout) => {
	const { connection, place, post } = await connected({ variables: { DISCORD_LAYOUT: layout } });
	const card = { ...NOTE, parts: NOTE.parts.filter(({ type }) => type === 'note') };
	const receipt = await post(card, KEY);
	await post(card, OTHER);
	expect(await connection.find(place, KEY)).toEqual(receipt);
});

test('a history that may not be read is not an empty one', async () => {
	const { server, connection, place } = await connected();
	server.world.rights &= ~(1n << 16n);
	expect(await connection.find(place, KEY)).toMatchObject({ status: 'unreadable' } satisfies Partial<Found>);
});

test('a card is found behind 250 later messages', async () => {
	const { server, connection, place, post } = await connected();
	const receipt = await post();
	for (let i = 0; i < 250; i++) {
		const other = {
			channel: CHANNEL,
			author: server.world.user,
			body: { content: 'later' },
			nonce: null,
			reference: null,
			ephemeral: null,
			loading: false,
			deleted: false,
		};
		server.world.messages.push({ ...other, id: server.world.nextId() });
	}
	expect(await connection.find(place, KEY)).toEqual(receipt);
});

test('a missing right, a closed channel and a deleted one each say what to do', async () => {
	const { server, connection, place, harness } = await connected();
	const to = (channel: typeof harness.channel) => connection.send({ place: { channel, thread: null }, card: CARD, key: KEY });
	server.world.rights &= ~(1n << 11n);
	expect(await to(place.channel)).toMatchObject({
		status: 'refused',
		refusal: 'not-allowed',
		advice: expect.stringContaining('Send Messages'),
	});
	expect(await to(harness.closed!)).toMatchObject({
		status: 'refused',
		refusal: 'not-a-member',
		advice: expect.stringContaining('View Channel'),
	});
	server.world.channels.delete(CHANNEL);
	expect(await to(place.channel)).toMatchObject({ status: 'refused', refusal: 'no-such-channel' });
	expect(await to('discord:general' as typeof place.channel)).toMatchObject({
		status: 'refused',
		refusal: 'no-such-channel',
		advice: expect.stringContaining('Developer Mode'),
	});
});

test('one channel that hangs or is limited does not delay another', async () => {
	const { server, connection, harness, place } = await connected();
	server.world.channels.get(idOf(harness.closed!))!.closed = null;
	const elsewhere = { channel: harness.closed!, thread: null };
	server.fault(new RegExp(`^POST /channels/${CHANNEL}/messages$`), 'hang');
	const began = Date.now();
	const hanging = connection.send({ place, card: CARD, key: KEY });
	expect((await connection.send({ place: elsewhere, card: CARD, key: OTHER })).status).toBe('sent');
	expect(Date.now() - began).toBeLessThan(1_000);
	expect((await hanging).status).toBe('ambiguous');
	expect(Date.now() - began).toBeLessThan(11_000);
	server.fault(new RegExp(`^POST /channels/${CHANNEL}/messages$`), 'limit');
	expect(await connection.send({ place, card: NOTE, key: KEY })).toMatchObject({ status: 'retry', after: 1_050 });
	expect((await connection.send({ place: elsewhere, card: NOTE, key: KEY })).status).toBe('sent');
}, 30_000);

test('when the headers say that the channel’s share is spent, the next card waits without asking, and another channel goes on', async () => {
	const { server, connection, place, harness } = await connected();
	server.world.channels.get(idOf(harness.closed!))!.closed = null;
	server.next('spend');
	expect((await connection.send({ place, card: CARD, key: KEY })).status).toBe('sent');
	const posts = () => server.world.requests.filter(({ method, path }) => method === 'POST' && path.endsWith(`/${CHANNEL}/messages`)).length;
	const receipt = await connection.send({ place, card: NOTE, key: OTHER });
	expect(receipt).toMatchObject({ status: 'retry', after: expect.any(Number) });
	expect(posts()).toBe(1);
	expect((await connection.send({ place: { channel: harness.closed!, thread: null }, card: NOTE, key: OTHER })).status).toBe('sent');
	if (receipt.status === 'retry') await new Promise((resolve) => setTimeout(resolve, receipt.after));
	expect((await connection.send({ place, card: NOTE, key: OTHER })).status).toBe('sent');
});

test('a Discord that cannot be reached is a wait: nothing was sent', async () => {
	const api = await openApi({ api: 'http://127.0.0.1:9/api', token: 'a-token' });
	expect(await api.call({ method: 'POST', path: '/channels/1/messages', body: {} })).toMatchObject({ verdict: { status: 'retry' } });
});
