import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createPoll } from '../../src/intake/poll.ts';
import { pool as createPool } from '../../src/intake/pool.ts';
import { OPERATOR } from '../../src/model/place.ts';
import { createFetcher } from '../../src/sources/fetch/fetcher.ts';
import { takeConfigured } from '../../src/store/sources.ts';
import { openStore } from '../../src/store/store.ts';
import { articles } from './articles.ts';

/** What the first visit of many feeds costs, and then a visit at which nothing has changed. `tsx test/bench/poll.ts [sources] [items]` */
export interface PollFigures {
	readonly articles: number;
	readonly articlesPerSecond: number;
	/** Ms of processor time for each, all threads together. */
	readonly perArticle: number;
	/** MB, while it lasted. */
	readonly memory: number;
	/** Ms: how long the chat was kept waiting. */
	readonly delay99: number;
	/** For each unchanged source. */
	readonly requests: number;
	readonly cpu: number;
}

const WORDS = 350;
const THREADS = 2;

/** Serves the feeds in a process of its own, so that its work is not counted. */
async function serve(items: number, sources: number): Promise<void> {
	const texts = articles(Math.min(items * sources, 2_000), WORDS);
	let asked = 0;
	const server = createServer((request, response) => {
		if (request.url === '/asked') return void response.end(String(asked));
		asked++;
		if (request.headers['if-none-match']) return void response.writeHead(304).end();
		const n = Number(request.url?.slice(1));
		response.writeHead(200, { etag: `"${n}"`, 'content-type': 'application/rss+xml' }).end(feed(n));
	});
	server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));

	function feed(n: number): string {
		const parts = Array.from({ length: items }, (_, i) => {
			const number = n * items + i;
			// Another number in each sentence: no two of them are repetitions.
			const text = texts[number % texts.length]!.replace(/\. /g, `, by ${number} votes. `);
			const html = text.split('\n\n').map((paragraph) => `<p>${paragraph}</p>`);
			return `<item><guid>${number}</guid><link>https://feed${n}.example/${i}</link><title>Report ${number} from the coast</title><description><![CDATA[${html.join('')}]]></description></item>`;
		});
		return `<rss version="2.0"><channel><title>Feed ${n}</title>${parts.join('')}</channel></rss>`;
	}
}

export async function measurePoll({ sources, items }: { sources: number; items: number }): Promise<PollFigures> {
	const server = fork(import.meta.filename, ['serve', String(items), String(sources)], { execArgv: ['--import', 'tsx'] });
	const [port] = (await once(server, 'message')) as [number];
	const folder = await mkdtemp(join(tmpdir(), 'byline-poll-'));
	const store = await openStore(join(folder, 'byline.db'));
	let clock = Date.now();
	const fetcher = createFetcher({ now: Date.now, gap: 0, allowPrivate: [`127.0.0.1:${port}`] });
	const pool = createPool({ threads: THREADS });
	const log = { info() {}, warn: console.warn, error: console.error };
	const poll = createPoll({ store, fetcher, pool, topics: () => [], every: 900_000, log, now: () => clock });
	try {
		const given = { tenant: OPERATOR, topic: 'bench', kind: 'feed', given: 'config', fullText: false, every: null, addedBy: null } as const;
		const all = Array.from({ length: sources }, (_, n) => ({ ...given, url: `http://127.0.0.1:${port}/${n}` }));
		await takeConfigured(store, { sources: all, at: clock });
		const delay = monitorEventLoopDelay({ resolution: 5 });
		delay.enable();
		let memory = 0;
		const watch = setInterval(() => {
			memory = Math.max(memory, process.memoryUsage.rss());
		}, 50);
		const [began, worked] = [performance.now(), process.cpuUsage()];
		await poll.tick();
		const [took, work] = [performance.now() - began, process.cpuUsage(worked)];
		clearInterval(watch);
		delay.disable();
		const made = await store
			.selectFrom('digests')
			.select(({ fn }) => fn.countAll().as('count'))
			.executeTakeFirstOrThrow();
		const before = await asked(port);
		clock += 3_600_000;
		const cpu = process.cpuUsage();
		const visited = await poll.tick();
		const { user, system } = process.cpuUsage(cpu);
		const requests = (await asked(port)) - before;
		return {
			articles: Number(made.count),
			articlesPerSecond: (Number(made.count) / took) * 1_000,
			perArticle: (work.user + work.system) / 1_000 / Number(made.count),
			memory: memory / 1e6,
			delay99: delay.percentile(99) / 1e6,
			requests: requests / visited,
			cpu: (user + system) / 1_000 / visited,
		};
	} finally {
		await Promise.all([pool.close(), fetcher.close()]);
		await store.destroy();
		server.kill();
		await rm(folder, { recursive: true, force: true });
	}
}

async function asked(port: number): Promise<number> {
	return Number(await (await fetch(`http://127.0.0.1:${port}/asked`)).text());
}

if (process.argv[1] === import.meta.filename) {
	const [first, second, third] = process.argv.slice(2);
	if (first === 'serve') await serve(Number(second), Number(third));
	else {
		const figures = await measurePoll({ sources: Number(first ?? 500), items: Number(second ?? 40) });
		const rows: [string, number, string][] = [
			['documents digested at the first visit', figures.articles, ''],
			['… a second', figures.articlesPerSecond, 'at least 150 on two cores'],
			['processor time for a document (ms)', figures.perArticle, 'at most 13, which is 150 a second on two cores'],
			['memory (MB)', figures.memory, 'at most 300'],
			['the chat waits, p99 (ms)', figures.delay99, 'under 500'],
			['requests for an unchanged source', figures.requests, 'at most 1'],
			['processor time for an unchanged source (ms)', figures.cpu, 'at most 2'],
		];
		for (const [name, value, bar] of rows) console.log(`${name.padEnd(46)}${value.toFixed(1).padStart(10)}   ${bar}`);
	}
}
