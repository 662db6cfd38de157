import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeOver } from '../../src/delivery/subscribe.ts';
import { subscriptionOf } from '../../src/delivery/subscription.ts';
import { channel } from '../../src/model/place.ts';
import { openStore } from '../../src/store/store.ts';
import { createDatabase, startPostgres } from '../store/postgres/server.ts';

export interface Race {
	readonly processes: number;
	readonly ticks: number;
	/** Slots and cards in the database, of so many that were due. */
	readonly due: number;
	readonly slots: number;
	readonly cards: number;
	/** Cards that two processes say they handed over. */
	readonly double: number;
	/** Scans that failed. */
	readonly failed: number;
	/** How many of the processes handed something over. */
	readonly winners: number;
}

const START = Date.UTC(2025, 2, 4, 12);

/** Real processes are all told at once that it is time; each tick every channel has one slot due. */
export async function race(
	location: string,
	{ processes, ticks, channels }: { processes: number; ticks: number; channels: number },
): Promise<Race> {
	const store = await openStore(location);
	const schedule = { cron: '* * * * *', zone: 'UTC', quiet: null, posts: 'always' as const, catchUp: 21_600_000 };
	const wanted = Array.from({ length: channels }, (_, i) =>
		subscriptionOf({ channel: channel(`web:local/c${i}`), topic: 'harbour', schedule, by: null }),
	);
	await takeOver(store, { wanted, at: START });
	const children = Array.from({ length: processes }, () =>
		fork(join(import.meta.dirname, 'scanner.ts'), [location], { execArgv: ['--import', import.meta.resolve('tsx')] }),
	);
	try {
		await Promise.all(children.map((child) => once(child, 'message')));
		const opened = children.map(() => 0);
		let failed = 0;
		for (let tick = 1; tick <= ticks; tick++) {
			const answers = await Promise.all(children.map((child) => told(child, START + tick * 60_000)));
			for (const [i, answer] of answers.entries()) {
				if (typeof answer === 'number') opened[i]! += answer;
				else failed++;
			}
		}
		const count = async (table: 'slots' | 'deliveries') =>
			(
				await store
					.selectFrom(table)
					.select(({ fn }) => fn.countAll<number>().as('rows'))
					.executeTakeFirstOrThrow()
			).rows;
		const [slots, cards] = [Number(await count('slots')), Number(await count('deliveries'))];
		const handed = opened.reduce((sum, one) => sum + one, 0);
		const winners = opened.filter(Boolean).length;
		return { processes, ticks, due: ticks * channels, slots, cards, double: handed - cards, failed, winners };
	} finally {
		for (const child of children) child.kill();
		await store.destroy();
	}
}

async function told(child: ChildProcess, at: number): Promise<unknown> {
	const answer = once(child, 'message');
	child.send(at);
	return (await answer)[0];
}

if (process.argv[1] === import.meta.filename) {
	const size = { processes: 8, ticks: Number(process.argv[2] ?? 500), channels: 1 };
	const folder = await mkdtemp(join(tmpdir(), 'byline-'));
	const server = await startPostgres();
	console.table({ SQLite: await race(join(folder, 'byline.db'), size), Postgres: await race(await createDatabase(server.url), size) });
	await server.stop();
	await rm(folder, { recursive: true });
}
