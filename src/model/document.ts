import type { Span } from './span.ts';

/**
 * One immutable, normalised news text. Every Span of a Digest points into `text`.
 *
 * `text` is the title (where the source gave one), a blank line, and the body; paragraphs are parted by a blank line.
 */
export interface Document {
	/** Where the text was read: a file's path, a url, or "standard input". For messages; never an identity. */
	readonly origin: string;
	/** SHA-256 of `text`, in hexadecimal: the identity of a Document. */
	readonly hash: string;
	readonly text: string;
	/** Where the title stands in `text`; null when the source gave none. */
	readonly title: Span | null;
	/** The text without its title. */
	readonly body: Span;
	readonly publisher: string | null;
	readonly url: string | null;
	/** ISO 8601 date (`2025-10-08`) in the publisher's own calendar; null when the source does not say. */
	readonly published: string | null;
	/** ISO 639-1 code of the body's language; null when there is too little text to tell. */
	readonly language: string | null;
}
