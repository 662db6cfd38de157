import type { Token } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';
import { type Amount, spanOf } from './amounts.ts';
import { hasNounBefore, leadUp, TRAILING } from './lead-up.ts';

const ANTECEDENT = new Set(['whom', 'which']);
const SHARES_OF = new Set(['in', 'of', 'for', 'from', 'on', 'worth', 'per', 'off']);
const PLACES = new Set('in at on from for over across during aboard among against along worth per'.split(' '));
/** In tokens: the longest phrase. */
const LONGEST = 8;

/** Where the words may stand: before token `before` (the amount's qualifier), or from `from` up to `to` (the sentence's end, or a date). */
interface Room {
	readonly before: number;
	readonly from: number;
	readonly to: number;
}

/**
 * The words that say what the amount counts, in the text's own words: the noun phrase after it ("Israeli captives"), a relative
 * ("of whom are thought to be alive"), else its verb ("were hurt"), else what leads up to it ("The bridge cost"). Null if nothing does.
 */
export function countsOf(tokens: readonly Token[], amount: Amount, room: Room): Span | null {
	const next = tokens[room.from];
	const after = next && room.from < room.to ? wordsAfter(tokens, amount, room) : null;
	if (after) return after;
	return leadUp(tokens, amount, room.before) ?? verbAfter(tokens, room);
}

function wordsAfter(tokens: readonly Token[], amount: Amount, { before, from, to }: Room): Span | null {
	const { lower, pos } = tokens[from]!;
	if (lower === 'worth' && tokens[from + 1]?.lower === 'of' && from + 1 < to)
		return wordsAfter(tokens, amount, { before, from: from + 1, to });
	if (lower === 'of' && ANTECEDENT.has(tokens[from + 1]?.lower ?? '')) return spanOf(tokens, from, clauseEnd(tokens, from, to));
	if (
		lower === 'of' &&
		OWNING.has(tokens[from + 1]?.lower ?? '') &&
		tokens[from + 2]?.pos !== 'NOUN' &&
		from + 1 < to &&
		!POSSESSIVE.has(tokens[from + 1]!.lower)
	) {
		return spanOf(tokens, from, from + 2);
	}
	if (lower === 'of' || (amount.kind !== 'count' && SHARES_OF.has(lower) && !hasNounBefore(tokens, before))) {
		const end = nounPhrase(tokens, from + 1, to);
		return end > from + 1 ? spanOf(tokens, from, withPlace(tokens, end, to)) : null;
	}
	const end = nounPhrase(tokens, from, to);
	if (end > from) return spanOf(tokens, from, withPlace(tokens, end, to));
	const elliptic =
		(amount.kind === 'count' && (pos === 'VERB' || pos === 'AUX')) ||
		pos === 'ADJ' ||
		(amount.kind === 'percent' && isParticiple(tokens[from]!));
	if (elliptic) return spanOf(tokens, from, clauseEnd(tokens, from, Math.min(to, from + LONGEST)));
	return null;
}

function isParticiple({ pos, lower }: Token): boolean {
	return pos === 'VERB' && lower.endsWith('ed');
}

/** Index after the noun phrase that starts at `from`; `from` itself where none does. */
function nounPhrase(tokens: readonly Token[], from: number, to: number): number {
	let end = from;
	for (let at = from; at < to && at < from + LONGEST; at++) {
		const { pos, lower } = tokens[at]!;
		if (pos === 'NOUN' || pos === 'PROPN' || (end === from && isPlural(tokens[at]!))) end = at + 1;
		else if (!mayStand(tokens, at, from) && lower !== 'others') break;
		else if (lower === 'others') end = at + 1;
	}
	return end > from + 1 && end < to && isHyphen(tokens, end) ? end - 1 : end;
}

/** After a number, a word in -s is a noun whatever its tag: a tagger takes rare plurals for verbs. */
function isPlural({ lower, pos }: Token): boolean {
	return (pos === 'VERB' || pos === 'PRON' || pos === 'X') && lower.length > 4 && /[^s]s$/.test(lower) && !OWNING.has(lower);
}

function mayStand(tokens: readonly Token[], at: number, from: number): boolean {
	const { pos, lower } = tokens[at]!;
	if (pos === 'ADJ' || lower === 'more' || lower === '’s' || lower === "'s" || lower === '’') return true;
	if (pos === 'DET' || pos === 'PRON') return at === from && !RELATIVES.has(lower) && isOwning(lower, pos);
	if (lower === '-') return isHyphen(tokens, at);
	if (pos === 'NUM') return at > from;
	if (pos === 'VERB' && at > from && isHyphen(tokens, at - 1)) return true;
	if (pos === 'VERB') return at === from && /(?:ed|ing)$/.test(lower) && tokens[at + 1]?.pos === 'NOUN';
	return pos === 'ADV' && tokens[at + 1]?.pos === 'ADJ' && !RELATIVES.has(lower);
}

function isHyphen(tokens: readonly Token[], at: number): boolean {
	return tokens[at]!.lower === '-' && tokens[at]!.start === tokens[at - 1]!.end;
}

const RELATIVES = new Set([
	'who',
	'that',
	'which',
	'whose',
	'it',
	'he',
	'she',
	'they',
	'we',
	'i',
	'you',
	'what',
	'where',
	'when',
	'how',
	'why',
]);
const POSSESSIVE = new Set(['his', 'her', 'its', 'their', 'our', 'my', 'your']);
const OWNING = new Set(['his', 'her', 'its', 'their', 'our', 'my', 'your', 'them', 'those', 'us', 'these']);

function isOwning(lower: string, pos: Token['pos']): boolean {
	return pos === 'DET' || OWNING.has(lower);
}

/** Takes in "of …" and one place or period: "deaths over the entire conflict". */
function withPlace(tokens: readonly Token[], end: number, to: number): number {
	let next = phrase(tokens, end, to, (lower) => lower === 'of');
	next = phrase(tokens, next, to, (lower) => PLACES.has(lower));
	return next;
}

function phrase(tokens: readonly Token[], at: number, to: number, opens: (lower: string) => boolean): number {
	if (at + 1 >= to || !opens(tokens[at]!.lower)) return at;
	const end = nounPhrase(tokens, at + 1, to);
	return end > at + 1 ? end : at;
}

function clauseEnd(tokens: readonly Token[], from: number, to: number): number {
	let at = from + 1;
	while (at < to && (tokens[at]!.pos !== 'PUNCT' || isHyphen(tokens, at)) && tokens[at]!.pos !== 'CCONJ') at++;
	while (at > from + 1 && TRAILING.has(tokens[at - 1]!.pos)) at--;
	return at;
}

/** "Rs 2.3 crore went to schools". */
function verbAfter(tokens: readonly Token[], { from, to }: Room): Span | null {
	if (from >= to || tokens[from]!.pos !== 'VERB') return null;
	return spanOf(tokens, from, clauseEnd(tokens, from, Math.min(to, from + LONGEST)));
}
