import type { Claim } from '../../model/attribution.ts';
import type { Line, Resolution } from '../../model/line.ts';
import type { Prose, Quote } from '../../model/prose.ts';
import { contains, type Span, sliceOf, span } from '../../model/span.ts';
import { cut, firstWord, quoteAt } from './cut.ts';
import { line } from './line.ts';

/** What a line must hold. */
export interface Kernel {
	/** These words; they lie in one sentence. */
	readonly keep: Span;
	readonly sentence: number;
	/** Whose word it is: the line shows the source and the cue as the text has them. */
	readonly claim: Claim | null;
}

/** In UTF-16 units. A longer line is not made: nobody reads it on a card. */
const LONGEST = 480;
const PRONOUNS = new Set('he she they it his her its their him them this that these those such i we my our'.split(' '));
/** "It was not clear …": an `it` that stands for nothing. */
const EXPLETIVE =
	/it(?:['’]s| (?:is|was|remains|remained|has|had|will be|may be|could|cannot|can|is)\b)[^.,;]{0,40}?\b(?:clear|unclear|known|unknown|certain|uncertain|seen|decided|possible|impossible|believed|thought|estimated|determined|doubtful|established|understood|announced|disclosed|verified|confirmed|independently)\b/iy;

/**
 * Makes lines of single sentences: each shows the words it is made for, with the speaker and the cue where it is somebody's claim.
 * Null for a line that could not be read alone (an unresolved "He"), that names no speaker for quoted words, or is too long.
 */
export function excerpts(prose: Prose, claims: readonly Claim[]): (kernel: Kernel) => Line | null {
	const pronouns = resolvedPronouns(claims);
	return (kernel) => excerpt(prose, kernel, pronouns);
}

function excerpt(prose: Prose, { keep, sentence: index, claim }: Kernel, pronouns: ReadonlyMap<number, Resolution>): Line | null {
	const sentence = prose.sentences[index]!;
	const { text } = prose.document;
	const speech = claim ? speechOf(claim, text) : [];
	if (!speech || (!claim && quoteAt(prose.quotes, keep.start))) return null;
	if (speech.some((part) => !contains(sentence, part)) && !leads(text, speech, { claim: claim!, keep })) return null;
	const inside = [keep, ...speech.filter((part) => contains(sentence, part))];
	const piece = cut(prose, sentence, cover(inside));
	if (!piece || piece.end - piece.start > LONGEST) return null;
	const spans = joined(text, [...balanced(prose.quotes, piece), ...speech.filter((part) => !contains(sentence, part))]);
	const resolutions = resolutionsIn(text, spans, claim, pronouns);
	if (!readsAlone(prose, spans[0]!, resolutions)) return null;
	const end = text[sentence.end - 1]!;
	const stop = piece.end < sentence.end && /[.!?]/.test(end) ? [span(sentence.end - 1, sentence.end)] : [];
	return line(text, joined(text, [...spans, ...stop]), resolutions);
}

/** The words that name the speaker and say that something is said; null where a claim's speaker is not to be shown. */
function speechOf({ source, cue, speaker, chain }: Claim, text: string): Span[] | null {
	if (!speaker && (source ? PRONOUNS.has(sliceOf(text, source).toLowerCase()) : !cue)) return null;
	const shown = [source, cue].filter((part) => part !== null);
	if (shown.length > 0) return shown;
	const name = chain.at(-1);
	return name ? [name] : null;
}

/** Who speaks in another sentence reads well after the words, or before them where the name comes first: not "said Reyes. “We wait.”". */
function leads(text: string, speech: readonly Span[], { claim: { source, cue }, keep }: { claim: Claim; keep: Span }): boolean {
	if (speech.every(({ start }) => start >= keep.end)) return true;
	const closes = speech.some(({ end }) => end <= keep.start && /^[.!?]$/.test(text[end] ?? ''));
	return !closes && (!source || !cue || source.start < cue.start);
}

function cover(spans: readonly Span[]): Span {
	return span(Math.min(...spans.map(({ start }) => start)), Math.max(...spans.map(({ end }) => end)));
}

/** The piece, with the marks of a quotation that begins before it or ends after it. */
function balanced(quotes: readonly Quote[], piece: Span): Span[] {
	const before = quoteAt(quotes, piece.start);
	const after = quoteAt(quotes, piece.end - 1);
	const spans = [piece];
	if (before && before.start < piece.start) spans.unshift(span(before.start, before.inner.start));
	if (after?.closed && after.end > piece.end) spans.push(span(after.inner.end, after.end));
	return spans;
}

/** In the order of the text, with spans that touch or overlap, or stand a mark apart, made one; a closing mark stands alone. */
function joined(text: string, spans: readonly Span[]): Span[] {
	const made: Span[] = [];
	for (const next of [...spans].sort((a, b) => a.start - b.start)) {
		const last = made.at(-1);
		if (last && next.start - last.end <= 2 && !isClosingMark(text, last))
			made[made.length - 1] = span(last.start, Math.max(last.end, next.end));
		else made.push(next);
	}
	return made;
}

function isClosingMark(text: string, { start, end }: Span): boolean {
	return end - start <= 2 && /^(?:[”"»’]|'')$/.test(text.slice(start, end));
}

/** Every pronoun that the attributions resolved, by where it starts. */
function resolvedPronouns(claims: readonly Claim[]): Map<number, Resolution> {
	const found = new Map<number, Resolution>();
	for (const speaker of new Set(claims.map((claim) => claim.speaker))) {
		for (const { kind, start, end } of speaker?.mentions ?? []) {
			if (kind === 'pronoun') found.set(start, { mention: { start, end }, chain: [speaker!.named] });
		}
	}
	return found;
}

function resolutionsIn(
	text: string,
	[first, ...rest]: readonly Span[],
	claim: Claim | null,
	pronouns: ReadonlyMap<number, Resolution>,
): Resolution[] {
	const found: Resolution[] = [];
	const opening = first && pronouns.get(first.start);
	const source = claim?.source;
	const isPronoun = source && claim.chain.length > 0 && PRONOUNS.has(sliceOf(text, source).toLowerCase());
	if (isPronoun) found.push({ mention: source, chain: claim.chain });
	if (opening && opening.mention.start !== found[0]?.mention.start && rest.length >= 0) found.unshift(opening);
	return found.sort((a, b) => a.mention.start - b.mention.start);
}

/** False for a line that starts with a pronoun which nothing resolves. Quoted words keep their own. */
function readsAlone(prose: Prose, first: Span, resolutions: readonly Resolution[]): boolean {
	const word = firstWord(prose, first);
	if (!word || !PRONOUNS.has(word.lower) || quoteAt(prose.quotes, word.start)) return true;
	if (resolutions.some(({ mention }) => mention.start === word.start)) return true;
	if (/^th(?:is|at|ese|ose)$|^such$/.test(word.lower)) return word.pos === 'DET';
	EXPLETIVE.lastIndex = word.start;
	return EXPLETIVE.test(prose.document.text);
}
