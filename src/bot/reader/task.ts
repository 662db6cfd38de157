import { type AnswerOptions, answer } from '../../answer/answer.ts';
import { digest } from '../../digest/digest.ts';
import type { Answer } from '../../model/answer.ts';
import type { Digest } from '../../model/digest.ts';
import type { Document } from '../../model/document.ts';

/** Work that takes a reader's time. */
export type Task = { readonly kind: 'digest' } | { readonly kind: 'answer'; readonly question: string; readonly options: AnswerOptions };

export interface Results {
	readonly digest: Digest;
	readonly answer: Answer;
}

export function perform<T extends Task>(task: T, documents: readonly Document[]): Results[T['kind']];
export function perform(task: Task, documents: readonly Document[]): Results[Task['kind']] {
	return task.kind === 'digest' ? digest(documents[0]!) : answer(task.question, documents, task.options);
}
