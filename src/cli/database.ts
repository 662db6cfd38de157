import path from 'node:path';
import { readConfiguration } from './configured.ts';
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
	const config = await readConfiguration({ env, stderr });
	if (!config) return null;
	const { nameOf } = await import('../store/store.ts');
	const { data, database } = config;
	const location = database ?? path.join(data, 'byline.db');
	return { data, location, name: nameOf(location) };
}

/** What went wrong, as one line, for errors that a person can do something about. */
export function said(cause: unknown): string {
	return `${cause instanceof Error ? cause.message : String(cause)}\n`;
}
