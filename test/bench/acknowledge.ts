/**
 * `npx tsx test/bench/acknowledge.ts [seconds]`: how fast 200 commands a second are acknowledged, each written down in a real
 * store first, while each is worked on for 30 s. The platforms' servers run in the same process, so the times are too long, if
 * anything.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Refused } from '../../src/model/post.ts';
import type { Connected, ConnectOptions, Handlers } from '../../src/platforms/platform.ts';
import { claimEvent } from '../../src/store/inbox.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { loopback as discordLoopback } from '../platforms/discord/loopback.ts';
import { commandData } from '../platforms/discord/people.ts';
import { loopback as slackLoopback } from '../platforms/slack/loopback.ts';

const PER_SECOND = 200;
const WORK = 30_000;
const BAR = 500;
const WARM_UP = 50;
const seconds = Number(process.argv[2] ?? 10);

interface Way {
	readonly name: string;
	command(): Promise<unknown>;
	stop(): Promise<void>;
}

interface Ground {
	readonly store: Store;
	readonly folder: string;
}

for (const open of [(ground: Ground) => slack('socket', ground), (ground: Ground) => slack('http', ground), discord]) {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'byline-bench-'));
	const store = await openStore(path.join(folder, 'byline.db'));
	const way = await open({ store, folder });
	const before = process.cpuUsage();
	const times = await measure(way);
	const { user, system } = process.cpuUsage(before);
	const cost = (user + system) / 1_000 / (times.length + WARM_UP);
	times.sort((a, b) => a - b);
	const at = (share: number) => `${times[Math.floor(times.length * share)]!.toFixed(1)} ms`;
	const slowest = `${times.at(-1)!.toFixed(1)} ms`;
	console.log(
		`${way.name}: ${times.length} commands, median ${at(0.5)}, p99 ${at(0.99)} (bar: ${BAR} ms), slowest ${slowest}, ${cost.toFixed(1)} ms of CPU each`,
	);
	await way.stop();
	await store.destroy();
	await rm(folder, { recursive: true });
}
process.exit(0);

async function slack(by: 'socket' | 'http', { store, folder }: Ground): Promise<Way> {
	const { definition, settings, user, stop } = await slackLoopback(by);
	const connected = known(await definition.connect(settings, handlers(store), options(folder)));
	return { name: `Slack, ${by}`, command: () => user.command('harbour-summary', ''), stop: () => ended(connected, stop) };
}

async function discord({ store, folder }: Ground): Promise<Way> {
	const { definition, settings, server, stop } = await discordLoopback();
	const connected = known(await definition.connect(settings, handlers(store), options(folder)));
	const command = () => server.interact({ type: 2, data: commandData('harbour-summary', {}) });
	return { name: 'Discord, gateway', command, stop: () => ended(connected, stop) };
}

async function measure({ command }: Way): Promise<number[]> {
	for (let i = 0; i < WARM_UP; i++) await command();
	return Promise.all(
		Array.from({ length: PER_SECOND * seconds }, async (_, i) => {
			await wait((i * 1_000) / PER_SECOND);
			const began = performance.now();
			await command();
			return performance.now() - began;
		}),
	);
}

function handlers(store: Store): Handlers {
	return {
		accept: (event) => claimEvent(store, { event, at: Date.now() }),
		perform: () => wait(WORK, undefined, { ref: false }),
		complete: async () => [],
	};
}

function options(folder: string): ConnectOptions {
	return {
		commands: [],
		log: { info() {}, warn: console.error, error: console.error },
		signal: AbortSignal.timeout(10_000),
		now: Date.now,
		listener: { origin: '', route() {} },
		views: [],
		folder,
	};
}

function known(connected: Connected | Refused): Connected {
	if (connected.status === 'refused') throw new Error(connected.reason);
	return connected;
}

async function ended({ connection }: Connected, stop: () => Promise<void>): Promise<void> {
	await connection.close();
	await stop();
}
