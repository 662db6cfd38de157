import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { answer, fetcherFor, site } from '../../fixtures/site.ts';

const FEED = { trusted: true, robots: false } as const;
const TEXT = 'The ferry sails again on Monday.';

test('what is fetched comes with its type, its validators, and where it was found', async () => {
	const page = answer(
		200,
		{ 'content-type': 'Text/XML; charset=ISO-8859-1', etag: '"1"', 'last-modified': 'Tue, 04 Mar 2025 08:00:00 GMT' },
		TEXT,
	);
	const news = await site({ '/feed': page, '/old': answer(301, { location: '/older' }), '/older': answer(308, { location: '/feed' }) });
	const outcome = await fetcherFor([news]).fetch(`${news.origin}/old`, FEED);
	expect(outcome).toMatchObject({
		status: 'fetched',
		type: 'text/xml',
		charset: 'ISO-8859-1',
		url: `${news.origin}/feed`,
		moved: `${news.origin}/feed`,
		validators: { etag: '"1"', lastModified: 'Tue, 04 Mar 2025 08:00:00 GMT' },
	});
	expect(outcome.status === 'fetched' && new TextDecoder().decode(outcome.bytes)).toBe(TEXT);
});

test('feed: 304 keeps what is there, and the server hears what we have', async () => {
	const heard: unknown[] = [];
	const news = await site({
		'/feed': ({ headers }, response) => {
			heard.push(headers['if-none-match'], headers['if-modified-since'], headers['user-agent']);
			response.writeHead(304, { etag: '"2"' }).end();
		},
	});
	const validators = { etag: '"1"', lastModified: 'Tue, 04 Mar 2025 08:00:00 GMT' };
	const fetcher = fetcherFor([news], { contact: 'https://desk.example/bot' });
	expect(await fetcher.fetch(`${news.origin}/feed`, { ...FEED, validators })).toEqual({
		status: 'unchanged',
		validators: { etag: '"2"', lastModified: null },
	});
	expect(heard.slice(0, 2)).toEqual(['"1"', 'Tue, 04 Mar 2025 08:00:00 GMT']);
	expect(heard[2]).toContain('Byline');
	expect(heard[2]).toContain('+https://desk.example/bot');
});

test('feed: 410 is gone for good; other answers say what they mean', async () => {
	const news = await site({ '/gone': answer(410), '/shut': answer(403), '/ill': answer(500), '/odd': answer(418) });
	const fetcher = fetcherFor([news]);
	const of = async (path: string) => fetcher.fetch(`${news.origin}${path}`, FEED);
	expect(await of('/gone')).toMatchObject({ status: 'gone', reason: expect.stringContaining('410') });
	expect(await of('/nowhere')).toMatchObject({ status: 'failed', code: 404, advice: 'Check the address.' });
	expect(await of('/shut')).toMatchObject({ status: 'failed', code: 403 });
	expect(await of('/ill')).toMatchObject({ status: 'failed', code: 500 });
	expect(await of('/odd')).toMatchObject({ status: 'failed', code: 418 });
});

test('feed: a redirect loop is found, and no more than 5 hops are made', async () => {
	const news = await site({ '/a': answer(302, { location: '/b' }), '/b': answer(302, { location: '/a' }) });
	for (let i = 0; i < 20; i++) news.pages.set(`/${i}`, answer(302, { location: `/${i + 1}` }));
	const fetcher = fetcherFor([news]);
	expect(await fetcher.fetch(`${news.origin}/a`, FEED)).toMatchObject({ status: 'failed', reason: expect.stringContaining('circle') });
	news.asked.length = 0;
	expect(await fetcher.fetch(`${news.origin}/0`, FEED)).toMatchObject({ status: 'failed', reason: expect.stringContaining('more than 5') });
	expect(news.asked).toHaveLength(6);
});

