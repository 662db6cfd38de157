import { readQuestion } from '../../src/answer/asked.ts';
import { knownOf } from '../../src/answer/known.ts';
import { rank } from '../../src/answer/rank.ts';
import type { Document } from '../../src/model/document.ts';
import { verbatim } from './verbatim.ts';

interface Sentence {
	readonly start: number;
	readonly end: number;
	readonly score: number;
}

let last: Document | null = null;

/** The sentences of a text, best first, and the chance that the first answers. The text of the call before is remembered. */
export function answer({ question, text }: { question: string; text: string }): { candidates: Sentence[]; answerable: number } {
	if (last?.text !== text) last = verbatim(text);
	const { candidates, trust } = rank(readQuestion(question), [knownOf(last)]);
	const { sentences } = knownOf(last).prose;
	return {
		candidates: candidates.map(({ sentence, score }) => ({ start: sentences[sentence]!.start, end: sentences[sentence]!.end, score })),
		answerable: trust,
	};
}
