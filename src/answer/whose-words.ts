import { placeOfMatch } from './place.ts';
import type { Candidate } from './rank.ts';
import { type Whose, whoseAt, whoseSentence } from './whose.ts';

/** Whose word it is: of the part that the question is about, else of any of its words that somebody says. */
export function whoseWords(best: Candidate): Whose | null {
	const { of, pair, sentence } = best;
	const found = whoseAt(of, placeOfMatch(best));
	if (found) return found;
	const words = pair.matches
		.flatMap(({ tokens, term }) => (term.name ? [] : [...tokens.keys()]))
		.filter((at) => of.prose.tokens[at]!.sentence === sentence);
	// Where the words that were asked with are nobody's, the sentence may still be mostly what somebody says.
	for (const at of words) {
		const said = whoseAt(of, of.prose.tokens[at]!);
		if (said) return said;
	}
	return whoseSentence(of, sentence);
}
