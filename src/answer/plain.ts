import type { Answer } from '../model/answer.ts';
import { sliceOf } from '../model/span.ts';
import type { Asked } from './asked.ts';
import { chosen } from './choose.ts';
import { rivalOf } from './dispute.ts';
import { evidenceOf } from './evidence.ts';
import { judge } from './gate.ts';
import type { Known } from './known.ts';
import { leftOpen } from './left-open.ts';
import { answered, notStated } from './make.ts';
import { nearest } from './nearest.ts';
import { placeOfMatch } from './place.ts';
import { type Candidate, rank } from './rank.ts';
import { shortAnswer } from './short.ts';
import { type Whose, whoseAt } from './whose.ts';

/** Answers by the sentence that fits best, or says that none does. */
export function plainAnswer(asked: Asked, texts: readonly Known[]): Answer {
	const ranking = rank(asked, texts);
	const best = chosen(asked, ranking);
	const { why, chance } = best ? judge(asked, best, ranking) : { why: 'The document does not say.', chance: 0 };
	const short = best && !why ? shortAnswer(asked, best) : null;
	const open = leftOpen(asked, ranking);
	if (open && !(best && short && best.score > open.score)) {
		const evidence = evidenceOf(open.of, { sentence: open.sentence, place: placeOfMatch(open) });
		return {
			...notStated(asked.text, { text: 'The document itself leaves that open.', nearest: [evidence], trust: chance }),
			note: null,
		};
	}
	if (!best || why) return notStated(asked.text, { text: why ?? '', nearest: nearest(ranking), trust: chance });
	const { of, sentence } = best;
	const evidence = short ? evidenceOf(of, { sentence, place: short }) : evidenceOf(of, { sentence }, whoseWords(best));
	const rival = rivalOf(asked, best, { short, speaker: evidence.speaker });
	const words = short && sliceOf(of.document.text, short);
	if (rival)
		return answered(asked.text, {
			outcome: 'disputed',
			evidence: [evidence, rival],
			confidence: chance,
			note: 'The text gives two accounts.',
		});
	return answered(asked.text, { evidence: [evidence], short: words, confidence: chance });
}

/** Whose word it is: of the part that the question is about, else of any of its words that somebody says. */
function whoseWords(best: Candidate): Whose | null {
	const { of, pair, sentence } = best;
	const found = whoseAt(of, placeOfMatch(best));
	if (found) return found;
	const words = pair.matches
		.flatMap(({ tokens, term }) => (term.name ? [] : [...tokens.keys()]))
		.filter((at) => of.prose.tokens[at]!.sentence === sentence);
	// Where the words that were asked with are nobody's, the sentence may still be mostly what somebody says: its last word tells.
	for (const at of [...words, lastWord(best)]) {
		const said = whoseAt(of, of.prose.tokens[at]!);
		if (said) return said;
	}
	return null;
}

function lastWord({ of: { prose }, sentence }: Candidate): number {
	let at = prose.sentences[sentence]!.tokens[1] - 1;
	while (at > 0 && prose.tokens[at]!.pos === 'PUNCT') at--;
	return at;
}
