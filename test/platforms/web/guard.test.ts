import { describe, expect, test } from 'vitest';
import { serve } from './served.ts';
import { newId } from './visit.ts';

const PASSWORD = 'correct horse battery';
const question = () => ({ id: newId(), channel: 'news', thread: null, text: 'who says so?' });
const basic = (password: string) => ({ authorization: `Basic ${Buffer.from(`anybody:${password}`).toString('base64')}` });

describe('names', () => {
	test.each(['127.0.0.1:3000', 'localhost:3000', 'localhost', '[::1]:3000', 'LOCALHOST:3000'])('%s is the page’s', async (host) => {
		const { page } = await serve();
		expect((await page.get('/', { host })).status).toBe(200);
	});

	test.each([
		'evil.example',
		'evil.example:3000',
		'127.0.0.1.evil.example',
		'localhost.evil.example',
		'xlocalhost',
		'10.0.0.1:3000',
		'127.0.0.1@evil.example',
		'[::2]:3000',
	])('%s, pointed at this machine, is refused', async (host) => {
		const { page, record } = await serve();
		for (const path of ['/', '/state', '/events', '/page/app.js']) expect((await page.get(path, { host })).status, path).toBe(421);
		expect((await page.post('/say', question(), { host, origin: `http://${host}` })).status).toBe(421);
		expect(record.offered).toEqual([]);
	});

	test('a name of WEB_HOSTS is the page’s', async () => {
		const { page } = await serve({ variables: { WEB_HOSTS: 'byline.example.org, other.example' } });
		expect((await page.get('/', { host: 'byline.example.org' })).status).toBe(200);
		const said = await page.post('/say', question(), { host: 'byline.example.org', origin: 'https://byline.example.org' });
		expect(said.status).toBe(202);
		expect((await page.get('/', { host: 'byline.example.com' })).status).toBe(421);
	});
});

