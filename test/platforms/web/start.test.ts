import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Element, wordsOf } from '../../../src/platforms/web/element.ts';
import { project, type Started, startByline } from '../../fixtures/process.ts';
import { ORIGIN, type Visit, visit } from './visit.ts';

/** The page of a process; requests say the address that the process printed. */
async function pageOf(started: Started): Promise<Visit> {
	const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(await started.until('ready')) ?? ['no address was printed'];
	return visit(async (request) => {
		const headers = new Headers(request.headers);
		headers.delete('host');
		if (headers.has('origin')) headers.set('origin', origin);
		const body = request.method === 'POST' ? { body: await request.text() } : {};
		return fetch(request.url.replace(ORIGIN, origin), { method: request.method, headers, ...body });
	});
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
	for (;;) {
		const found = await look();
		if (found) return found;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

test('with no token at all it opens the page, and what was said there outlives a kill', async () => {
	const cwd = await project();
	await writeFile(
		join(cwd, 'digests/harbour/2025-03-04.md'),
		'---\ntitle: Talks resume\ndate: 2025-03-04\n---\n\nTalks will resume on Thursday, the port authority said.\n',
	);
	const first = startByline(cwd);
	const page = await pageOf(first);
	expect(await (await page.get('/')).text()).toContain('Skip to the message box');
	expect((await page.state()).commands[0]).toMatchObject({ name: 'harbour-summary', ready: true });
	expect((await page.say('/harbour-summary')).status).toBe(202);
	const card = await until(async () => (await page.state()).messages[0]);
	expect(wordsOf(card.body as Element)).toContain('Talks resume');
	await page.say('What is said?', { thread: card.id });
	first.child.kill('SIGKILL');
	await first.exit();
	const again = await pageOf(startByline(cwd));
	await until(async () => {
		const { messages } = await again.state();
		return (messages[0]?.replies ?? 0) >= 1;
	});
	expect((await again.state()).messages[0]).toMatchObject({ id: card.id, key: card.key });
});

test('WEB=off serves no page', async () => {
	const started = startByline(await project(), { WEB: 'off' });
	const page = await pageOf(started);
	expect((await page.get('/')).status).toBe(404);
	expect((await page.get('/healthz')).status).toBe(200);
});
