import { Worker } from 'node:worker_threads';
import type { Results, Task } from './task.ts';

/** What came of a task. `ended`: it took too long or too much memory, or hit a fault; the reason is a clause for people. */
export type Done<T extends Task> =
	| { readonly status: 'done'; readonly result: Results[T['kind']] }
	| { readonly status: 'ended'; readonly reason: string };

/** Threads in which what comes from outside is read and digested. The chat goes on meanwhile, and a bomb ends but its own thread. */
export interface Pool {
	run<T extends Task>(task: T): Promise<Done<T>>;
	/** Ends all threads, whatever they do. */
	close(): Promise<void>;
}

export interface PoolOptions {
	readonly threads: number;
	/** For each task, in ms. Starting a thread does not count. */
	readonly within?: Readonly<Record<Task['kind'], number>>;
	/** Of JavaScript's heap in each thread, in MB. */
	readonly heap?: number;
}

interface Job {
	readonly task: Task;
	readonly settle: (done: Done<Task>) => void;
}

type Reply =
	| { readonly status: 'ready' }
	| { readonly status: 'done'; readonly result: never }
	| { readonly status: 'fault'; readonly reason: string };

const WITHIN: Readonly<Record<Task['kind'], number>> = { feed: 4_000, page: 4_000, digest: 30_000 };
const HEAP = 96;
/** A thread that nobody needs for this long (ms) gives its memory back. */
const IDLE = 20_000;

export function pool({ threads, within = WITHIN, heap = HEAP }: PoolOptions): Pool {
	const waiting: Job[] = [];
	const workers = new Set<{ readonly worker: Worker; idle: boolean }>();
	let closed = false;
	return {
		run<T extends Task>(task: T) {
			return new Promise<Done<T>>((resolve) => {
				waiting.push({ task, settle: resolve as Job['settle'] });
				if (closed) for (const job of waiting.splice(0)) job.settle({ status: 'ended', reason: 'Byline is stopping' });
				else if (![...workers].some(({ idle }) => idle) && workers.size < threads) start();
				else for (const one of workers) if (one.idle) one.worker.emit('next');
			});
		},
		async close() {
			closed = true;
			for (const job of waiting.splice(0)) job.settle({ status: 'ended', reason: 'Byline is stopping' });
			await Promise.all([...workers].map(({ worker }) => worker.terminate()));
		},
	};

	function start(): void {
		const worker = startWorker(heap);
		const self = { worker, idle: false };
		let job: Job | undefined;
		let timer: NodeJS.Timeout | undefined;
		let reason: string | null = null;
		workers.add(self);
		worker.unref();

		function next(): void {
			clearTimeout(timer);
			job = waiting.shift();
			self.idle = job === undefined;
			if (!job) {
				timer = setTimeout(() => void worker.terminate(), IDLE).unref();
				return;
			}
			const { kind } = job.task;
			timer = setTimeout(() => {
				reason = `reading it took longer than ${within[kind] / 1_000} s`;
				void worker.terminate();
			}, within[kind]);
			worker.postMessage(job.task);
		}
		worker.on('next', () => self.idle && next());
		worker.on('message', (reply: Reply) => {
			if (reply.status === 'done') job?.settle(reply);
			if (reply.status === 'fault') job?.settle({ status: 'ended', reason: `it could not be read: ${reply.reason}` });
			job = undefined;
			next();
		});
		worker.on('error', (cause: NodeJS.ErrnoException) => {
			reason ??=
				cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? `reading it took more than ${heap} MB` : `it could not be read: ${cause.message}`;
		});
		worker.on('exit', () => {
			clearTimeout(timer);
			workers.delete(self);
			job?.settle({ status: 'ended', reason: reason ?? 'Byline is stopping' });
			if (waiting.length && !closed) start();
		});
	}
}

const WORKER = new URL('./worker.js', import.meta.url);
const COMPILED = import.meta.url.endsWith('.js');

/** In development the files are not compiled, and a thread of Node 20 reads TypeScript only with the help of tsx. */
function startWorker(heap: number): Worker {
	const resourceLimits = { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: 16 };
	if (COMPILED) return new Worker(WORKER, { execArgv: [], resourceLimits });
	const source = JSON.stringify(new URL('./worker.ts', import.meta.url).href);
	const script = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); })`;
	return new Worker(script, { eval: true, execArgv: [], resourceLimits });
}
