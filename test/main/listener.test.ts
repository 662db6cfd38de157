import { expect, onTestFinished, test } from 'vitest';
import { openListener } from '../../src/main/listener.ts';

async function listener() {
	const opened = await openListener({ host: '127.0.0.1', port: 0 });
	onTestFinished(() => opened.close());
	return opened;
}

const named = (name: string) => async () => new Response(name);

test('the longest path answers, and a path is not taken for the beginning of a word', async () => {
	const { origin, route } = await listener();
	route('/slack', named('slack'));
	route('/slack/events', named('events'));
	route('/', named('page'));
	const bodies = ['/slack', '/slack/other', '/slack/events', '/slack/events/1', '/slacker', '/'].map(async (path) =>
		(await fetch(origin + path)).text(),
	);
	expect(await Promise.all(bodies)).toEqual(['slack', 'slack', 'events', 'events', 'page', 'page']);
});

test('nothing is there before a platform has put it there', async () => {
	const { origin } = await listener();
	expect((await fetch(`${origin}/slack/events`, { method: 'POST', body: '{}' })).status).toBe(404);
});

test('a body that is too large is refused before anybody reads it, whether it says its size or not', async () => {
	const { origin, route } = await listener();
	let read = 0;
	route('/slack', async (request) => {
		read += (await request.text()).length;
		return new Response('read');
	});
	const large = 'x'.repeat(1_500_000);
	expect((await fetch(`${origin}/slack`, { method: 'POST', body: large })).status).toBe(413);
	const stream = new Blob([large]).stream();
	expect((await fetch(`${origin}/slack`, { method: 'POST', body: stream, duplex: 'half' } as RequestInit)).status).toBe(413);
	expect(read).toBe(0);
});

test('an answer that fails tells nothing of why', async () => {
	const { origin, route } = await listener();
	route('/', async () => {
		throw new Error('canary');
	});
	const response = await fetch(origin);
	expect([response.status, await response.text()]).toEqual([500, 'Something went wrong here.\n']);
});

test('closing does not wait for a stream that never ends', async () => {
	const opened = await openListener({ host: '127.0.0.1', port: 0 });
	opened.route(
		'/',
		async () => new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('data: x\n\n')) })),
	);
	const response = await fetch(opened.origin);
	const reading = response.text().catch(() => 'cut');
	await opened.close();
	expect(await reading).toBe('cut');
});
