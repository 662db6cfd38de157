import { expect, test } from 'vitest';
import { OPERATOR, tenant } from '../../src/model/place.ts';
import { changedArticles } from '../../src/store/articles.ts';
import { damage } from '../../src/store/check.ts';
import { findDigest } from '../../src/store/digests.ts';
import { addSource, failingSources, removeSource, sourceId, sourcesOf, takeConfigured } from '../../src/store/sources.ts';
import { type Item, rss, story } from '../fixtures/feeds.ts';
import { answer, site } from '../fixtures/site.ts';
import { newsroom, QUARTER } from './newsroom.ts';

function item(n: number, overrides: Partial<Item> = {}): Item {
	return {
		guid: `g${n}`,
		url: `https://coast.example/${n}`,
		title: `Story ${n}`,
		content: story(n),
		date: `2025-03-0${(n % 4) + 1}T08:00:00Z`,
		...overrides,
	};
}

test('a first visit brings the items, with their digests; the next finds nothing new', async () => {
	const news = await site({ '/feed': rss([item(1), item(2), item(3)]) });
	const room = await newsroom([news], [{ url: `${news.origin}/feed` }]);
	await room.later(0);
	expect(await room.titles()).toEqual(['Story 3', 'Story 2', 'Story 1']);
	const [entry] = await room.books.entries(room.topic);
	expect(entry).toMatchObject({ day: '2025-03-04', document: { publisher: 'Coastal Wire', published: '2025-03-04', language: 'en' } });
	expect(await findDigest(room.store, { tenant: OPERATOR, hash: entry!.document.hash })).toEqual(
		await room.books.digestOf(entry!.document),
	);
	expect(await room.source()).toMatchObject({ state: 'fine', title: 'Coastal Wire', failures: 0 });
	await room.later();
	expect(await room.titles()).toHaveLength(3);
	expect(news.asked).toEqual(['/feed', '/feed']);
	expect(await damage(room.store)).toEqual([]);
});

test('feed: 304 costs one request, and the documents stay', async () => {
	let asked = 0;
	const news = await site({
		'/feed': ({ headers }, response) => {
			asked++;
			if (headers['if-none-match'] === '"1"') response.writeHead(304).end();
			else response.writeHead(200, { etag: '"1"' }).end(rss([item(1)]));
		},
	});
	const room = await newsroom([news], [{ url: `${news.origin}/feed` }]);
	for (let i = 0; i < 4; i++) await room.later();
	expect(asked).toBe(4);
	expect(await room.titles()).toEqual(['Story 1']);
	expect(await room.source()).toMatchObject({ state: 'fine', etag: '"1"' });
});

test('feed: 410 stops the visits, and it is told', async () => {
	const news = await site({ '/feed': rss([item(1)]) });
	const room = await newsroom([news], [{ url: `${news.origin}/feed` }]);
	await room.later(0);
	news.pages.set('/feed', answer(410));
	for (let i = 0; i < 5; i++) await room.later(86_400_000);
	expect(news.asked).toHaveLength(2);
	expect(await room.source()).toMatchObject({ state: 'gone', nextAt: null, advice: expect.any(String) });
	expect(await failingSources(room.store, { since: 0 })).toMatchObject([{ state: 'gone' }]);
	expect(await room.titles()).toEqual(['Story 1']);
	expect(room.warnings.join()).toContain('is gone');
});

test('a source that fails backs off, says so once, and recovers', async () => {
	const news = await site({ '/feed': answer(500) });
	const room = await newsroom([news], [{ url: `${news.origin}/feed` }]);
	const began = room.clock;
	for (let hour = 0; hour < 48; hour++) await room.later(3_600_000);
	expect(news.asked.length).toBeLessThan(12);
	expect(room.warnings).toHaveLength(1);
	expect(await room.source()).toMatchObject({ state: 'failing', reason: expect.stringContaining('500'), failures: news.asked.length });
	expect(await failingSources(room.store, { since: began + 7_200_000 })).toHaveLength(1);
	expect(await failingSources(room.store, { since: began - 1 })).toHaveLength(0);
	news.pages.set('/feed', rss([item(1)]));
	await room.later(90_000_000);
	expect(await room.source()).toMatchObject({ state: 'fine', failures: 0, failingSince: null, reason: null });
	expect(await room.titles()).toEqual(['Story 1']);
});

test('a source that asks for patience is not called failing', async () => {
	const news = await site({ '/feed': answer(429, { 'retry-after': '3600' }) });
	const room = await newsroom([news], [{ url: `${news.origin}/feed` }]);
	await room.later(0);
	expect(await room.source()).toMatchObject({ state: 'new', failures: 0, nextAt: room.clock + 3_600_000 });
	await room.later(3_000_000);
	expect(news.asked).toHaveLength(1);
});

