import { type FSWatcher, watch } from 'node:fs';
import path from 'node:path';
import { problemText } from '../config/problem.ts';
import type { Config, ReadConfig } from '../config.ts';
import type { Log } from '../platforms/platform.ts';

/** Reads the configuration again when its file changes, and when the process is told to (SIGHUP). */
export interface Reloader {
	/** Resolves with what came of it. */
	now(): Promise<'changed' | 'refused' | 'same'>;
	stop(): Promise<void>;
}

export interface ReloadOptions {
	readonly first: Config;
	readonly read: () => Promise<ReadConfig>;
	/** Applies all of it; when it rejects, nothing was applied. */
	readonly apply: (config: Config) => Promise<void>;
	readonly log: Log;
}

/** Editors write a file in several steps (ms). */
const SETTLES = 300;

export function watchConfig({ first, read, apply, log }: ReloadOptions): Reloader {
	let current = first;
	let last: Promise<unknown> = Promise.resolve();
	let timer: NodeJS.Timeout | undefined;
	const now = () => {
		const turn = last.then(reload);
		last = turn;
		return turn;
	};
	const soon = () => {
		clearTimeout(timer);
		timer = setTimeout(() => void now(), SETTLES);
	};
	const watcher = watchFolder(path.dirname(first.file), { changed: soon, log });
	process.on('SIGHUP', now);
	return {
		now,
		async stop() {
			clearTimeout(timer);
			watcher?.close();
			process.off('SIGHUP', now);
			await last;
		},
	};

	async function reload(): Promise<'changed' | 'refused' | 'same'> {
		try {
			const found = await read();
			if ('problems' in found) {
				for (const problem of found.problems) log.error(`${problemText(problem)} The configuration stays as it was.`);
				return 'refused';
			}
			if (worded(found.config) === worded(current)) return 'same';
			await apply(found.config);
			for (const note of needRestart(current, found.config)) log.warn(note);
			current = found.config;
			log.info('the configuration has been read again, and applies from now on', { file: found.config.file });
			return 'changed';
		} catch (cause) {
			log.error('the configuration could not be read again; it stays as it was', { cause });
			return 'refused';
		}
	}
}

/** The folder, and not the file: editors and containers put another file in its place. */
function watchFolder(folder: string, { changed, log }: { changed: () => void; log: Log }): FSWatcher | null {
	try {
		const watcher = watch(folder, { persistent: false }, changed);
		watcher.on('error', (cause) => log.warn('changes of the configuration are not noticed any more; send SIGHUP for each', { cause }));
		return watcher;
	} catch (cause) {
		log.warn('changes of the configuration cannot be noticed here; send SIGHUP for each', { cause });
		return null;
	}
}

function needRestart(before: Config, after: Config): string[] {
	const keys = ['listen', 'fetching'] as const;
	return keys
		.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
		.map((key) => `“${key}” is another in the configuration now: that needs a restart`);
}

/** Platforms and secrets come from the environment, which a process has once and for all. */
function worded({ platforms, secrets, ...rest }: Config): string {
	return JSON.stringify(rest);
}
