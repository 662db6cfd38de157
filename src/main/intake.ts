import { availableParallelism } from 'node:os';
import type { Config } from '../config.ts';
import type { Looked } from '../intake/look.ts';
import type { Tally } from '../model/tally.ts';
import type { Topic } from '../model/topic.ts';
import type { Log } from '../platforms/platform.ts';
import type { Store } from '../store/store.ts';

/** Reads the sources for as long as the process serves. */
export interface Intake {
	/** Says what is at an address that somebody gave in a chat. */
	look(url: string): Promise<Looked>;
	/** Ends what is being read, and resolves when nothing is. */
	stop(): Promise<void>;
}

/** More threads than this would only be in each other's way. */
const MOST_THREADS = 4;

/** Begins to visit the sources. What it needs is loaded only now, so that nobody waits for it at the start. */
export async function startIntake(
	{ fetching }: Config,
	{ store, log, tally, topics, now }: { store: Store; log: Log; tally: Tally; topics: () => readonly Topic[]; now: () => number },
): Promise<Intake> {
	const [{ createFetcher }, { pool: createPool }, { createPoll }, { look }] = await Promise.all([
		import('../sources/fetch/fetcher.ts'),
		import('../intake/pool.ts'),
		import('../intake/poll.ts'),
		import('../intake/look.ts'),
	]);
	const { contact = null, pause: gap, every } = fetching;
	const stop = new AbortController();
	const fetcher = createFetcher({ now, contact, gap, allowPrivate: fetching['allow-private'] });
	const pool = createPool({ threads: Math.min(MOST_THREADS, availableParallelism()) });
	const poll = createPoll({ store, fetcher, pool, topics, every, log, now, visited: tally.source, signal: stop.signal });
	const running = poll.run(stop.signal).catch((cause: unknown) => log.error('the sources are not visited any more', { cause }));
	return {
		look: (url) => look(url, { fetcher, pool, now, trusted: false }),
		async stop() {
			stop.abort();
			await Promise.all([pool.close(), fetcher.close()]);
			await running;
		},
	};
}
