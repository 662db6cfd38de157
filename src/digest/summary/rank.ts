import type { Claim } from '../../model/attribution.ts';
import type { Prose } from '../../model/prose.ts';
import { type Candidate, candidates } from './candidates.ts';
import { headlines } from './headline.ts';
import { CARD, type Length } from './length.ts';
import { pick } from './pick.ts';
import type { Piece } from './piece.ts';
import { salience } from './salience.ts';

export interface Choice {
	/** Null when the Document has neither a title nor a sentence to take one from. */
	readonly headline: Piece | null;
	readonly lead: readonly Piece[];
	readonly points: readonly Piece[];
}

export interface Choosing {
	readonly length?: Length;
	/** Says whether a line may be shown. Another is chosen in the place of one that may not. */
	readonly holds?: (piece: Piece) => boolean;
}

/** Chooses what the summary consists of. Pure; linear in the length of the text. */
export function choose(prose: Prose, claims: readonly Claim[], { length = CARD, holds = () => true }: Choosing = {}): Choice {
	const all = candidates(prose, claims);
	const accepts = (line: readonly Candidate[]) => holds(pieceOf(line));
	const lines = pick(all, { ...salience(prose), ...fitted(length, prose.tokens.length), accepts });
	const [lead, ...points] = lines.map(pieceOf);
	return { headline: headlines(prose, all, lines[0]?.[0]).find(holds) ?? null, lead: lead ? [lead] : [], points };
}

/** The part of a short text that its summary may be. */
const PART_OF_TEXT = 0.5;
/** Words that a lead may have in the shortest text. */
const LEAD = 48;

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
