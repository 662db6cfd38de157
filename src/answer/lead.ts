import type { Answer } from '../model/answer.ts';
import { type Span, sliceOf } from '../model/span.ts';
import type { Asked } from './asked.ts';
import { evidenceOf } from './evidence.ts';
import type { Known } from './known.ts';
import { answered } from './make.ts';
import { PLACE } from './reading.ts';
import { whoseSentence } from './whose.ts';

const WHOLE =
	/^(?:(?:so|and|ok|okay|hi|hey)[, ]+)?(?:(?:what(?:’s|'s| is| was| has| did)?|tell me what|please tell me what) (?:happen(?:ed|ing|s)?|(?:this|it|that|the (?:article|text|document|story|news|card)) (?:all )?about|(?:the )?(?:latest|news|new|story|gist|summary|main points?)|been happening)|(?:give me |can i have )?(?:a |the )?(?:short |quick )?summary|summari[sz]e(?: (?:this|it|the (?:article|text|document|story)))?|tl;?dr)(?: (?:here|please|today|of (?:this|it|the (?:article|text|document|story))))*[?.!\s]*$/i;
const EVENT =
	/^(?:(?:so|and)[, ]+)?(?<wh>when|where) (?:did|was|has|is) (?:this|it|that|all this|all that) (?:all )?(?:happen(?:ed|ing)?|take place|occur|going on)?[?.!\s]*$/i;

const SCORE = /^what (?:is|was|were) the (?:final |end )?(?:score|result)[?.!\s]*$/i;
const A_SCORE = /(?<![\d–-])\d{1,3} ?[–-] ?\d{1,3}(?:, \d{1,3} ?[–-] ?\d{1,3})*(?![\d–-])/;

function scored(asked: Asked, texts: readonly Known[]): Answer | null {
	for (const of of texts) {
		for (const { index, start, end } of of.prose.sentences) {
			const found = A_SCORE.exec(of.document.text.slice(start, end));
			if (!found) continue;
			const place = { start: start + found.index, end: start + found.index + found[0].length };
			return answered(asked.text, { evidence: [evidenceOf(of, { sentence: index, place })], short: found[0], confidence: 0.8 });
		}
	}
	return null;
}

/** How many sentences from the top tell of the event itself. */
const TOP = 3;

/** "What happened?", "what is this about?", "when was that?": asked of the text as a whole, and answered by how it begins. */
export function leadAnswer(asked: Asked, question: string, texts: readonly Known[]): Answer | null {
	const [of] = texts;
	if (!of || of.prose.sentences.length === 0) return null;
	if (WHOLE.test(question))
		return answered(asked.text, { evidence: [evidenceOf(of, { sentence: 0 }, whoseSentence(of, 0))], confidence: 0.85 });
	if (SCORE.test(question)) return scored(asked, texts);
	const wh = EVENT.exec(question)?.groups?.wh?.toLowerCase();
	if (!wh) return null;
	for (let sentence = 0; sentence < Math.min(TOP, of.prose.sentences.length); sentence++) {
		const place = wh === 'when' ? dateOf(of, sentence) : placeOf(of, sentence);
		if (!place) continue;
		const evidence = [evidenceOf(of, { sentence, place })];
		return answered(asked.text, { evidence, short: sliceOf(of.document.text, place), confidence: 0.75 });
	}
	return null;
}

function dateOf(of: Known, sentence: number): Span | null {
	const found = of.dated.find((date) => date.sentence === sentence && date.precision !== 'reference');
	return found ? { start: found.start, end: found.end } : null;
}

/** "In Arden", "in the town of Arden". */
function isPlaced({ prose: { tokens } }: Known, at: number): boolean {
	const before = tokens[at - 1]!.lower;
	if (/^(?:in|at|near|off|outside)$/.test(before)) return true;
	return (
		before === 'of' &&
		/^(?:town|city|village|state|province|region|district|port|island|east|west|north|south|coast)$/.test(tokens[at - 2]?.lower ?? '')
	);
}

function placeOf(of: Known, sentence: number): Span | null {
	const [from, to] = of.prose.sentences[sentence]!.tokens;
	for (const name of of.cast.names) {
		const at = of.prose.tokens.findIndex(({ start }) => start === name.start);
		if (at > from && at < to && of.marks[at]! & PLACE && isPlaced(of, at)) return { start: name.start, end: name.end };
	}
	return null;
}
