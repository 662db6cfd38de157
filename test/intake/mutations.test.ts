import { expect, test } from 'vitest';
import { OPERATOR } from '../../src/model/place.ts';
import { articlesOf } from '../../src/store/articles.ts';
import { type Item, rss, story } from '../fixtures/feeds.ts';
import { site } from '../fixtures/site.ts';
import { newsroom } from './newsroom.ts';

const COUNT = 1_000;
const AT_ONCE = 50;

/** Park and Miller's generator: small, and the same everywhere. https://doi.org/10.1145/63039.63042 */
function generator(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state * 48_271) % 2_147_483_647;
		return state % below;
	};
}

const ORIGINALS: readonly Item[] = Array.from({ length: 10 }, (_, n) => ({
	guid: `tag:coast.example,2025:${n}`,
	url: `https://www.coast.example/news/${n}`,
	title: `Story ${n}`,
	content: `<p>Updated 4 March 2025, 08:15 GMT.</p>${story(n)}`,
	date: '2025-03-04T08:15:00Z',
}));

/** The same report as feeds come to give it again: under another id, url or date, in its metadata or in its words. */
function mutated(item: Item, i: number, random: (below: number) => number): Item {
	const day = 1 + random(28);
	const time = `${String(random(24)).padStart(2, '0')}:${String(random(60)).padStart(2, '0')}`;
	const mutations: ((item: Item) => Item)[] = [
		(one) => ({ ...one, guid: `changed-${i}` }),
		(one) => ({ ...one, guid: 'the same for all' }),
		(one) => ({ ...one, guid: ORIGINALS[random(10)]!.guid! }),
		({ guid: _, ...one }) => one,
		(one) => ({ ...one, url: `${one.url}?utm_source=${i}&utm_medium=rss#c${i}` }),
		(one) => ({ ...one, url: `http://coast.example/amp/${i}/${random(1e6)}` }),
		(one) => ({ ...one, url: 'https://coast.example/' }),
		(one) => ({ ...one, url: ORIGINALS[random(10)]!.url! }),
		({ url: _, ...one }) => one,
		(one) => ({ ...one, date: `2025-${String(1 + random(12)).padStart(2, '0')}-${String(day).padStart(2, '0')}T${time}:00Z` }),
		(one) => ({ ...one, date: `${day} Feb 2031 ${time}` }),
		({ date: _, ...one }) => one,
		(one) => ({ ...one, content: one.content!.replace('4 March 2025, 08:15 GMT', `${day} March 2025, ${time} GMT`) }),
		(one) => ({ ...one, content: `${one.content}<img src="https://pixel.example/${i}.gif">` }),
	];
	let changed = item;
	for (let n = 0; n <= random(4); n++) changed = mutations[random(mutations.length)]!(changed);
	return changed;
}

test('feed: duplicate or changing GUIDs: 1,000 mutations of dates, GUIDs and urls give 0 repeated cards', {
	timeout: 120_000,
}, async () => {
	const random = generator(20_250_304);
	const news = await site({ '/feed': rss(ORIGINALS) });
	const room = await newsroom([news], [{ url: `${news.origin}/feed` }]);
	await room.later(0);
	expect(await room.titles()).toHaveLength(10);
	const before = (await room.books.entries(room.topic)).map(({ document }) => document.hash).sort();
	for (let i = 0; i < COUNT; i += AT_ONCE) {
		const items = Array.from({ length: AT_ONCE }, (_, n) => mutated(ORIGINALS[random(10)]!, i + n, random));
		news.pages.set('/feed', rss(items));
		await room.later();
	}
	expect((await room.books.entries(room.topic)).map(({ document }) => document.hash).sort()).toEqual(before);
	expect(await articlesOf(room.store, { tenant: OPERATOR, topic: 'harbour' })).toHaveLength(10);
});

test('what is really new among the mutations is not lost', { timeout: 60_000 }, async () => {
	const random = generator(7);
	const news = await site({ '/feed': rss(ORIGINALS) });
	const room = await newsroom([news], [{ url: `${news.origin}/feed` }]);
	await room.later(0);
	for (let i = 0; i < 20; i++) {
		const items = Array.from({ length: 20 }, (_, n) => mutated(ORIGINALS[random(10)]!, i * 20 + n, random));
		// Under an id and a url that another report has had.
		const [old] = ORIGINALS;
		const name = i % 2 ? { guid: old!.guid!, url: `https://coast.example/fresh/${i}` } : { guid: `fresh-${i}`, url: old!.url! };
		const fresh = { ...name, title: `Fresh ${i}`, content: story(100 + i), date: '2025-03-04T08:15:00Z' };
		news.pages.set('/feed', rss([...items, fresh]));
		await room.later();
	}
	const fresh = (await room.titles()).filter((title) => title.startsWith('Fresh'));
	expect(new Set(fresh).size).toBe(20);
});
