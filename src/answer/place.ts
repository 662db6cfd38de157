import { contains, overlaps, type Span } from '../model/span.ts';
import type { Known } from './known.ts';
import type { Candidate } from './rank.ts';

/** The part of the sentence that the question's words cover: what the answer is about. */
export function placeOfMatch({ of, pair, sentence }: Candidate): Span {
	const bounds = of.prose.sentences[sentence]!;
	const claims = of.claims().filter(({ content }) => content.some((said) => overlaps(said, bounds)));
	const sources = claims.flatMap(({ source, cue }) => [source, cue]).filter((place) => place !== null);
	let best: Span = { start: bounds.start, end: bounds.end };
	let most = 0;
	for (const said of claims.flatMap(({ content }) => content)) {
		const inside = weightIn(pair, of, { place: said, without: [] });
		if (inside > most && overlaps(said, bounds))
			[best, most] = [{ start: Math.max(said.start, bounds.start), end: Math.min(said.end, bounds.end) }, inside];
	}
	const all = weightIn(pair, of, { place: bounds, without: sources });
	return most > 0 && most >= all * 0.4 ? best : outside(of, { bounds, claims: claims.flatMap(({ content }) => content) });
}

function weightIn(
	{ matches, weights }: Candidate['pair'],
	of: Known,
	{ place, without }: { place: Span; without: readonly Span[] },
): number {
	let sum = 0;
	for (const [i, { tokens }] of matches.entries()) {
		for (const at of tokens.keys()) {
			const token = of.prose.tokens[at]!;
			if (!contains(place, token) || without.some((other) => overlaps(other, token))) continue;
			sum += weights[i]!;
			break;
		}
	}
	return sum;
}

/** A word of the sentence that no claim holds, or the sentence where there is none. */
function outside(of: Known, { bounds, claims }: { bounds: Span & { tokens: readonly [number, number] }; claims: readonly Span[] }): Span {
	for (let at = bounds.tokens[0]; at < bounds.tokens[1]; at++) {
		const token = of.prose.tokens[at]!;
		if (token.pos !== 'PUNCT' && !claims.some((said) => overlaps(said, token))) return { start: token.start, end: token.end };
	}
	return { start: bounds.start, end: bounds.end };
}
