import { distance, type FeatureSink } from './sink.ts';
import { ADP, AUX, CCONJ, CLOSES, DET, PUNCT, VERB } from './table.ts';
import type { TokenFacts } from './token-facts.ts';
import type { Reading, Window } from './window.ts';
import { THAT } from './words.ts';

export const ROLE_FEATURES = 96;

/** What the features of every token of a window share: facts of its cue. */
export interface CueFacts {
	readonly lemma: number;
	readonly part: number;
	readonly form: number;
	/** The word and part of speech before the verb group, and what breaks off there: 1 a comma or closing mark, 2 the sentence's start. */
	readonly wordBefore: number;
	readonly partBefore: number;
	readonly breakBefore: number;
	/** 1 where a noun phrase follows at once ("said Reyes"). */
	readonly inverted: number;
	readonly that: number;
	readonly nextWord: number;
	readonly nextPart: number;
	readonly lastPart: number;
	readonly toEnd: number;
	readonly fromStart: number;
}

export function cueFacts({ table, phrases }: Reading, { cue, group }: Window): CueFacts {
	const first = table.first[cue]!;
	const next = table.next[cue]!;
	let that = 0;
	for (let i = cue + 1; i < next && i < cue + 12 && !that; i++) if (table.word[i] === THAT) that = 1;
	const broken = group > first && (table.comma[group - 1] || table.quote[group - 1] === CLOSES);
	return {
		lemma: table.lemma[cue]!,
		part: table.pos[cue]!,
		form: phrases.verb[cue]! * 32 + table.pos[cue]!,
		wordBefore: group > first ? table.word[group - 1]! : 3,
		partBefore: group > first ? table.pos[group - 1]! : 30,
		breakBefore: group === first ? 2 : broken ? 1 : 0,
		inverted: cue + 1 < next && phrases.start[cue + 1] === cue + 1 ? 1 : 0,
		that,
		nextWord: cue + 1 < next ? table.word[cue + 1]! : 0,
		nextPart: cue + 1 < next ? table.pos[cue + 1]! : 30,
		lastPart: cue > first ? table.pos[cue - 1]! : 30,
		toEnd: distance(next - cue),
		fromStart: distance(cue - first),
	};
}

/** What the features of one token are computed from. */
interface Scene {
	readonly reading: Reading;
	readonly window: Window;
	readonly facts: CueFacts;
	readonly token: TokenFacts;
}

/** Enters the features of the token that `token` stands at: of what part it plays for the window's cue. */
export function roleFeatures(sink: FeatureSink, scene: Scene): void {
	sink.count = 0;
	placeFeatures(sink, scene);
	cueFeatures(sink, scene);
	phraseFeatures(sink, scene);
	wordFeatures(sink, scene);
	rivalFeatures(sink, scene);
	quotationFeatures(sink, scene);
	edgeFeatures(sink, scene);
}

function placeFeatures(sink: FeatureSink, { facts: { part: cuePart, lemma }, token }: Scene): void {
	const { near, part, side, place, word, quote, between } = token;
	sink.add(near, part, 0);
	sink.add(near, cuePart, 0);
	sink.add(side, token.distance, part);
	sink.add(place, word, 0);
	sink.add(place, part, quote);
	sink.add(between, side, token.headPart);
	sink.add(between, place, quote);
	sink.add(near, lemma, 0);
	sink.add(place, token.clause, lemma);
}

function cueFeatures(sink: FeatureSink, { window, facts, token }: Scene): void {
	const { lemma, form } = facts;
	const { near, side, far, place, chunk } = token;
	const chunks = window.phrases[token.k]!;
	sink.add(side, lemma, token.word);
	sink.add(form, near, 0);
	sink.add(form, place, chunks);
	sink.add(form, token.between, side);
	sink.add(form, facts.wordBefore, chunk);
	sink.add(facts.partBefore, chunk, token.clause);
	sink.add(form, lemma, side * 8 + (chunks < 3 ? chunks : 3));
	sink.add(facts.inverted, facts.breakBefore, chunk);
	sink.add(facts.inverted * 2 + facts.that, lemma, place);
	sink.add(facts.nextWord, near, 0);
	sink.add(facts.nextWord, place, 0);
	sink.add(facts.nextWord, lemma, side * 4 + (far < 3 ? far : 3));
	sink.add(facts.nextPart, facts.lastPart, near);
	sink.add(facts.that, side, window.thats[token.k]! * 8 + chunks);
	sink.add(facts.that, form, place);
}

