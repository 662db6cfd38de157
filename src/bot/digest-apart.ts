import { Worker } from 'node:worker_threads';
import { digest } from '../digest/digest.ts';
import type { Digest } from '../model/digest.ts';
import type { Document } from '../model/document.ts';

/** UTF-16 units. A longer text would keep everybody's acknowledgement waiting for some tenths of a second, or for many. */
const LONG = 100_000;
const WITHIN = 60_000;
const WORKER = new URL('./digest-worker.js', import.meta.url);
/** In development the files are not compiled, and Node 20 loads no TypeScript in a thread. */
const COMPILED = import.meta.url.endsWith('.js');

/** Digests an ordinary text at once, and a long one in a thread of its own, which is ended when it takes too long. */
export async function digestApart(document: Document): Promise<Digest> {
	if (document.text.length <= LONG || !COMPILED) return digest(document);
	const worker = new Worker(WORKER, { workerData: document, execArgv: [] });
	const late = setTimeout(() => void worker.terminate(), WITHIN);
	try {
		return await new Promise<Digest>((resolve, reject) => {
			worker.once('message', resolve);
			worker.once('error', reject);
			worker.once('exit', () => reject(new Error(`Cannot digest ${document.origin}: it took longer than ${WITHIN / 1000} s`)));
		});
	} finally {
		clearTimeout(late);
		void worker.terminate();
	}
}
