import type { Answer } from '../model/answer.ts';
import { readQuestion } from './asked.ts';
import type { Known } from './known.ts';
import { notStated } from './make.ts';
import { nearest } from './nearest.ts';
import { rank } from './rank.ts';

const OF_BOT = /\b(?:do|did|are|would|can|could|should) you\b|\byour (?:opinion|view|take|thoughts|favou?rite)\b|\badvise me\b/i;
const ADVICE =
	/\b(?:should|shall|can|could|may) (?:i|we)\b|\b(?:i|we) (?:buy|sell|invest|travel|vote)\b|\bis it (?:safe|worth|ok|okay) (?:to|for me)\b/i;
const VERDICT =
	/^(?:(?:so|and|but)[, ]+)?(?:should|ought)\b|\bwho(?:’s|'s| is| was) (?:right|wrong|to blame|better|worse|lying|the bad guys?|the good guys?)\b|\bwhose fault\b|^(?:is|was|are|were) (?:it|this|that|the \w+(?: \w+)?) (?:an? )?(?:right|wrong|fair|unfair|moral|immoral|good|bad|great|terrible|stupid|justified)(?: (?:law|idea|deal|thing|decision|plan|move|news))?\W*$|\b(?:better|worse) (?:person|side|choice)\b|\bwhich side\b/i;

/** True when a judgement or advice is asked for, and not what the text says. */
export function asksOpinion(question: string): boolean {
	return OF_BOT.test(question) || ADVICE.test(question) || VERDICT.test(question);
}

/** Says that Byline has no opinion, with what people in the texts say about the matter. */
export function opinionAnswer(question: string, texts: readonly Known[]): Answer {
	const text = 'I have no opinion and give no advice: I can only show what the text says, and who says it.';
	if (!VERDICT.test(question)) return notStated(question, { text });
	const said = nearest(rank(readQuestion(question), texts), 4).filter(({ speaker }) => speaker !== null);
	return notStated(question, { text, nearest: said.slice(0, 2), note: 'What people in the text say that comes nearest:' });
}
