import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { type Connections, connections } from '../../src/main/connections.ts';
import type { Refused } from '../../src/model/post.ts';
import { NO_TALLY } from '../../src/model/tally.ts';
import type { Connected, ConnectOptions, PlatformDefinition } from '../../src/platforms/platform.ts';
import { terminal } from '../../src/platforms/terminal/terminal.ts';
import { stage } from '../fixtures/platform.ts';
import { recorder } from '../platforms/recorder.ts';
import { until } from '../platforms/slack/session.ts';

const options: Omit<ConnectOptions, 'signal'> = {
	commands: [],
	log: { info() {}, warn() {}, error() {} },
	now: () => 0,
	listener: { origin: 'http://127.0.0.1:1', route() {} },
	views: [],
	folder: '/nowhere',
};

interface Opened {
	readonly lines: string[];
	readonly came: string[];
	readonly all: Connections;
	readonly stop: AbortController;
	open(definition: PlatformDefinition<unknown>): Promise<void>;
}

function opened(): Opened {
	const lines: string[] = [];
	const came: string[] = [];
	const note = (message: string) => void lines.push(message);
	const stop = new AbortController();
	const all = connections({
		log: { info: note, warn: note, error: note },
		redact: (text) => text.replace('canary', '•••'),
		tally: NO_TALLY,
		stop: stop.signal,
		came: (platform) => void came.push(platform),
		timing: { patience: 300, attempt: 5_000, pauses: [10, 20] },
	});
	onTestFinished(() => all.close());
	return { lines, came, all, stop, open: (definition) => all.open({ definition, settings: {} }, recorder().handlers, options) };
}

const working = terminal({ input: new PassThrough(), output: new PassThrough() });
const wrong: PlatformDefinition<unknown> = {
	...working,
	name: 'wrong',
	title: 'Wrong',
	connect: async () => ({ status: 'refused', refusal: 'token-invalid', reason: 'the token is not valid', advice: 'Make a new one.' }),
};
const DOWN: Refused = { status: 'refused', refusal: 'unreachable', reason: 'nobody answers canary', advice: 'Check the network.' };

/** A platform whose attempts end as given, and then in a connection. */
function flaky(outcomes: (Refused | Error)[]): { definition: PlatformDefinition<unknown>; tries: () => number } {
	let tries = 0;
	async function connect(): Promise<Connected | Refused> {
		tries++;
		const next = outcomes.shift();
		if (next instanceof Error) throw next;
		return next ?? { status: 'connected', connection: stage().connection, notes: ['a note'] };
	}
	return { definition: { ...working, name: 'flaky', title: 'Flaky', connect }, tries: () => tries };
}

test('a platform that is refused leaves the others alone, says why, and is not tried again', async () => {
	const { all, lines, open } = opened();
	await Promise.all([working, wrong].map(open));
	expect(all.standing().map(({ title, state }) => `${title} ${state}`)).toEqual(['Terminal connected', 'Wrong refused']);
	expect(lines).toEqual(['Wrong is not connected: the token is not valid. Make a new one.']);
	expect(await all.connection('wrong')).toBeNull();
	expect(await all.connection('none')).toBeNull();
	expect(all.health()).toEqual({ ready: false, platforms: { terminal: 'connected', wrong: 'refused: the token is not valid' } });
});

test('who asks for a connection while it is being opened waits for it', async () => {
	const { all, open } = opened();
	const opening = open(working);
	expect(all.current('terminal')).toBeNull();
	expect(await all.connection('terminal')).not.toBeNull();
	await opening;
	expect(all.current('terminal')).not.toBeNull();
});

test('a platform that is down at the start is tried until it is there; it is said once that it is not, and once that it is', async () => {
	const { all, lines, came, open } = opened();
	const { definition, tries } = flaky([DOWN, DOWN, DOWN, DOWN]);
	const opening = open(definition);
	expect(await all.connection('flaky')).not.toBeNull();
	await opening;
	expect(tries()).toBe(5);
	expect(lines).toEqual([
		'Flaky is not connected yet: nobody answers •••. Check the network. It is tried again until it works.',
		'Flaky: a note',
		'Flaky is connected now.',
	]);
	expect(came).toEqual(['flaky']);
});

test('the start does not wait for it, and what it missed is done when it comes', async () => {
	const { all, came, open } = opened();
	const { definition } = flaky(Array.from({ length: 60 }, () => DOWN));
	await open(definition);
	expect(all.standing()).toEqual([{ name: 'flaky', title: 'Flaky', state: 'unreachable', reason: 'nobody answers •••' }]);
	expect(all.health().platforms).toEqual({ flaky: 'unreachable: nobody answers •••' });
	all.started();
	await until(() => came.length > 0);
	expect(came).toEqual(['flaky']);
	expect(all.health()).toEqual({ ready: true, platforms: { flaky: 'connected' } });
});

test('a fault is logged, and may pass', async () => {
	const { all, lines, open } = opened();
	await open(flaky([new Error('boom')]).definition);
	expect(await all.connection('flaky')).not.toBeNull();
	expect(lines[0]).toBe('Flaky could not be connected because of a fault');
});

test('a token that turns out to be wrong ends the trying', async () => {
	const { all, lines, open } = opened();
	const { definition, tries } = flaky([DOWN, { ...DOWN, refusal: 'token-invalid', reason: 'the token is not valid' }]);
	await open(definition);
	expect(await all.connection('flaky')).toBeNull();
	expect(tries()).toBe(2);
	expect(lines.at(-1)).toContain('the token is not valid');
});

test('a stop ends the trying at once, and leaves nobody waiting', async () => {
	const { all, stop, open } = opened();
	const { definition, tries } = flaky(Array.from({ length: 1_000 }, () => DOWN));
	void open(definition);
	await until(() => tries() > 1);
	stop.abort();
	expect(await all.connection('flaky')).toBeNull();
	const tried = tries();
	await all.close();
	expect(tries()).toBe(tried);
});
