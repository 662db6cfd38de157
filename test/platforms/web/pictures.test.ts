import { expect, test } from 'vitest';
import type { CardKey } from '../../../src/model/post.ts';
import { pictureCard, png } from '../extremes.ts';
import { NEWS, serve } from './served.ts';

const KEY = 'AbCdEfGhIjKlMnOpQrSt-_' as CardKey;

test('the page shows a card’s picture with its alt text, and serves it to whoever sees the card', async () => {
	const { connection, page } = await serve({ draw: png });
	await connection.send({ place: NEWS, card: pictureCard, key: KEY });
	const state = await (await page.get('/state')).text();
	expect(state).toContain(`/picture/${KEY}/0.png`);
	expect(state).toContain('about 140');
	const served = await page.get(`/picture/${KEY}/0.png`);
	expect(served.headers.get('content-type')).toBe('image/png');
	expect(new Uint8Array(await served.arrayBuffer())).toEqual(await png());
});

test.each([`/picture/${KEY}/1.png`, '/picture/AAAAAAAAAAAAAAAAAAAAAA/0.png', `/picture/${KEY}/x.png`])(
	'there is no picture at %s',
	async (address) => {
		const { connection, page } = await serve({ draw: png });
		await connection.send({ place: NEWS, card: pictureCard, key: KEY });
		expect((await page.get(address)).status).toBe(404);
	},
);
