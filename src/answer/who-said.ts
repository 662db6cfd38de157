import type { Answer } from '../model/answer.ts';
import type { Asked } from './asked.ts';
import { coverageOf } from './coverage.ts';
import { evidenceOf } from './evidence.ts';
import { judge } from './gate.ts';
import type { Known } from './known.ts';
import { answered, notStated } from './make.ts';
import { nearest } from './nearest.ts';
import { rank } from './rank.ts';
import { whoseWords } from './whose-words.ts';

const WHO_SAID =
	/^(?:(?:and|but|so|ok)\s+)?(?:(?:who|which \w+) (?:(?:has|have|had) )?(?:says?|said|claims?|claimed|reports?|reported|states?|stated|told|announced|confirmed|alleges?|alleged|estimates?|estimated|argues?|argued|suggests?|suggested|insists?|insisted|warns?|warned|den(?:y|ies|ied)|accuses?|accused|calls?|called|promise[sd]?|vow(?:s|ed)?|demand(?:s|ed)?|added)\b|according to (?:who|whom)\b|whose (?:word|claim|figure|number|words?|estimate)\b|where does (?:that|this|the) (?:figure|number|claim)\b)/i;

export function asksWhoSaid(question: string): boolean {
	return WHO_SAID.test(question);
}

/** Whose word something is. */
export function whoSaidAnswer(asked: Asked, texts: readonly Known[]): Answer {
	const ranking = rank(asked, texts);
	const claimed = ranking.candidates.slice(0, 4).map((candidate) => ({ candidate, whose: whoseWords(candidate) }));
	const [best] = ranking.candidates;
	const found = claimed.find(({ candidate, whose }) => whose && best && best.score - candidate.score < 1) ?? claimed[0];
	if (!best || !found) return notStated(asked.text, { text: 'The document does not say.', trust: ranking.trust });
	const trust = found.whose ? Math.max(ranking.trust, coverageOf(found.candidate)) : ranking.trust;
	const { why, chance } = judge({ ...asked, sort: 'what' }, found.candidate, { ...ranking, trust });
	if (why) return notStated(asked.text, { text: why, nearest: nearest(ranking), trust: chance });
	const { of, sentence } = found.candidate;
	const evidence = evidenceOf(of, { sentence }, found.whose);
	const note = found.whose ? null : 'The text says so in its own voice, and names no speaker.';
	return answered(asked.text, { evidence: [evidence], short: found.whose?.speaker ?? null, confidence: chance, note });
}
