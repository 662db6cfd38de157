import type { PartOfSpeech, Token } from '../../model/prose.ts';
import { words } from '../lexicon/words.ts';
import type { Run } from './ground.ts';

const GROUP = new Set<PartOfSpeech>(['DET', 'ADJ', 'NUM', 'NOUN', 'PROPN', 'SYM']);
export const PERSONAL = words(`
	i he she it we they you this one those some many others both all another everyone someone nobody anyone
`);
export const RELATIVE = words(`
	who which that whom whose where when what
`);
export const POSSESSIVE = new Set(["'s", '’s', "'", '’']);
const QUOTE_MARKS = new Set(['"', '“', '”', '‘', '«', '»', '„']);
const PAUSES = new Set([',', '–', '—', '--', '(', ')']);
const HYPHENS = new Set(['-', '‑', '&']);

export function groupStart(tokens: readonly Token[], to: number, sentence: Run): number {
	let at = to;
	while (at > sentence.from && isGroupToken(tokens, at - 1, at < to)) {
		at--;
		if (PERSONAL.has(tokens[at]!.lower) && tokens[at]!.pos === 'PRON') break;
	}
	while (at < to && (tokens[at]!.pos === 'CCONJ' || tokens[at]!.pos === 'PUNCT')) at++;
	return at;
}

export function groupEnd(tokens: readonly Token[], from: number, sentence: Run): number {
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
export function isQuoteMark(tokens: readonly Token[], at: number): boolean {
	if (!tokens[at]) return false;
	const { pos, lower, start, end } = tokens[at]!;
	if (QUOTE_MARKS.has(lower)) return true;
	if (pos !== 'PUNCT' || (lower !== "'" && lower !== '’' && lower !== '`')) return false;
	const before = tokens[at - 1];
	const after = tokens[at + 1];
	return (before?.pos === 'PUNCT' && before.end === start) || (after?.pos === 'PUNCT' && after.start === end);
}

export function isPause({ pos, lower }: Token): boolean {
	return pos === 'PUNCT' && PAUSES.has(lower);
}

export function clauseEnd(tokens: readonly Token[], from: number, sentence: Run): number {
	let at = from;
	while (at < sentence.to && !isPause(tokens[at]!) && tokens[at]!.lower !== ';' && tokens[at]!.lower !== ':') at++;
	return at;
}

/** "saying", but not "is saying". */
export function isGerund(tokens: readonly Token[], at: number): boolean {
	if (!tokens[at]!.lower.endsWith('ing') || tokens[at]!.pos !== 'VERB') return false;
	let before = at - 1;
	while (tokens[before]?.pos === 'ADV') before--;
	return tokens[before]?.pos !== 'AUX';
}
