import type { AttributionKind, Stance } from './attribution.ts';
import type { Line } from './line.ts';
import type { Span } from './span.ts';

/** What a Digest says of its Document. */
export interface DocumentNote {
	readonly hash: string;
	readonly origin: string;
	readonly title: string | null;
	readonly publisher: string | null;
	readonly url: string | null;
	readonly published: string | null;
	readonly language: string | null;
	readonly characters: number;
	readonly words: number;
	/** How many sentences were read, and how many stand in the headline, lead and points. */
	readonly sentences: { readonly read: number; readonly used: number };
}

/** Someone who speaks in the Document: the name and how the text introduces it. */
export interface Speaker {
	readonly name: string;
	/** Where the text writes the name. */
	readonly named: Span;
}

/** A line of the summary. Where its words are somebody's claim, `speakers` names each of them, and the line's text does too. */
export interface Point extends Line {
	readonly speakers: readonly Speaker[];
}

export interface Statement extends Line {
	/** The article's own verb or phrase ("stated", "according to"); null for a quote that runs on from the one before. */
	readonly cue: string | null;
	readonly cueSpan: Span | null;
	readonly kind: AttributionKind;
	readonly stance: Stance;
	/** Through whom the words came ("Al Jazeera"). */
	readonly medium: string | null;
	readonly mediumSpan: Span | null;
	/** From the words that name the speaker at this place ("He") to the speaker's name: the recorded chain. */
	readonly chain: readonly Span[];
}

export interface Voice {
	readonly speaker: string;
	readonly named: Span;
	readonly role: string | null;
	readonly roleSpan: Span | null;
	/** Whom the speaker speaks for, as the text writes it. */
	readonly side: string | null;
	readonly sideSpan: Span | null;
	readonly anonymous: boolean;
	readonly statements: readonly Statement[];
}

export interface Figure extends Line {
	/** The number as a number ("66,600" is 66600); null where words leave it open ("dozens"). */
	readonly value: number | null;
	/** The number as the text writes it. */
	readonly number: Span;
	readonly qualifier: string | null;
	/** What is counted, in the text's words. */
	readonly counts: string;
	readonly countsSpan: Span;
	/** Whose figure it is; null when the article states it in its own voice. */
	readonly speaker: string | null;
	/** From the words that name the speaker at this place to the name; empty when `speaker` is null. */
	readonly chain: readonly Span[];
	/** ISO date for which the figure is given, or else the Document's date; null when neither is known. */
	readonly asOf: string | null;
}

export type Precision = 'day' | 'week' | 'month' | 'quarter' | 'season' | 'year' | 'decade';

export interface TimelineEvent extends Line {
	/** ISO 8601, as long as it is precise: `2023-10-07`, `2025-W41`, `2025-10`, `2025`. */
	readonly date: string;
	readonly precision: Precision;
	readonly when: 'past' | 'expected';
	/** The words that give the date ("Tuesday"). */
	readonly expression: Span;
	/** Whose word it is; null when the article states it in its own voice. */
	readonly speaker: string | null;
	readonly chain: readonly Span[];
}

export interface Gap extends Line {
	readonly kind: 'open' | 'vague' | 'disputed' | 'unknown' | 'unconfirmed';
	/** The words that say so ("no specific timeline"). */
	readonly cue: Span;
	readonly speaker: string | null;
	readonly chain: readonly Span[];
}

/** Parts that the verifier refused, by the part's kind and the reason. */
export interface Dropped {
	readonly part: 'headline' | 'lead' | 'point' | 'statement' | 'figure' | 'event' | 'gap';
	readonly reason: string;
	readonly count: number;
}

/** What is chosen of one Document. Same Document, same Digest, byte for byte. */
export interface Digest {
	readonly version: 1;
	readonly document: DocumentNote;
	/** Null when the Document has no sentence to take one from. */
	readonly headline: Point | null;
	readonly lead: readonly Point[];
	readonly points: readonly Point[];
	readonly voices: readonly Voice[];
	readonly figures: readonly Figure[];
	readonly timeline: readonly TimelineEvent[];
	readonly gaps: readonly Gap[];
	/** The sentences that were read, in order: the mark `[4]` means the fourth. */
	readonly sentences: readonly Span[];
	readonly dropped: readonly Dropped[];
	/** Why the Digest is smaller than usual ("The text is in French (fr)"); empty for an ordinary one. */
	readonly notes: readonly string[];
}
