import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { connections } from '../../src/main/connections.ts';
import { NO_TALLY } from '../../src/model/tally.ts';
import type { ConnectOptions, PlatformDefinition } from '../../src/platforms/platform.ts';
import { terminal } from '../../src/platforms/terminal/terminal.ts';
import { recorder } from '../platforms/recorder.ts';

const options: ConnectOptions = {
	commands: [],
	log: { info() {}, warn() {}, error() {} },
	signal: AbortSignal.timeout(1_000),
	now: () => 0,
	listener: { origin: 'http://127.0.0.1:1', route() {} },
	views: [],
	folder: '/nowhere',
};

function opened() {
	const lines: string[] = [];
	const note = (message: string) => void lines.push(message);
	return { lines, all: connections({ log: { info: note, warn: note, error: note }, redact: (text) => text, tally: NO_TALLY }) };
}

const working = terminal({ input: new PassThrough(), output: new PassThrough() });
const wrong: PlatformDefinition<unknown> = {
	...working,
	name: 'wrong',
	title: 'Wrong',
	connect: async () => ({ status: 'refused', refusal: 'token-invalid', reason: 'the token is not valid', advice: 'Make a new one.' }),
};
const faulty: PlatformDefinition<unknown> = { ...wrong, name: 'faulty', title: 'Faulty', connect: () => Promise.reject(new Error('boom')) };

test('a platform that is refused or fails leaves the others alone, and says why', async () => {
	const { all, lines } = opened();
	const { handlers } = recorder();
	await Promise.all([working, wrong, faulty].map((definition) => all.open({ definition, settings: {} }, handlers, options)));
	expect(all.connected()).toEqual(['Terminal']);
	expect(lines).toEqual([
		'Wrong is not connected: the token is not valid. Make a new one.',
		'Faulty could not be connected because of a fault',
	]);
	expect(await all.connection('wrong')).toBeNull();
	expect(await all.connection('none')).toBeNull();
	expect(all.health()).toEqual({
		ready: false,
		platforms: { terminal: 'connected', wrong: 'refused: the token is not valid', faulty: 'failed' },
	});
	await all.close();
});

test('who asks for a connection while it is being opened waits for it', async () => {
	const { all } = opened();
	const opening = all.open({ definition: working, settings: {} }, recorder().handlers, options);
	expect(await all.connection('terminal')).not.toBeNull();
	await opening;
	await all.close();
});
