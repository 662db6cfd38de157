import type { Attribution } from '../model/attribution.ts';
import type { Prose, Token } from '../model/prose.ts';
import { SPOKEN_VERBS } from './lexicon/speech.ts';
import { tokensIn } from './prose.ts';

const STATED = /\bstatement\b/i;

/**
 * The same attribution, where its content begins with another verb of saying.
 *
 * In "Reyes said the port would close, according to Radio Norte" the words are Reyes’s, and the radio is only what they came through.
 * In "issuing a statement that promised an end" the promise is how it was said, not what.
 */
export function innerSpeech(prose: Prose, attribution: Attribution): Attribution {
	const { cue, content } = attribution;
	const [first] = content;
	const tokens = cue && first ? tokensIn(prose, first) : [];
	const [verb] = tokens;
	const next = tokens.find((token) => token.start > (verb?.start ?? 0) && token.lower !== 'that');
	if (!cue || !first || !verb || !next || verb.pos !== 'VERB' || !SPOKEN_VERBS.has(verb.lemma)) return attribution;
	const rest = [{ start: next.start, end: first.end }, ...content.slice(1)];
	const cueWords = prose.document.text.slice(cue.start, cue.end);
	if (STATED.test(cueWords) && cue.end <= verb.start && verb.start - cue.end <= 6) {
		return { ...attribution, cue: { start: cue.start, end: verb.end }, content: rest };
	}
	if (!/^according\b/i.test(cueWords)) return attribution;
	const subject = subjectBefore(prose, verb);
	return subject
		? { ...attribution, source: subject, cue: { start: verb.start, end: verb.end }, content: rest, medium: attribution.source }
		: attribution;
}

/** What stands before the verb in its sentence, when that is a noun phrase without a verb of its own. */
function subjectBefore(prose: Prose, verb: Token): { start: number; end: number } | null {
	const sentence = prose.sentences[verb.sentence]!;
	const before = tokensIn(prose, { start: sentence.start, end: verb.start }).filter(
		({ pos }) => pos !== 'PUNCT' && pos !== 'ADV' && pos !== 'AUX',
	);
	const nominal = before.some(({ pos }) => pos === 'NOUN' || pos === 'PROPN' || pos === 'PRON');
	if (!nominal || before.some(({ pos }) => pos === 'VERB')) return null;
	const [first] = before;
	return { start: first!.start, end: before.at(-1)!.end };
}
