import { expect, test } from 'vitest';
import type { CardKey } from '../../../src/model/post.ts';
import { pictureCard, png } from '../extremes.ts';
import { session } from './session.ts';

const KEY = 'AbCdEfGhIjKlMnOpQrSt-_' as CardKey;

async function slack() {
	const all = await session('socket', { draw: png });
	const place = { channel: all.channel, thread: null };
	return { ...all, place, send: () => all.connection.send({ place, card: pictureCard, key: KEY }) };
}

test('a picture is uploaded and shown in the message, with its alt text there and in the fallback', async () => {
	const { server, send } = await slack();
	expect((await send()).status).toBe('sent');
	const [message] = server.workspace.messages;
	const image = message!.blocks.find(({ type }) => type === 'image');
	expect(image).toMatchObject({ slack_file: { id: 'F00' }, alt_text: expect.stringContaining('about 140') });
	expect(message!.text).toContain('about 140');
	expect(server.workspace.files.get('F00')).toMatchObject({ complete: true, png: Buffer.from(await png()) });
});

test.each([
	['the scope is missing', (all: Awaited<ReturnType<typeof slack>>) => void all.server.workspace.scopes.delete('files:write')],
	[
		'Slack has not taken it in yet',
		(all: Awaited<ReturnType<typeof slack>>) => all.server.fault('chat.postMessage', { error: 'invalid_blocks' }),
	],
	['uploads are limited', (all: Awaited<ReturnType<typeof slack>>) => all.server.fault('files.getUploadURLExternal', 'limit')],
	['the upload is lost', (all: Awaited<ReturnType<typeof slack>>) => all.server.fault('files.completeUploadExternal', 'lose')],
])('the card goes out once, with the facts in words, when %s', async (_, prepare) => {
	const all = await slack();
	prepare(all);
	expect((await all.send()).status).toBe('sent');
	expect(all.server.workspace.messages).toHaveLength(1);
	expect(JSON.stringify(all.server.workspace.messages[0]!.blocks)).toContain('about 140');
	expect(all.server.workspace.messages[0]!.blocks.some(({ type }) => type === 'image')).toBe(false);
});

test('an edited card shows its new picture', async () => {
	const { server, send, connection } = await slack();
	const sent = await send();
	if (sent.status !== 'sent') throw new Error(sent.reason);
	expect((await connection.edit(sent.message, pictureCard, KEY)).status).toBe('sent');
	expect(server.workspace.messages[0]!.blocks.find(({ type }) => type === 'image')).toMatchObject({ slack_file: { id: 'F01' } });
});
