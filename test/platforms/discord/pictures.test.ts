import { expect, test } from 'vitest';
import { pictureCard, png } from '../extremes.ts';
import { connected, KEY } from './connected.ts';

test.each(['components', 'embeds'])('a picture goes with the message as a file, with its alt text (%s)', async (layout) => {
	const { server, connection, place } = await connected({ variables: { DISCORD_LAYOUT: layout }, connect: { draw: png } });
	expect((await connection.send({ place, card: pictureCard, key: KEY })).status).toBe('sent');
	const { body, files } = server.world.requests.find(({ method, path }) => method === 'POST' && path.endsWith('/messages'))!;
	expect(body).toMatchObject({ attachments: [{ id: 0, filename: 'picture-0.png', description: expect.stringContaining('about 140') }] });
	expect(Buffer.from(files.get('picture-0.png')!)).toEqual(Buffer.from(await png()));
	expect(JSON.stringify(body)).toContain('attachment://picture-0.png');
});

test('a card whose picture cannot be drawn goes out with the facts in words', async () => {
	const fails = () => Promise.reject(new Error('no font'));
	const { server, connection, place } = await connected({ connect: { draw: fails } });
	expect((await connection.send({ place, card: pictureCard, key: KEY })).status).toBe('sent');
	const { body, files } = server.world.requests.find(({ method, path }) => method === 'POST' && path.endsWith('/messages'))!;
	expect(files.size).toBe(0);
	expect(JSON.stringify(body)).toContain('about 140');
});

test('a card that Discord refuses for its picture goes out once, with the facts in words', async () => {
	const { server, connection, place } = await connected({ connect: { draw: png } });
	server.world.rights &= ~(1n << 15n);
	expect((await connection.send({ place, card: pictureCard, key: KEY })).status).toBe('sent');
	expect(server.world.messages).toHaveLength(1);
	expect(JSON.stringify(server.world.messages[0]!.body)).toContain('about 140');
});
