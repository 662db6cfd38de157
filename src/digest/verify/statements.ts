import type { Statement, Voice } from '../../model/digest.ts';
import type { Token } from '../../model/prose.ts';
import { contains, overlaps, type Span, sliceOf } from '../../model/span.ts';
import { CUE_PREPOSITIONS, SPEECH_NOUNS, SPEECH_VERBS } from '../lexicon/speech.ts';
import { chainHolds } from './chains.ts';
import { cuesOf } from './cues.ts';
import { saidEdgeFault } from './edges.ts';
import { firstEndingAfter, type Ground, isRun, type Run, type Subject, sentenceOf, tokensOf } from './ground.ts';
import { isRisk } from './omissions.ts';
import type { Reason } from './reasons.ts';
import { isSubject } from './speakers.ts';
import { groupsAfter, speakersOf, subjectsOf } from './subjects.ts';

/** How many words may stand between a cue and what is said ("told reporters in Geneva on Monday after the talks that"). */
const FAR = 24;
/** How many words of a name, its title and the marks around it may stand between a role and the last word of the name. */
const BESIDE = 9;
/** Over how many sentences a quotation may run on. */
const RUNS_ON = 8;

/** Why the voice is not somebody of the text, or null. */
export function voiceFault(ground: Ground, { speaker, named, role, roleSpan, side, sideSpan }: Voice): Reason | null {
	if (!isRun(ground, named) || sliceOf(ground.text, named) !== speaker) return 'its speaker is not proved';
	if (!isQuoted(ground, role, roleSpan) || !isQuoted(ground, side, sideSpan)) return 'its speaker is not proved';
	if (roleSpan && !standsBeside(ground, roleSpan, named)) return 'its speaker is not proved';
	return sideSpan && !(roleSpan && contains(roleSpan, sideSpan)) ? 'its speaker is not proved' : null;
}

/** The role is next to the name, here or where else the text has the name: "Mayor Ruth Ondaatje", "Vail, a former mayor". */
function standsBeside(ground: Ground, role: Span, named: Span): boolean {
	const { tokens, sentences } = ground.prose;
	const { from, to } = tokensOf(ground, role);
	const name = tokens[tokensOf(ground, named).to - 1]!.lower;
	const [first, next] = sentences[tokens[from]!.sentence]!.tokens;
	for (let i = Math.max(first, from - BESIDE); i < Math.min(next, to + BESIDE); i++) if (tokens[i]!.lower === name) return true;
	return false;
}

function isQuoted(ground: Ground, words: string | null, span: Span | null): boolean {
	if (words === null || span === null) return words === null && span === null;
	return isRun(ground, span) && sliceOf(ground.text, span) === words;
}

/** Why the statement is not what this speaker says, or null. Its wording is checked before. */
export function statementFault(ground: Ground, speaker: string, statement: Statement): Reason | null {
	const { chain, cue, cueSpan, medium, mediumSpan } = statement;
	const [first] = chain;
	if (!first || sliceOf(ground.text, chain.at(-1)!) !== speaker || !chainHolds(ground, chain)) return 'its speaker is not proved';
	if (!isQuoted(ground, cue, cueSpan)) return 'its cue is not in the text';
	if (cueSpan && subjectsOfCue(ground, cueSpan) === null) return 'its cue is not in the text';
	if (!isQuoted(ground, medium, mediumSpan)) return 'its medium is not in the text';
	if (mediumSpan && !isNear(ground, mediumSpan, cueSpan ?? first)) return 'its medium is not in the text';
	if (mediumSpan && overlaps(mediumSpan, first)) return 'its medium is not in the text';
	if (kindOf(ground, statement) !== statement.kind) return 'its kind is not that of its quotation marks';
	const who = cueSpan
		? saidFault(ground, statement, cueSpan, first)
		: runsOn(ground, statement, first)
			? null
			: 'its speaker is not proved';
	return (
		who ??
		saidEdgeFault(
			ground,
			statement,
			[first, cueSpan, mediumSpan].filter((span) => span !== null),
		)
	);
}

function isNear(ground: Ground, a: Span, b: Span): boolean {
	return Math.abs(sentenceOf(ground, a) - sentenceOf(ground, b)) <= RUNS_ON;
}

function kindOf(ground: Ground, { spans, cueSpan, chain }: Statement): Statement['kind'] {
	const { tokens } = ground.prose;
	let quoted = 0;
	let plain = 0;
	for (const span of spans) {
		const { from, to } = tokensOf(ground, span);
		for (let i = from; i < to; i++) {
			const token = tokens[i]!;
			if (token.pos === 'PUNCT' || (cueSpan && contains(cueSpan, token)) || contains(chain[0]!, token)) continue;
			if (isInQuote(ground.prose, token)) quoted++;
			else plain++;
		}
	}
	return plain === 0 ? 'direct' : quoted === 0 ? 'indirect' : 'mixed';
}

function saidFault(ground: Ground, statement: Statement, cueSpan: Span, first: Span): Reason | null {
	const { tokens, sentences } = ground.prose;
	const cue = tokensOf(ground, cueSpan);
	const index = tokens[cue.from]!.sentence;
	const subjects = subjectsOfCue(ground, cueSpan) ?? [];
	if (sentenceOf(ground, first) !== index || !isSubject(ground, first, subjects)) return 'its speaker is not proved';
	if (!cueKeepsNegation(tokens, cue, statement, sentences[index]!.tokens[0])) return 'the words left out change its meaning';
	return isSaidThere(ground, statement, cue, tokensOf(ground, first)) ? null : 'its speaker is not proved';
}

