import type { Span } from '../model/span.ts';
import { readQuestion } from './asked.ts';
import type { Known } from './known.ts';
import { type Match, matchTerms } from './matches.ts';
import { NAME, PERSON } from './reading.ts';

/** A role and whose it is: "director" and "the port authority" of "the port authority’s director". */
const OWNED = /^(?:the )?(?:(?<owner>.+?)(?:’s|'s|’|') (?<head>.+)|(?<role>.+?) (?:of|at|for|in) (?:the )?(?<of>.+))$/i;

/** Fit of a word that stands for another at all. */
const FITS = 0.7;
/** In tokens: "the leader of the regional dig, Professor …". */
const REACH = 8;

export interface Titled {
	readonly sentence: number;
	readonly name: Span;
}

/** Whom the text introduces by a role beside the name ("its director, Tomas Lind", "manager Carla Ruiz"); null where it does not, or for another's role. */
export function titledBy(of: Known, what: string): Titled | null {
	const groups = OWNED.exec(what)?.groups;
	const head = groups?.head ?? groups?.role ?? what.replace(/^(?:the|a|an) /i, '');
	const owner = groups?.owner ?? groups?.of ?? null;
	const [role] = matchTerms(readQuestion(`Tell me about ${head}.`), of).slice(-1);
	const owners = owner === null ? null : matchTerms(readQuestion(`Tell me about ${owner}.`), of);
	if (!role || role.term.key === 'name' || (owners && owners.length === 0)) return null;
	for (const [at, fit] of [...role.tokens].sort(([a], [b]) => a - b)) {
		if (fit < FITS || of.marks[at]! & NAME) continue;
		const name = nameBehind(of, at);
		if (name && (owners === null || isTheirs(of, { at, owners }))) return { sentence: of.prose.tokens[at]!.sentence, name };
	}
	return null;
}

/** The person named right behind the role, or behind what the role is of. */
function nameBehind(of: Known, at: number): Span | null {
	const { tokens } = of.prose;
	const { sentence } = tokens[at]!;
	let next = at + 1;
	if (/^(?:of|for|at|in)$/.test(tokens[next]?.lower ?? '')) {
		while (next < at + REACH && tokens[next] && tokens[next]!.lower !== ',') next++;
		if (tokens[next]?.lower !== ',') return null;
	}
	if (tokens[next]?.lower === ',') next++;
	if (/^(?:mr|mrs|ms|dr|sir|dame|professor|prof)$/.test(tokens[next]?.lower ?? '') && !(of.marks[next]! & NAME)) next++;
	if (tokens[next]?.lower === '.') next++;
	const found = of.cast.names.find(({ start, end }) => start <= (tokens[next]?.start ?? -1) && (tokens[next]?.start ?? 0) < end);
	if (!found || tokens[next]!.sentence !== sentence || !(of.marks[next]! & PERSON) || found.kind === 'demonym') return null;
	return { start: found.start, end: found.end };
}

/** Mentions that make somebody a text's own subject. */
const MAIN = 3;

function isTheirs(of: Known, { at, owners }: { at: number; owners: readonly Match[] }): boolean {
	const { tokens, sentences } = of.prose;
	const { sentence } = tokens[at]!;
	const isNear = (from: number, to: number) =>
		owners.every((owner) => [...owner.tokens].some(([place, fit]) => fit >= FITS && place >= from && place < to));
	if (isNear(Math.max(sentences[sentence]!.tokens[0], at - 5), at + REACH)) return true;
	const possessive = [at - 1, at - 2, at - 3].some((before) => /^(?:its|their|his|her)$/.test(tokens[before]?.lower ?? ''));
	const [from] = sentences[Math.max(0, sentence - 1)]!.tokens;
	// Whose "its" is: the subject of the sentence before, or what the sentence itself begins with.
	if (possessive) return isNear(from, from + 5) || isNear(sentences[sentence]!.tokens[0], at);
	return isNear(from, at) || owners.every((owner) => [...owner.tokens.values()].filter((fit) => fit >= FITS).length >= MAIN);
}