test('429: Retry-After is honoured, in seconds and as a date, and the host is left alone until then', async () => {
	let clock = Date.UTC(2025, 2, 4, 8);
	const news = await site({
		'/busy': answer(429, { 'retry-after': '120' }),
		'/shut': answer(503, { 'retry-after': 'Tue, 04 Mar 2025 09:30:00 GMT' }),
		'/feed': TEXT,
	});
	const fetcher = fetcherFor([news], { now: () => clock });
	expect(await fetcher.fetch(`${news.origin}/busy`, FEED)).toMatchObject({ status: 'later', after: 120_000 });
	clock += 20_000;
	expect(await fetcher.fetch(`${news.origin}/feed`, FEED)).toMatchObject({ status: 'later', after: 100_000 });
	expect(news.asked).toEqual(['/busy']);
	clock += 100_000;
	expect(await fetcher.fetch(`${news.origin}/feed`, FEED)).toMatchObject({ status: 'fetched' });
	expect(await fetcher.fetch(`${news.origin}/shut`, FEED)).toMatchObject({ status: 'later', after: 88 * 60_000 });
});

test.each([
	['gzip', gzipSync],
	['x-gzip', gzipSync],
	['br', brotliCompressSync],
	['deflate', deflateSync],
	['deflate', deflateRawSync],
	['identity', (text: Uint8Array) => text],
])('a body packed with %s is unpacked', async (encoding, pack) => {
	const news = await site({ '/': answer(200, { 'content-encoding': encoding }, pack(Buffer.from(TEXT))) });
	const outcome = await fetcherFor([news]).fetch(`${news.origin}/`, FEED);
	expect(outcome.status === 'fetched' && new TextDecoder().decode(outcome.bytes)).toBe(TEXT);
});

test('feed or page: a gzip bomb (522 KB → 512 MB) ends at 10 MB, in time and in little memory', async () => {
	const bomb = gzipSync(Buffer.alloc(512_000_000));
	const twice = gzipSync(bomb);
	const news = await site({
		'/once': answer(200, { 'content-encoding': 'gzip' }, bomb),
		'/twice': answer(200, { 'content-encoding': 'gzip, gzip' }, twice),
	});
	const fetcher = fetcherFor([news]);
	const before = process.memoryUsage.rss();
	for (const path of ['/once', '/twice']) {
		const began = performance.now();
		expect(await fetcher.fetch(`${news.origin}${path}`, FEED)).toMatchObject({ status: 'refused', reason: 'it is larger than 10 MB' });
		expect(performance.now() - began).toBeLessThan(5_000);
	}
	expect(process.memoryUsage.rss() - before).toBeLessThan(256_000_000);
});

test('feed or page: huge, whether it says so or not', async () => {
	const news = await site({
		'/said': answer(200, { 'content-length': '50000000' }),
		'/unsaid': async (_request, response) => {
			const chunk = Buffer.alloc(1_000_000, 'x');
			for (let i = 0; i < 50 && !response.destroyed; i++)
				if (!response.write(chunk)) await new Promise((done) => response.once('drain', done).once('close', done));
			response.end();
		},
	});
	const fetcher = fetcherFor([news]);
	for (const path of ['/said', '/unsaid'])
		expect(await fetcher.fetch(`${news.origin}${path}`, FEED)).toMatchObject({ status: 'refused', reason: 'it is larger than 10 MB' });
});

test('feed or page: a slow drip of headers or of the body ends with the time for the whole transfer', async () => {
	const news = await site({
		'/silent': () => {},
		'/drip': async (_request, response) => {
			response.writeHead(200);
			while (!response.destroyed) {
				response.write('x');
				await wait(20);
			}
		},
		'/hops': async (_request, response) => {
			await wait(200);
			response.writeHead(302, { location: '/silent' }).end();
		},
	});
	const fetcher = fetcherFor([news], { within: 400 });
	for (const path of ['/silent', '/drip', '/hops'])
		expect(await fetcher.fetch(`${news.origin}${path}`, FEED), path).toMatchObject({
			status: 'failed',
			reason: expect.stringContaining('too long'),
		});
});

