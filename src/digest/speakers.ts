import type { Attribution } from '../model/attribution.ts';
import type { Prose, Token } from '../model/prose.ts';
import type { Span } from '../model/span.ts';
import type { Cast, CastMember } from './entities.ts';
import { BODY_NOUNS, PERSON_NOUNS } from './lexicon/people.ts';
import type { Name } from './names.ts';

/** Who is meant by the words that name a speaker, and how that is known. */
export interface Resolved {
	readonly member: CastMember;
	/** From the words at this place to the words that name the speaker. */
	readonly chain: readonly Span[];
}

/** How many sentences back "he" or "the official" may point. */
const REACH = 4;
const DESCRIPTION_REACH = 12;

/** Before "of", these are no speaker by themselves: "many of his supporters". */
const QUANTITIES = new Set('many some most few several all both none one two three half each any'.split(' '));

interface Turn {
	readonly who: Resolved;
	readonly source: Span;
	readonly sentence: number;
	readonly paragraph: number;
}

interface State {
	readonly prose: Prose;
	readonly cast: Cast;
	/** Who spoke so far, latest last. */
	readonly turns: Turn[];
	/** Index of the first name that starts at or after an offset. */
	readonly nameAt: (offset: number) => number;
	readonly described: Map<string, CastMember>;
}

/**
 * Makes the resolver of one text. It must be asked in the order of the text: what "he" means hangs on who spoke before.
 * It answers null where the words name nobody, or could mean more than one.
 */
export function speakerResolver(prose: Prose, cast: Cast): (attribution: Attribution, options: { inside: boolean }) => Resolved | null {
	const state: State = { prose, cast, turns: [], nameAt: searcher(cast.names), described: new Map() };
	return (attribution, { inside }) => {
		const { source, sentence } = attribution;
		const who = source ? resolveSource(state, { source, sentence }) : null;
		if (who && source && !inside) state.turns.push({ who, source, sentence, paragraph: prose.sentences[sentence]!.paragraph });
		return who;
	};
}

interface Source {
	readonly source: Span;
	readonly sentence: number;
}

function resolveSource(state: State, at: Source): Resolved | null {
	const tokens = withoutPossessive(tokensIn(state.prose, at.source));
	if (tokens.length === 0 || OF_NOBODY.has(tokens[0]!.lower)) return null;
	const [first] = tokens;
	const words = tokens.filter((token) => token.pos !== 'PUNCT' && token.lower !== 'himself' && token.lower !== 'herself');
	if (words.length === 1 && words[0]!.pos === 'PRON') return pronoun(state, { ...at, word: first!.lower });
	return named(state, { ...at, tokens }) ?? description(state, { ...at, tokens });
}

/** Words that make a source point at someone whom only the clause around it can tell. */
const OF_NOBODY = new Set(['who', 'whom', 'whose', 'which', 'that', 'i', 'we', 'you', 'my', 'our', 'your', 'me', 'us']);

/** "Trump’s", as the source of "Trump’s claim that …", is Trump. */
function withoutPossessive(tokens: Token[]): Token[] {
	return /^[’'](?:s)?$/.test(tokens.at(-1)?.lower ?? '') ? tokens.slice(0, -1) : tokens;
}

function tokensIn({ tokens }: Prose, source: Span): Token[] {
	let low = 0;
	let high = tokens.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (tokens[middle]!.start < source.start) low = middle + 1;
		else high = middle;
	}
	const found: Token[] = [];
	while (low < tokens.length && tokens[low]!.start < source.end) found.push(tokens[low++]!);
	return found;
}

function searcher(names: readonly Name[]): (offset: number) => number {
	return (offset) => {
		let low = 0;
		let high = names.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (names[middle]!.start < offset) low = middle + 1;
			else high = middle;
		}
		return low;
	};
}

/** The segment of a source that ends with a name is the speaker: "Hamas’s top negotiator, Khalil al-Hayya", "Reyes, 45". */
function named(state: State, { source, tokens }: Source & { tokens: readonly Token[] }): Resolved | null {
	if (joinsSpeakers(state, tokens)) return null;
	for (const [part, end] of segmentEnds(state, tokens).entries()) {
		for (let i = state.nameAt(source.start); i < state.cast.names.length && state.cast.names[i]!.end <= end; i++) {
			const name = state.cast.names[i]!;
			const member = state.cast.of.get(name);
			if (part > 0 && (member?.kind === 'place' || name.words.length < 2)) continue;
			if (part > 0 && (member?.kind === 'place' || name.words.length < 2)) continue;
			if (name.end === end && member && !isBelonging(state, { name, last: tokens.at(-1)!.end }))
				return { member, chain: chainTo(source, { name, member }) };
		}
	}
	return null;
}

function chainTo(source: Span, { name, member }: { name: Span; member: CastMember }): Span[] {
	const chain = [source];
	if (name.start !== source.start || name.end !== source.end) chain.push({ start: name.start, end: name.end });
	const last = chain.at(-1)!;
	if (last.start !== member.named.start || last.end !== member.named.end) chain.push(member.named);
	return chain;
}

