import { describe, expect, test } from 'vitest';
import { session } from './session.ts';
import { type Posted, signed } from './signed.ts';
import { ASKER, GENERAL, TEAM } from './workspace.ts';

const command = (trigger: string) =>
	String(
		new URLSearchParams({
			...{ command: '/harbour-summary', text: '', team_id: TEAM, channel_id: GENERAL, user_id: ASKER },
			...{ response_url: 'http://127.0.0.1:1/', trigger_id: trigger },
		}),
	);

async function http() {
	const slack = await session('http');
	const post = ({ body, headers }: Posted, path = slack.address!) => fetch(path, { method: 'POST', body, headers });
	return { ...slack, post };
}

test('Slack’s first request, which checks the address, is answered with its challenge', async () => {
	const { post } = await http();
	const response = await post(signed(JSON.stringify({ type: 'url_verification', challenge: 'harbour' }), { at: Date.now() }));
	expect([response.status, await response.text()]).toEqual([200, 'harbour']);
});

test('an unsigned check of the address is not answered', async () => {
	const { post } = await http();
	const response = await post({ body: JSON.stringify({ type: 'url_verification', challenge: 'harbour' }), headers: {} });
	expect([response.status, await response.text()]).toEqual([401, 'The signature is not valid.\n']);
});

describe('what is refused', () => {
	test.each([
		['stale', -6 * 60_000],
		['future', 6 * 60_000],
	])('a request of another time (%s): 401, and a line that names the clock', async (_, off) => {
		const { post, record, logged } = await http();
		expect((await post(signed(command('1'), { at: Date.now() + off, form: true }))).status).toBe(401);
		expect(record.offered).toEqual([]);
		expect(logged.join('\n')).toMatch(/set the clock of this machine/);
	});

	test('the very same request again: taken once', async () => {
		const { post, record } = await http();
		const request = signed(command('1'), { at: Date.now(), form: true });
		const statuses = await Promise.all([0, 1, 2, 3].map(async () => (await post(request)).status));
		expect(statuses.sort()).toEqual([200, 401, 401, 401]);
		expect(record.offered).toHaveLength(1);
	});

	test('a thousand forged requests: none is parsed, and one line is logged', async () => {
		const { post, record, logged } = await http();
		for (let i = 0; i < 1_000; i += 50) {
			const posts = Array.from({ length: 50 }, (_, j) => post(signed(`{"broken":${i + j}`, { at: Date.now(), secret: 'guess' })));
			// What cannot be parsed would be answered with 400.
			expect(new Set((await Promise.all(posts)).map(({ status }) => status))).toEqual(new Set([401]));
		}
		expect(record.offered).toEqual([]);
		expect(logged).toHaveLength(1);
		expect(logged[0]).toContain('SLACK_SIGNING_SECRET');
	});

	test.each([
		['JSON that is none', '{"type":', false],
		['a payload that is none', 'payload={', true],
	])('%s, though signed: 400', async (_, body, form) => {
		const { post } = await http();
		expect((await post(signed(body, { at: Date.now(), form }))).status).toBe(400);
	});

	test('other paths, other methods, and what is too large', async () => {
		const { post, address } = await http();
		const other = address!.replace('events', 'elsewhere');
		expect((await post(signed('{}', { at: Date.now() }), other)).status).toBe(404);
		expect((await fetch(address!)).status).toBe(405);
		expect((await post(signed('x'.repeat(1_000_001), { at: Date.now() }))).status).toBe(413);
	});
});

test('what is signed and is nothing for the bot is acknowledged', async () => {
	const { post, record } = await http();
	for (const body of ['{}', '[]', 'null', '1', '{"type":"event_callback"}', '{"type":"event_callback","event":{"type":"unheard_of"}}']) {
		expect((await post(signed(body, { at: Date.now() }))).status).toBe(body === 'null' ? 400 : 200);
	}
	expect(record.offered).toEqual([]);
});

test('an event that cannot be written down is not acknowledged, and the very same request is taken when it comes again', async () => {
	const { post, record, logged } = await http();
	const { accept } = record.handlers;
	Object.assign(record.handlers, { accept: async () => Promise.reject(new Error('the disk is full')) });
	const request = signed(command('7'), { at: Date.now(), form: true });
	expect((await post(request)).status).toBe(503);
	expect(logged.join('\n')).toContain('the disk is full');
	Object.assign(record.handlers, { accept });
	expect((await post(request)).status).toBe(200);
	await record.until(1);
	expect((await post(request)).status).toBe(401);
	expect(record.performed).toHaveLength(1);
});
