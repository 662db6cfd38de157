import type { Span } from './span.ts';

/**
 * stated: the article says so in its own voice; claimed: somebody in it does; disputed: two of them disagree; outdated: it is asked
 * about a time after the article's; not-stated: the article does not say, and what is shown is only the nearest.
 */
export type Outcome = 'stated' | 'claimed' | 'disputed' | 'outdated' | 'not-stated';

/** A sentence that an answer stands on, in one Document. */
export interface Evidence extends Span {
	/** The Document's words from `start` to `end`. */
	readonly text: string;
	/** Number of the sentence, counted from 1: the mark `[4]`. */
	readonly mark: number;
	/** Whose word it is; null when the article states it in its own voice. */
	readonly speaker: string | null;
	/** From the words that name the speaker at this place to the name; empty when `speaker` is null or is not resolved. */
	readonly chain: readonly Span[];
	/** Hash, origin and date of the Document. */
	readonly document: string;
	readonly origin: string;
	readonly published: string | null;
}

export interface Answer {
	readonly version: 1;
	readonly question: string;
	readonly outcome: Outcome;
	/** The words that answer, where the question's sort allows to point at them: a name, a date, a place, a number, a statement. */
	readonly short: string | null;
	/** The exact words of the evidence, ` … ` between two pieces; for `not-stated` a sentence of Byline's own. */
	readonly text: string;
	/** Whose word the first piece of evidence is; null when the article states it in its own voice. */
	readonly speaker: string | null;
	/** ISO date of the newest Document that the answer stands on; null when it has none. */
	readonly asOf: string | null;
	/** Best first; over several days in the order of the days. For `not-stated` what comes nearest. */
	readonly evidence: readonly Evidence[];
	/** How sure it is that the evidence answers the question, from 0 to 1. */
	readonly confidence: number;
	/** How much was read for it. */
	readonly read: { readonly documents: number; readonly sentences: number };
	/** A sentence of Byline's own that a reader needs beside the evidence; null where the evidence is enough. */
	readonly note: string | null;
}
