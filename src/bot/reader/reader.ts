import type { AnswerOptions } from '../../answer/answer.ts';
import type { Answer } from '../../model/answer.ts';
import type { Digest } from '../../model/digest.ts';
import type { Document } from '../../model/document.ts';
import { type Lane, lane } from './lane.ts';
import { shelf } from './shelf.ts';
import { perform, type Results, type Task } from './task.ts';

/** UTF-16 units of text. More than this takes seconds to read for the first time, and waits in a lane of its own. */
const LONG = 100_000;
const LIMITS = { within: 60_000, room: 2_000_000 };
const WORKER = new URL('./worker.js', import.meta.url);
/** In development the files are not compiled, and Node 20 loads no TypeScript in a thread: then the work is done here. */
const COMPILED = import.meta.url.endsWith('.js');

let lanes: { readonly quick: Lane; readonly slow: Lane } | undefined;
const here = shelf(LIMITS.room);

/** Digests in another thread: whoever presses or asks meanwhile is not kept waiting. */
export function digestApart(document: Document): Promise<Digest> {
	return apart({ kind: 'digest' }, [document]);
}

/** Answers in another thread, which remembers what it has read. */
export function answerApart(question: string, documents: readonly Document[], options: AnswerOptions): Promise<Answer> {
	return apart({ kind: 'answer', question, options }, documents);
}

async function apart<T extends Task>(task: T, documents: readonly Document[]): Promise<Results[T['kind']]> {
	if (!COMPILED)
		return perform(
			task,
			documents.map((document) => here.keep(document)),
		);
	lanes ??= { quick: lane(WORKER, LIMITS), slow: lane(WORKER, LIMITS) };
	const size = documents.reduce((sum, { text }) => sum + text.length, 0);
	return (size > LONG ? lanes.slow : lanes.quick).run(task, documents);
}
