import type { Outcome } from './answer.ts';
import type { Incoming } from './incoming.ts';
import type { Receipt, Refused } from './post.ts';

/** What is counted while Byline works, so that whoever runs it sees how it goes. Each method counts one; none ever throws. */
export interface Tally {
	/** An event of a platform's was written down. */
	event(kind: Incoming['kind'], platform: string): void;
	/** A question was answered. */
	answer(outcome: Outcome): void;
	/** A digest was made; it took so many ms. */
	digest(took: number): void;
	/** A post went to a platform, and this came back. */
	attempt(platform: string, status: Receipt['status']): void;
	/** A platform refused a post for good. */
	refusal(platform: string, refusal: Refused['refusal']): void;
	/** A slot was taken up so many ms after it was due. */
	slot(late: number): void;
	/** A source was read, or could not be. */
	source(topic: string, outcome: 'read' | 'failed'): void;
}

/** Counts nothing: for commands and tests that nobody watches. */
export const NO_TALLY: Tally = { event() {}, answer() {}, digest() {}, attempt() {}, refusal() {}, slot() {}, source() {} };