test('a body that is damaged, cut off or packed in an unknown way is said to be so', async () => {
	const news = await site({
		'/damaged': answer(200, { 'content-encoding': 'gzip' }, 'no gzip at all'),
		'/cut': answer(200, { 'content-encoding': 'gzip' }, gzipSync(Buffer.from(TEXT.repeat(100))).subarray(0, 40)),
		'/odd': answer(200, { 'content-encoding': 'snappy' }, TEXT),
		'/broken': (_request, response) => {
			response.writeHead(200, { 'content-length': '1000' });
			response.write('x');
			setTimeout(() => response.destroy(), 20);
		},
		'/headers': answer(200, { 'x-much': 'x'.repeat(40_000) }),
	});
	const fetcher = fetcherFor([news]);
	for (const path of ['/damaged', '/cut', '/odd', '/broken', '/headers']) {
		const outcome = await fetcher.fetch(`${news.origin}${path}`, FEED);
		expect(outcome, path).toMatchObject({ status: 'failed', reason: expect.any(String) });
		expect(outcome.status === 'failed' && outcome.reason, path).not.toContain('could not be asked');
	}
});

test('no such host, and nobody there', async () => {
	const closed = await site();
	const fetcher = fetcherFor([closed], { resolve: async () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })) });
	expect(await fetcher.fetch('https://nowhere.example/', FEED)).toMatchObject({
		status: 'failed',
		reason: 'there is no such host (nowhere.example)',
	});
	const free = fetcherFor([], { allowPrivate: ['127.0.0.1:1'] });
	expect(await free.fetch('http://127.0.0.1:1/', FEED)).toMatchObject({
		status: 'failed',
		reason: expect.stringContaining('takes no connections'),
	});
});

test('robots.txt is asked once, obeyed for pages, and not asked for feeds', async () => {
	const news = await site({ '/robots.txt': 'User-agent: byline\nDisallow: /private\n', '/private/a': TEXT, '/open': TEXT, '/b': TEXT });
	const fetcher = fetcherFor([news]);
	expect(await fetcher.fetch(`${news.origin}/private/a`, { trusted: true })).toMatchObject({
		status: 'refused',
		reason: expect.stringContaining('robots.txt'),
	});
	expect(await fetcher.fetch(`${news.origin}/open`, { trusted: true })).toMatchObject({ status: 'fetched' });
	expect(await fetcher.fetch(`${news.origin}/private/a`, FEED)).toMatchObject({ status: 'fetched' });
	expect(news.asked).toEqual(['/robots.txt', '/open', '/private/a']);
});

test('a site without robots.txt allows all, and one that cannot be asked for it allows nothing for now', async () => {
	const [without, ill] = [await site({ '/a': TEXT }), await site({ '/robots.txt': answer(500), '/a': TEXT })];
	const fetcher = fetcherFor([without, ill]);
	expect(await fetcher.fetch(`${without.origin}/a`, { trusted: true })).toMatchObject({ status: 'fetched' });
	expect(await fetcher.fetch(`${ill.origin}/a`, { trusted: true })).toMatchObject({ status: 'refused' });
});

test('a host is asked one thing at a time, with a pause between', async () => {
	let [open, most] = [0, 0];
	const ends: number[] = [];
	const news = await site({
		'/a': async (_request, response) => {
			most = Math.max(most, ++open);
			ends.push(performance.now());
			await wait(30);
			open--;
			response.end(TEXT);
		},
	});
	const fetcher = fetcherFor([news], { gap: 100 });
	await Promise.all(Array.from({ length: 4 }, () => fetcher.fetch(`${news.origin}/a`, FEED)));
	expect(most).toBe(1);
	for (const [i, time] of ends.entries()) if (i) expect(time - ends[i - 1]!).toBeGreaterThan(90);
});
