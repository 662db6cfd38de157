import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLog } from '../../src/main/log.ts';
import { redactor } from '../../src/main/redact.ts';

function logged({ format = 'text', secrets = [] }: { format?: 'text' | 'json'; secrets?: readonly string[] } = {}) {
	const lines: string[] = [];
	return { lines, log: createLog({ write: (line) => void lines.push(line), now: () => 0, format, redact: redactor(secrets) }) };
}

test('a line for people has time, level, message and facts, and is one line', () => {
	const { lines, log } = logged();
	log.warn('a card\nwas refused', { channel: 'slack:T1/C1', reason: 'not in channel', count: 2 });
	expect(lines).toEqual(['1970-01-01T00:00:00.000Z warn a card ⏎ was refused channel=slack:T1/C1 reason="not in channel" count=2']);
});

test('a line for machines is JSON, with each fact under its name', () => {
	const { lines, log } = logged({ format: 'json' });
	log.error('a card\nwas refused', { channel: 'slack:T1/C1', cause: new RangeError('too far', { cause: 'the map' }) });
	expect(lines).toHaveLength(1);
	expect(JSON.parse(lines[0]!)).toMatchObject({
		level: 'error',
		time: '1970-01-01T00:00:00.000Z',
		msg: 'a card\nwas refused',
		channel: 'slack:T1/C1',
		cause: { name: 'RangeError', message: 'too far', cause: 'the map' },
	});
});

test('an error tells its causes, and what its maker hung on it', () => {
	const { lines, log } = logged();
	const cause = Object.assign(new Error('outer', { cause: new Error('middle', { cause: new Error('inner') }) }), { code: 'EPIPE' });
	log.error('failed', { cause });
	expect(lines[0]).toMatch(/outer.*EPIPE.*caused by .*middle.*caused by .*inner/);
});

test('nothing that is logged can break the log: cycles, depth, bytes, getters that throw, numbers beyond JSON', () => {
	const { lines, log } = logged({ format: 'json' });
	const round: Record<string, unknown> = { big: 12n, bytes: Buffer.alloc(3), when: new Date(Number.NaN), sign: Symbol('x') };
	round.self = round;
	Object.defineProperty(round, 'trap', {
		enumerable: true,
		get() {
			throw new Error('no');
		},
	});
	let deep: object = {};
	for (let i = 0; i < 100; i++) deep = { deep };
	log.info('odd', { round, deep, list: Array.from({ length: 1_000 }, (_, i) => i), text: 'x'.repeat(1_000_000) });
	expect(JSON.parse(lines[0]!)).toMatchObject({ round: { self: '[again]', big: '12', bytes: '[3 bytes]' } });
	expect(lines[0]!.length).toBeLessThan(20_000);
});

/** The ways in which a secret travels. */
const WAYS: readonly ((secret: string, words: string) => unknown)[] = [
	(secret) => secret,
	(secret, words) => `${words}${secret}${words}`,
	(secret) => new Error(`with ${secret}`, { cause: new Error(`and ${secret}`) }),
	(secret) => Object.assign(new Error('failed'), { config: { headers: { 'x-other': [`Bearer ${secret}`] } } }),
	(secret) => new AggregateError([new Error(secret)], 'many'),
	(secret) => ({ deep: [{ deeper: new Map([['a', new Set([secret])]]) }] }),
	(secret) => ({ [secret]: 1 }),
	(secret) => `https://news.example/feed?q=${encodeURIComponent(secret)}&x=1`,
	(secret) => `https://news.example/${encodeURIComponent(encodeURIComponent(secret))}`,
	(secret) => [...Buffer.from(secret)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
	(secret, words) => Buffer.from(`${words}:${secret}${words}`).toString('base64'),
	(secret, words) => Buffer.from(`${words}${secret}:${words}`).toString('base64url'),
	(secret) => Buffer.from(secret).toString('hex').toUpperCase(),
	(secret) => JSON.stringify({ body: JSON.stringify({ secret }) }),
	(secret) => new URLSearchParams({ q: secret }).toString(),
	(secret) => new Headers({ 'x-custom': encodeURIComponent(secret) }),
];

test.each(['text', 'json'] as const)('for any secret and any way that it travels, no line of %s shows it', (format) => {
	const alphabet = fc.constantFrom(...'abcXYZ0189-_.~+/="\\%&?:@!$é');
	const secret = fc.string({ unit: alphabet, minLength: 8, maxLength: 40 }).filter((text) => new Set(text).size > 5);
	fc.assert(
		fc.property(secret, fc.nat(WAYS.length - 1), fc.constantFrom('', 'a', 'id', 'bot', 'user'), (canary, way, words) => {
			const { lines, log } = logged({ format, secrets: [canary] });
			log.error('failed', { fact: WAYS[way]!(canary, words) });
			expect(decodings(lines.join()).filter((text) => text.includes(canary))).toEqual([]);
		}),
		{ numRuns: 800 },
	);
});

test('redacted JSON is JSON still', () => {
	fc.assert(
		fc.property(fc.string({ minLength: 6 }), fc.string(), (secret, words) => {
			const { lines, log } = logged({ format: 'json', secrets: [secret] });
			log.warn('said', { words: `${words}${secret} authorization: "Bearer ${secret}" ?token=${words}` });
			expect(() => JSON.parse(lines[0]!)).not.toThrow();
		}),
	);
});

/** What somebody who reads the line could make of it. */
function decodings(line: string): string[] {
	const unescaped = [line, line.replaceAll('\\"', '"').replaceAll('\\\\', '\\')];
	const percent = [line, undone(line), undone(undone(line))];
	const words = line.split(/[^\w+/=-]+/);
	const base64 = words.flatMap((word) => [0, 1, 2, 3].map((from) => Buffer.from(word.slice(from), 'base64').toString()));
	return [...unescaped, ...percent, ...base64, ...words.map((word) => Buffer.from(word, 'hex').toString())];
}

function undone(text: string): string {
	return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString());
}

test.each([
	['xoxb-1234-5678-abcdefghij', 'a token of Slack’s'],
	['https://hooks.slack.com/commands/T01ABC/123456/s3cr3tpart', 's3cr3tpart'],
	['https://discord.com/api/v10/webhooks/123456/s3cr3tpart/messages/@original', 's3cr3tpart'],
	['https://discord.com/api/v10/interactions/123456/s3cr3tpart/callback', 's3cr3tpart'],
	['postgres://byline:s3cr3tpart@db.example/byline', 's3cr3tpart'],
	['wss://slack.example/link?ticket=s3cr3tpart&app_id=1', 's3cr3tpart'],
	['{"Authorization":"Bot s3cr3tpart"}', 's3cr3tpart'],
	['authorization: Basic czNjcjN0cGFydA==', 'czNjcjN0cGFydA'],
])('what nobody told us of is known by its shape: %s', (text, secret) => {
	expect(redactor([])(`before ${text} after`)).not.toContain(secret === 'a token of Slack’s' ? 'abcdefghij' : secret);
});

test.each([
	'a card was posted in slack:T1/C1',
	'Bot and token are words',
	'https://news.example/2026/03/09/talks-resume?page=2',
	'byline is ready',
])('ordinary words stay: %s', (text) => {
	expect(redactor(['xoxb-canary-1', 'ab'])(text)).toBe(text);
});
