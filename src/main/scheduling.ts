import { setTimeout as wait } from 'node:timers/promises';
import { correctCards } from '../bot/corrections.ts';
import { prepare } from '../bot/publish.ts';
import type { Config, ReadConfig } from '../config.ts';
import { scan } from '../delivery/schedule.ts';
import { takeOver } from '../delivery/subscribe.ts';
import { startWaking } from '../delivery/wake.ts';
import type { Tally } from '../model/tally.ts';
import type { Log } from '../platforms/platform.ts';
import type { Store } from '../store/store.ts';
import type { Connections } from './connections.ts';
import { type Live, wantedOf } from './live.ts';
import { watchConfig } from './reload.ts';

export interface SchedulingOptions {
	readonly store: Store;
	readonly live: Live;
	readonly open: Connections;
	readonly outbox: { wake(): void };
	readonly log: Log;
	readonly tally: Tally;
	/** Unix time in ms. */
	readonly now: () => number;
	readonly readAgain: () => Promise<ReadConfig>;
}

/** A scan that makes a long digest may take longer (ms); what it leaves is done at the next start. */
const PATIENCE = 1_500;

/** Posts what is due from now on, and reads the configuration again when it changes. Gives what ends both. */
export function startScheduling(config: Config, options: SchedulingOptions): () => Promise<void> {
	const { store, live, open, outbox, log, tally, now, readAgain } = options;
	let corrected = now();
	const waker = startWaking({
		async scan() {
			const wants = { library: live.library, store };
			if (await scan({ store, now, prepare: (due) => prepare(due, wants), log, posted: tally.slot })) outbox.wake();
			await correct();
		},
		log,
	});
	const reloader = watchConfig({ first: config, read: readAgain, apply: (next) => change(next, options), log });
	return async () => {
		await Promise.race([Promise.all([reloader.stop(), waker.stop()]), wait(PATIENCE, undefined, { ref: false })]);
	};

	async function correct(): Promise<void> {
		if (now() - corrected < CORRECTING) return;
		corrected = now();
		const connection = async (platform: string) => open.current(platform);
		if (await correctCards({ store, library: live.library, connection, log, now })) outbox.wake();
	}
}

/** How often (ms) it is looked whether a Document that cards stand on has changed. */
const CORRECTING = 60_000;

/** What the configuration says now: all of it, or nothing where the store does not take it. */
async function change(config: Config, { store, live, open, log, now }: SchedulingOptions): Promise<void> {
	await takeOver(store, { wanted: wantedOf(config), at: now() });
	if (!live.change(config)) return;
	for (const { definition } of config.platforms) {
		const connection = open.current(definition.name);
		for (const note of (await connection?.offer?.()) ?? []) log.warn(`${definition.title}: ${note}`);
	}
}
