import type { PartOfSpeech, Token } from '../../model/prose.ts';
import { BODIES, BODY_NOUNS, PERSON_NOUNS } from '../lexicon/people.ts';
import { CLAIMING_VERBS, INVERTED_VERBS } from '../lexicon/speech.ts';
import { words } from '../lexicon/words.ts';
import type { Run, Subject } from './ground.ts';
import { groupEnd, groupStart, isGerund, isPause, isQuoteMark, PERSONAL, POSSESSIVE, RELATIVE } from './groups.ts';

const BEFORE_VERB = new Set<PartOfSpeech>(['AUX', 'ADV', 'PART']);
/** Tagged as prepositions, but they open a clause with a subject of its own. */
const OPENERS = words(`
	as after before since while whether because although though than that if unless until when where like
`);
/** Where a speaker might stand, these are the time of saying. */
export const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)day|^(?:earlier|later|last|this)$/;
/** What stands between what was said and an inverted verb. */
const ENDS_SAID = new Set([',', '?', '!']);
/** How many asides between a subject and its verb are looked behind. */
const ASIDES = 4;

/** The groups that grammar allows as the speaker of the verb at `verb`: its subject, or "by Reyes" where the subject only suffers it. */
export function speakersOf(tokens: readonly Token[], verb: number, sentence: Run): Subject[] {
	if (!isPassive(tokens, verb, sentence)) return subjectsOf(tokens, verb, sentence);
	return tokens[verb + 1]?.lower === 'by' ? groupsAfter(tokens, verb + 2, sentence) : [];
}

/** "was told", "has been accused", "a man accused of". */
function isPassive(tokens: readonly Token[], verb: number, sentence: Run): boolean {
	if (tokens[verb]!.lemma === 'accuse' && tokens[verb + 1]?.lower === 'of') return true;
	if (tokens[verb]!.lower.endsWith('ing')) return false;
	let at = verb - 1;
	while (at > sentence.from && tokens[at]!.pos === 'ADV') at--;
	return at >= sentence.from && tokens[at]!.pos === 'AUX' && tokens[at]!.lemma === 'be';
}

/** The groups that grammar allows as the subject of the verb at `verb`. */
export function subjectsOf(tokens: readonly Token[], verb: number, sentence: Run): Subject[] {
	if (isInverted(tokens, verb, sentence)) return groupsAfter(tokens, verb + 1, sentence);
	const found: Subject[] = [];
	const edge = verbStart(tokens, verb, sentence);
	const before = tokens[edge - 1];
	if (edge === sentence.from || !before) return found;
	if (isGerund(tokens, verb) && edge === verb) return gerundSubjects(tokens, verb, sentence);
	if (before.pos === 'CCONJ') return earlierSubjects(tokens, edge - 1, sentence);
	if (isPause(before)) return behindAsides(tokens, edge - 1, sentence);
	if (before.pos === 'VERB' && opensGroup(tokens, edge - 1, sentence)) return [{ from: edge - 1, to: edge, tail: false }];
	climb(tokens, edge, sentence, found);
	// A clause has a subject: what hangs on nothing that was found is it.
	return found.length === 1 ? [{ ...found[0]!, tail: false }] : found;
}

/** Where a name may stand that the tagger takes for a verb: at the start, or after a mark or "and". */
function opensGroup(tokens: readonly Token[], at: number, sentence: Run): boolean {
	const before = tokens[at - 1];
	return at === sentence.from || !before || before.pos === 'PUNCT' || before.pos === 'CCONJ';
}

/** The groups after a verb or a preposition, with what is set beside them between commas ("a spokesman, John Roe"). */
export function groupsAfter(tokens: readonly Token[], from: number, sentence: Run): Subject[] {
	const found: Subject[] = [];
	let at = from;
	for (let i = 0; i < 3 && at < sentence.to; i++) {
		// The tagger takes some nouns for verbs ("according to exit polls").
		const loose = i === 0 && tokens[at]!.pos === 'VERB' ? 1 : 0;
		const to = groupEnd(tokens, at + loose, sentence);
		if (to === at) break;
		found.push({ from: at, to, tail: false });
		at = to;
		while (at < sentence.to && tokens[at]!.pos === 'ADP' && !OPENERS.has(tokens[at]!.lower)) {
			const end = groupEnd(tokens, at + 1, sentence);
			if (end > at + 1) found.push({ from: at + 1, to: end, tail: true });
			at = Math.max(end, at + 1);
		}
		if (tokens[at]?.lower !== ',') break;
		at++;
	}
	return found;
}

function isInverted(tokens: readonly Token[], verb: number, sentence: Run): boolean {
	if (!INVERTED_VERBS.has(tokens[verb]!.lemma) || isGerund(tokens, verb)) return false;
	const before = tokens[verb - 1];
	const opens = verb === sentence.from || (before && (ENDS_SAID.has(before.lower) || isQuoteMark(tokens, verb - 1)));
	if (!opens || WEEKDAY.test(tokens[verb + 1]?.lower ?? '')) return false;
	// The tagger takes some given names for verbs ("said Don Fowler").
	const loose = tokens[verb + 1]?.pos === 'VERB' && tokens[verb + 2]?.pos === 'PROPN' ? 1 : 0;
	let to = groupEnd(tokens, verb + 1 + loose, sentence);
	if (to === verb + 1 || !maySpeak(tokens[to - 1]!)) return false;
	while (to < sentence.to && tokens[to]!.pos === 'ADP') to = Math.max(groupEnd(tokens, to + 1, sentence), to + 1);
	const next = tokens[to];
	return !next || to >= sentence.to || next.lower === 'who' || (next.pos === 'PUNCT' && !isQuoteMark(tokens, to));
}

