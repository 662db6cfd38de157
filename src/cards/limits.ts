/** How much a card shows; what is over is dropped whole and counted. */
export interface Limits {
	readonly points: number;
	readonly voices: number;
	/** Of one speaker. */
	readonly statements: number;
	readonly figures: number;
	readonly events: number;
	readonly gaps: number;
	readonly sentences: number;
	/** UTF-16 units of a paragraph shown on each side of a sentence; whole sentences only. */
	readonly context: number;
}

/** What one message can hold and a reader wants in one piece. */
export const LIMITS: Limits = { points: 6, voices: 20, statements: 6, figures: 20, events: 20, gaps: 12, sentences: 40, context: 800 };

/** For places without a limit of their own: a file, a terminal, a page. */
export const NO_LIMITS: Limits = {
	points: Infinity,
	voices: Infinity,
	statements: Infinity,
	figures: Infinity,
	events: Infinity,
	gaps: Infinity,
	sentences: Infinity,
	context: LIMITS.context,
};
