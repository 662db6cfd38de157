import type { Token } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';
import { pronounOf } from '../lexicon/given.ts';
import { BODIES, BODY_NOUNS, PERSON_NOUNS } from '../lexicon/people.ts';
import { PLACE_NAMES } from '../lexicon/places.ts';
import { words } from '../lexicon/words.ts';
import { cuesOf } from './cues.ts';
import { type Ground, type Run, type Subject, sentenceOf, tokensOf } from './ground.ts';
import { coreOf } from './names.ts';
import { subjectsOf } from './subjects.ts';

const MALE = words('he him his himself');
const FEMALE = words('she her hers herself');
const THINGS = words('it its itself');
const OTHERS = words('they them their themselves who which that this both these those one');
const POSSESSIVE = words("'s ’s ' ’");
/** How many sentences back a pronoun may point. */
const REACH = 8;

export function isPronoun({ lower }: Token): boolean {
	return MALE.has(lower) || FEMALE.has(lower) || THINGS.has(lower) || OTHERS.has(lower);
}

/**
 * True when, going back from `from`, the one meant is met before anybody else whom the pronoun could mean: at `to`, or wherever the
 * text has the name, which ends the chain.
 */
export function pointsBack(ground: Ground, { from, to, name: named }: { from: Span; to: Span; name: Span }): boolean {
	const { tokens } = ground.prose;
	const pronoun = tokens[tokensOf(ground, from).from]!.lower;
	const target = tokensOf(ground, to);
	if (!mayBe(tokens, tokensOf(ground, named), pronoun)) return false;
	const name = coreOf(ground, named).at(-1)!.lower;
	const here = sentenceOf(ground, from);
	if (here === -1 || sentenceOf(ground, to) > here) return false;
	for (let index = here; index >= 0 && here - index <= REACH; index--) {
		const verdict = meets(ground, { index, name, target, pronoun, before: index === here ? from.start : Number.POSITIVE_INFINITY });
		if (verdict !== null) return verdict;
	}
	return false;
}

interface Looking {
	readonly index: number;
	readonly name: string;
	readonly target: Run;
	readonly pronoun: string;
	readonly before: number;
}

/** Whether the sentence has the one meant as a subject (true), somebody else instead (false), or nobody (null). */
function meets(ground: Ground, { index, name, target, pronoun, before }: Looking): boolean | null {
	const { tokens } = ground.prose;
	let verdict: boolean | null = null;
	for (const subject of leadsOf(ground, index)) {
		if (tokens[subject.from]!.start >= before) continue;
		if (isCalled(tokens, subject, name) || (subject.from < target.to && target.from < subject.to)) return true;
		if (!subject.tail && isSomebody(tokens[subject.to - 1]!) && mayBe(tokens, subject, pronoun)) verdict = false;
	}
	return verdict;
}

/** Whoever says something in the sentence, and the subject of its first verb. */
export function leadsOf(ground: Ground, index: number): readonly Subject[] {
	ground.leads[index] ??= leadsIn(ground, index);
	return ground.leads[index];
}

function leadsIn(ground: Ground, index: number): Subject[] {
	const { tokens, sentences } = ground.prose;
	const [from, to] = sentences[index]!.tokens;
	const found = cuesOf(ground, index).flatMap(({ subjects }) => subjects);
	for (let i = from; i < to; i++) {
		const { pos, lower } = tokens[i]!;
		if ((pos === 'VERB' && !lower.endsWith('ing')) || pos === 'AUX') return [...found, ...subjectsOf(tokens, i, { from, to })];
	}
	return found;
}

/** The group ends with the name, or names it among others; "Reyes’s lawyer" is not Reyes. */
export function isCalled(tokens: readonly Token[], { from, to, tail }: Subject, name: string): boolean {
	for (let i = tail ? from + 1 : from; i < to; i++) {
		if (tokens[i]!.lower !== name || POSSESSIVE.has(tokens[i + 1]?.lower ?? '')) continue;
		if (i + 1 === to || tokens[i + 1]!.pos === 'CCONJ' || tokens[i + 1]!.pos === 'NOUN') return true;
	}
	return false;
}

function isSomebody({ pos, lower }: Token): boolean {
	return pos === 'PROPN' || PERSON_NOUNS.has(lower);
}

/** False when what the words name is known to be of another kind or number than the pronoun. */
function mayBe(tokens: readonly Token[], { from, to }: Run, pronoun: string): boolean {
	const head = tokens[to - 1]!.lower;
	const male = MALE.has(pronoun);
	if (male || FEMALE.has(pronoun)) {
		if (PLACE_NAMES.has(head) || BODIES.has(head) || BODY_NOUNS.has(head)) return false;
		const known = genderOf(tokens, from, to);
		return known === undefined || (known === 'he') === male;
	}
	return !THINGS.has(pronoun) || (!PERSON_NOUNS.has(head) && genderOf(tokens, from, to) === undefined);
}

function genderOf(tokens: readonly Token[], from: number, to: number): 'he' | 'she' | undefined {
	const head = tokens[to - 1]!.lower;
	if (head.endsWith('woman')) return 'she';
	if (head.endsWith('man') && tokens[to - 1]!.pos === 'NOUN') return 'he';
	for (let i = from; i < to - 1; i++) {
		const known = tokens[i]!.pos === 'PROPN' ? pronounOf(tokens[i]!.lower) : undefined;
		if (known) return known;
	}
	return undefined;
}
