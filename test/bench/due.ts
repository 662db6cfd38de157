import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scan } from '../../src/delivery/schedule.ts';
import { takeOver } from '../../src/delivery/subscribe.ts';
import { subscriptionOf } from '../../src/delivery/subscription.ts';
import { channel } from '../../src/model/place.ts';
import { createDocument } from '../../src/sources/document.ts';
import { openStore } from '../../src/store/store.ts';
import { preparer } from './scanner.ts';

/** How long it takes until the slots and the cards of so many channels that are due at one tick are on the disk. */
const CHANNELS = Number(process.argv[2] ?? 10_000);
const NOON = Date.UTC(2025, 2, 4, 12);

const folder = await mkdtemp(join(tmpdir(), 'byline-'));
const store = await openStore(join(folder, 'byline.db'));
const schedule = { cron: '0 8 * * *', zone: 'Europe/London', quiet: null, posts: 'something-new' as const, catchUp: 21_600_000 };
const wanted = Array.from({ length: CHANNELS }, (_, i) =>
	subscriptionOf({ channel: channel(`web:local/c${i}`), topic: 'harbour', schedule, by: null }),
);
await takeOver(store, { wanted, at: NOON });
const rows: Record<string, unknown>[] = [];
for (const day of [1, 2, 3]) {
	const document = createDocument({ origin: 'x', body: `About ${day * 100} ships are waiting, the port authority said.` });
	const at = NOON + day * 86_400_000 - 4 * 3_600_000;
	const [began, used] = [performance.now(), process.cpuUsage()];
	const opened = await scan({ store, now: () => at, prepare: preparer(document), log: console });
	rows.push({ day, opened, ms: Math.round(performance.now() - began), cpu: cpuOf(used), MB: Math.round(process.memoryUsage().rss / 1e6) });
}
console.table(rows);

function cpuOf(before: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(before);
	return Math.round((user + system) / 1000);
}

await store.destroy();
await rm(folder, { recursive: true });
