import type { Span } from './span.ts';

/** A mention that the line writes out: in `text`, `[name]` stands in place of the words at `mention`. */
export interface Resolution {
	readonly mention: Span;
	/** From the mention to the words that name the one meant, each link nearer to the name; the last is the name. */
	readonly chain: readonly Span[];
}

/**
 * A line of a Digest: nothing but words of the Document.
 *
 * `text` is the words at `spans` in order, with ` … ` where words between two spans are left out, and with each resolution
 * written out in brackets. A span of closing punctuation alone joins without a mark.
 */
export interface Line {
	readonly text: string;
	readonly spans: readonly Span[];
	readonly resolutions: readonly Resolution[];
}
