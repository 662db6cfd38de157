import type { Answer } from '../model/answer.ts';
import { sliceOf } from '../model/span.ts';
import type { Asked } from './asked.ts';
import { chosen } from './choose.ts';
import { rivalOf } from './dispute.ts';
import { evidenceOf } from './evidence.ts';
import { judge, type Verdict } from './gate.ts';
import type { Known } from './known.ts';
import { leftOpen } from './left-open.ts';
import { answered, notStated } from './make.ts';
import { nearest } from './nearest.ts';
import { placeOfMatch } from './place.ts';
import { type Candidate, type Ranking, rank } from './rank.ts';
import { shortAnswer } from './short.ts';
import { whoseWords } from './whose-words.ts';

/** Answers by the sentence that fits best, or says that none does. */
export function plainAnswer(asked: Asked, texts: readonly Known[]): Answer {
	const ranking = rank(asked, texts);
	const { best, why, chance } = judged(asked, ranking);
	const short = best && !why ? shortAnswer(asked, best) : null;
	const open = leftOpen(asked, ranking);
	if (open && !(best && short && best.score > open.score)) {
		const evidence = evidenceOf(open.of, { sentence: open.sentence, place: placeOfMatch(open) });
		return notStated(asked.text, { text: 'The document itself leaves that open.', nearest: [evidence], trust: chance, note: null });
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

/** How many sentences are judged, and how far (in points of the ranker) below the best they may lie. */
const JUDGED = 4;
const NEAR = 2.5;

/** The sentence that is chosen, or another close by if only that one answers. */
function judged(asked: Asked, ranking: Ranking): Verdict & { readonly best: Candidate | null } {
	const best = chosen(asked, ranking);
	if (!best) return { best, why: 'The document does not say.', chance: 0 };
	const verdict = { best, ...judge(asked, best, ranking) };
	if (!verdict.why) return verdict;
	const others = ranking.candidates.slice(0, JUDGED).filter((other) => other.sentence !== best.sentence && best.score - other.score < NEAR);
	const found = others.map((other) => ({ best: other, ...judge(asked, other, ranking) })).filter(({ why }) => !why);
	return found.sort((a, b) => b.chance - a.chance)[0] ?? verdict;
}
