import type { Prose } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';
import { pronounOf } from '../lexicon/given.ts';
import { PARTICLES } from '../lexicon/people.ts';
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
		if (name.kind === 'demonym' || name.words.length < 2 || PARTICLES.has(name.words[0]!)) continue;
		const key = name.words.join(' ');
		if (!full.has(key)) full.set(key, addEntity(entities, name));
	}
	const of = new Map<Name, CastMember>();
	const endings = endingsOf(entities);
	const singles = namesakes(names, { endings, entities });
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

/** "Mr. Lind" where the text names Ana Lind alone: somebody else, who has no more than the surname. */
function namesakes(names: readonly Name[], { endings, entities }: Omit<ShortNames, 'singles'>): Map<string, CastMember> {
	const singles = new Map<string, CastMember>();
	for (const name of names) {
		const word = name.words.join(' ');
		if (!name.address || name.words.length > 1 || singles.has(word)) continue;
		const bearers = endings.get(word) ?? [];
		const others = bearers.every(({ words, pronoun }) => (pronoun ?? pronounOf(words[0]!) ?? name.address) !== name.address);
		if (bearers.length === 0 || !others) continue;
		const namesake = addEntity(entities, name);
		namesake.kind = 'person';
		namesake.pronoun = name.address;
		singles.set(word, namesake);
	}
	return singles;
}

interface ShortNames {
	readonly endings: ReadonlyMap<string, readonly CastMember[]>;
	readonly singles: Map<string, CastMember>;
	readonly entities: CastMember[];
}

/** The entity that a short name means: the bearer of the surname, else one of its own. */
function shortFor(name: Name, { endings, singles, entities }: ShortNames): CastMember {
	const word = name.words.join(' ');
	const namesake = singles.get(word);
	const full = (endings.get(name.words.at(-1)!) ?? []).filter((bearer) => isShortOf(name, bearer));
	const bearers = (namesake?.pronoun ? [...full, namesake] : full).filter((bearer) => isAddressed(name, bearer));
	const [only] = bearers;
	if (only && bearers.length === 1) {
		if (only.kind === 'unknown' && !isPlaceLike(only)) only.kind = 'person';
		return only;
	}
	const bearer = bearers.length > 1 ? onlyRecent(bearers, name) : undefined;
	if (bearer) return bearer;
	const own = singles.get(word) ?? addEntity(entities, name);
	singles.set(word, own);
	return own;
}

/** False for a "Mr." where the bearer is a woman. */
function isAddressed({ address }: Name, { pronoun, words }: CastMember): boolean {
	const known = pronoun ?? pronounOf(words[0]!);
	return !address || !known || known === address;
}

/** "Blasio" or "de Blasio" of Bill de Blasio. A word that is also a country is short for a person only after that person was named. */
function isShortOf({ words, kind }: Name, bearer: CastMember): boolean {
	if (words.length >= bearer.words.length || words.some((word, i) => word !== bearer.words[bearer.words.length - words.length + i]))
		return false;
	return kind !== 'organisation' && (kind !== 'place' || (bearer.kind === 'person' && bearer.mentions.length > 0));
}

function isPlaceLike(entity: CastMember): boolean {
	return /^(?:city|county|island|street|river|strip|bank|house|road|park|beach)$/.test(entity.words.at(-1)!);
}

/** How many sentences back a surname that several people bear may point, where only one of them was named. */
const SURNAME_REACH = 8;

/** The one bearer of a surname whom the sentences before name; undefined where two are named: then it stays as written. */
function onlyRecent(bearers: readonly CastMember[], name: Name): CastMember | undefined {
	const before = bearers.filter((bearer) => bearer.mentions.length > 0);
	const recent = before.filter((bearer) => name.sentence - bearer.mentions.at(-1)!.sentence <= SURNAME_REACH);
	if (recent.length === 1) return recent[0];
	return recent.length === 0 && before.length === 1 ? before[0] : undefined;
}

/** True when the later role is the earlier one with more words ("Former President" after "President"). */
function tellsMore(text: string, { now, before }: { now: Span; before: Span }): boolean {
	return text
		.slice(now.start, now.end)
		.toLowerCase()
		.includes(` ${text.slice(before.start, before.end).toLowerCase()}`);
}

/** Learns what this mention tells of the entity: its kind, its role, the pronoun that goes with it. */
function describe(prose: Prose, { name, entity }: { name: Name; entity: CastMember }): void {
	const role = roleAt(prose, name);
	if (role && (!entity.role || tellsMore(prose.document.text, { now: role.span, before: entity.role }))) entity.role = role.span;
	if ((role?.person || name.kind === 'person') && entity.kind === 'unknown') entity.kind = 'person';
	if (entity.words.length > 1) entity.pronoun ??= pronounOf(entity.words[0]!);
	if (entity.pronoun && entity.kind === 'unknown') entity.kind = 'person';
}
