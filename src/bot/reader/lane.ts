import { Worker } from 'node:worker_threads';
import type { Document } from '../../model/document.ts';
import { shelfKey } from './shelf.ts';
import type { Results, Task } from './task.ts';

export interface ToWorker {
	readonly task: Task;
	/** Of the documents that it is about, in order. */
	readonly keys: readonly string[];
	/** Those of them that the worker may not have. */
	readonly sent: readonly Document[];
}

export type FromWorker =
	| { readonly status: 'done'; readonly result: Results[Task['kind']] }
	| { readonly status: 'failed'; readonly cause: unknown }
	/** It has let go of some: they are sent again. */
	| { readonly status: 'missing' };

/** A thread that does one task after the other. */
export interface Lane {
	run<T extends Task>(task: T, documents: readonly Document[]): Promise<Results[T['kind']]>;
}

interface Running {
	readonly worker: Worker;
	/** Keys of what the worker was sent. */
	readonly has: Set<string>;
}

export interface LaneLimits {
	/** A task that takes longer than this (ms) is ended, with its thread. */
	readonly within: number;
	/** Characters of text that the thread keeps what it has read of. */
	readonly room: number;
}

/** The thread starts with the first task, and keeps no process alive that has nothing else to do. */
export function lane(script: URL, limits: LaneLimits): Lane {
	const { within } = limits;
	let running: Running | null = null;
	let last: Promise<unknown> = Promise.resolve();
	return {
		run(task, documents) {
			const result = last.then(() => attempt(task, documents));
			last = result.catch(() => {});
			return result as Promise<never>;
		},
	};

	async function attempt(task: Task, documents: readonly Document[]): Promise<unknown> {
		const own = running ?? start();
		own.worker.ref();
		try {
			const keys = documents.map(shelfKey);
			let reply = await ask(own, { task, keys, sent: documents.filter((_, i) => !own.has.has(keys[i]!)) });
			if (reply.status === 'missing') reply = await ask(own, { task, keys, sent: documents });
			for (const key of keys) own.has.add(key);
			if (reply.status === 'done') return reply.result;
			throw reply.status === 'failed' ? reply.cause : new Error('The reader asked twice for the same document');
		} finally {
			own.worker.unref();
		}
	}

	function start(): Running {
		const made = { worker: new Worker(script, { execArgv: [], workerData: limits }), has: new Set<string>() };
		made.worker.unref();
		const gone = () => {
			if (running === made) running = null;
		};
		made.worker.on('error', gone);
		made.worker.on('exit', gone);
		running = made;
		return made;
	}

	function ask({ worker }: Running, message: ToWorker): Promise<FromWorker> {
		return new Promise((resolve, reject) => {
			const late = setTimeout(() => void worker.terminate(), within);
			const ended = () => settle(() => reject(new Error(`Cannot ${message.task.kind}: it took longer than ${within / 1000} s`)));
			const failed = (cause: unknown) => settle(() => reject(cause));
			const replied = (reply: FromWorker) => settle(() => resolve(reply));
			worker.once('message', replied).once('error', failed).once('exit', ended);
			worker.postMessage(message);

			function settle(outcome: () => void): void {
				clearTimeout(late);
				worker.off('message', replied).off('error', failed).off('exit', ended);
				outcome();
			}
		});
	}
}