/** The subjects that grammar allows the cue; null when no word of it says that something is said. */
function subjectsOfCue(ground: Ground, cueSpan: Span): Subject[] | null {
	const { tokens, sentences } = ground.prose;
	const cue = tokensOf(ground, cueSpan);
	const [from, to] = sentences[tokens[cue.from]!.sentence]!.tokens;
	const sentence = { from, to };
	const found: Subject[] = [];
	let speaks = false;
	for (let i = cue.from; i < cue.to; i++) {
		const { pos, lemma, lower } = tokens[i]!;
		if (lower === ':' && cue.to - cue.from === 1) return [{ from, to: cue.from, tail: false }];
		if (CUE_PREPOSITIONS.has(lower)) found.push(...groupsAfter(tokens, lower === 'according' ? i + 2 : i + 1, sentence));
		if (pos === 'VERB' && SPEECH_VERBS.has(lemma)) found.push(...speakersOf(tokens, i, sentence));
		speaks ||= CUE_PREPOSITIONS.has(lower) || (pos === 'VERB' && SPEECH_VERBS.has(lemma));
	}
	for (let i = cue.from; i < cue.to && !speaks; i++) if (SPEECH_NOUNS.has(tokens[i]!.lemma)) return owners(tokens, i, sentence);
	return speaks ? found : null;
}

/** "Reyes’s claim", "a claim by Reyes" */
function owners(tokens: readonly Token[], noun: number, sentence: Run): Subject[] {
	const after = tokens[noun + 1]?.pos === 'ADP' ? groupsAfter(tokens, noun + 2, sentence) : [];
	return [...subjectsOf(tokens, noun, sentence), ...after];
}

/** "did not say", "never said", "would say": the words that turn the cue round are in the cue or in the line. */
function cueKeepsNegation(tokens: readonly Token[], cue: Run, { spans }: Statement, first: number): boolean {
	for (let i = cue.from - 1; i >= first; i--) {
		const { pos } = tokens[i]!;
		if (pos !== 'AUX' && pos !== 'PART' && pos !== 'ADV') break;
		if (isRisk(tokens[i]!) && !spans.some((span) => contains(span, tokens[i]!))) return false;
	}
	return true;
}

/** What is said stands beside its cue, with nobody else's cue between, or runs on from it in quotation marks. */
function isSaidThere(ground: Ground, { spans }: Statement, cue: Run, first: Run): boolean {
	const { tokens } = ground.prose;
	const own = { from: Math.min(cue.from, first.from), to: Math.max(cue.to, first.to) };
	const home = tokens[cue.from]!.sentence;
	return spans.every((span) => {
		const { from, to } = tokensOf(ground, span);
		if (tokens[from]!.sentence !== home && tokens[to - 1]!.sentence !== home) return isQuotedOn(ground, { from, to }, home);
		const between = from < own.from ? { from: to, to: own.from } : { from: own.to, to: from };
		return between.from >= between.to || isClear(ground, between, cue);
	});
}

/** Quoted words of a sentence near `home`, with nothing between but quoted words, and nobody else who is said to speak. */
function isQuotedOn(ground: Ground, { from, to }: Run, home: number): boolean {
	const { tokens, sentences } = ground.prose;
	const there = tokens[from]!.sentence;
	if (Math.abs(there - home) > RUNS_ON || !isAllQuoted(ground, { from, to })) return false;
	for (let index = Math.min(there, home + 1); index <= Math.max(there, home - 1); index++) {
		const [first, next] = sentences[index]!.tokens;
		if (index !== there && !isAllQuoted(ground, { from: first, to: next })) return false;
		if (cuesOf(ground, index).some((cue) => !isInQuote(ground.prose, tokens[cue.from]!))) return false;
	}
	return there > home || isOneQuotation(ground, tokens[from]!, home) || opensParagraph(ground, there);
}

/** The quotation that the token stands in goes on into the sentence `home`. */
function isOneQuotation({ prose: { quotes, sentences } }: Ground, token: Token, home: number): boolean {
	const quote = quotes[firstEndingAfter(quotes, token.start)];
	return quote !== undefined && quote.end > sentences[home]!.start;
}

/** Nobody speaks in the paragraph before the sentence. */
function opensParagraph(ground: Ground, index: number): boolean {
	const { sentences, paragraphs } = ground.prose;
	const [first] = paragraphs[sentences[index]!.paragraph]!.sentences;
	for (let i = first; i < index; i++) if (cuesOf(ground, i).length > 0) return false;
	return true;
}

function isAllQuoted({ prose }: Ground, { from, to }: Run): boolean {
	for (let i = from; i < to; i++) if (prose.tokens[i]!.pos !== 'PUNCT' && !isInQuote(prose, prose.tokens[i]!)) return false;
	return true;
}

/** No cue of anybody else between, and not too far. */
function isClear(ground: Ground, { from, to }: Run, cue: Run): boolean {
	const { tokens } = ground.prose;
	if (to - from > FAR) return false;
	const index = tokens[cue.from]!.sentence;
	return !cuesOf(ground, index).some((other) => other.from >= from && other.to <= to && other.from !== cue.from);
}

/** A quotation that runs on from one whose speaker is named there. */
function runsOn(ground: Ground, { spans }: Statement, first: Span): boolean {
	const home = sentenceOf(ground, first);
	if (home === -1 || !cuesOf(ground, home).some((cue) => isSubject(ground, first, cue.subjects))) return false;
	return spans.every((span) => isQuotedOn(ground, tokensOf(ground, span), home));
}

function isInQuote({ quotes }: Ground['prose'], token: Token): boolean {
	const quote = quotes[firstEndingAfter(quotes, token.start)];
	return quote !== undefined && quote.start <= token.start;
}
