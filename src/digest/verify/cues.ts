import type { PartOfSpeech, Token } from '../../model/prose.ts';
import { BODIES, BODY_NOUNS, PERSON_NOUNS } from '../lexicon/people.ts';
import { CLAIMING_VERBS, INVERTED_VERBS } from '../lexicon/speech.ts';
import { words } from '../lexicon/words.ts';
import { type Cue, firstEndingAfter, type Ground, type Run, type Subject } from './ground.ts';

const GROUP = new Set<PartOfSpeech>(['DET', 'ADJ', 'NUM', 'NOUN', 'PROPN', 'SYM']);
const BEFORE_VERB = new Set<PartOfSpeech>(['AUX', 'ADV', 'PART']);
const PERSONAL = words(`
	i he she it we they you this one those some many others both all another everyone someone nobody anyone
`);
const RELATIVE = words(`
	who which that whom whose where when what
`);
/** Tagged as prepositions, but they open a clause with a subject of its own. */
const OPENERS = words(`
	as after before since while whether because although though than that if unless until when where like
`);
const POSSESSIVE = new Set(["'s", '’s', "'", '’']);
const QUOTE_MARKS = new Set(['"', '“', '”', '‘', '«', '»', '„']);
const PAUSES = new Set([',', '–', '—', '--', '(', ')']);
const HYPHENS = new Set(['-', '‑', '&']);
const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)day|^(?:earlier|later|last|this)$/;
/** Prepositions of the place and the time of saying. */
const CIRCUMSTANCES = words('on in at during to after before from through via by earlier late');
const TIMES = words('morning afternoon evening night week month year weekend summer winter autumn spring');
/** What stands between what was said and an inverted verb. */
const ENDS_SAID = new Set([',', '?', '!']);
/** How many asides between a subject and its verb are looked behind. */
const ASIDES = 4;

/** The cues of a sentence that make its words a claim, left to right. */
export function cuesOf(ground: Ground, sentence: number): readonly Cue[] {
	const known = ground.cues[sentence];
	if (known) return known;
	const { tokens, sentences } = ground.prose;
	const [from, to] = sentences[sentence]!.tokens;
	const speaker = colonCue(tokens, { from, to });
	const found: Cue[] = speaker ? [speaker] : [];
	for (let i = from; i < to; i++) {
		const cue = cueAt(tokens, i, { from, to });
		if (cue) found.push(inQuotation(ground, cue));
	}
	ground.cues[sentence] = found;
	return found;
}

/** A cue in quoted words says nothing about the words outside. */
function inQuotation({ prose: { tokens, quotes } }: Ground, cue: Cue): Cue {
	const { start } = tokens[cue.from]!;
	const quote = quotes[firstEndingAfter(quotes, start)];
	if (!quote || quote.start > start) return cue;
	const left = { ...cue.left };
	const right = { ...cue.right };
	while (left.from < left.to && tokens[left.from]!.start < quote.start) left.from++;
	while (right.from < right.to && tokens[right.to - 1]!.end > quote.end) right.to--;
	return { ...cue, left, right };
}

/** "Reyes: The strike goes on" */
function colonCue(tokens: readonly Token[], sentence: Run): Cue | null {
	const to = groupEnd(tokens, sentence.from, sentence);
	const { from } = sentence;
	if (to === from || to - from > 4 || tokens[to]?.lower !== ':' || tokens[to - 1]!.pos !== 'PROPN' || to + 1 >= sentence.to) return null;
	return { from, to, subjects: [{ from, to, tail: false }], left: { from, to: from }, right: { from: to + 1, to: sentence.to } };
}

function cueAt(tokens: readonly Token[], at: number, sentence: Run): Cue | null {
	const { lower, lemma, pos } = tokens[at]!;
	if (lower === 'according' && tokens[at + 1]?.lower === 'to') return prepositionCue(tokens, at, sentence);
	if ((pos !== 'VERB' && pos !== 'AUX') || !CLAIMING_VERBS.has(lemma)) return null;
	if (lemma === 'add' && tokens[at + 1]?.lower === 'to') return null;
	const before = tokens[at - 1];
	if (lower.endsWith('ed') && (before?.lower === 'as' || before?.pos === 'DET')) return null;
	return verbCue(tokens, at, sentence);
}

