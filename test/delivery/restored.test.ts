import { expect, test } from 'vitest';
import { commit } from '../../src/delivery/publication.ts';
import { channel, tenant } from '../../src/model/place.ts';
import type { CardKey } from '../../src/model/post.ts';
import { claim } from '../../src/store/claims.ts';
import { setMark } from '../../src/store/marks.ts';
import { eachDatabase } from '../store/databases.ts';

const HOUR = 3_600_000;

function publication(name: string, due?: number) {
	const place = { channel: channel(`web:local/${name}`), thread: null };
	const card = { section: 'summary', topic: null, parts: [] } as const;
	return { tenant: tenant('web:local'), slot: name, post: { key: name as CardKey, place, card }, subject: null, ...(due && { due }) };
}

eachDatabase((database) => {
	test('after a restore, what may have been posted since the backup is looked for first, and what cannot have been is sent', async () => {
		const store = await database.open();
		await setMark(store, { name: 'restored', at: 100 * HOUR });
		await commit(store, [publication('before', 99 * HOUR), publication('after', 101 * HOUR)], { at: 101 * HOUR });
		await commit(store, [publication('repeated')], { at: 101 * HOUR, asked: true });
		await commit(store, [publication('new')], { at: 103 * HOUR, asked: true });
		const options = { platform: 'web', limit: 9, now: 103 * HOUR, lease: 60_000 };
		const claims = [false, true].map(async (asked) => (await claim(store, { ...options, asked })).claims);
		const states = (await Promise.all(claims)).flat().map(({ slot, state }) => [slot, state]);
		expect(Object.fromEntries(states)).toEqual({ before: 'ambiguous', after: 'sending', repeated: 'ambiguous', new: 'sending' });
	});

	test('where nothing was restored, nothing is looked for', async () => {
		const store = await database.open();
		await commit(store, [publication('before', HOUR)], { at: 99 * HOUR });
		const { claims } = await claim(store, { platform: 'web', asked: false, limit: 9, now: 99 * HOUR, lease: 60_000 });
		expect(claims.map(({ state }) => state)).toEqual(['sending']);
	});
});