test('a url that is no feed says what it is, and names the feeds that were found on the page', async () => {
	const news = await site({
		'/': '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body>News</body></html>',
	});
	const room = await newsroom([news], [{ url: `${news.origin}/` }]);
	await room.later(0);
	expect(await room.source()).toMatchObject({
		state: 'failing',
		reason: 'it is a web page, not a feed',
		advice: `It names a feed: ${news.origin}/rss`,
	});
});

test('a feed that has moved for good is asked at its new address', async () => {
	const news = await site({ '/old': answer(301, { location: '/feed' }), '/feed': rss([item(1)]) });
	const room = await newsroom([news], [{ url: `${news.origin}/old` }]);
	await room.later(0);
	news.asked.length = 0;
	await room.later();
	expect(news.asked).toEqual(['/feed']);
	expect(await room.source()).toMatchObject({ url: `${news.origin}/old`, address: `${news.origin}/feed` });
});

test('an article whose words change is one document, as it is now, and the change is on record', async () => {
	const news = await site({ '/feed': rss([item(1), item(2)]) });
	const room = await newsroom([news], [{ url: `${news.origin}/feed` }]);
	await room.later(0);
	const [before] = (await room.books.entries(room.topic)).filter(({ document }) => document.text.startsWith('Story 1'));
	const at = room.clock;
	news.pages.set('/feed', rss([item(1, { content: story(1).replace('3 days', '9 days') }), item(2)]));
	await room.later();
	const entries = await room.books.entries(room.topic);
	expect(entries).toHaveLength(2);
	expect(entries.some(({ document }) => document.text.includes('9 days'))).toBe(true);
	const [change, ...others] = await changedArticles(room.store, { since: at });
	expect(others).toEqual([]);
	expect(change).toMatchObject({ before: [before!.document.hash], article: { withdrawnAt: null, topic: 'harbour' } });
	await room.later();
	expect(await changedArticles(room.store, { since: room.clock - QUARTER })).toEqual([]);
});

test('a page that is taken away is withdrawn', async () => {
	const html = `<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1>${story(1)}${story(2)}</article></body></html>`;
	const news = await site({ '/page': html });
	const room = await newsroom([news], [{ kind: 'page', url: `${news.origin}/page` }]);
	await room.later(0);
	expect(await room.titles()).toEqual(['Ferry']);
	const at = room.clock;
	news.pages.set('/page', answer(410));
	await room.later();
	expect(await room.titles()).toEqual([]);
	expect(await changedArticles(room.store, { since: at })).toMatchObject([{ article: { withdrawnAt: room.clock } }]);
});

test('a feed of teasers set to full text is completed from its pages; robots.txt and failures leave the teaser', async () => {
	const page = (n: number) =>
		`<html><head><title>Story ${n}</title></head><body><article><h1>Story ${n}</h1>${story(n)}<p>The whole text ends here, a reader noted.</p></article></body></html>`;
	const news = await site({ '/1': page(1), '/private/2': page(2), '/robots.txt': 'User-agent: *\nDisallow: /private\n' });
	const teaser = (n: number, path: string) =>
		item(n, { url: `${news.origin}${path}`, content: `<p>Story number ${n} begins like this and then…</p>` });
	news.pages.set('/feed', rss([teaser(1, '/1'), teaser(2, '/private/2'), teaser(3, '/none')]));
	const room = await newsroom([news], [{ url: `${news.origin}/feed`, fullText: true }]);
	await room.later(0);
	const texts = (await room.books.entries(room.topic)).map(({ document }) => document.text);
	expect(texts.filter((text) => text.includes('The whole text ends here'))).toHaveLength(1);
	expect(texts.filter((text) => text.includes('begins like this'))).toHaveLength(2);
	expect(news.asked.filter((path) => path === '/robots.txt')).toHaveLength(1);
	news.asked.length = 0;
	await room.later();
	expect(news.asked).toEqual(['/feed']);
	expect(await room.titles()).toHaveLength(3);
});

test('the same report in two feeds is one document', async () => {
	const [one, two] = [await site(), await site()];
	one.pages.set('/feed', rss([item(1)]));
	two.pages.set('/feed', rss([item(1, { guid: 'other', url: 'https://isle.example/wire/77' })], { title: 'Isle Post' }));
	const room = await newsroom([one, two], [{ url: `${one.origin}/feed` }, { url: `${two.origin}/feed` }]);
	for (let i = 0; i < 3; i++) await room.later();
	expect(await room.titles()).toEqual(['Story 1']);
});

test('look-alike events of other days stay apart: their figures differ', async () => {
	const report = (count: number) =>
		`<p>At least ${count} people were hurt when a lorry hit a bus on the coast road near Norhaven, the police said in a statement. The road was shut for some hours, and drivers were told to go by Kelby.</p>`;
	const news = await site({ '/feed': rss([item(1, { content: report(12), title: 'Crash on coast road' })]) });
	const room = await newsroom([news], [{ url: `${news.origin}/feed` }]);
	await room.later(0);
	news.pages.set('/feed', rss([item(2, { content: report(15), title: 'Crash on coast road' })]));
	await room.later();
	expect(await room.titles()).toHaveLength(2);
});

