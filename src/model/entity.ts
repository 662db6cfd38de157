import type { Span } from './span.ts';

/** One place where the text names, describes or points at an Entity. */
export interface Mention extends Span {
	readonly kind: 'name' | 'description' | 'pronoun';
	readonly sentence: number;
}

/** A person, organisation or place of the text, or a speaker whom the text only describes. */
export interface Entity {
	readonly index: number;
	readonly kind: 'person' | 'organisation' | 'place' | 'unknown';
	/** The fullest name as the text writes it ("Khalil al-Hayya"), or the description ("A senior Hamas official"). */
	readonly name: string;
	/** Where the text writes `name`. */
	readonly named: Span;
	/** The role as the text gives it ("Hamas’s top negotiator"); null where it gives none. */
	readonly role: Span | null;
	/** Whom the role speaks for ("Hamas"), as the text writes it. */
	readonly side: Span | null;
	/** The text gives no name on purpose ("on condition of anonymity"), or gives only a description. */
	readonly anonymous: boolean;
	/** In the order of the text; the first is not always the fullest. */
	readonly mentions: readonly Mention[];
}
