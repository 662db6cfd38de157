import { expect, onTestFinished, test } from 'vitest';
import { look } from '../../src/intake/look.ts';
import { pool } from '../../src/intake/pool.ts';
import { OPERATOR, tenant } from '../../src/model/place.ts';
import { addSource, sourcesOf } from '../../src/store/sources.ts';
import { testBot } from '../fixtures/bot.ts';
import { commandEvent } from '../fixtures/events.ts';
import { rss, story } from '../fixtures/feeds.ts';
import { fetcherFor, type Site, site } from '../fixtures/site.ts';

const HERE = tenant('web:local');
const FEED = rss([{ guid: '1', title: 'Ferry', content: story(1) }]);

/** A bot that looks at addresses; `at` leads a name to the loopback site that stands for it. */
async function newsroom(sites: readonly Site[] = [], at = (url: string) => url) {
	const threads = pool({ threads: 1 });
	onTestFinished(() => threads.close());
	const fetcher = fetcherFor(sites);
	const bot = await testBot({ look: (url) => look(at(url), { fetcher, pool: threads, now: Date.now, trusted: sites.length > 0 }) });
	let count = 0;
	async function say(text: string, manager: boolean | null = true): Promise<string> {
		const standing = manager === null ? null : { manager };
		return bot.whisper(commandEvent({ event: `s${count++}`, command: 'byline', input: { text: `sources ${text}` }, standing }));
	}
	return { bot, say, own: () => sourcesOf(bot.store, { tenants: [HERE] }) };
}

test('/byline sources lists folders, sources with how they are doing, and the newest documents', async () => {
	const { bot, say } = await newsroom();
	const given = { tenant: OPERATOR, topic: 'harbour', kind: 'feed', given: 'config', fullText: false, every: null, addedBy: null } as const;
	await addSource(bot.store, { ...given, url: 'https://coast.example/feed', at: 0 });
	for (const text of ['', 'list', 'harbour', 'list harbour']) {
		const card = await say(text, null);
		expect(card).toContain('The folder digests/harbour');
		expect(card).toContain('The feed · https://coast.example/feed · not read yet');
		expect(card).toContain('Harbour strike enters its third day');
	}
	expect(await say('habour')).toContain('There is no topic “habour”. Did you mean harbour?');
});

test('only those who may manage the channel add and remove, however it is written', async () => {
	const { say, own } = await newsroom();
	for (const manager of [false, null])
		for (const text of [
			'add harbour https://coast.example/feed',
			'ADD harbour https://coast.example/feed',
			'harbour add https://coast.example/feed',
			'remove harbour https://coast.example/feed',
		])
			expect(await say(text, manager), text).toMatch(/may manage this channel/);
	expect(await own()).toEqual([]);
});

test('SSRF by a url given in a slash command: 0 connections', async () => {
	const inside = await site({ '/': FEED });
	const { say, own } = await newsroom();
	for (const url of [
		`${inside.origin}/`,
		'http://127.0.0.1:8080/',
		'http://2130706433/',
		'http://[::ffff:127.0.0.1]/',
		'http://[64:ff9b::7f00:1]/',
		'http://169.254.169.254/latest/meta-data/',
		`http://localhost:${inside.port}/`,
		'http://localhost/',
		'file:///etc/passwd',
		'https://ada:secret@coast.example/',
		'no address',
	])
		expect(await say(`add harbour ${url}`), url).toMatch(/cannot be a source|is not added/);
	expect(inside.connections).toBe(0);
	expect(await own()).toEqual([]);
});

test('a private host that the operator allowed is still not for the chat', async () => {
	const intranet = await site({ '/': FEED });
	const { say, own } = await newsroom([intranet]);
	expect(await say(`add harbour ${intranet.origin}/`)).toContain('cannot be a source');
	expect(intranet.connections).toBe(0);
	expect(await own()).toEqual([]);
});

test('a source of the configuration cannot be removed from a channel, and one that is not there is said to be so', async () => {
	const { bot, say } = await newsroom();
	const given = { tenant: OPERATOR, topic: 'harbour', kind: 'feed', given: 'config', fullText: false, every: null, addedBy: null } as const;
	await addSource(bot.store, { ...given, url: 'https://coast.example/feed', at: 0 });
	expect(await say('remove harbour https://coast.example/feed')).toContain('only whoever runs Byline can take it out');
	expect(await say('remove harbour https://other.example/')).toContain('Harbour talks has no source https://other.example/');
	await addSource(bot.store, { ...given, tenant: HERE, given: 'people', url: 'https://isle.example/feed', at: 0 });
	expect(await say('remove https://isle.example/feed')).toContain('Removed from Harbour talks: https://isle.example/feed');
});

test('a feed, a page and what names feeds are told apart before anything is added', async () => {
	const article = `<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1>${story(1)}${story(2)}</article></body></html>`;
	const home =
		'<html><head><link rel="alternate" type="application/rss+xml" title="All" href="https://coast.example/feed"></head><body>News</body></html>';
	const public_ = await site({ '/feed': FEED, '/page': article, '/': home, '/empty': '<html><body>Hello</body></html>' });
	const { say, own } = await newsroom([public_], (url) => url.replace('https://coast.example', public_.origin));
	expect(await say('add harbour https://coast.example/')).toContain('/byline sources add harbour https://coast.example/feed · All');
	expect(await say('add harbour https://coast.example/empty')).toContain('is not added: there is no article in this page');
	expect(await say('add harbour https://coast.example/none')).toContain('is not added: ');
	expect(await own()).toEqual([]);
	expect(await say('add harbour <https://coast.example/feed>')).toContain('Added to Harbour talks: the feed Coastal Wire');
	expect(await say('add harbour https://coast.example/feed')).toContain('has');
	expect(await say('add https://coast.example/page')).toContain('Added to Harbour talks: the page Ferry');
	expect((await own()).map(({ kind, given, addedBy }) => [kind, given, addedBy])).toEqual([
		['feed', 'people', 'web:local/ada'],
		['page', 'people', 'web:local/ada'],
	]);
});