function prepositionCue(tokens: readonly Token[], at: number, sentence: Run): Cue {
	const groups = groupsAfter(tokens, at + 2, sentence);
	const opens = at === sentence.from || tokens[at - 1]!.pos === 'CCONJ';
	const none = { from: at, to: at };
	if (!opens) return { from: at, to: at + 2, subjects: groups, left: { from: sentence.from, to: at }, right: none };
	// "According to the chair, Ana Reyes, the strike goes on": what has a verb after it is no name.
	const subjects = groups.filter(({ to }, i) => i === 0 || !(tokens[to]?.pos === 'VERB' || tokens[to]?.pos === 'AUX'));
	const right = { from: clauseEnd(tokens, groups[0]?.to ?? at + 2, sentence), to: sentence.to };
	return { from: at, to: at + 2, subjects, left: none, right };
}

function verbCue(tokens: readonly Token[], at: number, sentence: Run): Cue {
	const subjects = speakersOf(tokens, at, sentence);
	const after = subjects.some((subject) => subject.from > at);
	const start = (subjects.find(({ from, tail }) => from < at && !tail) ?? subjects[0])?.from ?? at;
	const end = after ? clauseEnd(tokens, Math.max(...subjects.map((subject) => subject.to)), sentence) : at + 1;
	const right = after ? quotedAfter(tokens, { from: end, to: sentence.to }) : saidAfter(tokens, at, { from: end, to: sentence.to });
	const left = saidBefore(tokens, Math.min(start, at), { sentence, after, right });
	return { from: at, to: at + 1, subjects, left, right };
}

/** After "…", said Reyes, only what is quoted is hers. */
function quotedAfter(tokens: readonly Token[], { from, to }: Run): Run {
	for (let i = from; i < to; i++) if (isQuoteMark(tokens, i)) return { from: i, to };
	return { from: to, to };
}

/** What is said after the cue: without whom it is said to, and when; nothing where only that follows. */
function saidAfter(tokens: readonly Token[], cue: number, { from, to }: Run): Run {
	const start = afterAddress(tokens, cue, { from, to });
	const next = tokens[start];
	if (!next || start >= to) return { from: to, to };
	const end = beforeBackground(tokens, { from: start, to });
	const clause = hasVerb(tokens, start, to);
	if (tokens[cue]!.lemma === 'deny' && !clause) return { from: to, to };
	return clause || (next.pos !== 'ADP' && next.pos !== 'PUNCT') || next.lower === 'of' || isQuoteMark(tokens, start)
		? { from: start, to: end }
		: { from: to, to };
}

/** Up to ", as talks went on": what the article tells beside what is said. */
function beforeBackground(tokens: readonly Token[], { from, to }: Run): number {
	let quoted = false;
	for (let i = from; i + 1 < to; i++) {
		if (isQuoteMark(tokens, i)) quoted = !quoted;
		if (!quoted && tokens[i]!.lower === ',' && (tokens[i + 1]!.lower === 'as' || tokens[i + 1]!.lower === 'while')) return i;
	}
	return to;
}

/** Past "reporters on Monday", "on Thursday", "that". */
function afterAddress(tokens: readonly Token[], cue: number, { from, to }: Run): number {
	let at = from;
	if (tokens[cue]!.lemma === 'tell' && at === cue + 1) at = groupEnd(tokens, at, { from, to });
	while (at < to) {
		const { lower, pos } = tokens[at]!;
		const next = WEEKDAY.test(lower)
			? afterDay(tokens, at)
			: pos === 'ADP' && CIRCUMSTANCES.has(lower)
				? groupEnd(tokens, at + 1, { from, to })
				: at;
		if (next <= at) break;
		at = next;
	}
	return tokens[at]?.lower === 'that' ? at + 1 : at;
}

/** Past "Thursday", "Thursday morning", "last week". */
function afterDay(tokens: readonly Token[], at: number): number {
	const next = tokens[at + 1];
	return next && (TIMES.has(next.lower) || WEEKDAY.test(next.lower)) ? at + 2 : at + 1;
}

interface Around {
	readonly sentence: Run;
	/** The subject stands after the cue. */
	readonly after: boolean;
	readonly right: Run;
}