test('documents of another language are kept and not digested', async () => {
	const french =
		'<p>Le port reste fermé jusqu’à lundi, a dit la mairie. Les bateaux attendent depuis trois jours, selon la radio locale, et les pêcheurs demandent une aide.</p>';
	const news = await site({ '/feed': rss([item(1, { title: 'Le port reste fermé', content: french })], { language: 'fr' }) });
	const room = await newsroom([news], [{ url: `${news.origin}/feed` }]);
	await room.later(0);
	const [entry] = await room.books.entries(room.topic);
	expect(entry!.document.language).toBe('fr');
	expect(await findDigest(room.store, { tenant: OPERATOR, hash: entry!.document.hash })).toBeNull();
});

test('a source removed while it is being read: nothing of it is kept, and nothing breaks', async () => {
	const news = await site();
	const room = await newsroom([news], [{ url: `${news.origin}/feed` }]);
	const { id } = await room.source();
	news.pages.set('/feed', (_request, response) => {
		void removeSource(room.store, { tenant: OPERATOR, id }).then(() => response.end(rss([item(1)])));
	});
	await room.later(0);
	expect(await room.titles()).toEqual([]);
	expect(await sourcesOf(room.store, { tenants: [OPERATOR] })).toEqual([]);
	expect(room.warnings).toEqual([]);
});

test('two processes on one store visit a source once', async () => {
	const news = await site({ '/feed': rss([item(1)]) });
	const room = await newsroom([news], [{ url: `${news.origin}/feed` }]);
	const other = await newsroom([news], [{ url: `${news.origin}/feed` }], { store: room.store });
	await Promise.all([room.later(0), other.later(0)]);
	expect(news.asked).toEqual(['/feed']);
});

test('what one tenant adds is not seen by another', async () => {
	const news = await site({ '/ours': rss([item(1)]), '/theirs': rss([item(2)]) });
	const room = await newsroom([news], [{ url: `${news.origin}/ours` }]);
	const [here, there] = [tenant('slack:T1'), tenant('slack:T2')];
	const source = { topic: 'harbour', kind: 'feed', url: `${news.origin}/theirs`, fullText: false, every: null, addedBy: null } as const;
	// As if from the configuration: an address from a chat may not lead to loopback.
	await addSource(room.store, { ...source, tenant: here, given: 'config', at: room.clock });
	expect(await addSource(room.store, { ...source, tenant: here, given: 'people', at: room.clock })).toBe(false);
	await room.later(0);
	expect((await room.books.entries(room.topic, here)).map(({ day }) => day)).toHaveLength(2);
	expect(await room.books.entries(room.topic, there)).toHaveLength(1);
	expect(await room.books.entries(room.topic)).toHaveLength(1);
});

test('SSRF: an address that somebody gave in a chat makes no connection inside', async () => {
	const inside = await site({ '/feed': rss([item(1)]) });
	const room = await newsroom([inside], []);
	const given = {
		tenant: tenant('slack:T1'),
		topic: 'harbour',
		kind: 'feed',
		given: 'people',
		fullText: true,
		every: null,
		addedBy: null,
	} as const;
	await addSource(room.store, { ...given, url: `${inside.origin}/feed`, at: room.clock });
	await room.later(0);
	expect(inside.connections).toBe(0);
	expect(await sourcesOf(room.store, { tenants: [given.tenant] })).toMatchObject([
		{ state: 'failing', reason: expect.stringMatching(/port|public internet/) },
	]);
});

test('the configuration’s sources come and go with it; what stays keeps what is known of it', async () => {
	const news = await site({ '/feed': rss([item(1)]), '/other': rss([item(2)]) });
	const room = await newsroom([news], [{ url: `${news.origin}/feed` }]);
	await room.later(0);
	const base = { tenant: OPERATOR, topic: 'harbour', kind: 'feed', given: 'config', fullText: false, every: null, addedBy: null } as const;
	const [kept, added] = [
		{ ...base, url: `${news.origin}/feed` },
		{ ...base, url: `${news.origin}/other` },
	];
	await takeConfigured(room.store, { sources: [kept, added], at: room.clock });
	expect((await sourcesOf(room.store, { tenants: [OPERATOR] })).map(({ state }) => state).sort()).toEqual(['fine', 'new']);
	await takeConfigured(room.store, { sources: [added], at: room.clock });
	expect((await sourcesOf(room.store, { tenants: [OPERATOR] })).map(({ id }) => id)).toEqual([sourceId(added)]);
	expect(await room.titles()).toEqual([]);
});
