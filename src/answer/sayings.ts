import { CLAIMING_VERBS, CUE_PREPOSITIONS, SPEECH_NOUNS, SPEECH_VERBS } from '../digest/lexicon/speech.ts';
import type { Claim } from '../model/attribution.ts';
import { contains, type Span, sliceOf } from '../model/span.ts';
import type { Known } from './known.ts';

/** True when a claim is something said or thought: "Landslides have blocked the road" and "the fund released 5 million dollars" are not. */
export function isSaid(of: Known, { cue, content, stance, sentence }: Claim): boolean {
	if (!cue || stance !== 'neutral') return true;
	if (content.some((said) => /[“”"]/.test(sliceOf(of.document.text, said)))) return true;
	const cues = tokensIn(of, cue, sentence);
	if (cues.some(({ lemma, lower }) => CLAIMING_VERBS.has(lemma) || SPEECH_NOUNS.has(lemma) || CUE_PREPOSITIONS.has(lower))) return true;
	const said = content.flatMap((span) => tokensIn(of, span, sentence));
	if (!mayBeSaid(of, { cue, sentence })) return false;
	return said.some(({ pos, lemma }) => pos === 'VERB' || pos === 'AUX' || SPEECH_NOUNS.has(lemma));
}

/** True when the cue is of saying or thinking at all: "has ruled out" may be, "booed" is not. */
export function mayBeSaid(of: Known, { cue, sentence }: Pick<Claim, 'cue' | 'sentence'>): boolean {
	return (
		cue === null ||
		tokensIn(of, cue, sentence).some(
			({ lemma, lower }) => SPEECH_VERBS.has(lemma) || SPEECH_NOUNS.has(lemma) || CUE_PREPOSITIONS.has(lower),
		)
	);
}

/** In sentences: how far before the one with its cue a statement may begin. */
const BEFORE = 4;

function tokensIn({ prose: { tokens, sentences } }: Known, span: Span, sentence: number): Known['prose']['tokens'] {
	const [from] = sentences[Math.max(0, sentence - BEFORE)]!.tokens;
	const found: Known['prose']['tokens'][number][] = [];
	for (let at = from; at < tokens.length && tokens[at]!.start < span.end; at++) if (contains(span, tokens[at]!)) found.push(tokens[at]!);
	return found;
}
