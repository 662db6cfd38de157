import type { Line } from './line.ts';

/** A Document of an Edition, or one that an earlier Edition stood on. */
export interface EditionSource {
	/** The Document's hash. */
	readonly document: string;
	readonly origin: string;
	readonly publisher: string | null;
	readonly title: string | null;
	readonly url: string | null;
	readonly published: string | null;
	readonly language: string | null;
}

/** Words of one Document, as its Digest has them. */
export interface EditionLine extends Line {
	/** Index into the Edition's `sources`. */
	readonly source: number;
	/** What part of the Digest it is; `sentence` is a whole sentence in the Document's own voice. */
	readonly part: 'headline' | 'point' | 'statement' | 'figure' | 'gap' | 'sentence';
	/** Whose word it is; null where the Document's own voice states it, and where the text names the speaker itself. */
	readonly speaker: string | null;
	/** The Document's own word for the saying (`denied`), where `text` does not hold it. */
	readonly cue: string | null;
	/** Numbers of the sentences, counted from 1. */
	readonly marks: readonly number[];
}

/** A line of a story, and the other sources that say the same. */
export interface StoryLine extends EditionLine {
	readonly also: readonly number[];
}

/** One side of a difference or of a change: a number where there is one. */
export interface Side extends EditionLine {
	/** The number as it is written, with its qualifier: `at least four`. */
	readonly amount: string | null;
	readonly value: number | null;
}

/** Sources, or those they quote, that do not say the same; in the order of the sources. */
export interface Difference {
	readonly kind: 'figure' | 'claim';
	/** What is counted (`dead`), or in short what it is about. */
	readonly about: string;
	readonly sides: readonly Side[];
}

/**
 * figure: a number that stood otherwise before; denied: somebody denies what somebody claimed before; corrected: a source takes back its own
 * words; gone: a number that the edition before gave, and no source gives any more.
 */
export interface Change {
	readonly kind: 'figure' | 'denied' | 'corrected' | 'gone';
	readonly about: string;
	/** What stood before, with its own source and date; null where the correction itself tells it. */
	readonly before: Side | null;
	/** Null for what is no longer mentioned. */
	readonly now: Side | null;
}

/** Reports of one event. */
export interface EditionStory {
	/** Indexes into the Edition's `sources`: the reports of this edition. */
	readonly sources: readonly number[];
	/** Of the report that says most; null where no report has a sentence to take one from. */
	readonly headline: EditionLine | null;
	/** True when an edition before had this story: then `lines` holds only what it did not. */
	readonly continues: boolean;
	/** What most sources say first; a line's `also` tells which others say it. */
	readonly lines: readonly StoryLine[];
	/** How many more new lines there are. */
	readonly more: number;
	readonly differences: readonly Difference[];
	readonly changes: readonly Change[];
}

/** A number of a story at one time: what a course is drawn of. */
export interface CoursePoint {
	readonly date: string | null;
	readonly value: number;
	/** As it is written: `at least four`. */
	readonly amount: string;
	readonly qualifier: string | null;
	/** Whose number it is; null where the source states it itself. */
	readonly speaker: string | null;
	readonly publisher: string | null;
	readonly document: string;
}

/** One figure over the editions, oldest point first. */
export interface Course {
	/** What it counts: `dead`. */
	readonly about: string;
	readonly points: readonly CoursePoint[];
}

/** The Digests of one Topic that are due at one slot, with what is new since the edition before. Same input, same Edition. */
export interface Edition {
	readonly version: 1;
	/** The Topic's title. */
	readonly topic: string;
	/** ISO date. */
	readonly day: string;
	/** ISO date of the edition before; null for the first. */
	readonly since: string | null;
	readonly sources: readonly EditionSource[];
	/** The weightiest first. */
	readonly stories: readonly EditionStory[];
	/** Stories with something new that did not fit. */
	readonly more: number;
	/** Stories that say nothing that an edition before did not say. */
	readonly unchanged: number;
	/** Documents in other languages: indexes into `sources`. They are listed, not digested. */
	readonly foreign: readonly number[];
	/** Figures that stood in this edition and in those before, three points or more. */
	readonly courses: readonly Course[];
}
