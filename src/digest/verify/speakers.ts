import type { Speaker } from '../../model/digest.ts';
import type { Line } from '../../model/line.ts';
import type { Token } from '../../model/prose.ts';
import { contains, overlaps, type Span, sliceOf } from '../../model/span.ts';
import { HONORIFICS, TITLES } from '../lexicon/people.ts';
import { isDemonym, PLACE_NAMES } from '../lexicon/places.ts';
import { CLAIMING_VERBS, SPEECH_VERBS } from '../lexicon/speech.ts';
import { chainHolds } from './chains.ts';
import { cuesOf } from './cues.ts';
import { firstEndingAfter, type Ground, isRun, type Run, type Subject, sentenceOf, tokensOf } from './ground.ts';
import { subjectsOf } from './subjects.ts';
import { sentencesOf } from './wording.ts';

const POSSESSIVE = new Set(["'s", '’s', "'", '’']);

/** True when `first` is one of the groups that may be the subject: the whole group, or the name at its end. */
export function isSubject(ground: Ground, first: Span, subjects: readonly Subject[]): boolean {
	const { tokens } = ground.prose;
	const run = tokensOf(ground, first);
	const after = tokens[run.to];
	if (run.from === run.to || (after && after.pos !== 'AUX' && POSSESSIVE.has(after.lower))) return false;
	return subjects.some((subject) => fits(tokens, run, subject));
}

function fits(tokens: readonly Token[], { from, to }: Run, group: Subject): boolean {
	if (from < group.from ? to < group.to : from >= group.to) return false;
	const governed = from >= group.from || tokens[from]!.pos === 'ADP';
	if (group.tail && governed && !follows(tokens, group.from, from)) return false;
	if (to >= group.to) return to === group.to || from <= group.from + 1;
	const next = tokens[to]!;
	return next.pos === 'CCONJ' || (next.pos === 'PROPN' && tokens[to - 1]!.pos === 'NOUN');
}

/** Inside the group, a noun or "and" stands before the name: it is set beside that noun, not governed by what governs the group. */
function follows(tokens: readonly Token[], from: number, at: number): boolean {
	const before = at > from ? tokens[at - 1]! : null;
	return before !== null && (before.pos === 'NOUN' || before.pos === 'PROPN' || before.pos === 'CCONJ');
}

/** True when the chain begins at somebody who says something in the line’s sentences, holds, and ends at the name. */
export function isSpeakerOf(ground: Ground, line: Line, speaker: string, chain: readonly Span[]): boolean {
	const last = chain.at(-1);
	if (!last || sliceOf(ground.text, last) !== speaker) return false;
	return isSubject(ground, chain[0]!, subjectsIn(ground, line)) && chainHolds(ground, chain);
}

/** True when the line has somebody’s claim in it and leaves out who says so, or that it is said. `chain` is the speaker shown beside it. */
export function hidesSpeaker(ground: Ground, line: Line, chain: readonly Span[] = []): boolean {
	const { tokens } = ground.prose;
	for (const index of sentencesOf(ground, line)) {
		for (const cue of cuesOf(ground, index)) {
			if (!covers(tokens, line.spans, cue.left) && !covers(tokens, line.spans, cue.right)) continue;
			if (chain.length > 0 && isSubject(ground, chain[0]!, cue.subjects)) continue;
			if (!covers(tokens, line.spans, cue)) return true;
			if (cue.subjects.length > 0 && !cue.subjects.some((subject) => covers(tokens, line.spans, subject))) return true;
		}
	}
	return isBareQuotation(ground, line) && chain.length === 0;
}

/** True when the words at `span` are what somebody whom the sentence names says. */
export function isClaimed(ground: Ground, span: Span): boolean {
	const { tokens } = ground.prose;
	const index = sentenceOf(ground, span);
	if (index === -1) return false;
	return cuesOf(ground, index).some(({ subjects, left, right, ...cue }) => {
		return subjects.length > 0 && !covers(tokens, [span], cue) && (covers(tokens, [span], left) || covers(tokens, [span], right));
	});
}

/** True when the one named stands in the line as the subject of something said there, by name or written out in brackets. */
export function isNamedIn(ground: Ground, line: Line, { name, named }: Speaker): boolean {
	if (!isRun(ground, named) || sliceOf(ground.text, named) !== name) return false;
	const { tokens } = ground.prose;
	for (const subject of subjectsIn(ground, line)) {
		const mention = { start: tokens[subject.from]!.start, end: tokens[subject.to - 1]!.end };
		if (!covers(tokens, line.spans, subject)) continue;
		const written = line.resolutions.find((resolution) => overlaps(resolution.mention, mention));
		if (written ? sameWords(ground, written.chain.at(-1), name) : tokens[subject.from]!.pos !== 'PRON' && isGroupOf(ground, subject, named))
			return true;
	}
	return false;
}

function sameWords(ground: Ground, span: Span | undefined, name: string): boolean {
	return span !== undefined && sliceOf(ground.text, span) === name;
}

/** The group's words, or those at its end, mean the one named. */
function isGroupOf(ground: Ground, subject: Subject, named: Span): boolean {
	const { tokens } = ground.prose;
	for (let from = subject.from; from < subject.to; from++) {
		if (from > subject.from && isInName(tokens[from - 1]!)) continue;
		const tail = { start: tokens[from]!.start, end: tokens[subject.to - 1]!.end };
		if (isSubject(ground, tail, [subject]) && chainHolds(ground, [tail, named])) return true;
	}
	return false;
}

/** A word of the name itself, which no shorter name may leave off: "Joan" is not left off for "Walter Mondale" to become "Joan Mondale". */
function isInName({ pos, lower }: Token): boolean {
	return pos === 'PROPN' && !TITLES.has(lower) && !HONORIFICS.has(lower) && !isDemonym(lower) && !PLACE_NAMES.has(lower);
}

/** Whoever says something in the line, by any verb of saying. */
function subjectsIn(ground: Ground, line: Line): Subject[] {
	const { tokens, sentences } = ground.prose;
	const found: Subject[] = [];
	for (const index of sentencesOf(ground, line)) {
		const [from, to] = sentences[index]!.tokens;
		for (const cue of cuesOf(ground, index)) found.push(...cue.subjects);
		for (let i = from; i < to; i++) {
			const { pos, lemma } = tokens[i]!;
			if (pos === 'VERB' && SPEECH_VERBS.has(lemma) && !CLAIMING_VERBS.has(lemma)) found.push(...subjectsOf(tokens, i, { from, to }));
		}
	}
	return found;
}

/** True when a span has a word of the run. */
function covers(tokens: readonly Token[], spans: readonly Span[], { from, to }: Run): boolean {
	for (let i = from; i < to; i++) {
		if (tokens[i]!.pos !== 'PUNCT' && spans.some((span) => overlaps(span, tokens[i]!))) return true;
	}
	return false;
}

/** Nothing but quoted words. */
function isBareQuotation({ prose: { quotes } }: Ground, { spans }: Line): boolean {
	return spans.every((span) => {
		const quote = quotes[firstEndingAfter(quotes, span.start)];
		return quote !== undefined && contains(quote, span);
	});
}
