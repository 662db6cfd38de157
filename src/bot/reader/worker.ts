// The thread of a lane: see lane.ts. It keeps the documents that it was sent, so that a question need not bring them again.
import { parentPort, workerData } from 'node:worker_threads';
import type { Document } from '../../model/document.ts';
import type { FromWorker, LaneLimits, ToWorker } from './lane.ts';
import { shelf, shelfKey } from './shelf.ts';
import { perform } from './task.ts';

const documents = shelf((workerData as LaneLimits).room);

parentPort?.on('message', (message: ToWorker) => parentPort?.postMessage(replyTo(message)));

function replyTo({ task, keys, sent }: ToWorker): FromWorker {
	const given = new Map(sent.map((document) => [shelfKey(document), document]));
	const found: Document[] = [];
	for (const key of keys) {
		const one = documents.find(key) ?? given.get(key);
		if (one) found.push(one);
	}
	if (found.length < keys.length) return { status: 'missing' };
	const read = found.map((document) => documents.keep(document));
	try {
		return { status: 'done', result: perform(task, read) };
	} catch (cause) {
		return { status: 'failed', cause };
	}
}
