import type { Outcome } from '../../../src/model/answer.ts';

/** A question to a document of these tests, and the answer that a careful reader would give. */
export interface Expected {
	readonly question: string;
	readonly outcome: Outcome | readonly Outcome[];
	/** Words of the sentence that answers; null where none does. */
	readonly evidence: string | null;
	readonly speaker?: string;
	readonly short?: string;
	readonly earlier?: readonly string[];
	/** The day on which it is asked; the document's own unless given. */
	readonly now?: string;
}

export type Row = readonly [
	question: string,
	outcome: Expected['outcome'],
	evidence: string | null,
	more?: Omit<Expected, 'question' | 'outcome' | 'evidence'>,
];
