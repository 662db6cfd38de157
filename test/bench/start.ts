/**
 * `npm run build && npx tsx test/bench/start.ts`: how long a start takes until it is ready, and how much memory the process has
 * when nothing happens, with both platforms connected. The compiled code, as people run it; the platforms' servers run here.
 */
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { loopback as discordLoopback } from '../platforms/discord/loopback.ts';
import { loopback as slackLoopback } from '../platforms/slack/loopback.ts';

const ROUNDS = 5;
/** What it takes (ms) until nothing more is being loaded. */
const SETTLED = 15_000;
const cli = path.resolve(import.meta.dirname, '../../dist/cli.js');

const rounds: { ready: number; memory: number }[] = [];
for (let i = 0; i < ROUNDS; i++) rounds.push(await round());
console.log(`start to ready, both platforms: ${median(rounds.map(({ ready }) => ready)).toFixed(0)} ms (bar: 2500)`);
console.log(`idle memory, both platforms: ${median(rounds.map(({ memory }) => memory)).toFixed(0)} MB (bar: 180)`);
process.exit(0);

async function round(): Promise<{ ready: number; memory: number }> {
	const [slack, discord] = [await slackLoopback('socket'), await discordLoopback()];
	const cwd = await project();
	const began = performance.now();
	const child = spawn(process.execPath, [cli, 'start'], {
		cwd,
		env: { PATH: process.env.PATH, PORT: '0', ...slack.variables, ...discord.variables },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	await new Promise<void>((resolve, reject) => {
		child.stdout.on('data', (chunk: Buffer) => /is ready: Slack, Discord, Web page/.test(chunk.toString()) && resolve());
		child.once('exit', () => reject(new Error('It ended before it was ready')));
	});
	const ready = performance.now() - began;
	await wait(SETTLED);
	const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
	child.removeAllListeners('exit');
	child.kill('SIGTERM');
	await Promise.all([slack.stop(), discord.stop()]);
	await rm(cwd, { recursive: true, force: true });
	return { ready, memory: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_000 };
}

/** The repository's own topic. */
async function project(): Promise<string> {
	const root = path.resolve(import.meta.dirname, '../..');
	const folder = await mkdtemp(path.join(os.tmpdir(), 'byline-bench-'));
	await mkdir(path.join(folder, 'config'));
	await cp(path.join(root, 'digests'), path.join(folder, 'digests'), { recursive: true });
	await writeFile(path.join(folder, 'config/byline.yaml'), await readFile(path.join(root, 'config/byline.yaml')));
	return folder;
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
