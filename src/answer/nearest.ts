import { evidenceOf } from './evidence.ts';
import { placeOfMatch } from './place.ts';
import type { Ranking } from './rank.ts';

/** Sentences that share something with the question, for a reader who wants to judge alone. */
export function nearest({ candidates }: Ranking, count = 2) {
	return candidates
		.filter(({ pair, sentence }) => pair.plain[sentence]! > 0.3)
		.slice(0, count)
		.map((candidate) => evidenceOf(candidate.of, { sentence: candidate.sentence, place: placeOfMatch(candidate) }));
}
