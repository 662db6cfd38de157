import type { Prose, Token } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';
import { isOutlet, OCCASIONS, PLATFORMS } from '../lexicon/outlets.ts';
import type { Frame, TokenRange } from './frame.ts';

/** Tokens after the head of a cue in which its medium may stand. */
const REACH = 14;
/** Before what people said something in. */
const LEADING_IN = new Set(['in', 'on', 'during', 'at', 'via', 'through', 'by']);
/** Verbs whose object hears the words first. */
const TELLING = new Set(['tell', 'speak', 'talk', 'write']);
/** What stands behind a name, and never in it: by position, for a tagger may take "state" in "state-linked" for a verb. */
const ENDS_NAME = new Set(['ADP', 'PRON', 'SCONJ', 'CCONJ', 'AUX']);
const PHRASE = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'X']);

/**
 * Through whom or in what the words of this frame came: "Radio Norte" in "told Radio Norte" and in "in an interview with Radio
 * Norte", "a statement" in "said in a statement". Null where the text names neither an outlet nor an occasion.
 */
export function mediumOf(prose: Prose, { cue, source, content }: Frame): Span | null {
	if (!cue) return null;
	const { tokens } = prose;
	const end = Math.min(prose.sentences[tokens[cue[0]]!.sentence]!.tokens[1], cue[1] + REACH);
	for (let at = cue[0]; at < end; at++) {
		if (at >= cue[1] && (holds(content, at) || opensClause(tokens[at]!))) break;
		if (source && source[0] <= at && at < source[1]) continue;
		const medium = TELLING.has(tokens[at]!.lemma)
			? listener(prose, at + 1, end)
			: LEADING_IN.has(tokens[at]!.lower)
				? occasion(prose, at + 1, end)
				: null;
		if (medium) return medium;
	}
	return reportedBy(prose, { cue, content });
}

function holds(ranges: readonly TokenRange[], at: number): boolean {
	return ranges.some(([first, next]) => first <= at && at < next);
}

function opensClause({ lower, pos }: Token): boolean {
	return lower === 'that' || pos === 'VERB';
}

function listener(prose: Prose, at: number, end: number): Span | null {
	const { tokens } = prose;
	const start = tokens[at]?.lower === 'to' || tokens[at]?.lower === 'with' ? at + 1 : at;
	const phrase = phraseAt(prose, start, end);
	return phrase && isOutlet(wordsOf(prose, phrase)) ? spanOf(prose, phrase) : null;
}

/** "a statement", "Twitter", or the outlet in "an interview with Radio Norte". */
function occasion(prose: Prose, at: number, end: number): Span | null {
	const phrase = phraseAt(prose, at, end);
	if (!phrase) return null;
	const head = prose.tokens[phrase[1] - 1]!.lower;
	if (PLATFORMS.has(head) || (isOutlet(wordsOf(prose, phrase)) && prose.tokens[phrase[1] - 1]!.pos === 'PROPN'))
		return spanOf(prose, phrase);
	if (!OCCASIONS.has(head)) return null;
	const link = prose.tokens[phrase[1]]?.lower;
	const host = link === 'with' || link === 'to' || link === 'on' ? phraseAt(prose, phrase[1] + 1, end) : null;
	return spanOf(prose, host && isOutlet(wordsOf(prose, host)) ? host : phrase);
}

/** The outlet in "…, according to Radio Norte", right after the words. */
function reportedBy(prose: Prose, { cue, content }: { cue: TokenRange; content: readonly TokenRange[] }): Span | null {
	const { tokens } = prose;
	const next = content.at(-1)![1];
	const at = tokens[next]?.lower === ',' ? next + 1 : next;
	if (at === cue[0] || tokens[at]?.lower !== 'according' || tokens[at + 1]?.lower !== 'to') return null;
	const end = Math.min(prose.sentences[tokens[at]!.sentence]!.tokens[1], at + REACH);
	let to = at + 2;
	while (to < end && !ENDS_NAME.has(tokens[to]!.pos) && (tokens[to]!.pos !== 'PUNCT' || tokens[to]!.lower === '-')) to++;
	const phrase: TokenRange = [at + 2, to];
	return to > at + 2 && isOutlet(wordsOf(prose, phrase)) ? spanOf(prose, phrase) : null;
}

/** The noun phrase at `at`, with no pronoun in it. */
function phraseAt({ tokens }: Prose, at: number, end: number): TokenRange | null {
	let next = at;
	while (next < end && (PHRASE.has(tokens[next]!.pos) || (next > at && (tokens[next]!.lower === '-' || tokens[next - 1]!.lower === '-'))))
		next++;
	return next > at ? [at, next] : null;
}

function wordsOf({ tokens }: Prose, [first, next]: TokenRange): string[] {
	return tokens.slice(first, next).map(({ lower }) => lower);
}

function spanOf({ tokens }: Prose, [first, next]: TokenRange): Span {
	return { start: tokens[first]!.start, end: tokens[next - 1]!.end };
}
