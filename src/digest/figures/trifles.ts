import type { Token } from '../../model/prose.ts';
import { PERSON_NOUNS } from '../lexicon/people.ts';
import type { Amount } from './amounts.ts';
import { qualifierBefore } from './qualifiers.ts';

/** Before a small number, these point at something known instead of counting it: "the two men", "all three". */
const DEFINITE = new Set(
	`the these those his her its their our my your all both any whose other first last next past previous ’s 's ’ no every each which this
that same top only`.split(/\s+/),
);
const TRIFLING = new Set(
	`reason reasons side sides way ways thing things part parts factor factors question questions option options point points type types kind
kinds case cases occasion occasions word words example examples aspect aspects end ends hand hands step steps front fronts place places
idea ideas sort sorts piece pieces pair pairs bit bits rule rules man's another other others more of-course sentence sentences lesson
lessons issue issues topic topics problem problems choice choices cent cents goal's turn turns version versions form forms level levels
times time eye eyes leg legs foot feet finger fingers arm arms`.split(/\s+/),
);
const PEOPLE = new Set(
	`person people man woman child boy girl soldier officer policeman civilian worker student passenger protester demonstrator gunman
firefighter journalist prisoner hostage resident suspect migrant victim fighter militant pilot driver guard baby teenager pedestrian`.split(
		/\s+/,
	),
);
const HARM = new Set(
	'kill dead die injure wound hurt arrest miss rescue shoot injured killed wounded missing died arrested charge drown trap stab'.split(' '),
);
const SMALL = 10;
const FEW = 4;
/** Tokens on either side of the number in which the harm may stand. */
const NEAR = 8;
const LOSS = new Set(
	'destroy sink seize close collapse crash burn hit damage lose ban cut fire steal recall ground blow explode'.split(' '),
);
const TIMES = new Set('hour day week month year decade point seat vote goal death case mile kilometre kilometer country'.split(' '));

/** A small number that is no news: "one day", "the two men", "three reasons". */
export function isTrifle(tokens: readonly Token[], amount: Amount): boolean {
	const { value, kind, first, next } = amount;
	if (kind !== 'count' || value === null || value > SMALL) return false;
	if (value < 2) return /^[a-z]/.test(tokens[first]!.lower) ? !isCasualty(tokens, next) : false;
	const before = tokens[first - 1];
	if (before && DEFINITE.has(before.lower) && qualifierBefore(tokens, amount) === 0) return true;
	const head = headOf(tokens, next);
	if (!head || TRIFLING.has(head.lower)) return true;
	return value <= FEW && head.pos === 'NOUN' && qualifierBefore(tokens, amount) === 0 && !matters(tokens, amount, head);
}

/** A few of something are news where they are people or a measure of time, or where harm is told of them: not "two districts". */
function matters(tokens: readonly Token[], { first, next }: Amount, head: Token): boolean {
	if (/^\d/.test(tokens[first]!.lower) || PEOPLE.has(head.lemma) || PERSON_NOUNS.has(head.lemma) || TIMES.has(head.lemma)) return true;
	const { sentence } = head;
	for (let at = Math.max(0, first - NEAR); at < next + NEAR && at < tokens.length; at++) {
		if (tokens[at]!.sentence === sentence && (HARM.has(tokens[at]!.lemma) || LOSS.has(tokens[at]!.lemma))) return true;
	}
	return false;
}

/** "One soldier was killed." */
function isCasualty(tokens: readonly Token[], next: number): boolean {
	if (!PEOPLE.has(tokens[next]?.lower ?? '')) return false;
	const { sentence } = tokens[next]!;
	for (let at = next + 1; at < next + 7 && tokens[at]?.sentence === sentence; at++) {
		if (HARM.has(tokens[at]!.lemma) || HARM.has(tokens[at]!.lower)) return true;
	}
	return false;
}

/** The noun that a small number counts; undefined where none follows, unless the number is of something ("four of whom"). */
function headOf(tokens: readonly Token[], next: number): Token | undefined {
	const { sentence } = tokens[next - 1]!;
	let head: Token | undefined;
	for (let at = next; at < next + 5 && tokens[at]?.sentence === sentence; at++) {
		const token = tokens[at]!;
		if (token.pos === 'NOUN' || token.pos === 'PROPN') head = token;
		else if (at === next && (token.lower === 'of' || token.pos === 'AUX' || token.pos === 'VERB')) return token;
		else if (head || (token.pos !== 'ADJ' && token.pos !== 'ADV' && token.lower !== '-')) break;
	}
	return head;
}
