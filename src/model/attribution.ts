import type { Entity } from './entity.ts';
import type { Span } from './span.ts';

/** direct: nothing but quoted words; indirect: none; mixed: both. */
export type AttributionKind = 'direct' | 'indirect' | 'mixed';

/** What a cue verb does with its content. The card keeps the article's own verb; the stance only sorts. */
export type Stance = 'neutral' | 'claim' | 'accuse' | 'deny' | 'warn' | 'demand' | 'promise';

/** Who said what, as spans of the text: nothing is resolved yet. */
export interface Attribution {
	/** The words that name the speaker here ("He", "The official"); null when the text names none. */
	readonly source: Span | null;
	/** The words that say that something is said ("stated", "according to"); null for a quote that runs on. */
	readonly cue: Span | null;
	/** What was said, in the order of the text; two spans when the cue stands inside. */
	readonly content: readonly Span[];
	readonly kind: AttributionKind;
	readonly stance: Stance;
	/** Through whom the words came ("Al Jazeera" in "told Al Jazeera"). */
	readonly medium: Span | null;
	/** Sentence of the cue, or of the content where there is no cue. */
	readonly sentence: number;
}

/** An Attribution whose speaker is resolved. */
export interface Claim extends Attribution {
	/** Null where the text names no speaker, or where more than one could be meant. */
	readonly speaker: Entity | null;
	/** From `source` to the words that name the speaker, each link nearer to the name; empty when `speaker` is null. */
	readonly chain: readonly Span[];
}
