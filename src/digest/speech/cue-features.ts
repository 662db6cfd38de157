import { isNominal, type Phrases } from './phrases.ts';
import { distance, type FeatureSink } from './sink.ts';
import { AUX, OPENS, type TokenTable, VERB } from './table.ts';
import { THAT, TO } from './words.ts';

/** No feature looks further than this many tokens, so that an endless sentence costs no more than a long one. */
const REACH = 60;
/** Stand for the words and parts of speech beyond the ends of a paragraph or a sentence. */
const BEFORE = 1;
const AFTER = 2;
const PART_BEFORE = 20;
const PART_AFTER = 21;
const NONE = 30;

/** What the features of one candidate are computed from. */
interface Candidate {
	readonly table: TokenTable;
	readonly phrases: Phrases;
	readonly at: number;
	readonly first: number;
	readonly next: number;
	readonly lemma: number;
	readonly rate: number;
	readonly part: number;
}

/** Enters the features by which the token at `at` is, or is not, the head of a cue. */
export function cueFeatures(sink: FeatureSink, { table, phrases, at }: { table: TokenTable; phrases: Phrases; at: number }): void {
	const candidate: Candidate = {
		table,
		phrases,
		at,
		first: Math.max(table.first[at]!, at - REACH),
		next: Math.min(table.next[at]!, at + REACH),
		lemma: table.lemma[at]!,
		rate: table.rate[at]!,
		part: table.pos[at]!,
	};
	sink.count = 0;
	wordFeatures(sink, candidate);
	neighbourFeatures(sink, candidate);
	subjectFeatures(sink, candidate);
	complementFeatures(sink, candidate);
	quoteFeatures(sink, candidate);
	rivalFeatures(sink, candidate);
	placeFeatures(sink, candidate);
	otherSentenceFeatures(sink, candidate);
}

function wordAt({ table, at }: Candidate, offset: number): number {
	const i = at + offset;
	if (i < table.paragraphFirst[at]!) return BEFORE;
	return i >= table.paragraphNext[at]! ? AFTER : table.word[i]!;
}

function partAt({ table, at, first, next }: Candidate, offset: number): number {
	const i = at + offset;
	if (i < first) return PART_BEFORE;
	return i >= next ? PART_AFTER : table.pos[i]!;
}

function wordFeatures(sink: FeatureSink, { table, phrases, at, lemma, rate, part }: Candidate): void {
	const bits = phrases.auxiliaries[at]!;
	const form = phrases.verb[at]!;
	sink.add(table.word[at]!, 0, 0);
	sink.add(lemma, 0, 0);
	sink.add(lemma, part, 0);
	sink.add(lemma, form, bits);
	sink.add(rate, part, 0);
	sink.add(table.shape[at]!, part, 0);
	sink.add(table.suffix[at]!, part, 0);
	sink.add(bits, form, 0);
	sink.add(bits, rate, 0);
	sink.add(bits, lemma, 0);
	sink.add(form, lemma, 0);
	sink.add(form, rate, 0);
}

function neighbourFeatures(sink: FeatureSink, candidate: Candidate): void {
	const { lemma, rate, part } = candidate;
	const b2 = wordAt(candidate, -2);
	const b1 = wordAt(candidate, -1);
	const a1 = wordAt(candidate, 1);
	const a2 = wordAt(candidate, 2);
	const q3 = partAt(candidate, -3);
	const q2 = partAt(candidate, -2);
	const q1 = partAt(candidate, -1);
	const p1 = partAt(candidate, 1);
	const p2 = partAt(candidate, 2);
	sink.add(b2, 0, 0);
	sink.add(b1, 0, 0);
	sink.add(a1, 0, 0);
	sink.add(a2, 0, 0);
	sink.add(wordAt(candidate, -3), 0, 0);
	sink.add(q2, lemma, 0);
	sink.add(q1, lemma, 0);
	sink.add(p1, lemma, 0);
	sink.add(p2, lemma, 0);
	sink.add(b1, lemma, 0);
	sink.add(a1, lemma, 0);
	sink.add(b1, rate, 0);
	sink.add(a1, rate, 0);
	sink.add(a1, a2, lemma);
	sink.add(q1, p1, lemma);
	sink.add(q2 * 32 + q1, p1, part);
	sink.add(q3 * 32 + q2, q1, part);
	sink.add(p1, p2, lemma);
}

