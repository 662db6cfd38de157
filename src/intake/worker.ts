// A thread of the pool: see pool.ts.
import { parentPort } from 'node:worker_threads';
import { perform, type Task } from './task.ts';

parentPort?.on('message', async (task: Task) => {
	try {
		parentPort?.postMessage({ status: 'done', result: await perform(task) });
	} catch (cause) {
		parentPort?.postMessage({ status: 'fault', reason: cause instanceof Error ? cause.message : String(cause) });
	}
});
parentPort?.postMessage({ status: 'ready' });
