import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { boardOf } from '../../../src/bot/why/board.ts';
import { openListener } from '../../../src/main/listener.ts';
import type { Board, BoardDesk } from '../../../src/model/board.ts';
import { channel, messageRef, tenant } from '../../../src/model/place.ts';
import type { CardKey } from '../../../src/model/post.ts';
import { web } from '../../../src/platforms/web/web.ts';
import { sendAgain } from '../../../src/store/again.ts';
import { claim } from '../../../src/store/claims.ts';
import { openDelivery, recordDelivery } from '../../../src/store/deliveries.ts';
import { writeLedger } from '../../../src/store/ledger.ts';
import { beginRun, endRun } from '../../../src/store/runs.ts';
import { browserPath, launch } from '../../fixtures/browser.ts';
import { folder } from '../../fixtures/folder.ts';
import { store as openStore } from '../../fixtures/store.ts';
import { recorder } from '../recorder.ts';
import { serve } from './served.ts';

const KEY = 'AbCdEfGhIjKlMnOpQrSt-_' as CardKey;
const SLACK = tenant('slack:T1');
const NOW = Date.UTC(2026, 2, 9, 12);
const DUE = Date.UTC(2026, 2, 9, 8);
const BOARD: Board = {
	at: NOW,
	next: [{ channel: 'slack:T1/C1', text: 'Harbour talks · every day at 08:00' }],
	posts: [
		{ channel: 'slack:T1/C1', title: 'Harbour talks · due', sentences: ['Given up.'], state: 'dead', again: { tenant: SLACK, key: KEY } },
	],
	notes: [],
};

function desk(): BoardDesk & { asked: unknown[] } {
	const asked: unknown[] = [];
	return {
		asked,
		board: async () => BOARD,
		async again(post) {
			asked.push(post);
			return 'again';
		},
	};
}

