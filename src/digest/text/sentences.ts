import type { Span } from '../../model/span.ts';
import { abbreviation, startsSentences } from './abbreviations.ts';
import { isBlank, isDigit, isLower, isUpper, matches, skipBlanks } from './characters.ts';
import { isEmbedded, openMark } from './embedded.ts';
import { isBullet, markerLength, nextItem } from './lists.ts';

/** Where a sentence could end; the credit of a picture ("Image: NASA.") stands apart from the caption before it. */
const CANDIDATE = /[.!?…\n。！？।؟۔]|(?<=[^\s.] )(?:Image|Photo|Photograph|Picture|Credit|Graphic|Video): (?=\p{Lu})/gu;
/** A run of closing punctuation, spaced ellipses (". . .") included. */
const RUN = /[.!?…。！？।؟۔]+(?:[ \u00a0]\.+(?!\d))*/y;
const CLOSERS = '”’"\')]}»›';
const OPENERS = '“‘"\'([{«‹„¿¡';
const ALWAYS = '。！？।؟۔';
const DASHES = '–—-';
const LETTER = /\p{L}/u;
/** "“Will they?” Ana Reyes asked": the quotation's mark does not end the sentence. */
const SPEAKS =
	/(?:\p{Lu}[\p{L}’'.-]*\s){1,4}(?:said|says|asked|asks|told|wrote|writes|added|adds|replied|replies|shouted|cried|tweeted|posted|wondered|joked|exclaimed|responded|quipped)\b/uy;
/** Arabic articles and particles of surnames, which stay small at the start of a sentence in some papers. */
const PARTICLE = /(?:al|el|ad|an|ar|as|ash|at|az|ath)-\p{Lu}|(?:d|l)[’']\p{Lu}|(?:bin|ibn|de|van|von|der)\s\p{Lu}/uy;
/** "iPhone", "eBay". */
const CAMEL = /\p{Ll}{1,2}\p{Lu}\p{Ll}/uy;
/** A letter of an inline list ("a. …", "b) …"). */
const ITEM = /(?:\(?[a-z]\)|a\.|\(?[ivx]{1,4}\)|\d{1,2}\.?\))\s/y;
/** Firms and shows that write their name with an exclamation mark. */
const LOUD = new Set(['Yahoo', 'Yum', 'Jeopardy', 'Wham', 'Oklahoma', 'Mamma Mia']);
const CLOCK = new Set(['a.m', 'p.m', 'A.M', 'P.M']);
/** What goes on after "a.m.": a day, a month, a zone. */
const AFTER_CLOCK =
	/(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Eastern|Central|Mountain|Pacific|[A-Z]{2,4}\b)/y;
const DOMAINS = new Set(['Com', 'Net', 'Org', 'Js', 'Io', 'Co', 'Uk', 'Ai', 'Gov', 'Edu', 'Eu', 'Tv']);
/** The longest abbreviation looked for, so that a text of stops alone stays linear. */
const WORD_REACH = 24;
/** A line this long was broken by its width; a shorter one ends a line of a list, a verse or an address. */
const WRAPPED = 40;

/** The sentences of one paragraph, in order, without the blanks around them. Every character that is no blank is in one. */
export function sentences(text: string, paragraph: Span): Span[] {
	const words = text.slice(paragraph.start, paragraph.end);
	const found: Span[] = [];
	const ahead: Candidate = { at: -1, length: 0 };
	for (let start = skipBlanks(words, 0); start < words.length; ) {
		const next = sentenceEnd(words, start, ahead);
		let end = next;
		while (isBlank(words, end - 1)) end--;
		found.push({ start: paragraph.start + start, end: paragraph.start + end });
		start = skipBlanks(words, next);
	}
	return found;
}

/** The place that `CANDIDATE` found last. It outlives its sentence, so that no stretch of the text is searched twice. */
interface Candidate {
	at: number;
	length: number;
}

/** Moves `ahead` to the first candidate at or after `from`. */
function seek(words: string, ahead: Candidate, from: number): void {
	if (ahead.at >= from) return;
	CANDIDATE.lastIndex = from;
	const match = CANDIDATE.exec(words);
	ahead.at = match?.index ?? words.length;
	ahead.length = match?.[0].length ?? 0;
}

/** Where the sentence that begins at `start` ends: blanks may stand before that place. */
function sentenceEnd(words: string, start: number, ahead: Candidate): number {
	const marker = markerLength(words, start);
	const item = marker === 0 ? -1 : nextItem(words, start);
	const last = item === -1 ? words.length : item;
	for (seek(words, ahead, start + Math.max(marker, 1)); ahead.at < last; ) {
		const { at, length } = ahead;
		if (length > 1) return at;
		if (words[at] === '\n') {
			if (breaksLine(words, { start, at, listed: marker > 0 })) return at;
			seek(words, ahead, at + 1);
			continue;
		}
		const end = stopEnd(words, start, at);
		if (end !== -1) return end;
		seek(words, ahead, Math.max(runEnd(words, at), at + 1));
	}
	return last;
}

function runEnd(words: string, at: number): number {
	RUN.lastIndex = at;
	RUN.test(words);
	return RUN.lastIndex;
}

/** Where the sentence ends that the punctuation at `at` could close; -1 when it goes on. */
function stopEnd(words: string, start: number, at: number): number {
	const run = runEnd(words, at);
	const end = skipClosers(words, run);
	if (end >= words.length) return words.length;
	if (ALWAYS.includes(words[run - 1]!)) return end;
	if (!isBlank(words, end)) return touchingEnd(words, { start, at, run, end });
	const next = skipBlanks(words, end);
	if (next >= words.length) return words.length;
	const dots = run - at > 1 ? dotsIn(words, at, run) : 1;
	if (dots > 1 && words.slice(at, run).includes(' ')) return spacedEllipsisEnd(words, { start, at, run, end, next, dots });
	if (!begins(words, next, end > run) || isEnumerated(words, start, next)) return -1;
	if (end === run && isEmbedded(words, start, at)) return -1;
	if (words[at] !== '.' || dots > 1) return ends(words, { start, at, run, end, next }) ? end : -1;
	return stopCloses(words, { start, at, next }) ? end : -1;
}

interface Stop {
	readonly start: number;
	readonly at: number;
	readonly run: number;
	readonly end: number;
	readonly next: number;
}

/** Whether "!", "?" or "…" ends the sentence, when the word after it could begin one. */
function ends(words: string, { start, at, run, end, next }: Stop): boolean {
	if (words[at] === '!' && LOUD.has(wordBefore(words, at, start))) return startsSentences(wordAt(words, next));
	if (end === run || words[at] === '…' || words[at] === '.') return !OPENS_NOTE.includes(words[next]!);
	SPEAKS.lastIndex = next;
	return startsSentences(wordAt(words, next)) || !SPEAKS.test(words);
}

/** A bracket after an ellipsis adds to the sentence before it. */
const OPENS_NOTE = '([';

/**
 * Of ". . . ." the first stop ends the sentence when it touches the word, and three alone only leave words out; in a quotation
 * ". ..." leaves words out too.
 */
function spacedEllipsisEnd(words: string, { start, at, end, next, dots }: Stop & { dots: number }): number {
	if (dots < 4 || !begins(words, next, false)) return -1;
	const touches = at > 0 && !isBlank(words, at - 1);
	const apart = words[at + 1] === ' ' && words[at + 3] === ' ';
	if (touches && !apart && openMark(words, start, at) !== -1) return -1;
	return touches && apart ? at + 1 : end;
}

function dotsIn(words: string, from: number, to: number): number {
	let dots = 0;
	for (let i = from; i < to; i++) if (words[i] === '.') dots++;
	return dots;
}

/** Whether one full stop with a blank after it ends the sentence, when the word after it could begin one. */
function stopCloses(words: string, { start, at, next }: { start: number; at: number; next: number }): boolean {
	const word = wordBefore(words, at, start);
	const kind = abbreviation(word);
	const first = skipOpeners(words, next);
	const follower = wordAt(words, first);
	const numeric = isDigit(words.charCodeAt(first));
	if (kind === 'number' && (numeric || word.length > 1)) return !numeric;
	if (word.length === 1 && LETTER.test(word)) return letterCloses(words, { word, before: at - 2, start, follower });
	if (CLOCK.has(word)) {
		AFTER_CLOCK.lastIndex = first;
		return first === next && !AFTER_CLOCK.test(words);
	}
	if (kind === 'title' || kind === 'never') return false;
	if (kind === 'open' || isDotted(word)) return first > next ? OPENS_QUOTE.includes(words[next]!) : !numeric && startsSentences(follower);
	return true;
}

const OPENS_QUOTE = '“"«„';

/** An initial ("Jonas E. Smith") goes on; "you and I." ends, as does a letter before a word that begins sentences. */
function letterCloses(words: string, at: { word: string; before: number; start: number; follower: string }): boolean {
	if (startsSentences(at.follower)) return true;
	if (at.word !== 'I') return at.word === at.word.toLowerCase() && at.before > at.start;
	const before = wordBefore(words, at.before, at.start);
	return before !== '' && before[0] === before[0]!.toLowerCase();
}

/** "U.S", "i.v": letters parted by stops. */
function isDotted(word: string): boolean {
	if (word.length < 3) return false;
	for (let i = 1; i < word.length; i += 2) if (word[i] !== '.') return false;
	return true;
}

/** Where the sentence ends at a stop that touches the next word ("ended.The next"); -1 for a decimal, a url, an abbreviation. */
function touchingEnd(words: string, { start, at, run, end }: { start: number; at: number; run: number; end: number }): number {
	const cut = end > run && words[run] === '"' && isOpening(words, run, start) ? run : end;
	const first = skipOpeners(words, cut);
	if (!isCapitalisedWord(words, first) || (end === run && first > cut && !OPENS_QUOTE.includes(words[cut]!))) return -1;
	const before = words[at - 1] ?? '';
	if (before === '' || !(isLower(before) || isDigit(before.charCodeAt(0)) || CLOSERS.includes(before) || words[at] !== '.')) return -1;
	const word = wordBefore(words, at, start);
	const kind = abbreviation(word);
	return kind === 'title' || kind === 'never' || isDotted(word) || isAddress(words, at, start) ? -1 : cut;
}

/** Whether the straight mark at `at` opens: an even number of them stands before it in the sentence. */
function isOpening(words: string, at: number, start: number): boolean {
	let marks = 0;
	for (let i = words.indexOf('"', start); i !== -1 && i < at; i = words.indexOf('"', i + 1)) marks++;
	return marks % 2 === 0;
}

function isAddress(words: string, at: number, start: number): boolean {
	for (let i = at - 1; i >= start && i > at - 200 && !isBlank(words, i); i--) {
		if (words[i] === '/' || words[i] === '@' || words[i] === '_' || words[i] === '=') return true;
	}
	return false;
}

/** "The", "A ", "I ", "Mr.": and not "Com", "GDP", "D.". */
function isCapitalisedWord(words: string, at: number): boolean {
	const word = wordAt(words, at);
	if (!isUpper(words[at] ?? '') || DOMAINS.has(word)) return false;
	if (word === 'A' || word === 'I') return isBlank(words, at + 1);
	return isLower(words[at + 1] ?? '') && words[at + word.length] !== '/' && words[at + word.length] !== '@';
}

/** Whether a new sentence can begin at `at`. */
function begins(words: string, at: number, closed: boolean): boolean {
	if (DASHES.includes(words[at]!)) return isBulletedLine(words, at);
	if (isBullet(words[at])) return true;
	const first = skipOpeners(words, at);
	const char = words[first];
	if (char === undefined) return true;
	if (!isLower(char))
		return LETTER.test(char) || isDigit(words.charCodeAt(first)) || '$£€#@%§&+.…'.includes(char) || !OPENERS.includes(char);
	if (closed) return false;
	return matches(ITEM, words, at) || matches(CAMEL, words, first) || matches(PARTICLE, words, first);
}

/** Whether the item that follows ("b) …") goes on with an enumeration that began inside the sentence ("a) …"). */
function isEnumerated(words: string, start: number, next: number): boolean {
	if (words[next + 1] !== ')' || words[next] === 'a') return false;
	const first = words.indexOf(' a) ', Math.max(start, next - 400));
	return first !== -1 && first < next;
}

function isBulletedLine(words: string, at: number): boolean {
	return words.lastIndexOf('\n', at) >= at - 4 && words.lastIndexOf('\n', at) !== -1 && isBlank(words, at + 1);
}

/** Whether the line end at `at` ends the sentence too, though no stop stands before it. */
function breaksLine(words: string, { start, at, listed }: { start: number; at: number; listed: boolean }): boolean {
	const next = skipBlanks(words, at);
	if (next >= words.length) return true;
	if (markerLength(words, next) > 0 || (DASHES.includes(words[next]!) && isBlank(words, next + 1))) return true;
	const from = Math.max(start, words.lastIndexOf('\n', at - 1) + 1);
	const length = at - from;
	if (listed) return length < WRAPPED;
	const last = words[at - 1] ?? '';
	if (last === ':') return true;
	// A blank before the line end marks a line that flows on (RFC 3676, format=flowed).
	if (isBlank(words, at - 1) || ',;–—-('.includes(last)) return false;
	if (length < WRAPPED) return !(length > 24 && isLower(words[next]!));
	return isUpper(words[next]!) && lineLength(words, next, length * 2) > length * 1.5;
}

/** Length of the line at `from`, or `most` if it is longer. */
function lineLength(words: string, from: number, most: number): number {
	for (let i = from; i < from + most && i < words.length; i++) if (words[i] === '\n') return i - from;
	return Math.min(most, words.length - from);
}

/** The word that ends at `end`, with the stops inside it: "U.S", "Gen". Never more than `WORD_REACH` units. */
function wordBefore(words: string, end: number, start: number): string {
	let from = end;
	const least = Math.max(start, end - WORD_REACH);
	while (from > least && !isBlank(words, from - 1) && !NO_WORD.includes(words[from - 1]!)) from--;
	return words.slice(from, end);
}

const NO_WORD = '“”"‘([{«‹„—–-/…,;:';

/** The word that begins at `at`; empty where none does. */
function wordAt(words: string, at: number): string {
	let end = at;
	while (end < at + WORD_REACH && end < words.length && !isBlank(words, end) && !WORD_ENDS.includes(words[end]!)) end++;
	return words.slice(at, end);
}

const WORD_ENDS = '.,;:!?…”")]}»—–/@';

function skipClosers(words: string, from: number): number {
	let at = from;
	while (at < words.length && CLOSERS.includes(words[at]!)) at++;
	if (words[at] === ' ' && (words[at + 1] === '”' || words[at + 1] === '»')) return skipClosers(words, at + 1);
	FOOTNOTE.lastIndex = at;
	return FOOTNOTE.test(words) ? FOOTNOTE.lastIndex : at;
}

const FOOTNOTE = /(?:\[\d{1,3}\])+/y;

function skipOpeners(words: string, from: number): number {
	let at = from;
	while (at < words.length && OPENERS.includes(words[at]!)) at++;
	return at;
}