function phraseFeatures(sink: FeatureSink, { reading, window, facts, token }: Scene): void {
	const { side, chunk, start, end, head, headPart, partBefore, k } = token;
	const chunks = window.phrases[k]!;
	const finites = window.finites[k]!;
	sink.add(head, chunk, 0);
	sink.add(head, facts.lemma, side);
	sink.add(partBefore, token.partAfter, side * 64 + headPart);
	sink.add(token.wordBefore, side, headPart);
	sink.add(partBefore, chunk, finites);
	sink.add(token.wordAfter, side, headPart);
	sink.add(partBefore * 32 + token.partAfter, facts.form, chunk);
	sink.add(start === reading.table.first[token.at] ? 1 : 0, side, chunks * 8 + token.verbAfter);
	sink.add(headPart, token.headShape, chunk);
	sink.add(token.between, partBefore, headPart * 4 + side);
	sink.add(end === window.group ? 1 : 0, facts.lemma, head);
	sink.add(chunks, window.prepositions[k]!, finites * 4 + side);
}

function wordFeatures(sink: FeatureSink, { reading: { table }, token }: Scene): void {
	const { at, side, word, part } = token;
	const before = token.wordAt(at - 1);
	const after = token.wordAt(at + 1);
	sink.add(before, side, 0);
	sink.add(after, side, 0);
	sink.add(before, word, side);
	sink.add(word, after, side);
	sink.add(token.partAt(at - 1), part, token.partAt(at + 1) * 4 + side);
	sink.add(table.suffix[at]!, side, 0);
	sink.add(table.shape[at]!, part, token.place);
}

function rivalFeatures(sink: FeatureSink, { reading: { classes }, window, facts, token }: Scene): void {
	const { quote, side, place, k } = token;
	const rival = window.rivals[k]!;
	sink.add(quote, side, token.distance);
	sink.add(quote, side, facts.lemma);
	sink.add(quote * 4 + window.marks[k]!, window.sentences[k]! + 4, side * 4 + facts.breakBefore);
	sink.add(quote, token.between, side);
	sink.add(rival, token.chunk, window.finites[k]!);
	sink.add(classes[token.at]!, place, 0);
	sink.add(rival, classes[window.cue]!, side * 8 + window.commas[k]!);
}

function quotationFeatures(sink: FeatureSink, { window, facts, token }: Scene): void {
	const { side, place, k } = token;
	const { after } = window;
	const quotation = window.quotations[k]!;
	const rival = window.rivalHere[k]!;
	sink.add(rival, place, quotation);
	sink.add(rival, quotation, side * 8 + (after ? 4 : 0) + (window.sentences[k]! + 4) * 64);
	sink.add(quotation, token.quote, place + after * 256);
	sink.add(after, place, window.marks[k]!);
	sink.add(after, place, facts.lemma);
	sink.add(after, side * 8 + window.commas[k]!, token.part);
}

function edgeFeatures(sink: FeatureSink, { reading: { table }, window, facts, token }: Scene): void {
	const { at, side, place, quote, k } = token;
	const fromStart = at - table.first[at]!;
	const toEnd = table.next[at]! - 1 - at;
	const from = window.fromComma[k]!;
	const opening = at - from + 1;
	sink.add(fromStart < 4 ? fromStart : 4, place, quote);
	sink.add(toEnd < 3 ? toEnd : 3, place, quote);
	sink.add(facts.toEnd, side, token.distance);
	sink.add(from ? token.wordAt(opening) : 0, side, window.commas[k]!);
	sink.add(from ? token.partAt(opening) * 32 + token.partAt(opening + 1) : 0, side, token.clause);
	sink.add(token.wordAt(table.first[at]!), place, 0);
}

/** Kinds of token that the step from one role to the next depends on. */
export const STEP_KINDS = 18;

export function stepKind({ table, phrases }: Reading, { first, cue }: Window, at: number): number {
	const { quote, comma, word, pos } = table;
	const part = pos[at]!;
	const mark = quote[at]!;
	if (mark > 1) return mark - 1;
	if (comma[at]) return 3;
	const inside = at > first;
	if (inside && comma[at - 1]) return 4;
	if (at === table.first[at]) return 5;
	if (inside && word[at - 1] === THAT) return 6;
	if (word[at] === THAT) return 7;
	if (part === PUNCT) return 8;
	if (inside && pos[at - 1] === PUNCT) return 9;
	const start = phrases.start[at]!;
	if (start === at) return part === DET ? 10 : 15;
	if (start >= 0) return 16;
	if (part === ADP) return 11;
	if (part === VERB || part === AUX) return 12;
	if (part === CCONJ) return 13;
	if (inside && quote[at - 1] === CLOSES) return 14;
	return at === cue ? 17 : 0;
}