describe('who may see it', () => {
	test('on the machine itself it is there, and a post that was given up is sent again', async () => {
		const board = desk();
		const { page } = await serve({ board });
		expect(await (await page.get('/deliveries')).text()).toContain('What was posted, and why not');
		expect(await (await page.get('/deliveries/board')).json()).toEqual(BOARD);
		const said = await page.post('/deliveries/again', { tenant: SLACK, key: KEY });
		expect([said.status, await said.json()]).toEqual([202, { outcome: 'again' }]);
		expect(board.asked).toEqual([{ tenant: SLACK, key: KEY }]);
	});

	test('elsewhere there is nothing, also with the password of the page', async () => {
		const board = desk();
		const { page } = await serve({ board, local: false, variables: { WEB_PASSWORD: 'a long password' } });
		const authorization = `Basic ${Buffer.from('x:a long password').toString('base64')}`;
		for (const path of ['/deliveries', '/deliveries/board']) expect((await page.get(path, { authorization })).status).toBe(404);
		expect((await page.post('/deliveries/again', { tenant: SLACK, key: KEY }, { authorization })).status).toBe(404);
		expect((await page.get('/', { authorization })).status).toBe(200);
		expect(board.asked).toEqual([]);
	});

	test.each<[string, Record<string, string>, number]>([
		['another site', { origin: 'https://evil.example' }, 403],
		['a page that says nothing of itself', { origin: '' }, 403],
		['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
	])('what %s makes a browser send changes nothing', async (_who, headers, status) => {
		const board = desk();
		const { page } = await serve({ board });
		expect((await page.post('/deliveries/again', { tenant: SLACK, key: KEY }, headers)).status).toBe(status);
		expect(board.asked).toEqual([]);
	});

	test.each([
		{},
		{ tenant: 'slack:T1' },
		{ tenant: 'slack:T1', key: 'short' },
		{ tenant: 'x', key: KEY },
		{ tenant: SLACK, key: KEY, more: 1 },
	])('a body that names no delivery is refused: %j', async (body) => {
		const board = desk();
		const { page } = await serve({ board });
		expect((await page.post('/deliveries/again', body)).status).toBe(400);
		expect(board.asked).toEqual([]);
	});
});

/** A store with one card that was given up, one that was posted, and an absence. */
async function kept() {
	const store = await openStore();
	const card = { section: 'summary', topic: null, parts: [] } as const;
	const place = { channel: channel('slack:T1/C1'), thread: null };
	const of = { tenant: SLACK, topic: 'harbour', place, card };
	await openDelivery(store, { ...of, key: KEY, slot: 'abcdefgh@2026-03-09T08:00', at: DUE });
	await recordDelivery(store, { tenant: SLACK, key: KEY, state: 'dead', reason: 'Slack answered is_archived', at: DUE });
	const other = 'ZyXwVuTsRqPoNmLkJiHg-_' as CardKey;
	await openDelivery(store, { ...of, key: other, slot: 'abcdefgh@2026-03-08T08:00', at: DUE - 86_400_000 });
	await recordDelivery(store, { tenant: SLACK, key: other, state: 'sent', message: messageRef('slack:T1/C1/1.2'), at: DUE });
	await store.updateTable('deliveries').set({ next_at: null }).execute();
	const entry = { tenant: SLACK, topic: 'harbour', channel: place.channel } as const;
	await writeLedger(store, [
		{
			...entry,
			at: DUE,
			slot: 'abcdefgh@2026-03-09T08:00',
			key: KEY,
			what: 'dead',
			detail: { reason: 'Slack answered is_archived', advice: 'Unarchive it.' },
		},
		{ ...entry, at: DUE - 86_400_000, slot: 'abcdefgh@2026-03-08T08:00', key: other, what: 'sent', detail: { message: 'slack:T1/C1/1.2' } },
		{
			...entry,
			at: DUE - 1,
			slot: 'abcdefgh@2026-03-07T08:00',
			key: null,
			what: 'nothing-new',
			detail: { reason: 'there was no new document' },
		},
	]);
	await beginRun(store, { id: 'a', at: DUE - 90_000_000 });
	await endRun(store, { id: 'a', at: DUE - 80_000_000 });
	await beginRun(store, { id: 'b', at: DUE - 3_600_000 });
	await endRun(store, { id: 'b', at: NOW });
	const accounting = { store, topics: [{ name: 'harbour', title: 'Harbour talks', sources: [] }], zone: 'UTC', now: NOW };
	return { store, board: () => boardOf(accounting) };
}

test('what needs somebody stands first, each post in words, and absences are told', async () => {
	const { board } = await kept();
	const { posts, notes } = await board();
	expect(posts.map(({ state, sentences }) => `${state}: ${sentences.join(' ')}`)).toEqual([
		'dead: Given up at 08:00: Slack answered is_archived. To do: Unarchive it.',
		'none: Nothing was posted: there was no new document.',
		'posted: Posted at 08:00.',
	]);
	expect(posts.map(({ again }) => again)).toEqual([{ tenant: SLACK, key: KEY }, null, null]);
	expect(notes).toEqual([expect.stringMatching(/^Byline was not running from Sun 8 Mar 2026 09:46 to /)]);
});

test('what is sent again by hand is looked for first, and goes out once', async () => {
	const { store, board } = await kept();
	expect(await sendAgain(store, { tenant: SLACK, key: KEY, by: 'ada', at: NOW })).toBe('again');
	expect(await sendAgain(store, { tenant: SLACK, key: KEY, by: 'ada', at: NOW })).toBe('not-dead');
	expect(await sendAgain(store, { tenant: tenant('slack:T2'), key: KEY, by: 'ada', at: NOW })).toBe('unknown');
	const { claims } = await claim(store, { platform: 'slack', asked: false, limit: 5, now: NOW, lease: 1_000 });
	expect(claims).toMatchObject([{ post: { key: KEY }, state: 'ambiguous', attempts: 0 }]);
	expect((await board()).posts.find(({ title }) => title.includes('9 Mar'))?.sentences).toContain('Somebody had it sent again at 12:00.');
});

describe.skipIf(browserPath() === null)('in a browser', { timeout: 60_000 }, () => {
	let browser: Browser;

	beforeAll(async () => {
		browser = await launch();
	});

	afterAll(async () => {
		await browser.close();
	});

	test('it is read, and a press sends again', async () => {
		const { store, board } = await kept();
		const listener = await openListener({ host: '127.0.0.1', port: 0 });
		const connected = await web.connect({}, recorder().handlers, {
			...{ commands: [], log: { info() {}, warn() {}, error() {} }, signal: AbortSignal.timeout(10_000), now: Date.now, views: [] },
			listener,
			folder: await folder(),
			board: { board, again: (post) => sendAgain(store, { ...post, by: 'the page', at: NOW }) },
		});
		onTestFinished(async () => {
			if (connected.status === 'connected') await connected.connection.close();
			await listener.close();
		});
		const page = await browser.newPage();
		await page.goto(`${listener.origin}/deliveries`);
		await page.getByText('To do: Unarchive it.').waitFor();
		expect(await page.locator('#posts li').count()).toBe(3);
		await page.getByRole('button', { name: /Send again/ }).click();
		await page.getByText('It is sent again.').waitFor();
		await page.getByText('Somebody had it sent again').waitFor();
		expect(await page.getByRole('button', { name: /Send again/ }).count()).toBe(0);
		await page.close();
	});
});
