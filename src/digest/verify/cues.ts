import type { Token } from '../../model/prose.ts';
import { CLAIMING_VERBS } from '../lexicon/speech.ts';
import { words } from '../lexicon/words.ts';
import { type Cue, firstEndingAfter, type Ground, type Run } from './ground.ts';
import { clauseEnd, groupEnd, isGerund, isPause, isQuoteMark } from './groups.ts';
import { groupsAfter, speakersOf, WEEKDAY } from './subjects.ts';

/** Prepositions of the place and the time of saying. */
const CIRCUMSTANCES = words('on in at during to after before from through via by earlier late');
const TIMES = words('morning afternoon evening night week month year weekend summer winter autumn spring');

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
