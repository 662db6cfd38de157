import type { Prose, Token } from '../../model/prose.ts';
import { words } from '../lexicon/words.ts';
import type { Frame, TokenRange } from './frame.ts';

/** Verbs whose listener stands before the words: "told the court that …". */
const TO_SOMEBODY = new Set('tell warn inform assure remind notify advise promise convince persuade'.split(' '));
/** Tokens of a listener at most. */
const LISTENER = 9;
/** Tokens between a "that" and the verb of its clause at most. */
const CLAUSE_OPENING = 25;
const NAMING = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PRON', 'ADP', 'PART', 'CCONJ']);
/** After a quotation and a comma or a dash, these bring in the reporter's own remark. */
const REMARKS = new Set(['without', 'apparently', 'referring', 'alluding', 'adding', 'an', 'a']);
const DAY = words(
	'on in at late early earlier last this monday tuesday wednesday thursday friday saturday sunday today yesterday morning afternoon evening night week month',
);
const EDGE = /^(?:[.,;:]|[-–—―]+)$/;
const DASH = /^(?:[–—―]|--)$/;
const CLOSING = /^["”’»]$/;

/**
 * The content of a frame in the very words that are said: without the listener and "that" before them, a dateline, the reporter's
 * remark after them, and punctuation at their ends, quotation marks apart; with what stands before an inserted "he said".
 */
export function wording(prose: Prose, frame: Frame): TokenRange[] {
	const led = ledBy(prose, frame);
	const runs = led ? [led] : [...before(prose, frame), ...frame.content.filter((run, i) => i === 0 || !isAside(prose, { frame, run }))];
	return runs
		.map((run) =>
			trimmed(
				prose,
				withoutRemark(prose, withoutDateline(prose, withoutListener(prose, { frame, run: wholeClause(prose, { frame, run }) }))),
			),
		)
		.filter((run) => run !== null);
}

/** The words of a source: without a dateline before them, and with the whole of a bracket that opens in them. */
export function namingWords(prose: Prose, source: TokenRange): TokenRange {
	const { tokens } = prose;
	const [first, next] = withoutDateline(prose, source);
	let open = 0;
	for (let i = first; i < next; i++) open += tokens[i]!.lower === '(' ? 1 : tokens[i]!.lower === ')' ? -1 : 0;
	if (open <= 0) return [first, next];
	for (let i = next; i < Math.min(tokens.length, next + LISTENER); i++) {
		if (tokens[i]!.sentence !== tokens[first]!.sentence) break;
		if (tokens[i]!.lower === ')') return [first, i + 1];
	}
	return [first, next];
}

/** The clause before "…, a spokesman announced on Monday", where the content found is but the day. */
function ledBy({ tokens, sentences }: Prose, { source, cue, content }: Frame): TokenRange | null {
	if (!source || !cue || source[0] > cue[0] || tokens[source[0] - 1]?.lower !== ',') return null;
	const first = sentences[tokens[cue[0]]!.sentence]!.tokens[0];
	const isTime = ([from, to]: TokenRange) =>
		from >= cue[1] && to - from < LISTENER && tokens.slice(from, to).every(({ lower }) => DAY.has(lower));
	return source[0] - 1 > first + 2 && content.every(isTime) ? [first, source[0] - 1] : null;
}

/** True when a run after the cue only tells when or where something was said before it: "…, he said on Friday afternoon". */
function isAside({ tokens }: Prose, { frame: { cue, content }, run: [first, next] }: { frame: Frame; run: TokenRange }): boolean {
	if (!cue || first < cue[1] || content[0]![0] > cue[0]) return false;
	return !tokens.slice(first, next).some(({ pos, lower }) => pos === 'VERB' || pos === 'AUX' || CLOSING.test(lower));
}

/** `Israel` in "Israel, he added, would not stop": what opens the sentence, where the content found goes on after the insertion. */
function before({ tokens, sentences }: Prose, { source, cue, content }: Frame): TokenRange[] {
	if (!source || !cue) return [];
	const start = Math.min(source[0], cue[0]);
	const end = Math.max(source[1], cue[1]);
	const first = sentences[tokens[start]!.sentence]!.tokens[0];
	const inserted = tokens[start - 1]?.lower === ',' && tokens[end]?.lower === ',' && content[0]![0] === end + 1;
	if (!inserted || tokens[end + 1]?.pos === 'PUNCT' || end - start > source[1] - source[0] + cue[1] - cue[0]) return [];
	const verb = tokens[end + 1]!.pos === 'VERB' || tokens[end + 1]!.pos === 'AUX';
	const opening = tokens.slice(first, start - 1);
	return verb && opening.length > 0 && opening.every(({ pos, lower }) => pos !== 'VERB' && lower !== ',') ? [[first, start - 1]] : [];
}

/** A clause from its "that" on, where the run leaves out its subject: "told the court that [the ships, all four,] had left". */
function wholeClause({ tokens }: Prose, { frame: { cue, source }, run }: { frame: Frame; run: TokenRange }): TokenRange {
	const end = Math.max(cue?.[1] ?? 0, source?.[1] ?? 0);
	if (!cue || run[0] <= end || tokens[run[0]]!.sentence !== tokens[cue[0]]!.sentence) return run;
	for (let i = cue[1]; i < Math.min(run[0], cue[1] + LISTENER); i++) {
		if (tokens[i]!.lower === 'that' && i >= end) return run[0] - i < CLAUSE_OPENING ? [i + 1, run[1]] : run;
		if (tokens[i]!.pos === 'VERB' || tokens[i]!.pos === 'AUX') return run;
	}
	return run;
}

function withoutListener({ tokens }: Prose, { frame, run }: { frame: Frame; run: TokenRange }): TokenRange {
	const { cue } = frame;
	if (!cue || run[0] !== cue[1] || !tokens.slice(...cue).some(({ lemma }) => TO_SOMEBODY.has(lemma))) return run;
	for (let i = run[0]; i < Math.min(run[1] - 1, run[0] + LISTENER); i++) {
		if (tokens[i]!.lower === 'that') return [i + 1, run[1]];
		if (!NAMING.has(tokens[i]!.pos)) return run;
	}
	return run;
}

/** What stands after "PORT ALDER —" where that opens a paragraph. */
function withoutDateline({ document, tokens, sentences, paragraphs }: Prose, [from, to]: TokenRange): TokenRange {
	const sentence = sentences[tokens[from]!.sentence]!;
	if (from !== sentences[paragraphs[sentence.paragraph]!.sentences[0]]!.tokens[0]) return [from, to];
	for (let i = from; i < Math.min(to - 1, from + LISTENER); i++) {
		if (i > from && DASH.test(tokens[i]!.lower)) return [i + 1, to];
		const word = document.text.slice(tokens[i]!.start, tokens[i]!.end);
		if (i === from && word !== word.toUpperCase()) return [from, to];
	}
	return [from, to];
}

/** Ends with the last quotation where a remark follows it: "“no”, without giving a reason". */
function withoutRemark({ tokens }: Prose, [from, to]: TokenRange): TokenRange {
	for (let i = to - 2; i > from; i--) {
		const { lower } = tokens[i]!;
		if (CLOSING.test(lower)) return [from, to];
		if (!CLOSING.test(tokens[i - 1]!.lower)) continue;
		if (lower === 'and' && tokens[i + 1]!.pos === 'VERB' && /(?:ed|t)$/.test(tokens[i + 1]!.lower)) return [from, i];
		if (lower !== ',' && !DASH.test(lower)) continue;
		return REMARKS.has(tokens[i + 1]!.lower) ? [from, i] : [from, to];
	}
	return [from, to];
}

function trimmed({ tokens }: Prose, [from, to]: TokenRange): TokenRange | null {
	let start = from;
	let end = to;
	while (start < end && (tokens[start]!.lower === 'that' ? !isDemonstrative(tokens, start) : EDGE.test(tokens[start]!.lower))) start++;
	while (end > start && EDGE.test(tokens[end - 1]!.lower)) end--;
	while (end < to + 2 && end < tokens.length && hyphenated(tokens, end)) end++;
	if (tokens[end]?.lower === ')' && opensBracket(tokens, start, end)) end++;
	return tokens.slice(start, end).some(({ pos }) => pos !== 'PUNCT') ? [start, end] : null;
}

/** True when a bracket that opens in the run does not close in it: "the service (FSB". */
function opensBracket(tokens: readonly Token[], from: number, to: number): boolean {
	let open = 0;
	for (let i = from; i < to; i++) open += tokens[i]!.lower === '(' ? 1 : tokens[i]!.lower === ')' ? -1 : 0;
	return open > 0;
}

/** "That is wrong" begins with what it speaks of, at the start of a sentence or a quotation; "said that he was wrong" does not. */
function isDemonstrative(tokens: readonly Token[], at: number): boolean {
	const next = tokens[at + 1]?.pos;
	const opens = at === 0 || tokens[at - 1]!.sentence !== tokens[at]!.sentence || /^[“"‘«]$/.test(tokens[at - 1]!.lower);
	return opens && tokens[at]!.pos !== 'SCONJ' && (next === 'AUX' || next === 'VERB');
}

/** True when the token belongs to the word before it. */
function hyphenated(tokens: readonly Token[], at: number): boolean {
	const token = tokens[at]!;
	const last = tokens[at - 1];
	return last !== undefined && last.end === token.start && (last.lower === '-' ? token.pos !== 'PUNCT' : token.lower === '-');
}