/** What is said before the cue and its subject: quoted words, a clause, or whatever stands there when nothing is said after. */
function saidBefore(tokens: readonly Token[], start: number, { sentence, after, right }: Around): Run {
	const nothing = { from: start, to: start };
	const left = { from: sentence.from, to: start };
	if (start === sentence.from) return nothing;
	if (after || isQuoteMark(tokens, start - 1)) return left;
	if (!isPause(tokens[start - 1]!)) return nothing;
	const parenthetical = tokens[right.from]?.lower === ',' && !isQuoteMark(tokens, right.from + 1);
	if (right.from >= right.to || parenthetical) return left;
	const opener = tokens[sentence.from]!;
	const aside = opener.pos === 'ADP' || opener.pos === 'SCONJ' || opener.pos === 'ADV' || isGerund(tokens, sentence.from);
	return !aside && hasVerb(tokens, sentence.from, start) ? left : nothing;
}

function hasVerb(tokens: readonly Token[], from: number, to: number): boolean {
	for (let i = from; i < to; i++) if (tokens[i]!.pos === 'VERB' || tokens[i]!.pos === 'AUX') return true;
	return false;
}

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

/** "saying", but not "is saying". */
function isGerund(tokens: readonly Token[], at: number): boolean {
	if (!tokens[at]!.lower.endsWith('ing') || tokens[at]!.pos !== 'VERB') return false;
	let before = at - 1;
	while (tokens[before]?.pos === 'ADV') before--;
	return tokens[before]?.pos !== 'AUX';
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

function groupStart(tokens: readonly Token[], to: number, sentence: Run): number {
	let at = to;
	while (at > sentence.from && isGroupToken(tokens, at - 1, at < to)) {
		at--;
		if (PERSONAL.has(tokens[at]!.lower) && tokens[at]!.pos === 'PRON') break;
	}
	while (at < to && (tokens[at]!.pos === 'CCONJ' || tokens[at]!.pos === 'PUNCT')) at++;
	return at;
}

function groupEnd(tokens: readonly Token[], from: number, sentence: Run): number {
	let at = from;
	while (at < sentence.to && isGroupToken(tokens, at, true)) at++;
	while (at > from && (tokens[at - 1]!.pos === 'CCONJ' || tokens[at - 1]!.pos === 'PUNCT')) at--;
	return at;
}

function isGroupToken(tokens: readonly Token[], at: number, inside: boolean): boolean {
	const { pos, lower } = tokens[at]!;
	if (GROUP.has(pos)) return pos !== 'DET' || lower === 'that' || !RELATIVE.has(lower);
	if (pos === 'PRON') return !RELATIVE.has(lower);
	if (pos === 'PART') return inside && POSSESSIVE.has(lower);
	if (pos === 'CCONJ') return inside;
	return joinsByHyphen(tokens, at);
}

/** A hyphen without blanks around it, a verb beside one ("state-linked"), the full stop of an initial. */
function joinsByHyphen(tokens: readonly Token[], at: number): boolean {
	const { start, end, pos, lower } = tokens[at]!;
	const before = tokens[at - 1];
	const after = tokens[at + 1];
	if (pos !== 'PUNCT') {
		return (before?.end === start && HYPHENS.has(before.lower)) || (after?.start === end && HYPHENS.has(after.lower));
	}
	if (before?.end !== start) return false;
	return HYPHENS.has(lower) ? after?.start === end : lower === '.' && before.pos === 'PROPN' && before.lower.length === 1;
}

/** A mark of quotation; an apostrophe only beside another mark ("''We wait,''"), else it is a possessive. */
function isQuoteMark(tokens: readonly Token[], at: number): boolean {
	if (!tokens[at]) return false;
	const { pos, lower, start, end } = tokens[at]!;
	if (QUOTE_MARKS.has(lower)) return true;
	if (pos !== 'PUNCT' || (lower !== "'" && lower !== '’' && lower !== '`')) return false;
	const before = tokens[at - 1];
	const after = tokens[at + 1];
	return (before?.pos === 'PUNCT' && before.end === start) || (after?.pos === 'PUNCT' && after.start === end);
}

function isPause({ pos, lower }: Token): boolean {
	return pos === 'PUNCT' && PAUSES.has(lower);
}

function clauseEnd(tokens: readonly Token[], from: number, sentence: Run): number {
	let at = from;
	while (at < sentence.to && !isPause(tokens[at]!) && tokens[at]!.lower !== ';' && tokens[at]!.lower !== ':') at++;
	return at;
}
