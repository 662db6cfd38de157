import { expect, test } from 'vitest';
import { TOKENS } from './server.ts';
import { session, until } from './session.ts';

test('a cut socket is opened again, and what is asked then arrives', async () => {
	const { server, user, record, logged } = await session('socket');
	server.line.cut();
	await until(() => server.line.opened === 2 && server.line.open === 1);
	await until(() => logged.some((line) => line.includes('open again')));
	await user.command('harbour-summary', '');
	await record.until(1);
});

test('Slack asks for a new socket, as it does every few hours: it gets one at once', async () => {
	const { server, user, record } = await session('socket');
	for (let i = 2; i <= 3; i++) {
		server.line.refresh();
		await until(() => server.line.opened === i && server.line.open === 1);
	}
	await user.command('harbour-summary', '');
	await record.until(1);
});

test('a socket that never stays open is opened more and more slowly', async () => {
	const { server } = await session('socket');
	const flapping = setInterval(() => server.line.cut(), 20);
	await new Promise((resolve) => setTimeout(resolve, 4_000));
	clearInterval(flapping);
	// Waits of 0.5, 1, 2 and 5 s between them.
	expect(server.line.opened).toBeLessThanOrEqual(5);
});

test('an event that comes again because its acknowledgement was lost is performed once', async () => {
	const { server, user, record } = await session('socket');
	record.work = 100;
	const { accept } = record.handlers;
	// The socket goes while the event is being written down.
	Object.assign(record.handlers, {
		async accept(event: Parameters<typeof accept>[0]) {
			const taken = await accept(event);
			if (record.offered.length === 1) server.line.cut();
			return taken;
		},
	});
	void server.line.event({
		type: 'message',
		channel: 'C0GENERAL',
		thread_ts: '1741075200.000001',
		user: 'U0ANA',
		ts: '1741075200.000009',
		text: 'who?',
	});
	await until(() => server.line.opened === 2 && server.line.open === 1);
	await server.line.event(
		{ type: 'message', channel: 'C0GENERAL', thread_ts: '1741075200.000001', user: 'U0ANA', ts: '1741075200.000009', text: 'who?' },
		{ retry: 1 },
	);
	await record.until(1);
	expect(record.offered).toHaveLength(2);
	expect(record.performed).toHaveLength(1);
	await user.command('harbour-summary', '');
});

test('Slack cannot be reached for a while: no rejection is left unhandled, and the socket comes back', async () => {
	const unhandled: unknown[] = [];
	const note = (cause: unknown) => unhandled.push(cause);
	process.on('unhandledRejection', note);
	const { server, logged } = await session('socket');
	for (const fault of ['fail', 'lose', 'limit'] as const) server.fault('apps.connections.open', fault);
	server.line.cut();
	await until(() => server.line.opened === 2, { within: 15_000 });
	process.off('unhandledRejection', note);
	expect(unhandled).toEqual([]);
	expect(logged.filter((line) => line.includes('cannot be opened'))).toHaveLength(1);
});

test('an app token that is revoked while the bot runs: one clear line, and the rest goes on', async () => {
	const { server, logged, connection, channel } = await session('socket');
	server.tokens.delete(TOKENS.app);
	server.line.cut();
	await until(() => logged.some((line) => line.includes('SLACK_APP_TOKEN is not accepted')));
	expect(logged.find((line) => line.includes('SLACK_APP_TOKEN'))).toContain('connections:write');
	expect(await connection.find({ channel, thread: null }, 'AbCdEfGhIjKlMnOpQrSt-_' as never)).toEqual({ status: 'absent' });
});

test('close ends quickly, and opens no socket again', async () => {
	const { server, connection } = await session('socket');
	const began = performance.now();
	await connection.close();
	expect(performance.now() - began).toBeLessThan(3_000);
	await new Promise((resolve) => setTimeout(resolve, 700));
	expect([server.line.open, server.line.opened]).toEqual([0, 1]);
});
