import type { Attribution } from '../../model/attribution.ts';
import type { Prose, Token } from '../../model/prose.ts';
import { span } from '../../model/span.ts';
import { words } from '../lexicon/words.ts';
import { isQuotationMark } from '../text/marks.ts';
import { tokensIn } from '../text/prose.ts';

/** In tokens: how far whom it is said to, where and when may reach. */
const REACH = 18;
const TELLING = words('tell warn inform assure remind notify advise promise convince persuade brief');
/** Verbs that lead to their listener by a word: "said to reporters that". */
const SPEAKING = words('say speak explain admit announce confirm write complain suggest testify');
const NOMINAL = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM']);
const HEARERS = words('me him her us them you');
const SUBJECTS = words('he she it they we i you there');
const PLACES = words('in at on during after before from via by outside inside near');
const DAYS = words('monday tuesday wednesday thursday friday saturday sunday today yesterday tonight');
const OWNING = words("'s ’s ' ’");
const DAY_PARTS = words('morning afternoon evening night lunchtime');
const EARLY = words('earlier early late');
const BEFORE_DAY = words('on earlier later late early last');
const PERIODS = words('week month year weekend morning afternoon evening summer autumn winter spring');

interface Address {
	/** Whom it is said to. */
	readonly listener: readonly Token[];
	/** Index of the first token of what is said. */
	readonly next: number;
}

/**
 * What is said, without whom it is said to and when: "told reporters on Monday that", "announced on Friday". The listener of "told"
 * becomes the medium where the text names no other.
 */
export function withoutAddress(prose: Prose, attribution: Attribution): Attribution {
	const { cue, content, medium } = attribution;
	const [first, ...rest] = content;
	if (!cue || !first || first.start < cue.end) return attribution;
	const tokens = tokensIn(prose, span(first.start, Math.min(first.end, first.start + 200))).slice(0, REACH);
	const verb = tokensIn(prose, cue).findLast(({ pos }) => pos === 'VERB')?.lemma ?? '';
	const address = addressIn(prose.document.text, tokens, verb);
	const start = address && tokens[address.next]?.start;
	if (start === undefined || start === null) return attribution;
	const [hearer] = address!.listener;
	const told = verb === 'tell' && hearer && hearer.pos !== 'PRON' ? span(hearer.start, address!.listener.at(-1)!.end) : null;
	return { ...attribution, medium: medium ?? told, content: [span(start, first.end), ...rest] };
}

/** "announced on Friday", "said early Monday": the day is no part of the cue, and neither is a word that leads to it. */
export function withPlainCue(prose: Prose, attribution: Attribution): Attribution {
	const { cue, content } = attribution;
	if (!cue) return attribution;
	const tokens = tokensIn(prose, cue);
	let end = tokens.length;
	while (end > 1 && isOfTime(tokens[end - 1]!)) end--;
	const led = end < tokens.length || (content[0] && isOfTime(tokensIn(prose, content[0])[0]));
	if (led && end > 1 && tokens[end - 1]!.lower === 'on') end--;
	return end === tokens.length ? attribution : { ...attribution, cue: span(cue.start, tokens[end - 1]!.end) };
}

function isOfTime(token: Token | undefined): boolean {
	return token !== undefined && (DAYS.has(token.lower) || DAY_PARTS.has(token.lower) || EARLY.has(token.lower));
}

