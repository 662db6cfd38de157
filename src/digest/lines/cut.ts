import type { Prose, Quote, Sentence, Token } from '../../model/prose.ts';
import { type Span, span } from '../../model/span.ts';

/** In UTF-16 units: a sentence up to `LONG` is never cut; one beyond `WHOLE` is left alone, for it is no sentence of news. */
const LONG = 200;
const WHOLE = 1500;
/** Cut from the front: with a comma, or without one. */
const CONNECTIVES = new Set(
	'still however meanwhile also moreover furthermore nevertheless nonetheless though besides instead yet'.split(' '),
);
const BARE_CONNECTIVES = new Set(['but', 'and', 'or', 'nor']);
/** After a comma, these open a piece that can go without the rest changing its meaning. */
const OPENERS = new Set('which who whose where when as after before with and including amid following while'.split(' '));
const RELATIVES = new Set(['which', 'who', 'whose', 'where']);
/** Words that make what they go with less than a fact, or name its speaker: a piece that holds one is never cut off. */
const GUARDS = new Set(
	`say said says saying tell told accord according report reported reportedly reports claim claimed claims claiming allege alleged
allegedly accuse accused accusing deny denied denying believe believed think thought fear feared suggest suggested suggesting estimate
estimated expect expected likely unlikely may might could would should must not n't n’t never no nor none neither without if unless
whether apparently possibly perhaps probably purported purportedly suspect suspected unconfirmed dispute disputed question doubt add
added adding warn warned announce announced confirm confirmed insist insisted argue argued state stated show showed shows find found
call called cite citing describe described quote quoted write wrote unclear unknown supposedly supposed seem seems appear appears appeared
until only hope hoped plan planned propose proposed projected forecast predict predicted but although though despite however except
unlike instead rather once provided supposing`.split(/\s+/),
);

/**
 * The part of the sentence to show around `keep`: without a leading "But", and, where it is long, without what can go safely.
 * Never cut: quotations, negations, hedges, and whatever may name a speaker. Null for what is too long to be a sentence.
 */
export function cut(prose: Prose, sentence: Sentence, keep: Span): Span | null {
	if (isEndless(sentence)) return null;
	const { tokens } = prose;
	const start = afterConnective(tokens, sentence, keep.start);
	if (sentence.end - start <= LONG) return span(start, sentence.end);
	return span(leftCut(prose, sentence, keep) ?? start, rightCut(prose, sentence, keep) ?? sentence.end);
}

/** The quotation that `at` stands in, marks included. */
export function quoteAt(quotes: readonly Quote[], at: number): Quote | null {
	let low = 0;
	let high = quotes.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (quotes[middle]!.start <= at) low = middle + 1;
		else high = middle;
	}
	const quote = quotes[low - 1];
	return quote && at < quote.end ? quote : null;
}

/** True for what is too long to be a sentence of news: no line is made of it. */
export function isEndless({ start, end }: Span): boolean {
	return end - start > WHOLE;
}

/** The first token of the span that is a word; undefined where there is none. */
export function firstWord({ tokens, sentences }: Prose, { start, end }: Span): Token | undefined {
	let at = firstTokenFrom(tokens, start);
	while (tokens[at] && tokens[at]!.pos === 'PUNCT' && tokens[at]!.end <= end) at++;
	const word = tokens[at];
	return word && word.start < end && sentences[word.sentence] ? word : undefined;
}

/** Index of the first token that starts at `offset` or after it. */
function firstTokenFrom(tokens: readonly Token[], offset: number): number {
	let low = 0;
	let high = tokens.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (tokens[middle]!.start < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

function afterConnective(tokens: readonly Token[], { start, tokens: [first, next] }: Sentence, limit: number): number {
	const word = tokens[first];
	const after = tokens[first + 1];
	if (!word || !after || first + 2 >= next || after.start > limit) return start;
	const comma = after.lower === ',';
	if (!BARE_CONNECTIVES.has(word.lower) && !(comma && CONNECTIVES.has(word.lower))) return start;
	const from = comma ? tokens[first + 2]!.start : after.start;
	return from <= limit ? from : start;
}

/** Before `keep`, only a semicolon parts safely. */
function leftCut({ tokens, quotes }: Prose, { tokens: [first, next] }: Sentence, keep: Span): number | null {
	let found: number | null = null;
	for (let at = first; at + 1 < next && tokens[at + 1]!.start <= keep.start; at++) {
		if (isGuard(tokens[at]!)) return found;
		if (tokens[at]!.lower === ';' && !quoteAt(quotes, tokens[at]!.start)) {
			found = parts(tokens[at + 1]!) ? found : tokens[at + 1]!.start;
		}
	}
	return found;
}

function parts({ lower, pos }: Token): boolean {
	return BARE_CONNECTIVES.has(lower) || CONNECTIVES.has(lower) || GUARDS.has(lower) || pos === 'PRON' || pos === 'SCONJ';
}

/** From the end back towards `keep`: the earliest place to cut that takes no guard with it, and leaves a verb before it. */
function rightCut({ tokens }: Prose, { tokens: [first, next] }: Sentence, keep: Span): number | null {
	let found: number | null = null;
	let commas = 0;
	for (let at = next - 1; at > first && tokens[at]!.start >= keep.end; at--) {
		const token = tokens[at]!;
		if (isGuard(token) || isQuoteMark(token)) break;
		const opener = tokens[at + 1]?.lower ?? '';
		const parts = token.lower === ';' || (token.lower === ',' && OPENERS.has(opener) && !(RELATIVES.has(opener) && commas > 0));
		if (parts && hasVerb(tokens, first, at)) found = token.start;
		if (token.lower === ',') commas++;
	}
	return found;
}

function isGuard({ lower, lemma }: Token): boolean {
	return GUARDS.has(lower) || GUARDS.has(lemma);
}

function isQuoteMark({ lower }: Token): boolean {
	return lower === '”' || lower === '“' || lower === '"' || lower === '’' || lower === '‘' || lower === '»' || lower === '«';
}

function hasVerb(tokens: readonly Token[], first: number, to: number): boolean {
	for (let at = first; at < to; at++) if (tokens[at]!.pos === 'VERB' || tokens[at]!.pos === 'AUX') return true;
	return false;
}
