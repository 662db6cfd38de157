import type { Precision } from './digest.ts';
import type { Picture } from './picture.ts';
import type { Span } from './span.ts';

/** What every part of a Card that shows words of a Document carries. */
interface Traced {
	readonly text: string;
	readonly spans: readonly Span[];
	/** Numbers of the sentences that the text stands on, counted from 1, as people see them: `[4]`. */
	readonly marks: readonly number[];
}

export interface HeadlinePart extends Traced {
	readonly type: 'headline';
}

export interface LeadPart extends Traced {
	readonly type: 'lead';
}

export interface PointPart extends Traced {
	readonly type: 'point';
	/** The sources that say it, where a card stands on several: `Coastal Wire, Radio Norte`. */
	readonly from?: string;
}

/** One side of a comparison. */
export interface ComparedSide extends Traced {
	/** The number as it is written, where only that is compared; then `text` is the line that holds it. */
	readonly amount: string | null;
	/** Null where the source states it in its own voice, and where `text` names the speaker itself. */
	readonly speaker: string | null;
	/** The source's name and, where that matters, its date: `Coastal Wire, 4 Mar 2025`. */
	readonly from: string;
}

/** Words or numbers of several sources, or of several days, side by side. */
export interface ComparePart {
	readonly type: 'compare';
	/** Byline's own words: `They differ: dead`. */
	readonly label: string;
	/** What stands between two sides: the one became the other; or both stand. */
	readonly joint: 'then' | 'and';
	readonly sides: readonly ComparedSide[];
}

export interface StatementLine extends Traced {
	readonly cue: string | null;
	readonly medium: string | null;
	/** The article's own words that lead to `text` and stand before it: `warned that`; null where the words stand alone. */
	readonly opening: string | null;
	/** The article's own words that stand after `text`, set off with a dash: `told Radio Norte`. */
	readonly closing: string | null;
	readonly kind: 'direct' | 'indirect' | 'mixed';
}

/** One speaker and what the speaker said. A renderer that splits it repeats the speaker. */
export interface VoicePart {
	readonly type: 'voice';
	readonly speaker: string;
	readonly role: string | null;
	readonly anonymous: boolean;
	/** Byline's own words on the speaker, where the text's leave it open: `not named`. */
	readonly note: string | null;
	readonly statements: readonly StatementLine[];
}

export interface FigurePart extends Traced {
	readonly type: 'figure';
	/** The number with its qualifier, as the text writes it: `more than 66,600`. */
	readonly amount: string;
	readonly counts: string;
	/** Null when the article states it in its own voice. */
	readonly speaker: string | null;
	/** ISO date, where it is another than the one beside the card's title. */
	readonly asOf: string | null;
}

export interface EventPart extends Traced {
	readonly type: 'event';
	readonly date: string;
	readonly precision: Precision;
	readonly when: 'past' | 'expected';
	readonly speaker: string | null;
}

export interface GapPart extends Traced {
	readonly type: 'gap';
	readonly kind: 'open' | 'vague' | 'disputed' | 'unknown' | 'unconfirmed';
	readonly speaker: string | null;
}

/**
 * A sentence in its paragraph. `before` and `after` are the rest of the paragraph, as far as no other sentence part of the
 * card shows it; ` … ` stands where a long paragraph is not shown whole.
 */
export interface SentencePart extends Traced {
	readonly type: 'sentence';
	readonly before: string;
	readonly after: string;
}

/** An answer to a question. */
export interface AnswerPart extends Traced {
	readonly type: 'answer';
	readonly outcome: 'stated' | 'claimed' | 'disputed' | 'outdated' | 'not-stated';
	readonly question: string;
	readonly short: string | null;
	readonly speaker: string | null;
	readonly asOf: string | null;
}

/** The heading of a section, or of a group of lines inside one. */
export interface TitlePart {
	readonly type: 'title';
	readonly text: string;
	/** What stands beside the heading: the date of the news. */
	readonly detail: string | null;
	readonly level: 'section' | 'group';
}

/** The source line: it is never dropped. */
export interface SourcePart {
	readonly type: 'source';
	/** The line in words: "One source · Coastal Wire · 4 Mar 2025 · 23 sentences read, 6 used, every line from the text". */
	readonly text: string;
	readonly publisher: string | null;
	readonly published: string | null;
	readonly url: string | null;
	readonly sources: number;
	readonly read: number;
	readonly used: number;
	/** How many parts the verifier refused. */
	readonly dropped: number;
}

/** What did not fit: `{ count: 4, of: 'statement' }` reads "4 more statements". */
export interface MorePart {
	readonly type: 'more';
	readonly text: string;
	readonly count: number;
	readonly of: 'point' | 'voice' | 'statement' | 'figure' | 'event' | 'gap' | 'sentence' | 'story';
}

/** A sentence of Byline's own ("The text is in French; only its first sentence is shown."). */
export interface NotePart {
	readonly type: 'note';
	readonly text: string;
}

/** A drawing of what the Document or its Edition says, for places that show pictures. */
export interface PicturePart {
	readonly type: 'picture';
	readonly picture: Picture;
	/** The same facts in words, for those who cannot see it. */
	readonly alt: string;
	/** Other parts of the card say the same: where it cannot be drawn, it is left out; otherwise `alt` stands in its place. */
	readonly told: boolean;
}

export type Section = 'summary' | 'voices' | 'figures' | 'timeline' | 'gaps' | 'sources';

/** What a reader found wrong. */
export type Complaint = 'wrong-speaker' | 'wrong-number' | 'misleading' | 'missing';

export interface Action {
	readonly id: Section | 'useful' | 'not-useful' | Complaint;
	readonly label: string;
	/** How many lines are behind the button; null where counting says nothing. */
	readonly count: number | null;
}

export interface ActionsPart {
	readonly type: 'actions';
	readonly actions: readonly Action[];
}

export type Part =
	| HeadlinePart
	| LeadPart
	| PointPart
	| ComparePart
	| VoicePart
	| FigurePart
	| EventPart
	| GapPart
	| SentencePart
	| AnswerPart
	| TitlePart
	| SourcePart
	| MorePart
	| NotePart
	| PicturePart
	| ActionsPart;

/** An ordered list of parts, free of any platform. */
export interface Card {
	readonly section: Section | 'answer';
	/** The Topic's title, where the card belongs to one. */
	readonly topic: string | null;
	readonly parts: readonly Part[];
}
