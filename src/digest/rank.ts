import type { Claim } from '../model/attribution.ts';
import type { Prose } from '../model/prose.ts';
import { type Candidate, candidates } from './candidates.ts';
import { headline } from './headline.ts';
import type { Piece } from './piece.ts';
import { salience } from './salience.ts';

export interface Choice {
	/** Null when the Document has neither a title nor a sentence to take one from. */
	readonly headline: Piece | null;
	readonly lead: readonly Piece[];
	readonly points: readonly Piece[];
}

export interface Length {
	/** Words of the lead and the points in all that are aimed at. Default 85: a lead of about 25, and 60 of points. */
	readonly words?: number;
	/** Lines of the lead and the points in all, at most. Default 7. */
	readonly lines?: number;
}

/** A reader has seen enough of a line when this part of its weight is in the lines before it. */
const REPEATS = 0.6;

/** Chooses what the summary consists of. Pure; linear in the length of the text. */
export function choose(prose: Prose, claims: readonly Claim[], { words = 85, lines = 7 }: Length = {}): Choice {
	const all = candidates(prose, claims);
	const picked = pick(prose, all, { words, lines });
	picked.sort((a, b) => a.first - b.first);
	const [lead, ...points] = picked.map(pieceOf);
	return { headline: headline(prose, all), lead: lead ? [lead] : [], points };
}

function pieceOf({ spans, resolutions, sentences }: Candidate): Piece {
	return { spans, resolutions, sentences };
}

/** Takes, again and again, what adds most to what is already taken for its length. */
function pick(prose: Prose, all: readonly Candidate[], { words, lines }: Required<Length>): Candidate[] {
	const { types, weights } = salience(prose);
	const seen = new Uint8Array(weights.length);
	const picked: Candidate[] = [];
	const used = new Set<number>();
	let left = words;
	while (picked.length < lines && left > 0) {
		let best: Candidate | null = null;
		let most = 0;
		for (const candidate of all) {
			if (candidate.sentences.some((sentence) => used.has(sentence)) || candidate.words > left + 5) continue;
			const gain = gainOf(candidate, types, weights, seen);
			if (gain > most) {
				most = gain;
				best = candidate;
			}
		}
		if (!best) break;
		picked.push(best);
		left -= best.words;
		for (const sentence of best.sentences) used.add(sentence);
		for (let at = best.first; at < best.next; at++) seen[types[at]!] = 1;
	}
	return picked;
}

function gainOf({ first, next, words, position, prior }: Candidate, types: Int32Array, weights: Float64Array, seen: Uint8Array): number {
	let fresh = 0;
	let all = 0;
	for (let at = first; at < next; at++) {
		const type = types[at]!;
		const weight = weights[type]!;
		all += weight;
		if (!seen[type]) fresh += weight;
	}
	if (fresh < (1 - REPEATS) * all) return 0;
	return (fresh / (words + 12)) * prior * (1 / (1 + 0.35 * Math.sqrt(position)));
}
