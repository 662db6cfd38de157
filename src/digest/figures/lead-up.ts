import type { Token } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';
import { type Amount, spanOf } from './amounts.ts';

/** In tokens: the longest noun phrase, and how far back a clause's subject is looked for. */
const LONGEST = 8;
const LEAD_UP = 10;

/**
 * What leads up to a number with nothing after it: the noun before "of" or "at" ("a population of 9,000"), else the clause's verb
 * with its subject ("The bridge cost").
 */
export function leadUp(tokens: readonly Token[], { value }: Amount, first: number): Span | null {
	const end = leadEnd(tokens, first);
	const last = tokens[end - 1];
	if (!last || last.sentence !== tokens[first]!.sentence) return null;
	if (last.pos === 'NOUN' || last.pos === 'PROPN') {
		const from = nounPhraseBefore(tokens, end);
		return value === null || isOfAnother(tokens, from, end) ? null : spanOf(tokens, from, end);
	}
	if (!VERB_GROUP.has(last.pos)) return null;
	const from = clauseStart(tokens, end);
	return from < end && tokens.slice(from, end).some(({ pos }) => SAYS_WHAT.has(pos)) ? spanOf(tokens, from, end) : null;
}

/** Index after the last word before the number that is more than "of", "at" or "the", and no date. */
function leadEnd(tokens: readonly Token[], first: number): number {
	const { sentence } = tokens[first]!;
	let end = first;
	while (end > 0 && tokens[end - 1]!.sentence === sentence && isTrailing(tokens[end - 1]!)) end--;
	return end;
}

/** True where the noun already belongs to a number before it ("by 17 per cent to 2.3 million"). */
function isOfAnother(tokens: readonly Token[], from: number, end: number): boolean {
	return tokens[from - 1]?.pos === 'NUM' || AMOUNT_WORDS.has(tokens[end - 1]!.lower);
}

const AMOUNT_WORDS = new Set([
	'cent',
	'percent',
	'pc',
	'percentage',
	'points',
	'dollars',
	'pounds',
	'euros',
	'rupees',
	'lakh',
	'crore',
	'bn',
	'm',
]);

/** "support above 80 percent in some polls": the noun before says more than what follows. */
export function hasNounBefore(tokens: readonly Token[], before: number): boolean {
	const end = leadEnd(tokens, before);
	const last = tokens[end - 1];
	const { pos, lower } = tokens[end]!;
	if (
		(pos !== 'ADP' && lower !== 'above' && lower !== 'below') ||
		lower === 'about' ||
		lower === 'around' ||
		last?.sentence !== tokens[before]!.sentence
	)
		return false;
	return (last.pos === 'NOUN' || last.pos === 'PROPN') && !isOfAnother(tokens, nounPhraseBefore(tokens, end), end);
}

const SAYS_WHAT = new Set<Token['pos']>(['NOUN', 'PROPN', 'VERB']);
const CALENDAR = new Set(
	`january february march april may june july august september october november december monday tuesday wednesday thursday friday
saturday sunday year month week day today yesterday tomorrow late early`.split(/\s+/),
);
/** What no phrase ends on. */
export const TRAILING = new Set<Token['pos']>(['ADP', 'DET', 'PART', 'SCONJ']);
function isTrailing({ pos, lower }: Token): boolean {
	return TRAILING.has(pos) || lower === 'worth' || CALENDAR.has(lower);
}

const BEFORE_NOUN = new Set<Token['pos']>(['ADJ', 'NOUN', 'PROPN']);

function nounPhraseBefore(tokens: readonly Token[], end: number): number {
	let at = end - 1;
	while (at > 0 && end - at < LONGEST && BEFORE_NOUN.has(tokens[at - 1]!.pos)) at--;
	return tokens[at - 1]?.pos === 'DET' && tokens[at - 1]!.sentence === tokens[end - 1]!.sentence ? at - 1 : at;
}

/** Back over the verb and its subject, to where the clause starts or another verb stands; the verb alone where that is far away. */
function clauseStart(tokens: readonly Token[], end: number): number {
	const { sentence } = tokens[end - 1]!;
	let verb = end;
	while (verb > 0 && tokens[verb - 1]!.sentence === sentence && VERB_GROUP.has(tokens[verb - 1]!.pos)) verb--;
	let at = verb;
	while (at > 0 && verb - at < LEAD_UP && tokens[at - 1]!.sentence === sentence && !parts(tokens[at - 1]!)) at--;
	return verb - at < LEAD_UP ? at : verb;
}

const VERB_GROUP = new Set<Token['pos']>(['VERB', 'AUX', 'ADV', 'PART']);

function parts({ pos, lower }: Token): boolean {
	return (
		pos === 'PUNCT' ||
		pos === 'CCONJ' ||
		pos === 'SCONJ' ||
		pos === 'VERB' ||
		pos === 'AUX' ||
		(lower === 'that' && pos !== 'DET') ||
		lower === 'which' ||
		lower === 'who'
	);
}
