import type { Document } from './document.ts';
import type { Span } from './span.ts';

/** A block of the body: in the text, blank lines stand around it. */
export interface Paragraph extends Span {
	readonly index: number;
	/** Indexes of the first sentence, and of the one after the last. */
	readonly sentences: readonly [first: number, next: number];
}

export interface Sentence extends Span {
	/** Counted from 0 over the body; people see `index + 1`. */
	readonly index: number;
	readonly paragraph: number;
	/** Indexes of the first token, and of the one after the last. */
	readonly tokens: readonly [first: number, next: number];
}

export interface Token extends Span {
	readonly lower: string;
	readonly lemma: string;
	readonly pos: PartOfSpeech;
	readonly sentence: number;
}

/** Universal part-of-speech tags. https://universaldependencies.org/u/pos/ */
export type PartOfSpeech =
	| 'ADJ'
	| 'ADP'
	| 'ADV'
	| 'AUX'
	| 'CCONJ'
	| 'DET'
	| 'INTJ'
	| 'NOUN'
	| 'NUM'
	| 'PART'
	| 'PRON'
	| 'PROPN'
	| 'PUNCT'
	| 'SCONJ'
	| 'SPACE'
	| 'SYM'
	| 'VERB'
	| 'X';

/** A passage in quotation marks. The Span includes the marks. */
export interface Quote extends Span {
	/** The words without their marks. */
	readonly inner: Span;
	/** False when the paragraph ends before a closing mark. */
	readonly closed: boolean;
}

/** A Document's body, read once: what every later step of the digest works on. */
export interface Prose {
	readonly document: Document;
	readonly paragraphs: readonly Paragraph[];
	readonly sentences: readonly Sentence[];
	readonly tokens: readonly Token[];
	readonly quotes: readonly Quote[];
}
