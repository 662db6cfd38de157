import path from 'node:path';
import type { Config } from '../config.ts';
import type { Store } from '../store/store.ts';
import type { Terminal } from './terminal.ts';

/** What a command that works on the topics and their documents needs. */
export interface Configured {
	readonly config: Config;
	readonly store: Store;
}

/** Null when it cannot be read: then its problems have been written to standard error. No platform's own variables are asked for. */
export async function readConfiguration({ env, stderr }: Pick<Terminal, 'env' | 'stderr'>): Promise<Config | null> {
	const { readEnvironment } = await import('../config/environment.ts');
	const { readConfig } = await import('../config.ts');
	const folder = process.cwd();
	const read = await readConfig({ environment: await readEnvironment(env, folder), folder, definitions: [] });
	if (!('problems' in read)) return read.config;
	const { problemText } = await import('../config/problem.ts');
	for (const problem of read.problems) stderr.write(`${problemText(problem)}\n`);
	return null;
}

/** Opens the database that the configuration names, also while Byline runs on it. Problems go to standard error, and give null. */
export async function withStore<Result>(
	{ env, stderr }: Pick<Terminal, 'env' | 'stderr'>,
	work: (configured: Configured) => Promise<Result>,
): Promise<Result | null> {
	const config = await readConfiguration({ env, stderr });
	if (!config) return null;
	const { mkdir } = await import('node:fs/promises');
	const { openStore } = await import('../store/store.ts');
	await mkdir(config.data, { recursive: true });
	const store = await openStore(config.database ?? path.join(config.data, 'byline.db'));
	try {
		return await work({ config, store });
	} finally {
		await store.destroy();
	}
}

/** The fetcher and one thread, for a command that looks at an address. */
export async function withReaders<Result>(
	{ fetching }: Config,
	now: () => number,
	work: (readers: {
		fetcher: import('../sources/fetch/fetcher.ts').Fetcher;
		pool: import('../intake/pool.ts').Pool;
		now: () => number;
	}) => Promise<Result>,
): Promise<Result> {
	const { createFetcher } = await import('../sources/fetch/fetcher.ts');
	const { pool: createPool } = await import('../intake/pool.ts');
	const fetcher = createFetcher({ now, contact: fetching.contact ?? null, gap: fetching.pause, allowPrivate: fetching['allow-private'] });
	const pool = createPool({ threads: 1 });
	try {
		return await work({ fetcher, pool, now });
	} finally {
		await Promise.all([pool.close(), fetcher.close()]);
	}
}