/**
 * "Trump and Netanyahu" speak together, and so do "Reyes and two colleagues": they are one speaker, as written. An "and" within
 * an apposition joins nobody: "Reyes, founder and head of Iraq and Iran Watch".
 */
function joinsSpeakers({ prose, cast, nameAt }: State, tokens: readonly Token[]): boolean {
	const { text } = prose.document;
	const comma = tokens.findIndex((token) => token.lower === ',');
	const apposition = comma > 0 && cast.names[nameAt(tokens[comma]!.start) - 1]?.end === tokens[comma]!.start;
	return tokens.some((token, i) => {
		if (token.lower !== 'and' || i === 0) return false;
		const before = cast.names[nameAt(token.start) - 1];
		if (!before || before.start < tokens[0]!.start) return false;
		if (apposition && i > comma && tokens[i - 1]!.lower !== ',') return false;
		return /^,?\s*$/.test(text.slice(before.end, token.start)) && i + 1 < tokens.length;
	});
}

/**
 * Ends of the noun phrases that make up a source, up to a clause that only qualifies it ("who …"). What follows "of" or "for"
 * belongs to the phrase before; after the next comma a name may still come ("an attorney for the club, Mark Dougall").
 */
function segmentEnds(state: State, tokens: readonly Token[]): number[] {
	const ends: number[] = [];
	let open = false;
	let skipping = false;
	for (const [i, token] of tokens.entries()) {
		const name = nameOver(state, token);
		if (name) {
			open = !skipping;
			continue;
		}
		const clause = /^(?:who|whom|which|that|–|—|\()$/.test(token.lower) || (token.pos === 'VERB' && open && i > 0);
		const comma = token.lower === ',';
		const link = token.pos === 'ADP' && !QUANTITIES.has(tokens[i - 1]?.lower ?? '');
		if ((clause || comma || link) && open) ends.push(tokens[i - 1]!.end);
		if (clause) return ends;
		skipping = link || (skipping && !comma);
		open = !(comma || skipping);
	}
	if (open) ends.push(tokens.at(-1)!.end);
	return ends;
}

/** The name that a token is part of, or of whose office. */
function nameOver({ cast, nameAt }: State, token: Token): Name | undefined {
	const at = nameAt(token.end);
	const before = cast.names[at - 1];
	if (before && before.start <= token.start && token.end <= before.end) return before;
	const after = cast.names[at];
	return after?.office && after.office.start <= token.start && token.end <= after.office.end ? after : undefined;
}

/** "Israeli", the owner in "Hamas’s negotiator", or a title in quotation marks: the name of nobody who speaks. */
function isBelonging({ prose }: State, { name, last }: { name: Name; last: number }): boolean {
	const { text } = prose.document;
	if (name.kind === 'demonym' || /[“"‘]/.test(text[name.start - 1] ?? ' ')) return true;
	return name.end < last && /^[’']s\b/.test(text.slice(name.end, name.end + 3));
}

/** Who "he" is: the one person who spoke or was the subject in the sentences just before; null when two could be meant. */
function pronoun(state: State, { source, sentence, word }: Source & { word: string }): Resolved | null {
	if (word !== 'he' && word !== 'she' && word !== 'it' && word !== 'they') return null;
	const { paragraph } = state.prose.sentences[sentence]!;
	let unnamed: Resolved | null = null;
	for (let at = sentence; at >= 0 && sentence - at <= REACH; at--) {
		if (paragraph - state.prose.sentences[at]!.paragraph > 1) break;
		const found = candidatesIn(state, { at, before: source.start, word });
		if (found.length > 1) return null;
		const [only] = found;
		if (!only || only.member === unnamed?.member) continue;
		// Somebody without a name is passed over in speech as often as not: a named person just before makes it unsure.
		if (unnamed) return only.member.described ? linked(source, unnamed) : null;
		if (!only.member.described || word === 'they') return linked(source, only);
		unnamed = only;
	}
	return unnamed && linked(source, unnamed);
}

function linked(source: Span, { member, chain }: Resolved): Resolved {
	return { member, chain: [source, ...chain] };
}

/** The speaker of a sentence, or the person who is its subject; both where they differ. */
function candidatesIn(state: State, { at, before, word }: { at: number; before: number; word: string }): Resolved[] {
	const found: Resolved[] = [];
	for (let i = state.turns.length - 1; i >= 0 && state.turns[i]!.sentence >= at; i--) {
		const turn = state.turns[i]!;
		if (turn.sentence !== at || turn.source.start >= before) continue;
		if (couldBe(turn.who.member, word)) add(found, turn.who);
	}
	if (word !== 'he' && word !== 'she') return found;
	const subject = subjectOf(state, { at, before });
	if (subject && couldBe(subject.member, word)) add(found, subject);
	return found;
}

function add(found: Resolved[], who: Resolved): void {
	if (!found.some((other) => other.member === who.member)) found.push(who);
}

/** The person who opens a sentence: a name before its first verb, outside quotation marks, that belongs to nothing else. */
function subjectOf(state: State, { at, before }: { at: number; before: number }): Resolved | null {
	const { prose, cast, nameAt } = state;
	const sentence = prose.sentences[at]!;
	const [first, next] = sentence.tokens;
	let start = first;
	while (start < next && prose.tokens[start]!.pos === 'PUNCT') start++;
	let verb = start;
	while (verb < next && !isVerb(state, prose.tokens[verb]!)) verb++;
	const limit = Math.min(prose.tokens[verb]?.start ?? sentence.end, before);
	let subject: Resolved | null = null;
	for (let i = nameAt(sentence.start); i < cast.names.length && cast.names[i]!.end <= limit; i++) {
		const name = cast.names[i]!;
		const member = cast.of.get(name);
		const preceding = prose.tokens[indexBefore(prose, name.office?.start ?? name.start)];
		if (!member || member.kind === 'place' || member.kind === 'organisation') continue;
		if (/^[’']s\b/.test(prose.document.text.slice(name.end, name.end + 3)) || (preceding?.pos === 'ADP' && preceding.sentence === at))
			continue;
		subject = { member, chain: chainTo({ start: name.start, end: name.end }, { name, member }) };
	}
	return subject;
}

/** The tagger takes some names for verbs ("Mark Ford"). */
function isVerb(state: State, token: Token): boolean {
	return (token.pos === 'VERB' || token.pos === 'AUX') && !nameOver(state, token);
}

function indexBefore({ tokens }: Prose, offset: number): number {
	let low = 0;
	let high = tokens.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (tokens[middle]!.start < offset) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

function couldBe(member: CastMember, word: string): boolean {
	if (word === 'he' || word === 'she') return member.kind !== 'organisation' && member.kind !== 'place' && agree(member, word);
	if (word === 'it') return member.kind !== 'person';
	return member.described || member.kind === 'organisation';
}

function agree({ pronoun }: CastMember, word: string): boolean {
	return (word !== 'he' && word !== 'she') || !pronoun || pronoun === word;
}

/** "The official" is the last speaker whose role or description holds the same word; otherwise a speaker of its own. */
function description(state: State, { source, sentence, tokens }: Source & { tokens: readonly Token[] }): Resolved | null {
	const ends = segmentEnds(state, tokens);
	const end = ends[0] ?? tokens.at(-1)!.end;
	const core = tokens.filter((token) => token.end <= end && token.pos !== 'PUNCT');
	const head = core.at(-1);
	if (!head || head.pos === 'VERB') return null;
	const definite = /^(?:the|this|that|his|her|their|its)$/.test(core[0]!.lower);
	if (definite && core.length > 1) {
		const earlier = lastDescribed(state, { core, sentence });
		if (earlier) return { member: earlier.member, chain: [source, ...earlier.chain] };
	}
	return describedBy(state, {
		source,
		sentence,
		span: { start: core[0]!.start, end: joinsSpeakers(state, tokens) ? (ends.at(-1) ?? end) : end },
		head,
		core,
	});
}

function lastDescribed(state: State, { core, sentence }: { core: readonly Token[]; sentence: number }): Resolved | null {
	const { text } = state.prose.document;
	const wanted = core.slice(1).map((token) => token.lemma.toLowerCase());
	for (let i = state.turns.length - 1; i >= 0; i--) {
		const turn = state.turns[i]!;
		if (sentence - turn.sentence > DESCRIPTION_REACH) return null;
		const { member } = turn.who;
		const spans = [member.role, member.named].filter((span) => span !== null);
		const known = spans.map((span) => text.slice(span.start, span.end).toLowerCase()).join(' ');
		if (wanted.every((word) => known.includes(word))) return turn.who;
	}
	return null;
}

interface Description extends Source {
	readonly span: Span;
	readonly head: Token;
	readonly core: readonly Token[];
}

function describedBy(state: State, { source, sentence, span, head, core }: Description): Resolved {
	const key = core
		.map((token) => token.lower)
		.filter((word) => word !== 'the')
		.join(' ');
	const indefinite = /^(?:an?|one|another)$/.test(core[0]!.lower);
	const same = indefinite ? undefined : state.described.get(key);
	const member: CastMember = same ?? {
		index: state.cast.entities.length,
		kind: PERSON_NOUNS.has(head.lower) ? 'person' : BODY_NOUNS.has(head.lower) ? 'organisation' : 'unknown',
		named: span,
		words: core.map((token) => token.lower),
		described: true,
		pronoun: undefined,
		role: null,
		mentions: [],
	};
	if (!same) {
		state.cast.entities.push(member);
		state.described.set(key, member);
	}
	member.mentions.push({ ...span, sentence });
	const own = source.start === span.start && source.end === span.end;
	const chain = own ? [source] : [source, span];
	return { member, chain: same && same.named.start !== span.start ? [...chain, same.named] : chain };
}
