import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openListener } from '../../../src/main/listener.ts';
import { endpoint } from '../../../src/platforms/discord/http.ts';
import { signatures } from '../../../src/platforms/discord/signature.ts';
import { type Bot, CARD, connected, OTHER } from './connected.ts';
import { commandData, messageOf, pressData } from './people.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const PUBLIC = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
const seconds = (offset = 0) => String(Math.floor(Date.now() / 1000) + offset);

function headers(body: string, { timestamp = seconds(), key = privateKey }: { timestamp?: string; key?: KeyObject } = {}) {
	return {
		'content-type': 'application/json',
		'x-signature-timestamp': timestamp,
		'x-signature-ed25519': sign(null, Buffer.from(timestamp + body), key).toString('hex'),
	};
}

async function refuse(): Promise<void> {
	throw new Error('Nothing was to be taken');
}

async function overHttp(): Promise<Omit<Bot, 'post'> & { url: string; post: (json: unknown) => Promise<unknown> }> {
	const listener = await openListener({ host: '127.0.0.1', port: 0 });
	onTestFinished(() => listener.close());
	const bot = await connected({
		variables: { DISCORD_PUBLIC_KEY: PUBLIC },
		prepare({ world }) {
			world.publicKey = PUBLIC;
		},
		connect: { listener },
	});
	const url = `${listener.origin}/interactions`;
	return {
		...bot,
		url,
		async post(json) {
			const body = JSON.stringify(json);
			const response = await fetch(url, { method: 'POST', headers: headers(body), body });
			if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
			return response.json();
		},
	};
}

test('commands, buttons, suggestions and pings come over HTTP as they do over the gateway', async () => {
	const { server, record, post, harness, connection, place } = await overHttp();
	expect(await post({ id: '1', application_id: '2', type: 1, token: 't', version: 1 })).toEqual({ type: 1 });
	record.reply = { kind: 'private', card: CARD, key: OTHER, replaces: false };
	await server.interact({ type: 2, data: commandData('harbour-summary', { private: 'true' }), post });
	await record.until(1);
	expect((await harness.whispered()).join()).toContain('Talks resume on Thursday');
	const receipt = await connection.send({ place, card: CARD, key: OTHER });
	if (receipt.status !== 'sent') throw new Error(receipt.reason);
	const message = messageOf(server.world, receipt.message)!;
	await server.interact({ type: 3, data: pressData(message, 'voices'), message, post });
	await record.until(2);
	expect(record.performed[1]).toMatchObject({ kind: 'button', action: 'voices' });
	const data = { name: 'harbour-summary', type: 1, options: [{ name: 'date', type: 3, value: '', focused: true }] };
	await server.interact({ type: 4, data, post });
	expect(server.world.broken).toEqual([]);
});

test('the same interaction over both ways is done once', async () => {
	const { server, record, post } = await overHttp();
	let json: unknown;
	await server.interact({
		type: 2,
		data: commandData('harbour-summary', {}),
		async post(given) {
			json = given;
			return post(given);
		},
	});
	server.gateway.dispatch('INTERACTION_CREATE', json);
	await record.until(1);
	await new Promise((resolve) => setTimeout(resolve, 300));
	expect(record.offered).toHaveLength(2);
	expect(record.performed).toHaveLength(1);
});

test('a forged, stale, future or replayed request is refused before it is read', async () => {
	const { url, record } = await overHttp();
	const body = JSON.stringify({
		id: '1',
		application_id: '2',
		type: 2,
		token: 't',
		channel_id: '3',
		user: { id: '4' },
		data: { name: 'byline' },
	});
	const status = async (given: Record<string, string>, text = body, method = 'POST') =>
		(await fetch(url, { method, headers: given, ...(method === 'POST' ? { body: text } : {}) })).status;
	const other = generateKeyPairSync('ed25519').privateKey;
	expect(await status({})).toBe(401);
	expect(await status(headers(body, { key: other }))).toBe(401);
	expect(await status(headers(body), `${body} `)).toBe(401);
	expect(await status(headers('not json'), 'also no json')).toBe(401);
	expect(await status(headers(body, { timestamp: seconds(-400) }))).toBe(401);
	expect(await status(headers(body, { timestamp: seconds(120) }))).toBe(401);
	expect(await status({ ...headers(body), 'x-signature-timestamp': '2025-03-04' })).toBe(401);
	expect(await status({}, '', 'GET')).toBe(405);
	expect(record.offered).toEqual([]);
	const good = headers(body);
	expect(await status(good)).toBe(200);
	expect(await status(good)).toBe(401);
	expect(await status(headers('not json'), 'not json')).toBe(400);
	expect(await status(headers('{"type":2}'), '{"type":2}')).toBe(400);
	expect(record.offered).toHaveLength(1);
});

test('a body that is too large is refused before its signature is looked at', async () => {
	const unused = { interaction: refuse, message: refuse, deletion: refuse, event: refuse, close: refuse };
	const take = endpoint({ publicKey: PUBLIC, now: Date.now, receiver: unused, log: { info() {}, warn() {}, error() {} } });
	const request = new Request('http://127.0.0.1/interactions', { method: 'POST', body: 'x'.repeat(300_000) });
	expect((await take(request)).status).toBe(413);
});

test('of 10,000 mutations of a good request none is taken', () => {
	const now = Date.UTC(2025, 2, 4);
	const genuine = signatures(PUBLIC, () => now);
	const timestamp = String(now / 1000);
	const body = Buffer.from('{"type":1,"id":"1"}');
	const signature = sign(null, Buffer.concat([Buffer.from(timestamp), body]), privateKey);
	const mutated = (bytes: Buffer, at: number, bit: number) => {
		const copy = Buffer.from(bytes);
		copy[at % copy.length]! ^= 1 << bit;
		return copy;
	};
	fc.assert(
		fc.property(fc.constantFrom('signature', 'timestamp', 'body'), fc.nat(200), fc.nat(7), (what, at, bit) => {
			const request = {
				signature: (what === 'signature' ? mutated(signature, at, bit) : signature).toString('hex'),
				timestamp: (what === 'timestamp' ? mutated(Buffer.from(timestamp), at, bit) : Buffer.from(timestamp)).toString('latin1'),
				body: what === 'body' ? mutated(body, at, bit) : body,
			};
			expect(genuine(request)).toBe(false);
		}),
		{ numRuns: 10_000 },
	);
	expect(genuine({ signature: signature.toString('hex'), timestamp, body })).toBe(true);
	expect(genuine({ signature: signature.toString('hex').toUpperCase(), timestamp, body })).toBe(false);
});
