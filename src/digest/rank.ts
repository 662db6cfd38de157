import type { Claim } from '../model/attribution.ts';
import type { Prose } from '../model/prose.ts';
import { type Candidate, candidates } from './candidates.ts';
import { headline } from './headline.ts';
import { pick } from './pick.ts';
import type { Piece } from './piece.ts';
import { salience } from './salience.ts';

export interface Choice {
	/** Null when the Document has neither a title nor a sentence to take one from. */
	readonly headline: Piece | null;
	readonly lead: readonly Piece[];
	readonly points: readonly Piece[];
}

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
export const BRIEF: Length = { words: 76, fill: 0, least: 2, most: 5, yardstick: 75, longest: 48 };

/** The part of a short text that its summary may be. */
const PART_OF_TEXT = 0.5;
/** Words that a lead may have in the shortest text. */
const LEAD = 48;

/** Chooses what the summary consists of. Pure; linear in the length of the text. */
export function choose(prose: Prose, claims: readonly Claim[], length: Length = CARD): Choice {
	const all = candidates(prose, claims);
	const lines = pick(all, { ...salience(prose), ...fitted(length, prose.tokens.length) });
	const [lead, ...points] = lines.map(pieceOf);
	return { headline: headline(prose, all, lines[0]?.[0]), lead: lead ? [lead] : [], points };
}

/** A short text gets a shorter summary: no line is there to fill the card. */
function fitted(length: Length, tokens: number): Length {
	const share = Math.min(1, (tokens * PART_OF_TEXT) / length.words);
	const words = Math.max(LEAD, Math.round(length.words * share));
	return { ...length, words, fill: Math.round(length.fill * share), least: Math.max(1, Math.round(length.least * share)) };
}

function pieceOf(line: readonly Candidate[]): Piece {
	return {
		spans: line.flatMap(({ spans }) => spans),
		resolutions: line.flatMap(({ resolutions }) => resolutions),
		sentences: line.flatMap(({ sentences }) => sentences),
	};
}
