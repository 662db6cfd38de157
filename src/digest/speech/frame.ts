/** Tokens `[first, next)` of a Prose. */
export type TokenRange = readonly [first: number, next: number];

/** Who said what, in tokens: what the tagger and the rules find, before it becomes an Attribution. */
export interface Frame {
	readonly source: TokenRange | null;
	readonly cue: TokenRange | null;
	readonly content: readonly TokenRange[];
}
