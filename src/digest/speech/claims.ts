import type { Attribution, Claim } from '../../model/attribution.ts';
import type { Entity } from '../../model/entity.ts';
import type { Prose } from '../../model/prose.ts';
import { contains, type Span } from '../../model/span.ts';
import { ANONYMITY } from '../lexicon/people.ts';
import { isDemonym, PLACE_NAMES } from '../lexicon/places.ts';
import type { Cast, CastMember } from '../people/entities.ts';
import { speakerResolver } from '../people/speakers.ts';
import type { Resolved } from '../people/story.ts';
import { withoutAddress, withPlainCue } from './address.ts';
import { kindOf } from './attributions.ts';
import { apart, innerSpeech, withMaker } from './reported.ts';
import { sourceWords } from './source-words.ts';

interface Told {
	attribution: Attribution;
	readonly who: Resolved | null;
}

/** Resolves who speaks in each attribution, in the order of the text. */
export function resolveClaims(prose: Prose, { attributions, cast }: { attributions: readonly Attribution[]; cast: Cast }): Claim[] {
	const resolve = speakerResolver(prose, cast);
	const resolved: Told[] = [];
	let outer: Told | null = null;
	for (const found of attributions) {
		const told = withoutAddress(prose, withPlainCue(prose, innerSpeech(prose, withMaker(prose, found, attributions))));
		const attribution = rekinded(prose, apart(prose, { ...told, source: sourceWords(prose, told) }), found);
		if (outer && isAside(prose, { aside: attribution, outer: outer.attribution })) {
			outer.attribution = { ...outer.attribution, content: upTo(outer.attribution.content, attribution.content.at(-1)!.end) };
		}
		const inside: boolean = outer !== null && isInside(attribution, outer.attribution);
		const claim: Told = { attribution, who: resolve(attribution, { inside }) };
		if (!inside) outer = claim;
		resolved.push(claim);
	}
	const entities = new Map<CastMember, Entity>();
	return resolved.map(({ attribution, who }) => ({
		...attribution,
		speaker: who && entityOf(prose, { member: who.member, known: entities }),
		chain: who?.chain ?? [],
	}));
}

/** Words were taken off: what is left may be all quoted. */
function rekinded(prose: Prose, attribution: Attribution, found: Attribution): Attribution {
	const same =
		attribution.content.length === found.content.length && attribution.content.every(({ start }, i) => start === found.content[i]!.start);
	return same ? attribution : { ...attribution, kind: kindOf(prose, attribution.content) };
}

/** "The official said …, with the group stressing that …": the official tells that too. */
function isAside(prose: Prose, { aside, outer }: { aside: Attribution; outer: Attribution }): boolean {
	const { source, cue, sentence } = aside;
	if (!source || !cue || sentence !== outer.sentence || !outer.cue || outer.content.at(-1)!.end > source.start) return false;
	const { text } = prose.document;
	return /\bwith $/.test(text.slice(Math.max(0, source.start - 6), source.start)) && /^\p{L}+ing\b/u.test(text.slice(cue.start, cue.end));
}

function upTo(content: readonly Span[], end: number): Span[] {
	return [...content.slice(0, -1), { start: content.at(-1)!.start, end }];
}

/** True when `inner` is told within the words of `outer`: it is the outer speaker who says that the inner one said it. */
export function isInside(inner: Attribution, outer: Attribution): boolean {
	const anchor = inner.cue ?? inner.content[0]!;
	return outer.content.some((span) => contains(span, anchor)) && inner !== outer;
}

function entityOf(prose: Prose, { member, known }: { member: CastMember; known: Map<CastMember, Entity> }): Entity {
	const before = known.get(member);
	if (before) return before;
	const { text } = prose.document;
	const entity: Entity = {
		index: member.index,
		kind: member.kind,
		name: text.slice(member.named.start, member.named.end),
		named: member.named,
		role: member.role,
		side: member.role ? sideOf(text, member.role) : null,
		anonymous: member.described && isAnonymous(prose, member),
		mentions: member.mentions.map((mention) => ({ ...mention, kind: member.described ? 'description' : 'name' })),
	};
	known.set(member, entity);
	return entity;
}

const SIDE_WORD = /[\p{L}\p{N}][\p{L}\p{N}.-]*/gu;
const UPPER = /^\p{Lu}/u;

/** Whom a role speaks for: its first word of belonging or proper name ("Hamas" in "Senior Hamas official"). */
function sideOf(text: string, role: Span): Span | null {
	for (const match of text.slice(role.start, role.end).matchAll(SIDE_WORD)) {
		const [word] = match;
		const lower = word.toLowerCase();
		const start = role.start + match.index;
		const proper =
			UPPER.test(word) && (match.index > 0 || isDemonym(lower) || PLACE_NAMES.has(lower) || hasPossessive(text, start + word.length));
		if (proper && !OFFICE_WORD.test(lower)) return { start, end: start + word.length };
	}
	return null;
}

const OFFICE_WORD =
	/^(?:prime|minister|president|secretary|general|senator|sen\.?|rep\.?|gov\.?|governor|chief|executive|officer|director|chair\w*|foreign|attorney|former|senior|mayor|king|queen|judge|justice|professor|prof\.?|dr\.?|mr\.?|mrs\.?|ms\.?|ceo|vice|deputy|head|leader|speaker|coach|captain|col\.?|gen\.?|lt\.?|sgt\.?|capt\.?)$/;

function hasPossessive(text: string, end: number): boolean {
	return /^[’']s\b/.test(text.slice(end, end + 3));
}

const SOURCE_NOUN = /\b(?:sources?|insiders?)$/i;

/** A described speaker is anonymous where the text says so; one whom it merely does not name is not. */
function isAnonymous({ document, sentences }: Prose, member: CastMember): boolean {
	const name = document.text.slice(member.named.start, member.named.end);
	if (SOURCE_NOUN.test(name)) return true;
	return member.mentions.some(({ sentence }) => {
		const { start, end } = sentences[sentence]!;
		return end - start < 2000 && ANONYMITY.test(document.text.slice(start, end));
	});
}
