import type { Precision } from '../../model/digest.ts';
import type { Prose, Token } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';
import type { Tense } from '../text/tense.ts';
import type { Day } from './calendar.ts';

/** `reference` is "now", "recently", "the future"; `time` is a time of day whose day stands elsewhere. */
export type DatePrecision = Precision | 'half' | 'century' | 'time' | 'reference';

/** Words that say when. */
export interface DatedExpression extends Span {
	/** As TIMEX3 writes it: `2025-10-07`, `2025-W41`, `2025-W41-WE`, `2025-10`, `2025-Q3`, `2025-SU`, `2025`, `198`, `PRESENT_REF`. */
	readonly value: string;
	readonly precision: DatePrecision;
	/** First day of the value; null where it has none of its own. */
	readonly day: Day | null;
	readonly sentence: number;
	/** Indexes of the first token, and of the one after the last. */
	readonly tokens: readonly [first: number, next: number];
	/** The time of the clause that the words stand in; null where it is not told. */
	readonly tense: Tense;
}

/** What a reader makes of the tokens `[first, next)`. */
export interface Reading {
	readonly first: number;
	readonly next: number;
	readonly value: string;
	readonly precision: DatePrecision;
	/** First day of the value; null where it has none. */
	readonly day: Day | null;
	/** Present where the value depended on it. */
	readonly tense?: Tense;
}

/** What is known while a Document is read from its start. */
export interface DateContext {
	readonly prose: Prose;
	readonly tokens: readonly Token[];
	/** Null when the Document has no date: then nothing that leans on it is read. */
	readonly published: Day | null;
	/** Tokens before this one belong to the expression before. */
	floor: number;
	/** What was read last, for "a day later". */
	last: Reading | null;
	/** The quarter read last, for "a year earlier" in a company's report. */
	quarter: Reading | null;
}