/** The nearest noun before the cue's group, most often its subject. */
function subjectFeatures(sink: FeatureSink, { table, phrases, at, first, lemma, rate }: Candidate): void {
	const group = phrases.group[at]!;
	const bits = phrases.auxiliaries[at]!;
	let subject = -1;
	let comma = 0;
	for (let i = group - 1; i >= first && i >= group - 25; i--) {
		if (table.comma[i]) comma = 1;
		if (isNominal(table.pos[i]!)) {
			subject = i;
			break;
		}
		if (table.pos[i] === VERB && i < group - 1) break;
	}
	const found = subject >= 0;
	const word = found ? table.lemma[subject]! : 0;
	const part = found ? table.pos[subject]! : NONE;
	const far = found ? distance(group - 1 - subject) : 9;
	const start = found ? phrases.start[subject]! : -1;
	const before = start > first ? table.pos[start - 1]! : NONE;
	sink.add(word, 0, 0);
	sink.add(word, lemma, 0);
	sink.add(word, bits, 0);
	sink.add(word, rate, 0);
	sink.add(part, lemma, 0);
	sink.add(part, far, 0);
	sink.add(far, comma, rate);
	sink.add(part, bits, rate);
	sink.add(found ? table.shape[subject]! : 4, part, rate);
	sink.add(before, part, far);
	sink.add(before, lemma, 0);
	sink.add(found ? table.word[start < 0 ? subject : start]! : 0, rate, 0);
}

/** What follows: "that", a clause with a verb of its own, an object. */
function complementFeatures(sink: FeatureSink, { table, phrases, at, next, lemma, rate, part }: Candidate): void {
	let that = 0;
	for (let i = at + 1; i < next && i < at + 9; i++) {
		if (table.word[i] !== THAT) continue;
		that = distance(i - at);
		break;
	}
	let clause = 0;
	for (let i = at + 1, noun = 0; i < next && i < at + 16 && !table.comma[i]; i++) {
		const pos = table.pos[i]!;
		if (isNominal(pos)) noun = i;
		else if ((pos === VERB || pos === AUX) && noun && table.word[i - 1] !== TO) {
			clause = noun === i - 1 ? 2 : 1;
			break;
		}
	}
	let object = 0;
	for (let i = at + 1; i < next && i < at + 8 && !table.comma[i] && table.pos[i] !== VERB && !object; i++) {
		if (isNominal(table.pos[i]!)) object = table.lemma[i]!;
	}
	const bits = phrases.auxiliaries[at]!;
	sink.add(that, rate, 0);
	sink.add(that, lemma, 0);
	sink.add(clause, part, 0);
	sink.add(clause, lemma, 0);
	sink.add(clause, that, rate);
	sink.add(clause, bits, part);
	sink.add(object, 0, 0);
	sink.add(object, lemma, 0);
	sink.add(object, rate, clause);
}

function quoteFeatures(sink: FeatureSink, { table, at, lemma, rate }: Candidate): void {
	let left = 0;
	for (let i = at - 1; i >= table.paragraphFirst[at]! && i > at - 4 && !left; i--) if (table.quote[i]) left = at - i;
	let right = 0;
	for (let i = at + 1; i < table.paragraphNext[at]! && i < at + 20 && !right; i++) if (table.quote[i] === OPENS) right = distance(i - at);
	const quote = table.quote[at]!;
	sink.add(quote, rate, 0);
	sink.add(quote, lemma, 0);
	sink.add(left, right, quote);
	sink.add(left, right, rate);
	sink.add(left, lemma, 0);
	sink.add(right, lemma, 0);
	sink.add(table.quoted[at]!, lemma, 0);
	sink.add(table.quoted[at]!, quote, rate);
}

/** Other words on one side that may be cues: the likeliest and the nearest, or -1, and how many there are. */
interface Rivals {
	readonly best: number;
	readonly near: number;
	readonly count: number;
}

