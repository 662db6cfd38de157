import { expect, test } from 'vitest';
import { type ParsedFeed, parseFeed } from '../../../src/sources/feed/parse-feed.ts';
import { atom, type Item, jsonFeed, rdf, rss, story } from '../../fixtures/feeds.ts';

const OPTIONS = { url: 'https://coast.example/feed', today: '2025-03-05', most: 200, known: new Set<string>() };

async function read(text: string | Uint8Array, options: Partial<typeof OPTIONS> & { charset?: string } = {}): Promise<ParsedFeed> {
	return parseFeed(typeof text === 'string' ? new TextEncoder().encode(text) : text, { ...OPTIONS, ...options });
}

async function feed(text: string | Uint8Array, options: Parameters<typeof read>[1] = {}) {
	const parsed = await read(text, options);
	if (parsed.kind === 'none') throw new Error(parsed.reason);
	return parsed;
}

const ITEM: Item = {
	guid: 'tag:coast.example,2025:1',
	url: 'https://coast.example/news/1?utm_source=rss',
	title: 'Ships & <b>boats</b> wait',
	content: story(1),
	date: '2025-03-04T08:00:00Z',
};

test.each([
	['RSS', rss([ITEM])],
	['Atom', atom([ITEM])],
	['RDF', rdf([ITEM])],
	['JSON Feed', jsonFeed([{ ...ITEM, title: 'Ships & boats wait' }])],
])('%s is read, with who published it, where, when and in which language', async (_format, text) => {
	const parsed = await feed(text);
	const [item] = parsed.items;
	expect(parsed).toMatchObject({ title: 'Coastal Wire', total: 1, empty: 0 });
	expect(item).toMatchObject({ guid: ITEM.guid, url: ITEM.url, canonical: 'coast.example/news/1', published: '2025-03-04' });
	expect(item!.made!.document).toMatchObject({ publisher: 'Coastal Wire', url: ITEM.url, published: '2025-03-04', language: 'en' });
	const { text: words } = item!.made!.document;
	expect(words.startsWith('Ships & boats wait\n\nThe ferry in Port Ellis will be shut for 3 days')).toBe(true);
	expect(words.split('\n\n')).toHaveLength(4);
	expect(words).not.toMatch(/[<>]|&amp;/);
});

test('feed: HTML instead of XML is said to be what it is, with the feeds that the page names', async () => {
	const page = `<!doctype html><html><head><link rel="alternate" type="application/rss+xml" title="All news" href="/rss.xml">
		<link rel="stylesheet alternate" type="text/css" href="/x.css"><link type="application/atom+xml" rel="alternate" href="https://coast.example/atom">
		<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"></head><body>News</body></html>`;
	expect(await read(page)).toEqual({
		kind: 'none',
		reason: 'it is a web page, not a feed',
		advice: 'It names feeds: https://coast.example/rss.xml, https://coast.example/atom',
		offers: [
			{ url: 'https://coast.example/rss.xml', title: 'All news' },
			{ url: 'https://coast.example/atom', title: '' },
		],
	});
	expect(await read('<html><body>Nothing</body></html>')).toMatchObject({ kind: 'none', advice: expect.stringContaining('names no feed') });
});

test.each([
	['', 'it is empty'],
	['just words', 'it is no feed'],
	['{"a": 1}', 'it is damaged, or no feed'],
	['<rss', 'it is damaged, or no feed'],
	['<?xml version="1.0"?><opml version="2.0"><body/></opml>', 'it is damaged, or no feed'],
	['\u0000\u0001\u0002', 'it is no feed'],
])('%j is no feed, and no error', async (text, reason) => {
	expect(await read(text)).toMatchObject({ kind: 'none', reason });
});

test('feed: future dates are taken for today, bad ones and none for not known', async () => {
	const dates = ['2031-01-01T00:00:00Z', '2025-03-06T01:00:00+14:00', 'Tue, 04 Mar 2025 23:50:00 -0800', 'yesterday', undefined];
	const parsed = await feed(
		rss(dates.map((date, i) => ({ guid: String(i), title: `Story ${i}`, content: story(i), ...(date && { date }) }))),
	);
	expect(parsed.items.map(({ published }) => published)).toEqual(['2025-03-05', '2025-03-06', '2025-03-04', null, null]);
});

test('a feed in another charset, by its header, its declaration or neither', async () => {
	const text = rss([
		{ title: 'Café', content: '<p>Le port reste fermé, a dit la mairie. Les bateaux attendent depuis lundi, selon la radio.</p>' },
	]);
	const latin = Buffer.from(text, 'latin1');
	expect((await feed(latin, { charset: 'iso-8859-1' })).items[0]!.made!.document.text).toContain('Café\n\nLe port reste fermé');
	expect((await feed(latin)).items[0]!.made!.document.text).toContain('Café');
	const [item] = (await feed(Buffer.from(`\n\ufeff${text}`))).items;
	expect(item!.made!.document.language).toBe('fr');
});

test('items without words are counted; one that is but a title says that', async () => {
	const parsed = await feed(
		rss([{ guid: '1' }, { guid: '2', title: 'Ferry stopped by wind' }, { guid: '3', title: '', content: '<img src=x>' }]),
	);
	expect(parsed.empty).toBe(2);
	expect(parsed.items.map((item) => item.made!.document.text)).toEqual(['Ferry stopped by wind']);
});

test('what is known already is not read again', async () => {
	const text = rss([ITEM, { ...ITEM, guid: '2', title: 'Other' }]);
	const known = new Set((await feed(text)).items.slice(0, 1).map(({ mark }) => mark));
	const again = await feed(text, { known });
	expect(again.items.map(({ made }) => made === null)).toEqual([true, false]);
});

test('a feed of 50,000 items: the newest are read, and all are counted', async () => {
	const items = Array.from({ length: 50_000 }, (_, i) => ({
		guid: String(i),
		title: `Story ${i}`,
		content: `<p>Word ${i}.</p>`,
		date: new Date(Date.UTC(2020, 0, 1) + i * 60_000).toUTCString(),
	}));
	const parsed = await feed(rss(items));
	expect(parsed.total).toBe(50_000);
	expect(parsed.items).toHaveLength(200);
	expect(parsed.items[0]!.guid).toBe('49999');
});

test('HTML in titles and contents becomes words; scripts and what is hidden do not', async () => {
	const content =
		'<p>One <a href="https://evil.example">two</a>.</p><script>alert(1)</script><style>p{}</style><p hidden>secret</p><p>Three &amp; four.</p>';
	const [item] = (await feed(rss([{ title: '<img src=x onerror=alert(1)>Ships &amp; boats', content }]))).items;
	expect(item!.made!.document.text).toBe('Ships & boats\n\nOne two.\n\nThree & four.');
});
