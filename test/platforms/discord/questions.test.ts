import { describe, expect, test } from 'vitest';
import { MESSAGE_CONTENT_FLAGS } from '../../../src/platforms/discord/limits.ts';
import { CARD, connected, NOTE, OTHER, tryConnect, until } from './connected.ts';
import { idOf, messageOf, say, seen } from './people.ts';
import type { DiscordServer } from './server.ts';
import { CHANNEL, GUILD } from './world.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const withContent = {
	prepare({ world }: DiscordServer) {
		world.flags = MESSAGE_CONTENT_FLAGS;
	},
};

describe('without the Message Content intent', () => {
	test('the bot starts, does not ask for the intent, and says so', async () => {
		const { server, outcome } = await connected();
		expect(server.gateway.asked(1 << 15)).toBe(false);
		expect(outcome.notes.join()).toContain('Message Content intent is off');
	});

	test('a mention in the thread and a pinged reply to the card are the same conversation', async () => {
		const { server, record, post } = await connected();
		const { thread, message } = await post();
		say(server, { text: 'who said so?', channel: idOf(thread!), mention: true });
		say(server, { text: 'and when?', channel: CHANNEL, replyTo: idOf(message) });
		await record.until(2);
		const here = { kind: 'question', thread, channel: `discord:${GUILD}/${CHANNEL}`, addressed: true };
		expect(record.performed).toEqual([
			expect.objectContaining({ ...here, text: 'who said so?' }),
			expect.objectContaining({ ...here, text: 'and when?' }),
		]);
	});

	test('a message whose words are hidden is left alone', async () => {
		const { server, record, post } = await connected();
		const { thread } = await post();
		say(server, { text: 'who said so?', channel: idOf(thread!) });
		await pause(100);
		expect(record.offered).toEqual([]);
	});

	test('an intent that is switched off between the question and the start costs a second try, not the start', async () => {
		const { server, outcome } = await tryConnect({
			prepare({ world }) {
				let asked = 0;
				Object.defineProperty(world, 'flags', { get: () => (asked++ === 0 ? MESSAGE_CONTENT_FLAGS : 0) });
			},
		});
		expect(outcome.status).toBe('connected');
		expect(server.gateway.asked(1 << 15)).toBe(false);
		expect(server.world.broken).toEqual([]);
	}, 30_000);
});

describe('with the Message Content intent', () => {
	test('questions in a thread need no mention; chatter in the channel is nobody’s business', async () => {
		const { server, record, post, outcome } = await connected(withContent);
		expect(outcome.notes.join()).not.toContain('intent');
		const { thread } = await post();
		say(server, { text: 'lovely weather', channel: CHANNEL });
		say(server, { text: 'who said so?', channel: idOf(thread!) });
		await record.until(1);
		expect(record.offered).toEqual([expect.objectContaining({ text: 'who said so?', thread, addressed: false })]);
	});

	test('what people write to each other, and what bots write, is not passed on', async () => {
		const { server, record, post } = await connected(withContent);
		const { thread } = await post();
		const channel = idOf(thread!);
		say(server, { text: 'Ben, who said so?', channel, fields: { mentions: [{ id: '77', username: 'ben' }] } });
		say(server, { text: 'beep?', channel, fields: { author: { id: '78', username: 'beep', bot: true } } });
		say(server, { text: 'hook?', channel, fields: { webhook_id: '79' } });
		say(server, { text: 'pinned', channel, fields: { type: 6 } });
		await pause(150);
		expect(record.offered).toEqual([]);
	});
});

test('a mention in a channel begins a thread, and the answer is posted there', async () => {
	const { server, record, connection } = await connected();
	const id = say(server, { text: 'how many ships?', channel: CHANNEL, mention: true });
	await record.until(1);
	const [question] = record.performed;
	expect(question).toMatchObject({ thread: `discord:${GUILD}/${CHANNEL}/${id}`, addressed: true });
	const receipt = await connection.send({ place: { channel: question!.channel, thread: question!.thread }, card: NOTE, key: OTHER });
	expect(receipt).toMatchObject({ status: 'sent', thread: question!.thread });
	expect(server.world.channels.get(id)).toMatchObject({ parent: CHANNEL, type: 11 });
	expect(server.world.messages.at(-1)).toMatchObject({ channel: id });
	expect(server.world.broken).toEqual([]);
});

