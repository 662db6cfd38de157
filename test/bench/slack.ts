import { setTimeout as wait } from 'node:timers/promises';
import { loopback, type Way } from '../platforms/slack/loopback.ts';

/** `npx tsx test/bench/slack.ts`: how fast 200 commands a second are acknowledged while each is worked on for 30 s. */

const PER_SECOND = 200;
const SECONDS = 10;
const WORK = 30_000;

for (const way of ['socket', 'http'] as const) {
	const times = await measure(way);
	times.sort((a, b) => a - b);
	const at = (share: number) => `${times[Math.floor(times.length * share)]!.toFixed(1)} ms`;
	console.log(`${way}: ${times.length} commands, median ${at(0.5)}, p99 ${at(0.99)}, slowest ${times.at(-1)!.toFixed(1)} ms`);
}
process.exit(0);

async function measure(way: Way): Promise<number[]> {
	const { definition, settings, user, stop } = await loopback(way);
	const handlers = {
		accept: async () => true,
		perform: () => wait(WORK, undefined, { ref: false }),
		complete: async () => [],
	};
	const connected = await definition.connect(settings, handlers, {
		commands: [],
		log: { info() {}, warn: console.error, error: console.error },
		signal: AbortSignal.timeout(10_000),
		now: Date.now,
		listener: { origin: '', route() {} },
		views: [],
		folder: '',
	});
	if (connected.status === 'refused') throw new Error(connected.reason);
	for (let i = 0; i < 50; i++) await user.command('harbour-summary', '');
	const times: number[] = [];
	await Promise.all(
		Array.from({ length: PER_SECOND * SECONDS }, async (_, i) => {
			await wait((i * 1000) / PER_SECOND);
			const began = performance.now();
			await user.command('harbour-summary', '');
			times.push(performance.now() - began);
		}),
	);
	await connected.connection.close();
	await stop();
	return times;
}
