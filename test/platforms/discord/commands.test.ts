import { expect, test } from 'vitest';
import type { Command } from '../../../src/model/command.ts';
import { voices } from '../extremes.ts';
import { CARD, connected, KEY, NOTE, OTHER, until } from './connected.ts';
import { commandData, controls, messageOf, type pressData, seen, whispers } from './people.ts';
import { CHANNEL, GUILD } from './world.ts';

const managers: Command = {
	name: 'byline',
	help: 'Ask, subscribe',
	options: [],
	subcommands: [
		{ name: 'subscribe', help: 'Post here', options: [], who: 'managers' },
		{ name: 'help', help: 'What Byline does', options: [], who: 'everyone' },
	],
	who: 'everyone',
};

test('suggestions come while somebody types, with what is filled in already', async () => {
	const { server, record } = await connected();
	let asked: unknown;
	record.handlers.complete = async (completion) => {
		asked = completion;
		return [
			{ value: '2025-03-04', label: 'Tue 4 Mar 2025' },
			{ value: 'x'.repeat(101), label: 'cannot be sent' },
		];
	};
	const data = {
		name: 'harbour-summary',
		type: 1,
		options: [
			{ name: 'private', type: 5, value: true },
			{ name: 'date', type: 3, value: '2025', focused: true },
		],
	};
	await server.interact({ type: 4, data });
	expect(asked).toMatchObject({
		command: 'harbour-summary',
		subcommand: null,
		option: 'date',
		typed: '2025',
		options: { private: 'true' },
	});
	const answer = server.world.requests.find(({ path }) => path.endsWith('/callback'));
	expect(answer?.body).toEqual({ type: 8, data: { choices: [{ name: 'Tue 4 Mar 2025', value: '2025-03-04' }] } });
});

test.each([
	['nothing', 0n, false],
	['Manage Messages', 1n << 13n, false],
	['Manage Guild', 1n << 5n, true],
	['Administrator', 1n << 3n, true],
	['everything but the two', ((1n << 50n) - 1n) & ~(1n << 5n) & ~(1n << 3n), false],
])('who has %s may be a manager or not, and only where a command is for managers', async (_name, rights, manager) => {
	const { server, record } = await connected({ commands: [managers] });
	server.world.userRights = rights;
	await server.interact({ type: 2, data: commandData('byline', {}, 'subscribe') });
	await server.interact({ type: 2, data: commandData('byline', {}, 'help') });
	await record.until(2);
	expect(record.performed.map(({ standing }) => standing)).toEqual([{ manager }, null]);
	expect(record.performed[0]).toMatchObject({ input: { subcommand: 'subscribe', options: {} } });
});

test('a direct message is a tenant of its own, whose only member manages it', async () => {
	const { server, record } = await connected({ commands: [managers] });
	server.world.channels.set('310', { id: '310', type: 1, guild: null, parent: null, name: '', closed: null });
	await server.interact({ type: 2, data: commandData('byline', {}, 'subscribe'), channel: '310', direct: true });
	await record.until(1);
	expect(record.performed[0]).toMatchObject({
		tenant: 'discord:@310',
		channel: 'discord:@310/310',
		thread: null,
		standing: { manager: true },
	});
});

test('a command in a thread belongs to the thread and its channel', async () => {
	const { server, record, post } = await connected();
	const { thread } = await post();
	await server.interact({ type: 2, data: commandData('harbour-summary', {}), channel: thread!.slice(thread!.lastIndexOf('/') + 1) });
	await record.until(1);
	expect(record.performed[0]).toMatchObject({ channel: `discord:${GUILD}/${CHANNEL}`, thread });
});

test('the choice in the menu of what is wrong arrives as that complaint', async () => {
	const { harness, record, post } = await connected();
	const { message } = await post();
	await harness.press(message, 'wrong-speaker');
	await record.until(1);
	expect(record.performed[0]).toMatchObject({ kind: 'button', action: 'wrong-speaker', key: KEY, message });
});

