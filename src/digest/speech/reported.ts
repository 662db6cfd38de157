import type { Attribution } from '../../model/attribution.ts';
import type { Prose, Token } from '../../model/prose.ts';
import { overlaps } from '../../model/span.ts';
import { SPOKEN_NOUNS, SPOKEN_VERBS } from '../lexicon/speech.ts';
import { tokensIn } from '../text/prose.ts';

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

/** "A union issuing a statement that promised …, adding …": whoever else speaks in the sentence makes the statement. */
export function withMaker(prose: Prose, attribution: Attribution, others: readonly Attribution[]): Attribution {
	const { source, cue, sentence } = attribution;
	if (!source || !cue || prose.document.text.slice(source.start, source.end) !== 'that') return attribution;
	const { start } = prose.sentences[sentence]!;
	const before = tokensIn(prose, { start, end: source.start });
	const noun = before.at(-1);
	const maker = others.find((other) => other.sentence === sentence && other.source && other.source.end < (noun?.start ?? 0))?.source;
	if (!maker || !noun || !SPOKEN_NOUNS.has(noun.lemma)) return attribution;
	const verb = before.findLast(({ pos, start: at }) => pos === 'VERB' && at >= maker.end);
	return { ...attribution, source: maker, cue: { start: verb?.start ?? source.start, end: cue.end } };
}

/** What is said holds neither the words that name the speaker nor the outlet’s own name as its medium. */
export function apart(prose: Prose, { source, content, medium, ...rest }: Attribution): Attribution {
	if (!source) return { ...rest, source, content, medium };
	const { text } = prose.document;
	const kept = content.map(({ start, end }) => {
		if (start >= source.start || end <= source.start) return { start, end };
		return { start, end: start + text.slice(start, source.start).replace(/[\s,]+$/, '').length };
	});
	return { ...rest, source, content: kept, medium: medium && overlaps(medium, source) ? null : medium };
}
