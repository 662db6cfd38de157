import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identifyThrottler } from '../../../src/platforms/discord/identifies.ts';
import { MESSAGE_CONTENT_FLAGS } from '../../../src/platforms/discord/limits.ts';
import { CARD, connected, KEY, tryConnect, until } from './connected.ts';
import { commandData, idOf, say } from './people.ts';

test('a connection that drops is resumed; what was missed is taken up, and what comes twice is done once', async () => {
	const { server, record, post } = await connected();
	const { thread } = await post();
	const ask = (text: string) => say(server, { text, channel: idOf(thread!), mention: true });
	ask('one?');
	await record.until(1);
	server.gateway.drop();
	ask('two?');
	await server.gateway.connected();
	await record.until(2);
	server.gateway.repeat(3);
	ask('three?');
	await record.until(3);
	expect(record.performed.map((event) => event.kind === 'question' && event.text)).toEqual(['one?', 'two?', 'three?']);
	expect(server.gateway.counts).toEqual({ identify: 1, resume: 1 });
	expect(server.world.broken).toEqual([]);
}, 30_000);

test('a reconnect that Discord asks for is a resume too', async () => {
	const { server, record } = await connected();
	server.gateway.reconnect();
	await server.gateway.connected();
	await server.interact({ type: 2, data: commandData('harbour-summary', {}) });
	await record.until(1);
	expect(server.gateway.counts.identify).toBe(1);
}, 30_000);

test('a session that is over is begun anew, not sooner than Discord allows, and the bot goes on', async () => {
	const { server, record } = await connected();
	server.gateway.invalidate();
	await server.gateway.connected();
	await server.interact({ type: 2, data: commandData('harbour-summary', {}) });
	await record.until(1);
	expect(server.gateway.counts.identify).toBe(2);
	expect(server.world.broken).toEqual([]);
}, 30_000);

test('a gateway that flaps for a day makes a shard identify fewer than 50 times, and the first times at once', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 7_200_000 }), { minLength: 1, maxLength: 40 }), async (gaps) => {
			let clock = 0;
			const throttler = identifyThrottler({
				now: () => clock,
				pause: async (ms) => {
					clock += ms;
				},
			});
			const times: number[] = [];
			for (let i = 0; clock < 2 * 86_400_000; i++) {
				await throttler.waitForIdentify(0, new AbortController().signal);
				times.push(clock);
				// The connection holds for so long; mostly for no time at all.
				clock += i % 3 === 0 ? gaps[i % gaps.length]! : 0;
			}
			expect(times[0]).toBe(0);
			for (const [i, time] of times.entries()) {
				expect(times.slice(i).filter((other) => other - time < 86_400_000).length).toBeLessThan(50);
				if (i > 0) expect(time - times[i - 1]!).toBeGreaterThanOrEqual(5_000);
			}
		}),
		{ numRuns: 50 },
	);
});

test('a wait that is broken off counts for nothing', async () => {
	const clock = 0;
	const throttler = identifyThrottler({ now: () => clock, pause: (_ms, signal) => Promise.reject(signal.reason) });
	await throttler.waitForIdentify(0, new AbortController().signal);
	await expect(throttler.waitForIdentify(0, AbortSignal.abort(new Error('closed')))).rejects.toThrow('closed');
});

test('a wrong token is refused at once, with where to get another', async () => {
	const before = Date.now();
	const { outcome } = await tryConnect({ variables: { DISCORD_TOKEN: 'a-token-of-another-bot' } });
	expect(outcome).toMatchObject({ status: 'refused', refusal: 'token-invalid', advice: expect.stringContaining('Reset Token') });
	expect(Date.now() - before).toBeLessThan(3_000);
	expect(JSON.stringify(outcome)).not.toContain('a-token-of-another-bot');
});

test('an id of another application is refused by name', async () => {
	const { outcome } = await tryConnect({ variables: { DISCORD_APP_ID: '999999999999999999' } });
	expect(outcome).toMatchObject({ status: 'refused', refusal: 'not-configured', reason: expect.stringContaining('999999999999999999') });
});

test('a Discord that fails at the start is asked again until it answers', async () => {
	const { outcome } = await tryConnect({
		prepare(server) {
			server.fault(/^GET /, 'fail');
			setTimeout(() => server.fault(null), 1_000);
		},
	});
	expect(outcome.status).toBe('connected');
});

test('a Discord that never answers is given up when the start is, with what to look at', async () => {
	const { outcome } = await tryConnect({
		prepare: (server) => server.fault(/^GET /, 'fail'),
		connect: { signal: AbortSignal.timeout(300) },
	});
	expect(outcome).toMatchObject({
		status: 'refused',
		reason: expect.stringContaining('cannot be reached'),
		advice: expect.stringContaining('discordstatus.com'),
	});
});

test('a token that is taken back while the bot runs is said once, and sends are refused with advice', async () => {
	const { server, connection, place, logged } = await connected();
	Object.assign(server.world, { token: 'a-new-token' });
	server.gateway.drop(4004);
	await until(() => logged.some((line) => line.includes('no longer takes the token')), 'it is logged');
	for (let i = 0; i < 2; i++) {
		expect(await connection.send({ place, card: CARD, key: KEY })).toMatchObject({ status: 'refused', refusal: 'token-invalid' });
	}
	expect(logged.filter((line) => line.includes('no longer takes the token'))).toHaveLength(1);
});

test('an intent that is switched off while the bot runs is done without', async () => {
	const { server, record, post, logged } = await connected({
		prepare({ world }) {
			world.flags = MESSAGE_CONTENT_FLAGS;
		},
	});
	const { thread } = await post();
	server.world.flags = 0;
	server.gateway.drop(4014);
	await until(() => logged.join().includes('switched off'), 'it is logged');
	await server.gateway.connected();
	say(server, { text: 'who said so?', channel: idOf(thread!), mention: true });
	await record.until(1);
	expect(server.gateway.asked(1 << 15)).toBe(false);
}, 30_000);
