import { randomUUID } from 'node:crypto';
import type { Log } from '../platforms/platform.ts';
import { beginRun, endRun, seeRun } from '../store/runs.ts';
import type { Store } from '../store/store.ts';

/** How often (ms) it is written down that the process is there; well below the silence that counts as absence. */
const EVERY = 60_000;

/** Writes down that the process runs, so that it can be told later when it did not. */
export async function recordRun(store: Store, { now, log }: { now: () => number; log: Log }): Promise<{ stop(): Promise<void> }> {
	let id = randomUUID() as string;
	await beginRun(store, { id, at: now() });
	const timer = setInterval(() => {
		seeRun(store, { id, at: now(), next: randomUUID() }).then(
			(counting) => {
				id = counting;
			},
			(cause: unknown) => log.warn('it could not be written down that Byline is running', { cause }),
		);
	}, EVERY).unref();
	return {
		async stop() {
			clearInterval(timer);
			await endRun(store, { id, at: now() }).catch(() => {});
		},
	};
}