/** A name, a pronoun, or a word for a person or a body. */
function maySpeak({ pos, lower, lemma }: Token): boolean {
	if (pos !== 'NOUN') return pos !== 'PRON' || PERSONAL.has(lower);
	return PERSON_NOUNS.has(lemma) || PERSON_NOUNS.has(lower) || BODY_NOUNS.has(lemma) || BODIES.has(lemma);
}

/** Where the verb's own words begin: auxiliaries, adverbs, "went on to say", "was quoted as saying". */
function verbStart(tokens: readonly Token[], verb: number, sentence: Run): number {
	let at = verb;
	while (at > sentence.from) {
		const { pos, lower } = tokens[at - 1]!;
		const next = tokens[at]!.lower;
		if (BEFORE_VERB.has(pos) && !(pos === 'PART' && POSSESSIVE.has(lower))) at--;
		else if (pos === 'ADV' || lower === 'quoted') at--;
		else if (pos === 'VERB' && (next === 'to' || next === 'on')) at--;
		else if (pos === 'ADP' && (next === 'to' || (lower === 'as' && isGerund(tokens, at)))) at--;
		else break;
	}
	return at;
}

/** "with the group stressing that" has its subject before it; ", adding that" has the sentence's. */
function gerundSubjects(tokens: readonly Token[], verb: number, sentence: Run): Subject[] {
	const from = groupStart(tokens, verb, sentence);
	if (from < verb && tokens[from - 1]?.lower === 'with') return [{ from, to: verb, tail: false }];
	return [...earlierSubjects(tokens, verb, sentence), ...absoluteSubjects(tokens, verb, sentence)];
}

/** "A union – with others – issuing a statement, adding that": no finite verb stands before the first participle, and its subject is theirs. */
function absoluteSubjects(tokens: readonly Token[], verb: number, sentence: Run): Subject[] {
	for (let i = sentence.from + 1; i <= verb; i++) {
		const { pos } = tokens[i]!;
		if (pos === 'AUX' || (pos === 'VERB' && !isGerund(tokens, i))) return [];
		const opensAside = tokens[i]!.lower === 'including';
		if (pos === 'VERB' && !opensAside && isPause(tokens[i - 1]!)) return behindAsides(tokens, i - 1, sentence);
	}
	return [];
}

/** The subjects of the verbs before `at`: of the nearest, of the sentence's first, and of each that claims. */
function earlierSubjects(tokens: readonly Token[], at: number, sentence: Run): Subject[] {
	const found: Subject[] = [];
	let nearest = -1;
	let first = -1;
	for (let i = sentence.from; i < at; i++) {
		if ((tokens[i]!.pos !== 'VERB' && tokens[i]!.pos !== 'AUX') || isGerund(tokens, i)) continue;
		if (CLAIMING_VERBS.has(tokens[i]!.lemma)) found.push(...subjectsOf(tokens, i, sentence));
		if (first === -1) first = i;
		nearest = i;
	}
	if (first !== -1) found.push(...subjectsOf(tokens, first, sentence));
	if (nearest !== first) found.push(...subjectsOf(tokens, nearest, sentence));
	return found;
}

/** A verb after a comma: what stands before each aside, and the noun that opens it. */
function behindAsides(tokens: readonly Token[], pause: number, sentence: Run): Subject[] {
	const found: Subject[] = [];
	let to = tokens[pause]!.lower === ')' && tokens[sentence.from]!.lower === '(' ? sentence.from : pause;
	for (let i = 0; i < ASIDES && to > sentence.from; i++) {
		climb(tokens, to, sentence, found);
		let from = to;
		while (from > sentence.from && !isPause(tokens[from - 1]!) && !isQuoteMark(tokens, from - 1)) from--;
		const end = groupEnd(tokens, from, sentence);
		if (end > from && end <= to) found.push({ from, to: end, tail: false });
		if (from === sentence.from || !isPause(tokens[from - 1]!)) break;
		to = from - 1;
	}
	return found;
}

/** Collects the group that ends at `to`, and those it hangs on, up to the noun that everything hangs on. */
function climb(tokens: readonly Token[], to: number, sentence: Run, found: Subject[]): void {
	let end = to;
	while (end > sentence.from) {
		const from = groupStart(tokens, end, sentence);
		const before = from > sentence.from ? tokens[from - 1]! : null;
		if (from < end)
			found.push({ from, to: end, tail: hangs(before) && !(before?.pos === 'AUX' && opensGroup(tokens, from - 1, sentence)) });
		if (!before) return;
		if (RELATIVE.has(before.lower)) {
			found.push({ from: from - 1, to: from, tail: false });
			end = isPause(tokens[from - 2] ?? before) ? from - 2 : from - 1;
		} else if (before.pos === 'ADP' || (before.pos === 'VERB' && !isClaiming(before)) || BEFORE_VERB.has(before.pos)) end = from - 1;
		else if (before.lower === ',' && hasComma(tokens, from, end)) end = from - 1;
		else return;
	}
}

function isClaiming({ lemma }: Token): boolean {
	return CLAIMING_VERBS.has(lemma);
}

function hangs(before: Token | null): boolean {
	if (!before) return false;
	if (before.pos === 'ADP') return !OPENERS.has(before.lower);
	return before.pos === 'VERB' ? !isClaiming(before) : before.pos === 'AUX';
}

/** The group is the end of a list: "Qatar, | Egypt and Turkey said". */
function hasComma(tokens: readonly Token[], from: number, to: number): boolean {
	for (let i = from; i < to; i++) if (tokens[i]!.pos === 'CCONJ') return true;
	return false;
}
