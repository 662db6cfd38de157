import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { type Pool, type PoolOptions, pool } from '../../src/intake/pool.ts';
import { rss, story } from '../fixtures/feeds.ts';

const OPTIONS = { url: 'https://coast.example/feed', today: '2025-03-05', most: 200, known: new Set<string>() };
const SMALL = rss([{ guid: '1', title: 'Ferry', content: story(1) }]);

function open(options: Partial<PoolOptions> = {}): Pool {
	const opened = pool({ threads: 1, ...options });
	onTestFinished(() => opened.close());
	return opened;
}

function feed(threads: Pool, text: string) {
	return threads.run({ kind: 'feed', bytes: new TextEncoder().encode(text), options: OPTIONS });
}

test('feeds, pages and digests are made in threads', async () => {
	const threads = open({ threads: 2 });
	const [first, second] = await Promise.all([feed(threads, SMALL), feed(threads, SMALL)]);
	expect(first).toEqual(second);
	if (first.status !== 'done' || first.result.kind !== 'feed') throw new Error('Expected a feed');
	const { document } = first.result.items[0]!.made!;
	const digested = await threads.run({ kind: 'digest', document });
	expect(digested).toMatchObject({ status: 'done', result: { version: 1, document: { hash: document.hash } } });
	const page = new TextEncoder().encode(`<html><body><article><h1>Ferry</h1>${story(2)}</article></body></html>`);
	const read = await threads.run({ kind: 'page', bytes: page, origin: 'https://coast.example/2', known: { publisher: 'Coastal Wire' } });
	expect(read).toMatchObject({ status: 'done', result: { kind: 'page', document: { publisher: 'Coastal Wire' } } });
	const none = await threads.run({ kind: 'page', bytes: new TextEncoder().encode('%PDF-1.4 broken'), origin: 'x', known: {} });
	expect(none).toMatchObject({ status: 'done', result: { kind: 'none', reason: 'the PDF is damaged' } });
});

test.each([
	[
		'an XML bomb',
		`<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]><rss version="2.0"><channel><title>&j;</title><item><title>&j;</title></item></channel></rss>`,
	],
	['deep nesting in XML', `<rss version="2.0"><channel>${'<a>'.repeat(300_000)}${'</a>'.repeat(300_000)}</channel></rss>`],
	['deep nesting in JSON', `{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(500_000)}${']'.repeat(500_000)}}`],
	['deep nesting in an item', rss([{ guid: '1', title: 'Ferry', content: '<div>'.repeat(300_000) }])],
	[
		'many attributes',
		`<rss version="2.0" ${Array.from({ length: 200_000 }, (_, i) => `a${i}="x"`).join(' ')}><channel><item/></channel></rss>`,
	],
	['tags without an end', '<rss version="2.0"><channel>'.padEnd(5_000_000, '<item><title>')],
	['an endless comment', `<rss version="2.0"><channel><!--${'-'.repeat(5_000_000)}`],
])('feed or page: %s ends in < 5 s and < 256 MB, and the next feed is read', { timeout: 60_000 }, async (_name, bomb) => {
	const threads = open();
	await feed(threads, SMALL);
	const before = process.memoryUsage.rss();
	let most = 0;
	const watch = setInterval(() => {
		most = Math.max(most, process.memoryUsage.rss() - before);
	}, 20);
	const began = process.cpuUsage();
	const outcome = await feed(threads, bomb);
	clearInterval(watch);
	const { user, system } = process.cpuUsage(began);
	expect(['done', 'ended']).toContain(outcome.status);
	if (outcome.status === 'done' && outcome.result.kind === 'feed')
		for (const { made } of outcome.result.items) expect(made?.document.text.length ?? 0).toBeLessThan(10_000);
	expect((user + system) / 1e6).toBeLessThan(5);
	expect(most).toBeLessThan(256_000_000);
	expect(await feed(threads, SMALL)).toMatchObject({ status: 'done', result: { kind: 'feed', total: 1 } });
});

test('a task that takes too long is ended with its thread, and the others go on', async () => {
	const threads = open({ within: { feed: 1, page: 60_000, digest: 60_000 } });
	const items = Array.from({ length: 3_000 }, (_, n) => ({ guid: `${n}`, content: story(n) }));
	expect(await feed(threads, rss(items))).toEqual({ status: 'ended', reason: 'reading it took longer than 0.001 s' });
	const page = new TextEncoder().encode(`<html><body><article><h1>Ferry</h1>${story(2)}</article></body></html>`);
	expect(await threads.run({ kind: 'page', bytes: page, origin: 'x', known: {} })).toMatchObject({ status: 'done' });
});

test('a task that takes too much memory is ended with its thread', async () => {
	const items = Array.from({ length: 40_000 }, (_, n) => ({ guid: `${n}`, title: `Story ${n}`, content: `<p>${'word '.repeat(30)}</p>` }));
	const threads = open({ heap: 24 });
	const outcome = await feed(threads, rss(items));
	expect(outcome).toEqual({ status: 'ended', reason: 'reading it took more than 24 MB' });
});

test('closing ends what runs and what waits', async () => {
	const threads = open();
	await feed(threads, SMALL);
	const running = [feed(threads, SMALL), feed(threads, SMALL)];
	await wait(0);
	await threads.close();
	expect((await Promise.all(running)).at(-1)).toEqual({ status: 'ended', reason: 'Byline is stopping' });
	expect(await feed(threads, SMALL)).toEqual({ status: 'ended', reason: 'Byline is stopping' });
});
