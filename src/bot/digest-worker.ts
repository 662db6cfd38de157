// The thread in which a long text is digested: see digest-apart.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { digest } from '../digest/digest.ts';
import type { Document } from '../model/document.ts';

parentPort?.postMessage(digest(workerData as Document));
