export interface Length {
	/** Words of the lead and the points in all, at most (but for a few that a last line may go over). */
	readonly words: number;
	/** Lines of the lead and the points in all. Fewer than the least only where the text has no more to tell. */
	readonly least: number;
	readonly most: number;
	/** Up to so many words a line need only be worth reading; after that it must make the summary better for its length. */
	readonly fill: number;
	/** Words of a summary that would do: the smaller, the shorter and denser are the lines that are chosen. */
	readonly yardstick: number;
	/** A line of more words is chosen only where the same sentence has no shorter one. */
	readonly longest: number;
}

/** A card's: a lead of some 25 words, and 50–70 words of points. */
export const CARD: Length = { words: 92, fill: 76, least: 4, most: 7, yardstick: 50, longest: 30 };

/** For a small screen or a digest of many stories: the lead and the points in some 65 words. */
export const BRIEF: Length = { words: 70, fill: 0, least: 2, most: 5, yardstick: 75, longest: 48 };
