import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Verdict, verifier } from '../../../src/platforms/slack/signature.ts';
import { SECRET, signed } from './signed.ts';

const NOW = Date.UTC(2025, 2, 4, 12);
const BODY = JSON.stringify({ type: 'event_callback', event: { type: 'message', text: 'Who says so?' } });

function request(body: string, options: Parameters<typeof signed>[1] = { at: NOW }) {
	const { headers } = signed(body, options);
	return { timestamp: headers['x-slack-request-timestamp']!, signature: headers['x-slack-signature']!, body: Buffer.from(body) };
}

function verdict(of: Parameters<ReturnType<typeof verifier>['verify']>[0]): Verdict {
	return verifier(SECRET, () => NOW).verify(of);
}

test.each<[string, number, Verdict]>([
	['now', 0, 'genuine'],
	['4 minutes ago', -240, 'genuine'],
	['5 minutes and a second ago', -301, 'stale'],
	['a day ago', -86_400, 'stale'],
	['half a minute ahead, as clocks may be', 30, 'genuine'],
	['62 seconds ahead', 62, 'future'],
	['6 minutes ahead', 360, 'future'],
	['a year ahead', 31_536_000, 'future'],
])('a request dated %s', (_, seconds, expected) => {
	expect(verdict(request(BODY, { at: NOW + seconds * 1000 }))).toBe(expected);
});

describe('what is refused', () => {
	test.each([
		['no time stamp', { timestamp: null }],
		['no signature', { signature: null }],
		['an empty signature', { signature: '' }],
		['another version', { signature: `v1=${'0'.repeat(64)}` }],
		['a time stamp that is no number', { timestamp: '1e12' }],
		['a negative time stamp', { timestamp: '-1' }],
		['a time stamp with blanks', { timestamp: ` ${NOW / 1000}` }],
		['two signatures', { signature: `v0=${'0'.repeat(64)}, v0=${'1'.repeat(64)}` }],
	])('%s', (_, change) => {
		expect(verdict({ ...request(BODY), ...change })).toBe('unsigned');
	});

	test('a signature by another secret', () => {
		expect(verdict(request(BODY, { at: NOW, secret: 'another' }))).toBe('forged');
	});

	test('every change of one character of body, time or signature: 10,000 of them', () => {
		const genuine = request(BODY);
		const hex = '0123456789abcdef';
		const change = fc.oneof(
			fc.tuple(fc.constant('body' as const), fc.nat(BODY.length - 1), fc.integer({ min: 1, max: 255 })),
			fc.tuple(fc.constant('signature' as const), fc.integer({ min: 3, max: 66 }), fc.integer({ min: 1, max: 15 })),
			fc.tuple(fc.constant('timestamp' as const), fc.nat(2), fc.integer({ min: 1, max: 99 })),
		);
		const one = verifier(SECRET, () => NOW);
		fc.assert(
			fc.property(change, ([field, at, by]) => {
				const changed = { ...genuine };
				if (field === 'body') changed.body = Buffer.from(genuine.body).fill((genuine.body[at]! + by) % 256, at, at + 1);
				if (field === 'timestamp') changed.timestamp = String(Number(genuine.timestamp) - by);
				if (field === 'signature')
					changed.signature = `${genuine.signature.slice(0, at)}${hex[(hex.indexOf(genuine.signature[at]!) + by) % 16]}${genuine.signature.slice(at + 1)}`;
				expect(one.verify(changed)).toBe('forged');
			}),
			{ numRuns: 10_000 },
		);
		expect(one.verify(genuine)).toBe('genuine');
	});
});

describe('a replay', () => {
	test('is refused for as long as the request is not stale', () => {
		let now = NOW;
		const one = verifier(SECRET, () => now);
		const genuine = request(BODY, { at: NOW + 59_000 });
		expect(one.verify(genuine)).toBe('genuine');
		for (const seconds of [0, 1, 60, 240, 359]) {
			now = NOW + seconds * 1000;
			expect(one.verify(genuine)).toBe('replayed');
		}
		now = NOW + 361_000;
		expect(one.verify(genuine)).toBe('stale');
	});

	test('is let in where the first was not taken after all', () => {
		const one = verifier(SECRET, () => NOW);
		const genuine = request(BODY);
		expect(one.verify(genuine)).toBe('genuine');
		one.forget(genuine);
		expect(one.verify(genuine)).toBe('genuine');
		expect(one.verify(genuine)).toBe('replayed');
	});

	test('what is remembered is forgotten in time: 30 minutes at 100 requests a second', () => {
		let now = NOW;
		const one = verifier(SECRET, () => now);
		const before = process.memoryUsage().heapUsed;
		for (let second = 0; second < 1_800; second += 60) {
			now = NOW + second * 1000;
			for (let i = 0; i < 600; i++) expect(one.verify(request(`${second} ${i}`, { at: now }))).toBe('genuine');
		}
		expect(process.memoryUsage().heapUsed - before).toBeLessThan(60_000_000);
	});
});