describe('what another site makes a browser send', () => {
	test.each([
		['another origin', { origin: 'https://evil.example' }],
		['another port', { origin: 'http://127.0.0.1:8080' }],
		['an origin that is none', { origin: 'null' }],
		['another site', { 'sec-fetch-site': 'cross-site' }],
		['another port of the same site', { 'sec-fetch-site': 'same-site' }],
	])('%s is refused, and nobody hears of it', async (_name, headers) => {
		const { page, record } = await serve();
		expect((await page.post('/say', question(), headers)).status).toBe(403);
		expect(record.offered).toEqual([]);
	});

	test('what has no origin changes nothing', async () => {
		const { page, record } = await serve();
		expect((await page.post('/say', question(), { origin: '' })).status).toBe(403);
		expect(record.offered).toEqual([]);
	});

	test('a form, which needs no leave to be sent, is refused', async () => {
		const { page, record } = await serve();
		expect((await page.post('/say', 'text=hello', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
		expect((await page.post('/say', JSON.stringify(question()), { 'content-type': 'text/plain' })).status).toBe(415);
		expect(record.offered).toEqual([]);
	});

	test('another site may lead to the page, and may read nothing of it', async () => {
		const { page } = await serve();
		const followed = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
		expect((await page.get('/', followed)).status).toBe(200);
		expect((await page.get('/state', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).status).toBe(403);
	});
});

describe('the password', () => {
	test('is asked for where it is set, of every request', async () => {
		const { page, record } = await serve({ variables: { WEB_PASSWORD: PASSWORD }, origin: 'http://0.0.0.0:3000' });
		for (const path of ['/', '/state', '/events', '/page/style.css']) expect((await page.get(path)).status, path).toBe(401);
		expect((await page.post('/say', question())).status).toBe(401);
		for (const wrong of [basic(''), basic(`${PASSWORD}x`), basic(PASSWORD.slice(1)), { authorization: 'Bearer x' }]) {
			expect((await page.get('/state', wrong)).status).toBe(401);
		}
		expect(record.offered).toEqual([]);
		expect((await page.get('/state', basic(PASSWORD))).status).toBe(200);
		expect((await page.get('/', { ...basic(PASSWORD), host: '192.168.1.20:3000' })).status).toBe(200);
	});

	test('is needed where other machines are let in', async () => {
		await expect(serve({ origin: 'http://0.0.0.0:3000' })).rejects.toThrow('Set WEB_PASSWORD, or WEB=off');
		await expect(serve({ variables: { WEB_PASSWORD: 'short' } })).rejects.toThrow('expected 12 characters or more');
	});
});

describe('what is sent', () => {
	test('allows no script but the page’s own, no frame, no other server', async () => {
		const { page } = await serve();
		const { headers } = await page.get('/');
		const policy = headers.get('content-security-policy') ?? '';
		for (const rule of [
			"default-src 'none'",
			"script-src 'self'",
			"frame-ancestors 'none'",
			"base-uri 'none'",
			"require-trusted-types-for 'script'",
		]) {
			expect(policy).toContain(rule);
		}
		expect(policy).not.toMatch(/unsafe|https?:|data:|\*/);
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('referrer-policy')).toBe('no-referrer');
		expect(headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/);
		const html = await (await page.get('/')).text();
		expect(html).not.toMatch(/<script(?![^>]*\bsrc="\/page\/)|<style|\son\w+=|\sstyle=|https?:\/\//i);
	});

	test('a refusal carries the same headers', async () => {
		const { page } = await serve();
		const { headers } = await page.get('/nothing');
		expect(headers.get('content-security-policy')).toContain("default-src 'none'");
	});

	test.each(['/page/../app.ts', '/page/%2e%2e%2fapp.ts', '/page/..%2f..%2f..%2fpackage.json', '/page/tsconfig.json'])(
		'%s is no file of the page',
		async (path) => {
			const { page } = await serve();
			expect((await page.get(path)).status).toBe(404);
		},
	);
});

describe('what is taken', () => {
	test('a body beyond all measure is refused before it is read', async () => {
		const { page, record } = await serve();
		expect((await page.post('/say', { ...question(), text: 'x'.repeat(100_000) })).status).toBe(413);
		expect((await page.post('/say', { ...question(), text: 'x'.repeat(5_000) })).status).toBe(400);
		expect(record.offered).toEqual([]);
	});

	test.each([
		['no JSON', '{'],
		['another field', { ...question(), admin: true }],
		['a channel that is none', { ...question(), channel: '../x' }],
		['an id that is none', { ...question(), id: 'a b' }],
		['no words', { ...question(), text: '  ' }],
		['nothing', null],
	])('%s is refused', async (_name, body) => {
		const { page, record } = await serve();
		expect((await page.post('/say', body)).status).toBe(400);
		expect(record.offered).toEqual([]);
	});

	test('nobody dismisses, presses or sees another person’s private card', async () => {
		const { page, other, record, connection } = await serve();
		const key = 'AbCdEfGhIjKlMnOpQrSt-_' as Parameters<typeof connection.find>[1];
		record.reply = {
			kind: 'private',
			card: { section: 'summary', topic: null, parts: [{ type: 'note', text: 'for you' }] },
			key,
			replaces: false,
		};
		await page.say('/harbour-summary private');
		await record.until(1);
		const [whisper] = (await page.state()).whispers;
		expect((await other.state()).whispers).toEqual([]);
		await other.post('/dismiss', { id: whisper!.id });
		record.reply = {
			kind: 'private',
			card: { section: 'summary', topic: null, parts: [{ type: 'note', text: 'taken over' }] },
			key,
			replaces: true,
		};
		await other.post('/press', { id: newId(), channel: 'news', thread: null, message: null, whisper: whisper!.id, key, action: 'missing' });
		await record.until(2);
		expect((await page.state()).whispers).toEqual([whisper]);
	});
});
