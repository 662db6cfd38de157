import type { Prose } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';
import type { Cast, CastMember } from './entities.ts';

/** Who is meant by the words that name a speaker, and how that is known. */
export interface Resolved {
	readonly member: CastMember;
	/** From the words at this place to the words that name the speaker. */
	readonly chain: readonly Span[];
}

/** Links from "he" to "he" at most: further from a name, nobody can check who is meant, and each of them would cost time. */
export const LONGEST_CHAIN = 24;

/** The words that name a speaker, and the sentence in which the speaking is told. */
export interface Source {
	readonly source: Span;
	readonly sentence: number;
}

export interface Turn {
	readonly who: Resolved;
	readonly source: Span;
	readonly sentence: number;
	readonly paragraph: number;
}

/** What is known of a text up to the attribution that is being read. */
export interface Story {
	readonly prose: Prose;
	readonly cast: Cast;
	/** Who spoke so far, latest last. */
	readonly turns: Turn[];
	/** Index of the first name that starts at or after an offset. */
	readonly nameAt: (offset: number) => number;
	readonly described: Map<string, CastMember>;
}