test('"More" shows the next page to the one who pressed, and then turns pages in place', async () => {
	const { server, record, post } = await connected();
	const long = voices(300);
	const { message } = await post(long);
	record.reply = { kind: 'private', card: long, key: OTHER, replaces: false };
	const turn = async (label: string, on: Parameters<typeof pressData>[0]) => {
		const id = controls(on.body).find((one) => one.label?.startsWith(label))!.custom_id!;
		await server.interact({ type: 3, data: { custom_id: id, component_type: 2 }, message: on });
	};
	const shown = messageOf(server.world, message)!;
	expect(seen(shown.body)).toContain('Speaker 0\n');
	await turn('More', shown);
	await record.until(1);
	const second = seen(whispers(server.world).at(-1)!.body);
	expect(second).not.toContain('Speaker 0\n');
	expect(record.performed[0]).toMatchObject({ action: 'voices', message });
	await turn('More', whispers(server.world).at(-1)!);
	await record.until(2);
	expect(whispers(server.world)).toHaveLength(1);
	expect(seen(whispers(server.world)[0]!.body)).not.toBe(second);
	await turn('◀', whispers(server.world)[0]!);
	await record.until(3);
	expect(seen(whispers(server.world)[0]!.body)).toBe(second);
});

test('a private card that was put away meanwhile is shown anew', async () => {
	const { server, record, harness } = await connected();
	record.reply = { kind: 'private', card: CARD, key: OTHER, replaces: false };
	await harness.command({ command: 'harbour-summary', text: '', options: {} });
	await record.until(1);
	record.work = 100;
	record.reply = { kind: 'private', card: NOTE, key: OTHER, replaces: true };
	await harness.press('private', 'missing');
	whispers(server.world)[0]!.deleted = true;
	await record.until(2);
	expect((await harness.whispered()).join()).toContain('A note of Byline’s own.');
});

test('when the card is in the channel, the sign of work goes away', async () => {
	const { server, record, harness, post } = await connected();
	const { message } = await post();
	record.reply = { kind: 'posted', message };
	await harness.command({ command: 'harbour-summary', text: '', options: {} });
	await record.until(1);
	expect(server.world.messages.filter(({ ephemeral, deleted }) => ephemeral !== null && !deleted)).toEqual([]);
});

test('an answer that comes after 15 minutes is refused as expired, with advice', async () => {
	const { server, record, connection } = await connected();
	record.work = 50;
	const one = await server.interact({ type: 2, data: commandData('harbour-summary', {}) });
	one.expired = true;
	await record.until(1);
	const shown = await connection.respond(record.performed[0]!, { kind: 'private', card: CARD, key: OTHER, replaces: false });
	expect(shown).toMatchObject({ status: 'refused', refusal: 'expired' });
	if (shown.status === 'refused') expect(shown.advice).toContain('15 minutes');
});

test('a command that could not be acknowledged is told to the operator, and its card is still made', async () => {
	const { server, record, logged } = await connected();
	server.fault(/\/callback$/, 'fail');
	await server.interact({ type: 2, data: commandData('harbour-summary', {}) }).catch(() => {});
	await record.until(1);
	expect(logged.join()).toContain('not acknowledged in time');
});

test('when the event cannot be written down, the asker is told to try again', async () => {
	const { server, record, harness, logged } = await connected();
	record.handlers.accept = async () => {
		throw new Error('the database is locked');
	};
	await server.interact({ type: 2, data: commandData('harbour-summary', {}) });
	await until(() => logged.length > 0, 'an error is logged');
	expect((await harness.whispered()).join()).toContain('try again in a minute');
	expect(record.performed).toEqual([]);
});

test('a button of an older release is answered, and passed on to nobody', async () => {
	const { server, harness, record, post } = await connected();
	const { message } = await post();
	await server.interact({ type: 3, data: { custom_id: 'old-button', component_type: 2 }, message: messageOf(server.world, message)! });
	expect((await harness.whispered()).join()).toContain('older Byline');
	expect(record.offered).toEqual([]);
	expect(server.world.broken).toEqual([]);
});
