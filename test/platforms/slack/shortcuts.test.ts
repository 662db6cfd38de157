import { expect, test } from 'vitest';
import type { CardKey } from '../../../src/model/post.ts';
import { manifest } from '../../../src/platforms/slack/manifest.ts';
import { SHORTCUTS } from '../../../src/platforms/slack/shortcuts.ts';
import { commands } from '../contract.ts';
import { cardOfParts, source } from '../extremes.ts';
import { session } from './session.ts';

const KEY = 'AbCdEfGhIjKlMnOpQrSt-_' as CardKey;
const CARD = cardOfParts([{ type: 'headline', text: 'Talks resume', spans: [], marks: [1] }, source]);

test.each(SHORTCUTS)('$name, chosen under a card, is what its button does', async ({ callback, action }) => {
	const { connection, channel, server, user, record } = await session('socket');
	await connection.send({ place: { channel, thread: null }, card: CARD, key: KEY });
	await user.shortcut(server.workspace.messages[0]!, callback);
	expect(record.offered).toMatchObject([{ kind: 'button', action, key: KEY, channel, thread: null }]);
	expect(JSON.parse(record.offered[0]!.responder!)).toMatchObject({ url: expect.stringContaining('/actions/'), ephemeral: false });
});

test('under any other message, and for a choice that is not known, it is help', async () => {
	const { connection, channel, server, user, record } = await session('http');
	await user.say({ text: 'lunch?' });
	await user.shortcut(server.workspace.messages[0]!, 'byline_sources');
	await connection.send({ place: { channel, thread: null }, card: CARD, key: KEY });
	await user.shortcut(server.workspace.messages.at(-1)!, 'byline_none');
	const asked = record.offered.filter(({ kind }) => kind === 'command');
	expect(asked).toMatchObject([{ command: 'byline', input: { text: 'help' } }, { command: 'byline' }]);
});

test('somebody else’s message that imitates a card is no card', async () => {
	const { server, user, record } = await session('socket');
	const blocks = [{ type: 'section', block_id: `byline:${KEY}:0` }] as never;
	const message = { channel: 'C0GENERAL', ts: '1741075200.999999', user: 'U0EVE', text: 'x', blocks };
	server.workspace.messages.push(message);
	await user.shortcut(message, 'byline_sources');
	expect(record.offered).toMatchObject([{ kind: 'command', command: 'byline' }]);
});

test('the manifest offers them, within Slack’s limits', () => {
	const { shortcuts } = manifest(commands, { origin: null }).manifest.features;
	expect(shortcuts.map(({ callback_id: id }) => id)).toEqual(SHORTCUTS.map(({ callback }) => callback));
	for (const { name, description } of shortcuts) expect([name.length <= 24, description.length <= 150]).toEqual([true, true]);
});
