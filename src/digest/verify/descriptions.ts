import type { Token } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';
import { pronounOf } from '../lexicon/given.ts';
import { BODIES, BODY_NOUNS, PERSON_NOUNS, TITLES } from '../lexicon/people.ts';
import { words } from '../lexicon/words.ts';
import { type Ground, givenName, type Run, sentenceOf, tokensOf } from './ground.ts';
import { coreOf } from './names.ts';
import { leadsOf } from './pronouns.ts';

const DEFINITE = words('the this that his her their its these those both');
const BESIDE = words('DET ADJ NOUN PROPN NUM PART');
const JOINTS = words('of for at in and - – .');
/** How many sentences back a description may point. */
const REACH = 15;
/** How many words an apposition has at most. */
const APPOSITION = 14;

/** True when the words at `from` describe the one at `to`: the same noun with nothing against it, or the role that stands beside the name. */
export function describes(ground: Ground, from: Span, to: Span): boolean {
	const { tokens } = ground.prose;
	const run = tokensOf(ground, from);
	const own = coreOf(ground, from);
	const head = own.at(-1)!;
	if (head.pos === 'PROPN' || !isDefinite(tokens, run)) return false;
	if (Math.abs(sentenceOf(ground, from) - sentenceOf(ground, to)) > REACH) return false;
	const target = coreOf(ground, to);
	if (target.at(-1)!.lemma === head.lemma) return own.every((word) => has(target, word)) && !isNearer(ground, { from, to, own, target });
	return hasRole(ground, to, own);
}

function isDefinite(tokens: readonly Token[], { from, to }: Run): boolean {
	if (DEFINITE.has(tokens[from]!.lower)) return true;
	for (let i = from; i < to; i++) if (tokens[i]!.lower === '’s' || tokens[i]!.lower === "'s") return true;
	return false;
}

function has(among: readonly Token[], { lemma }: Token): boolean {
	return among.some((token) => token.lemma === lemma);
}

interface Description {
	readonly from: Span;
	readonly to: Span;
	readonly own: readonly Token[];
	readonly target: readonly Token[];
}

/** Somebody else whom the description fits stands between. */
function isNearer(ground: Ground, { from, to, own, target }: Description): boolean {
	const { tokens } = ground.prose;
	const last = sentenceOf(ground, from);
	for (let index = sentenceOf(ground, to); index < last; index++) {
		for (const lead of leadsOf(ground, index)) {
			const other = tokens.slice(lead.from, lead.to);
			if (tokens[lead.from]!.start <= to.start || other.at(-1)!.lemma !== own.at(-1)!.lemma) continue;
			const more = other.filter(({ pos }) => pos === 'ADJ' || pos === 'PROPN' || pos === 'NOUN');
			if (more.some((word) => !has(target, word)) && own.every((word) => has(more, word))) return true;
		}
	}
	return false;
}

/** Beside some mention of the name stand all the words of the description, and they are for one of its kind. */
function hasRole(ground: Ground, to: Span, own: readonly Token[]): boolean {
	const { tokens, sentences } = ground.prose;
	const { from, to: next } = tokensOf(ground, to);
	const given = pronounOf(tokens[from]!.lower) ? tokens[from]!.lower : null;
	const head = own.at(-1)!;
	const person = PERSON_NOUNS.has(head.lemma) || TITLES.has(head.lemma);
	if (!person && (given !== null || !(BODY_NOUNS.has(head.lemma) || BODIES.has(head.lemma)))) return false;
	const name = tokens[next - 1]!.lower;
	const key = [given, name, ...own.map(({ lemma }) => lemma)].join(' ');
	const known = ground.roles.get(key);
	if (known !== undefined) return known;
	const borne = ground.placesOf(name).all.some((at) => {
		const here = givenName(tokens, at);
		if (given !== null && here !== null && here !== given) return false;
		const [first, last] = sentences[tokens[at]!.sentence]!.tokens;
		const beside = [...before(tokens, at, first), ...after(tokens, at, last)];
		return own.every((word) => has(beside, word));
	});
	ground.roles.set(key, borne);
	return borne;
}

/** "Hamas’s top negotiator, Khalil | al-Hayya", "Qatari Prime Minister Sheikh |". */
function before(tokens: readonly Token[], at: number, first: number): Token[] {
	let from = at;
	let comma = false;
	while (from > first && at - from < APPOSITION) {
		const { pos, lower } = tokens[from - 1]!;
		if (lower === ',' && !comma) comma = true;
		else if (!BESIDE.has(pos) && !JOINTS.has(lower)) break;
		from--;
	}
	return tokens.slice(from, at);
}

/** "Ana | Reyes, the chair of the union," "| Reyes, who chairs". */
function after(tokens: readonly Token[], at: number, next: number): Token[] {
	if (tokens[at + 1]?.lower !== ',' && tokens[at + 1]?.lower !== '(') return [];
	let to = at + 2;
	while (to < next && to - at < APPOSITION && tokens[to]!.lower !== ',' && tokens[to]!.lower !== ')') to++;
	return tokens.slice(at + 2, to);
}
