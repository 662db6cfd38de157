import type { Prose } from '../model/prose.ts';
import type { Span } from '../model/span.ts';
import { pronounOf } from './lexicon/given.ts';
import { findNames, type Name } from './names.ts';
import { roleAt } from './roles.ts';

/** Someone or something that the text names or lets speak, while it is still being read. */
export interface CastMember {
	readonly index: number;
	kind: 'person' | 'organisation' | 'place' | 'unknown';
	/** Where the fullest name stands, or the description of a speaker without a name. */
	named: Span;
	/** Lower-case words of the fullest name; for a description, its words. */
	words: readonly string[];
	/** The text gives no name. */
	readonly described: boolean;
	pronoun: 'he' | 'she' | undefined;
	role: Span | null;
	readonly mentions: (Span & { readonly sentence: number })[];
}

/** Who and what a text names, and where. */
export interface Cast {
	readonly entities: CastMember[];
	readonly names: readonly Name[];
	/** The entity of each name, by the name's index; undefined for a word of belonging such as "Israeli". */
	readonly of: ReadonlyMap<Name, CastMember>;
}

/** Reads the names of a text into entities: the fullest name is found first, then the shorter ones that mean the same. */
export function readCast(prose: Prose): Cast {
	const names = findNames(prose);
	const entities: CastMember[] = [];
	const full = new Map<string, CastMember>();
	for (const name of names) {
		if (name.kind === 'demonym' || name.words.length < 2) continue;
		const key = name.words.join(' ');
		if (!full.has(key)) full.set(key, addEntity(entities, name));
	}
	const of = new Map<Name, CastMember>();
	const endings = endingsOf(entities);
	const singles = new Map<string, CastMember>();
	for (const name of names) {
		if (name.kind === 'demonym') continue;
		const entity = full.get(name.words.join(' ')) ?? shortFor(name, { endings, singles, entities });
		of.set(name, entity);
		entity.mentions.push({ start: name.start, end: name.end, sentence: name.sentence });
		describe(prose, { name, entity });
	}
	return { entities, names, of };
}

function addEntity(entities: CastMember[], name: Name): CastMember {
	const entity: CastMember = {
		index: entities.length,
		kind: name.kind === 'demonym' ? 'unknown' : name.kind,
		named: { start: name.start, end: name.end },
		words: name.words,
		described: false,
		pronoun: undefined,
		role: null,
		mentions: [],
	};
	entities.push(entity);
	return entity;
}

/** Full names that may be a person's, by their last word: "barhoum" → Fawzi Barhoum. */
function endingsOf(entities: readonly CastMember[]): Map<string, CastMember[]> {
	const endings = new Map<string, CastMember[]>();
	for (const entity of entities) {
		if (entity.kind === 'organisation' || entity.kind === 'place') continue;
		const last = entity.words.at(-1)!;
		const same = endings.get(last);
		if (same) same.push(entity);
		else endings.set(last, [entity]);
	}
	return endings;
}

interface ShortNames {
	readonly endings: ReadonlyMap<string, readonly CastMember[]>;
	readonly singles: Map<string, CastMember>;
	readonly entities: CastMember[];
}

/** The entity that a one-word name means: the bearer of the surname who was named last, else one of its own. */
function shortFor(name: Name, { endings, singles, entities }: ShortNames): CastMember {
	const word = name.words[0] ?? '';
	const bearers = name.kind === 'place' ? [] : (endings.get(word) ?? []);
	const [only] = bearers;
	if (only && bearers.length === 1) {
		if (only.kind === 'unknown' && !isPlaceLike(only)) only.kind = 'person';
		return only;
	}
	if (bearers.length > 1) {
		const nearest = lastNamed(bearers, name.start);
		if (nearest && name.sentence - nearest.mentions.at(-1)!.sentence <= 3) return nearest;
	}
	const own = singles.get(word) ?? addEntity(entities, name);
	singles.set(word, own);
	return own;
}

function isPlaceLike(entity: CastMember): boolean {
	return /^(?:city|county|island|street|river|strip|bank|house|road|park|beach)$/.test(entity.words.at(-1)!);
}

function lastNamed(bearers: readonly CastMember[], before: number): CastMember | undefined {
	let best: CastMember | undefined;
	for (const bearer of bearers) {
		const last = bearer.mentions.at(-1);
		if (last && last.start < before && (!best || last.start > best.mentions.at(-1)!.start)) best = bearer;
	}
	return best;
}

/** Learns what this mention tells of the entity: its kind, its role, the pronoun that goes with it. */
function describe(prose: Prose, { name, entity }: { name: Name; entity: CastMember }): void {
	const role = roleAt(prose, name);
	if (role && !entity.role) entity.role = role.span;
	if ((role?.person || name.kind === 'person') && entity.kind === 'unknown') entity.kind = 'person';
	if (entity.words.length > 1) entity.pronoun ??= pronounOf(entity.words[0]!);
	if (entity.pronoun && entity.kind === 'unknown') entity.kind = 'person';
}
