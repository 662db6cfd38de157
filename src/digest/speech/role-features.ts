import { distance, type FeatureSink } from './sink.ts';
import { ADP, AUX, CCONJ, CLOSES, DET, PUNCT, VERB } from './table.ts';
import type { Reading, Window } from './window.ts';
import { THAT } from './words.ts';

export const ROLE_FEATURES = 96;
const BEFORE = 1;
const AFTER = 2;
const PART_BEFORE = 20;
const PART_AFTER = 21;

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

/** Enters the features of the token at `at`: of what part it plays for the window's cue. */
export function roleFeatures(
	sink: FeatureSink,
	{ reading, window, facts, at }: { reading: Reading; window: Window; facts: CueFacts; at: number },
): void {
	const { table, phrases, classes } = reading;
	const { cue, group } = window;
	const k = at - window.first;
	const low = table.paragraphFirst[cue]!;
	const high = table.paragraphNext[cue]!;
	const { word: words, pos: parts } = table;
	const { lemma, form } = facts;

	const side = at === cue ? 0 : at > cue ? 3 : at >= group ? 1 : 2;
	const far = side === 2 ? group - at : Math.abs(at - cue);
	const near = side * 16 + (far < 7 ? far : 7);
	const class_ = distance(far);
	const sentences = window.sentences[k]! + 4;
	const place = side * 16 + sentences;
	const commas = window.commas[k]!;
	const finites = window.finites[k]!;
	const marks = window.marks[k]!;
	const chunks = window.phrases[k]!;
	const chunk = side * 8 + chunks;
	const clause = finites * 4 + commas;
	const between = commas | (finites << 2) | (window.thats[k]! << 4) | (window.relatives[k]! << 5) | (window.joints[k]! << 6);
	const word = table.word[at]!;
	const part = table.pos[at]!;
	const quote = table.quote[at]!;

	const inPhrase = phrases.start[at]! >= 0;
	const start = inPhrase ? phrases.start[at]! : at;
	const end = inPhrase ? phrases.end[at]! : at + 1;
	const head = inPhrase ? table.lemma[end - 1]! : 0;
	const headPart = inPhrase ? table.pos[end - 1]! : 40 + part;
	const wordBefore = wordWithin(words, start - 1, low, high);
	const partBefore = partWithin(parts, start - 1, low, high);
	const wordAfter = wordWithin(words, end, low, high);
	const partAfter = partWithin(parts, end, low, high);
	const verbAfter = partAfter === VERB || partAfter === AUX ? phrases.verb[end]! : 0;

	sink.count = 0;
	sink.add(near, part, 0);
	sink.add(near, facts.part, 0);
	sink.add(side, class_, part);
	sink.add(place, word, 0);
	sink.add(place, part, quote);
	sink.add(between, side, headPart);
	sink.add(between, place, quote);
	sink.add(near, lemma, 0);
	sink.add(place, clause, lemma);

	sink.add(side, lemma, word);
	sink.add(form, near, 0);
	sink.add(form, place, chunks);
	sink.add(form, between, side);
	sink.add(form, facts.wordBefore, chunk);
	sink.add(facts.partBefore, chunk, clause);
	sink.add(form, lemma, side * 8 + (chunks < 3 ? chunks : 3));
	sink.add(facts.inverted, facts.breakBefore, chunk);
	sink.add(facts.inverted * 2 + facts.that, lemma, place);
	sink.add(facts.nextWord, near, 0);
	sink.add(facts.nextWord, place, 0);
	sink.add(facts.nextWord, lemma, side * 4 + (far < 3 ? far : 3));
	sink.add(facts.nextPart, facts.lastPart, near);
	sink.add(facts.that, side, window.thats[k]! * 8 + chunks);
	sink.add(facts.that, form, place);

	sink.add(head, chunk, 0);
	sink.add(head, lemma, side);
	sink.add(partBefore, partAfter, side * 64 + headPart);
	sink.add(wordBefore, side, headPart);
	sink.add(partBefore, chunk, finites);
	sink.add(wordAfter, side, headPart);
	sink.add(partBefore * 32 + partAfter, form, chunk);
	sink.add(start === table.first[at] ? 1 : 0, side, chunks * 8 + verbAfter);
	sink.add(headPart, inPhrase ? table.shape[end - 1]! : 4, chunk);
	sink.add(between, partBefore, headPart * 4 + side);
	sink.add(end === group ? 1 : 0, lemma, head);
	sink.add(chunks, window.prepositions[k]!, finites * 4 + side);

	const b1 = wordWithin(words, at - 1, low, high);
	const a1 = wordWithin(words, at + 1, low, high);
	const p1 = partWithin(parts, at - 1, low, high);
	const n1 = partWithin(parts, at + 1, low, high);
	sink.add(b1, side, 0);
	sink.add(a1, side, 0);
	sink.add(b1, word, side);
	sink.add(word, a1, side);
	sink.add(p1, part, n1 * 4 + side);
	sink.add(table.suffix[at]!, side, 0);
	sink.add(table.shape[at]!, part, place);

	const rival = window.rivals[k]!;
	sink.add(quote, side, class_);
	sink.add(quote, side, lemma);
	sink.add(quote * 4 + marks, sentences, side * 4 + facts.breakBefore);
	sink.add(quote, between, side);
	sink.add(rival, chunk, finites);
	sink.add(classes[at]!, place, 0);
	sink.add(rival, classes[cue]!, side * 8 + commas);

	const quotation = window.quotations[k]!;
	const { after } = window;
	sink.add(window.rivalHere[k]!, place, quotation);
	sink.add(window.rivalHere[k]!, quotation, side * 8 + (after ? 4 : 0) + sentences * 64);
	sink.add(quotation, quote, place + after * 256);
	sink.add(after, place, marks);
	sink.add(after, place, lemma);
	sink.add(after, side * 8 + commas, part);

	const fromStart = at - table.first[at]!;
	const toEnd = table.next[at]! - 1 - at;
	sink.add(fromStart < 4 ? fromStart : 4, place, quote);
	sink.add(toEnd < 3 ? toEnd : 3, place, quote);
	sink.add(facts.toEnd, side, class_);
	const from = window.fromComma[k]!;
	const opening = from ? at - from + 1 : 0;
	sink.add(from ? wordWithin(words, opening, low, high) : 0, side, commas);
	sink.add(from ? partWithin(parts, opening, low, high) * 32 + partWithin(parts, opening + 1, low, high) : 0, side, clause);
	sink.add(wordWithin(words, table.first[at]!, low, high), place, 0);
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

function wordWithin(words: Int32Array, at: number, low: number, high: number): number {
	if (at < low) return BEFORE;
	return at >= high ? AFTER : words[at]!;
}

function partWithin(parts: Uint8Array, at: number, low: number, high: number): number {
	if (at < low) return PART_BEFORE;
	return at >= high ? PART_AFTER : parts[at]!;
}
