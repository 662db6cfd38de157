import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Health } from '../../src/main/health.ts';
import { openListener } from '../../src/main/listener.ts';
import { isLoopbackAddress, type Status } from '../../src/main/status.ts';

const WELL: Health = { ready: true, platforms: { web: 'connected' }, store: 'open', outbox: { waiting: 0, oldest: 0, dead: 0 } };

async function served({ host = '127.0.0.1', ...given }: Partial<Status> & { host?: string } = {}): Promise<number> {
	const status = { health: async () => WELL, metrics: async () => ({ text: 'byline_x 1\n', contentType: 'text/plain' }), ...given };
	const listener = await openListener({ host, port: 0, status: { open: 'local', ...status } });
	onTestFinished(() => listener.close());
	return Number(new URL(listener.origin).port);
}

/** Asks with whatever headers, which `fetch` would not send. */
function ask(path: string, { port, host = '127.0.0.1', headers = {} }: { port: number; host?: string; headers?: Record<string, string> }) {
	return new Promise<{ status: number; body: string }>((resolve, reject) => {
		const sent = request({ host, port, path, headers }, (response) => {
			let body = '';
			response.on('data', (chunk: Buffer) => {
				body += chunk.toString();
			});
			response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
		});
		sent.on('error', reject);
		sent.end();
	});
}

test.each(['/healthz', '/metrics'])('%s answers this machine', async (path) => {
	const port = await served();
	expect((await ask(path, { port })).status).toBe(200);
	expect((await ask(path, { port, headers: { host: `localhost:${port}` } })).status).toBe(200);
});

test('a process that is not ready says 503, and tells each platform', async () => {
	const port = await served({ health: async () => ({ ...WELL, ready: false, platforms: { slack: 'connecting' } }) });
	const { status, body } = await ask('/healthz', { port });
	expect([status, JSON.parse(body)]).toEqual([503, { ...WELL, ready: false, platforms: { slack: 'connecting' } }]);
});

describe('for whoever is not on this machine, there is nothing', () => {
	const elsewhere = Object.values(networkInterfaces())
		.flat()
		.find((one) => one && one.family === 'IPv4' && !one.internal)?.address;

	test.skipIf(!elsewhere)('by an address of the network', async () => {
		const port = await served({ host: '0.0.0.0' });
		expect((await ask('/metrics', { port, host: elsewhere! })).status).toBe(404);
		expect((await ask('/metrics', { port, host: elsewhere!, headers: { host: 'localhost' } })).status).toBe(404);
		expect((await ask('/healthz', { port, host: elsewhere!, headers: { host: '127.0.0.1', 'x-forwarded-for': '127.0.0.1' } })).status).toBe(
			404,
		);
	});

	test.each<[string, Record<string, string>]>([
		['a name of another site that points here', { host: 'evil.example' }],
		['a name that only begins like ours', { host: 'localhost.evil.example' }],
		['an address that only begins like ours', { host: '127.0.0.1.evil.example' }],
		['a proxy on this machine', { 'x-forwarded-for': '203.0.113.7' }],
		['a proxy that claims to speak for this machine', { 'x-forwarded-for': '127.0.0.1' }],
		['a proxy that says so as the standard wants', { forwarded: 'for=127.0.0.1' }],
		['a proxy that names itself', { via: '1.1 proxy.example' }],
		['nginx’s own header', { 'x-real-ip': '127.0.0.1' }],
	])('by %s', async (_way, headers) => {
		const port = await served();
		for (const path of ['/healthz', '/metrics'])
			expect(await ask(path, { port, headers })).toEqual({ status: 404, body: 'There is nothing here.\n' });
	});

	test.skipIf(!elsewhere)('unless the configuration lets everybody ask', async () => {
		const port = await served({ host: '0.0.0.0', open: 'anyone' });
		expect((await ask('/metrics', { port, host: elsewhere! })).body).toBe('byline_x 1\n');
		expect((await ask('/healthz', { port, headers: { 'x-forwarded-for': '203.0.113.7' } })).status).toBe(200);
	});
});

test.each([
	['127.0.0.1', true],
	['127.8.9.10', true],
	['::1', true],
	['::ffff:127.0.0.1', true],
	['::ffff:10.0.0.1', false],
	['10.0.0.1', false],
	['::', false],
	['127.0.0.1.evil.example', false],
	['', false],
])('%s is of this machine: %s', (address, own) => {
	expect(isLoopbackAddress(address)).toBe(own);
});