function rivalsOf({ rate }: TokenTable, { from, to, step }: { from: number; to: number; step: number }): Rivals {
	let best = -1;
	let near = -1;
	let count = 0;
	for (let i = from; i !== to; i += step) {
		if (!rate[i]) continue;
		count++;
		if (near < 0) near = i;
		if (best < 0 || rate[i]! > rate[best]!) best = i;
	}
	return { best, near, count };
}

/** Of cues that overlap in a sentence, only one is annotated: how does this one stand beside the others? */
function rivalFeatures(sink: FeatureSink, { table, at, first, next, lemma, rate }: Candidate): void {
	const left = rivalsOf(table, { from: at - 1, to: first - 1, step: -1 });
	const right = rivalsOf(table, { from: at + 1, to: next, step: 1 });
	const leftRate = left.best < 0 ? 0 : table.rate[left.best]!;
	const rightRate = right.best < 0 ? 0 : table.rate[right.best]!;
	const leftLemma = left.best < 0 ? 0 : table.lemma[left.best]!;
	const rightLemma = right.best < 0 ? 0 : table.lemma[right.best]!;
	const nearLeft = left.near < 0 ? 0 : table.lemma[left.near]!;
	const nearRight = right.near < 0 ? 0 : table.lemma[right.near]!;
	sink.add(leftRate, rightRate, rate);
	sink.add(leftRate, lemma, 0);
	sink.add(rightRate, lemma, 0);
	sink.add(Math.min(left.count + right.count, 6), rate, 0);
	sink.add(leftLemma, rate, 1);
	sink.add(rightLemma, rate, 1);
	sink.add(leftLemma, lemma, 0);
	sink.add(rightLemma, lemma, 0);
	sink.add(left.best < 0 ? -1 : distance(at - left.best), leftRate, rate);
	sink.add(right.best < 0 ? -1 : distance(right.best - at), rightRate, rate);
	sink.add(nearLeft, left.near < 0 ? 0 : distance(at - left.near), 0);
	sink.add(nearRight, right.near < 0 ? 0 : distance(right.near - at), 0);
	sink.add(nearLeft, lemma, 0);
	sink.add(nearRight, lemma, 0);
	sink.add(leftRate, left.best < 0 ? 3 : commas(table, left.best, at), rate);
	sink.add(rightRate, right.best < 0 ? 3 : commas(table, at, right.best), rate);
}

function commas({ comma }: TokenTable, from: number, to: number): number {
	let count = 0;
	for (let i = from + 1; i < to && count < 2; i++) count += comma[i]!;
	return count;
}

function placeFeatures(sink: FeatureSink, candidate: Candidate): void {
	const { table, at, first, next, lemma, rate } = candidate;
	const start = distance(at - first);
	const end = distance(next - at);
	const opening = table.word[first]!;
	const closing = table.word[next - 1]!;
	sink.add(Math.min(table.place[at]!, 3), rate, 0);
	sink.add(start, 0, 0);
	sink.add(start, rate, 0);
	sink.add(end, rate, 0);
	sink.add(end, lemma, 0);
	sink.add(opening, 0, 0);
	sink.add(opening, rate, 0);
	sink.add(partAt(candidate, first - at), partAt(candidate, first - at + 1), rate);
	sink.add(distance(next - first), rate, 0);
	sink.add(closing, rate, 0);
	sink.add(closing, lemma, 0);
}

/** The strongest candidate of the sentence before, and of the one after. */
function otherSentenceFeatures(sink: FeatureSink, { table, at, first, next, rate }: Candidate): void {
	let before = 0;
	const whole = first === table.first[at] && first > 0;
	for (let i = first - 1, from = whole ? Math.max(table.first[first - 1]!, first - REACH) : first; i >= from; i--) {
		before = Math.max(before, table.rate[i]!);
	}
	let after = 0;
	const more = next === table.next[at] && next < table.size;
	for (let i = next, to = more ? Math.min(table.next[next]!, next + REACH) : next; i < to; i++) after = Math.max(after, table.rate[i]!);
	sink.add(before, rate, table.place[at] ? 1 : 0);
	sink.add(after, rate, 0);
}
