import { expect, test } from 'vitest';
import { isPublic, readAddress } from '../../../src/sources/fetch/address.ts';
import { answer, fetcherFor, site } from '../../fixtures/site.ts';

/** Every way to write this machine, its network, and what clouds answer on. */
const INSIDE = [
	'http://127.0.0.1/',
	'http://127.1/',
	'http://2130706433/',
	'http://0x7f.1/',
	'http://0x7f000001/',
	'http://0177.0.0.1/',
	'http://0/',
	'http://0.0.0.0/',
	'http://①②⑦.0.0.1/',
	'http://127.0.0.1./',
	'http://localhost/',
	'http://localhost./',
	'http://LOCALHOST/',
	'http://[::1]/',
	'http://[::]/',
	'http://[::ffff:127.0.0.1]/',
	'http://[::ffff:7f00:1]/',
	'http://[::127.0.0.1]/',
	'http://[64:ff9b::7f00:1]/',
	'http://[64:ff9b:1::7f00:1]/',
	'http://[2002:7f00:1::]/',
	'http://[2001:0:7f00:1::]/',
	'http://[fe80::1]/',
	'http://[fc00::1]/',
	'http://[fec0::1]/',
	'http://[ff02::1]/',
	'http://169.254.169.254/latest/meta-data/',
	'http://10.0.0.1/',
	'http://172.16.0.1/',
	'http://192.168.1.1/',
	'http://100.64.0.1/',
	'http://192.0.0.8/',
	'http://198.18.0.1/',
	'http://224.0.0.1/',
	'http://255.255.255.255/',
];

test('SSRF by a url: every way to write an inside address is refused, with 0 connections', async () => {
	const inside = await site({ '/': 'secret' });
	const fetcher = fetcherFor([]);
	for (const url of INSIDE) {
		for (const asked of [url, url.replace(/^http:..[^/]+/, `$&:8080`), url.replace(/^http:..[^/]+/, `$&:${inside.port}`)]) {
			const outcome = await fetcher.fetch(asked, { trusted: true });
			expect(outcome, asked).toMatchObject({ status: 'refused' });
		}
	}
	expect(inside.connections).toBe(0);
});

test('SSRF by DNS rebinding: a name that first is public and then is not gains no connection', async () => {
	const inside = await site({ '/': 'secret', '/robots.txt': '' });
	const answers = ['203.0.113.9', '127.0.0.1', '127.0.0.1'];
	const fetcher = fetcherFor([], { resolve: async () => [{ address: answers.shift() ?? '127.0.0.1', family: 4 }], within: 2_000 });
	for (let i = 0; i < 3; i++) await fetcher.fetch('http://rebind.example/', { robots: false });
	expect(answers.length).toBeLessThan(3);
	expect(inside.connections).toBe(0);
});

test('SSRF by a name with one public and one private address is refused', async () => {
	const inside = await site();
	const resolve = async () => [
		{ address: '93.184.216.34', family: 4 },
		{ address: '127.0.0.1', family: 4 },
	];
	expect(await fetcherFor([], { resolve }).fetch('http://two.example:8080/')).toMatchObject({ status: 'refused' });
	expect(inside.connections).toBe(0);
});

test('SSRF by a redirect: each hop is checked as if it were the first', async () => {
	const inside = await site({ '/': 'secret' });
	for (const target of [
		...INSIDE.filter((url) => /^[ -~]*$/.test(url)),
		`${inside.origin}/`,
		'file:///etc/passwd',
		'gopher://127.0.0.1/',
		'http://user:word@news.example/',
	]) {
		const outside = await site({ '/feed': answer(302, { location: target }) });
		const outcome = await fetcherFor([outside]).fetch(`${outside.origin}/feed`, { trusted: true, robots: false });
		expect(outcome, target).toMatchObject({ status: 'refused' });
	}
	expect(inside.connections).toBe(0);
});

test('a public page does not lead to a host that was allowed for the operator’s own address', async () => {
	const [intranet, outside] = [await site({ '/': 'internal' }), await site()];
	outside.pages.set('/feed', answer(302, { location: `${intranet.origin}/` }));
	const fetcher = fetcherFor([intranet, outside]);
	expect(await fetcher.fetch(`${outside.origin}/feed`, { trusted: true, robots: false })).toMatchObject({ status: 'refused' });
	expect(intranet.connections).toBe(0);
	expect(await fetcher.fetch(`${intranet.origin}/`, { trusted: true })).toMatchObject({ status: 'fetched' });
});

test('an allowed private host is not for addresses that somebody gave in a chat', async () => {
	const intranet = await site({ '/': 'internal' });
	expect(await fetcherFor([intranet]).fetch(`${intranet.origin}/`)).toMatchObject({ status: 'refused' });
	expect(intranet.connections).toBe(0);
});

test('only web addresses on the ports of the web are fetched, and none that carries a password', () => {
	for (const url of [
		'ftp://news.example/',
		'file:///etc/passwd',
		'data:,x',
		'javascript:1',
		'news',
		'',
		'http://',
		`http://a.example/${'x'.repeat(3_000)}`,
	])
		expect(readAddress(url), url).toMatchObject({ reason: expect.any(String), advice: expect.any(String) });
	for (const url of ['http://news.example:22/', 'http://news.example:6379/', 'https://news.example:25/', 'http://ada:secret@news.example/'])
		expect(readAddress(url), url).not.toBeInstanceOf(URL);
	for (const url of ['http://news.example', 'https://news.example:8443/feed?x=1', 'http://1.1.1.1/', 'http://[2606:4700::1111]/'])
		expect(readAddress(url), url).toBeInstanceOf(URL);
});

test('public means a global unicast address, and nothing else', () => {
	for (const address of ['1.1.1.1', '93.184.216.34', '2606:4700::1111', '2a00:1450:4001::1']) expect(isPublic(address), address).toBe(true);
	for (const address of ['::127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::1.1.1.1', '2001:db8::1', '203.0.113.1', '3fff::1', 'news.example', ''])
		expect(isPublic(address), address).toBe(false);
});