function addressIn(text: string, tokens: readonly Token[], verb: string): Address | null {
	const heard = listenerEnd(text, tokens, verb);
	let at = heard;
	let placed = false;
	for (let next = timeEnd(tokens, at); at < tokens.length; next = timeEnd(tokens, at)) {
		const place = next > at ? at : placeEnd(text, tokens, at);
		if (next === at && place === at) break;
		placed ||= place > at;
		at = Math.max(next, place);
	}
	const token = tokens[at];
	if (at === 0 || !token) return null;
	const listener = tokens.slice(0, heard);
	if (token.lower === 'that' && at + 1 < tokens.length) return { listener, next: at + 1 };
	const marked = (token.lower === ',' || token.lower === ':') && tokens[at + 1] && isQuotationMark(text, tokens[at + 1]!) ? at + 1 : at;
	if (isQuotationMark(text, tokens[marked]!)) return { listener, next: marked };
	// "pledged Monday to amend the law"
	if (heard === 0 && !placed && token.lower === 'to' && token.pos === 'PART') return { listener, next: at };
	const goesOn = token.pos !== 'PUNCT' && token.pos !== 'ADP' && token.lower !== 'and' && token.lower !== 'to';
	if (heard > 0 && goesOn && (at > heard || SUBJECTS.has(token.lower))) return { listener, next: at };
	return heard === 0 && !placed && goesOn && token.pos !== 'CCONJ' ? { listener, next: at } : null;
}

function listenerEnd(text: string, tokens: readonly Token[], verb: string): number {
	const led = SPEAKING.has(verb) && tokens[0]?.lower === 'to' ? 1 : 0;
	if (led === 0 && !TELLING.has(verb)) return 0;
	if (HEARERS.has(tokens[led]?.lower ?? '') && tokens[led]!.pos === 'PRON') return led + 1;
	const end = groupEnd(text, tokens, led);
	return end > led ? end : 0;
}

/** Index after the noun group at `from`, with what hangs on it by "of": `from` where none stands there. */
function groupEnd(text: string, tokens: readonly Token[], from: number): number {
	let at = from;
	while (at < tokens.length && isNominal(text, tokens, at, from)) at++;
	if (at > from && tokens[at]?.lower === 'of') {
		const more = groupEnd(text, tokens, at + 1);
		if (more > at + 1) return more;
	}
	while (at > from && (tokens[at - 1]!.pos === 'DET' || tokens[at - 1]!.pos === 'ADJ')) at--;
	return at;
}

/** A word of a noun group; a large one is part of a name, whatever the tagger takes it for. */
function isNominal(text: string, tokens: readonly Token[], at: number, from: number): boolean {
	const { pos, lower, start } = tokens[at]!;
	if (DAYS.has(lower) || lower === 'that' || (at > from && (pos === 'DET' || SUBJECTS.has(lower)))) return false;
	if (pos === 'PRON') return at === from && !SUBJECTS.has(lower);
	if (NOMINAL.has(pos) || (pos === 'VERB' && tokens[at - 1]?.pos === 'DET' && at > from)) return true;
	if (lower === '-' || lower === '’s' || lower === "'s" || lower === '&') return at > from;
	return pos !== 'PUNCT' && text[start] !== lower[0];
}

/** Index after "on Friday afternoon", "earlier this week", "last month"; `from` where no time stands there. */
function timeEnd(tokens: readonly Token[], from: number): number {
	let at = from;
	while (BEFORE_DAY.has(tokens[at]?.lower ?? '')) at++;
	// "Tuesday’s talks", "Tuesday talks": the day belongs to what is said.
	if (DAYS.has(tokens[at]?.lower ?? '')) {
		const end = DAY_PARTS.has(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1;
		return OWNING.has(tokens[end]?.lower ?? '') ||
			(end > at + 1 && tokens[end]?.pos === 'NOUN') ||
			(at === 0 && tokens[end]?.pos === 'NOUN')
			? from
			: end;
	}
	const shown = at > from ? tokens[at - 1]!.lower === 'last' : false;
	if (tokens[at]?.lower === 'this' && PERIODS.has(tokens[at + 1]?.lower ?? '')) return at + 2;
	return shown && PERIODS.has(tokens[at]?.lower ?? '') ? at + 1 : from;
}

/** Index after "in an interview", "at a rally in Orme"; `from` where none stands there. */
function placeEnd(text: string, tokens: readonly Token[], from: number): number {
	if (!PLACES.has(tokens[from]?.lower ?? '')) return from;
	const end = groupEnd(text, tokens, from + 1);
	return end > from + 1 ? end : from;
}