test('where threads may not be opened, the card stands without one and the answer is a reply in the channel', async () => {
	const { server, record, connection, post, logged } = await connected();
	server.world.rights &= ~(1n << 35n);
	const { message, thread } = await post();
	expect(logged.join()).toContain('replying to the card');
	say(server, { text: 'how many ships?', channel: CHANNEL, replyTo: idOf(message) });
	await record.until(1);
	const [question] = record.performed;
	expect(question).toMatchObject({ thread });
	const receipt = await connection.send({ place: { channel: question!.channel, thread: question!.thread }, card: NOTE, key: OTHER });
	expect(receipt.status).toBe('sent');
	expect(await connection.find({ channel: question!.channel, thread: question!.thread }, OTHER)).toEqual(receipt);
	const answer = server.world.messages.at(-1)!;
	expect(answer).toMatchObject({ channel: CHANNEL, reference: idOf(message) });
	say(server, { text: 'and who says so?', channel: CHANNEL, replyTo: answer.id });
	await record.until(2);
	expect(record.performed[1]).toMatchObject({ thread });
});

test('a question in a direct message needs no mention, and has no thread', async () => {
	const { server, record } = await connected();
	say(server, { text: 'how many ships?', channel: '310', direct: true });
	await record.until(1);
	expect(record.performed[0]).toMatchObject({ tenant: 'discord:@310', thread: null, addressed: true, text: 'how many ships?' });
});

test('a private answer to a message is a reply to it that pings nobody', async () => {
	const { server, record, post } = await connected();
	const { thread } = await post();
	record.reply = { kind: 'private', card: NOTE, key: OTHER, replaces: false };
	const id = say(server, { text: '', channel: idOf(thread!), mention: true });
	await record.until(1);
	expect(server.world.messages.at(-1)).toMatchObject({ reference: id, channel: idOf(thread!) });
	expect(seen(server.world.messages.at(-1)!.body)).toContain('A note of Byline’s own.');
	expect(server.world.broken).toEqual([]);
});

test('a deleted card of ours is reported; other deletions, and our own, are not', async () => {
	const { server, record, connection, post } = await connected();
	const { message } = await post();
	const second = await post(CARD, OTHER);
	server.gateway.dispatch('MESSAGE_DELETE', { id: '12345', channel_id: CHANNEL, guild_id: GUILD });
	await connection.remove(second.message);
	messageOf(server.world, message)!.deleted = true;
	server.gateway.dispatch('MESSAGE_DELETE_BULK', { ids: [idOf(message)], channel_id: CHANNEL, guild_id: GUILD });
	await record.until(1);
	expect(record.performed).toEqual([expect.objectContaining({ kind: 'removed', message })]);
});

test('a new server is greeted in its own channel', async () => {
	const { server, record } = await connected();
	record.reply = { kind: 'private', card: NOTE, key: OTHER, replaces: false };
	const { guildJson } = await import('./gateway-server.ts');
	const id = '200000000000000009';
	server.world.channels.set('320', { id: '320', type: 0, guild: id, parent: null, name: 'hello', closed: null });
	server.gateway.dispatch('GUILD_CREATE', guildJson(server.world, id));
	await record.until(1);
	expect(record.performed[0]).toMatchObject({ kind: 'joined', tenant: `discord:${id}`, channel: `discord:${id}/320` });
	expect(server.world.messages.at(-1)).toMatchObject({ channel: '320' });
	server.gateway.dispatch('GUILD_DELETE', { id });
	await until(() => record.performed.length === 2, 'leaving is reported');
	expect(record.performed[1]).toMatchObject({ kind: 'left', tenant: `discord:${id}` });
});
