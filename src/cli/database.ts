import path from 'node:path';
import type { Terminal } from './terminal.ts';

/** Where `byline start` keeps its data. */
export interface DatabasePlace {
	/** The data folder. */
	readonly data: string;
	/** What `openStore` takes. */
	readonly location: string;
	/** As it may be shown. */
	readonly name: string;
}

/** As the configuration says; null when it cannot be read, and then its problems have been written to standard error. */
export async function databasePlace({ env, stderr }: Terminal): Promise<DatabasePlace | null> {
	const { readEnvironment } = await import('../config/environment.ts');
	const { readConfig } = await import('../config.ts');
	const folder = process.cwd();
	// No platform's own variables are needed here.
	const read = await readConfig({ environment: await readEnvironment(env, folder), folder, definitions: [] });
	if ('problems' in read) {
		const { problemText } = await import('../config/problem.ts');
		for (const problem of read.problems) stderr.write(`${problemText(problem)}\n`);
		return null;
	}
	const { nameOf } = await import('../store/store.ts');
	const { data, database } = read.config;
	const location = database ?? path.join(data, 'byline.db');
	return { data, location, name: nameOf(location) };
}

/** What went wrong, as one line, for errors that a person can do something about. */
export function said(cause: unknown): string {
	return `${cause instanceof Error ? cause.message : String(cause)}\n`;
}
