import type { Prose, Token } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';
import type { CastMember } from './entities.ts';
import { chainTo, nameOver } from './source-phrase.ts';
import { LONGEST_CHAIN, type Resolved, type Source, type Story } from './story.ts';

/** How many sentences back a pronoun may point. */
const REACH = 4;

/** Who "he" is: the one person who spoke or was the subject in the sentences just before; null when two could be meant. */
export function pronoun(story: Story, { source, sentence, word }: Source & { word: string }): Resolved | null {
	if (word !== 'he' && word !== 'she' && word !== 'it' && word !== 'they') return null;
	const { paragraph } = story.prose.sentences[sentence]!;
	let unnamed: Resolved | null = null;
	for (let at = sentence; at >= 0 && sentence - at <= REACH; at--) {
		if (paragraph - story.prose.sentences[at]!.paragraph > 1) break;
		const found = candidatesIn(story, { at, before: source.start, word });
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

function linked(source: Span, { member, chain }: Resolved): Resolved | null {
	return chain.length < LONGEST_CHAIN ? { member, chain: [source, ...chain] } : null;
}

/** The speaker of a sentence, or the person who is its subject; both where they differ. */
function candidatesIn(story: Story, { at, before, word }: { at: number; before: number; word: string }): Resolved[] {
	const found: Resolved[] = [];
	for (let i = story.turns.length - 1; i >= 0 && story.turns[i]!.sentence >= at; i--) {
		const turn = story.turns[i]!;
		if (turn.sentence !== at || turn.source.start >= before) continue;
		if (couldBe(turn.who.member, word)) add(found, turn.who);
	}
	if (word !== 'he' && word !== 'she') return found;
	const subject = subjectOf(story, { at, before });
	if (subject && couldBe(subject.member, word)) add(found, subject);
	return found;
}

function add(found: Resolved[], who: Resolved): void {
	if (!found.some((other) => other.member === who.member)) found.push(who);
}

/** The person who opens a sentence: a name before its first verb, outside quotation marks, that belongs to nothing else. */
function subjectOf(story: Story, { at, before }: { at: number; before: number }): Resolved | null {
	const { prose, cast, nameAt } = story;
	const sentence = prose.sentences[at]!;
	const [first, next] = sentence.tokens;
	let start = first;
	while (start < next && prose.tokens[start]!.pos === 'PUNCT') start++;
	let verb = start;
	while (verb < next && !isVerb(story, prose.tokens[verb]!)) verb++;
	const limit = Math.min(prose.tokens[verb]?.start ?? sentence.end, before);
	let subject: Resolved | null = null;
	for (let i = nameAt(sentence.start); i < cast.names.length && cast.names[i]!.end <= limit; i++) {
		const name = cast.names[i]!;
		const member = cast.of.get(name);
		const preceding = prose.tokens[indexBefore(prose, name.office?.start ?? name.start)];
		// A lone word that nothing shows to be a person's name may be a place's.
		if (!member || (member.kind !== 'person' && (member.kind !== 'unknown' || member.words.length < 2))) continue;
		if (/^[’']s\b/.test(prose.document.text.slice(name.end, name.end + 3)) || (preceding?.pos === 'ADP' && preceding.sentence === at))
			continue;
		subject = { member, chain: chainTo({ start: name.start, end: name.end }, { name, member }) };
	}
	return subject;
}

/** The tagger takes some names for verbs ("Mark Ford"). */
function isVerb(story: Story, token: Token): boolean {
	return (token.pos === 'VERB' || token.pos === 'AUX') && !nameOver(story, token);
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
