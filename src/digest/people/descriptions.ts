import type { Token } from '../../model/prose.ts';
import { contains, type Span, sliceOf } from '../../model/span.ts';
import { BODY_NOUNS, PERSON_NOUNS } from '../lexicon/people.ts';
import type { CastMember } from './entities.ts';
import { joinsSpeakers, phraseEnd, segmentEnds } from './source-phrase.ts';
import { LONGEST_CHAIN, type Resolved, type Source, type Story, type Turn } from './story.ts';

/** How many sentences back a description may point. */
const REACH = 12;

/** "The official" is the last speaker whose role or description holds the same word; otherwise a speaker of its own. */
export function description(story: Story, { source, sentence, tokens }: Source & { tokens: readonly Token[] }): Resolved | null {
	const ends = segmentEnds(story, tokens);
	const end = ends[0] ?? tokens.at(-1)!.end;
	const core = tokens.filter((token) => token.end <= end && token.pos !== 'PUNCT');
	const head = core.at(-1);
	if (!head || head.pos === 'VERB' || head.pos === 'PRON') return null;
	const definite = /^(?:the|this|that|his|her|their|its)$/.test(core[0]!.lower);
	if (definite && core.length > 1) {
		const earlier = lastDescribed(story, { core, source, sentence });
		if (earlier) return onward(story.prose.document.text, source, earlier);
	}
	return describedBy(story, {
		source,
		sentence,
		span: { start: core[0]!.start, end: joinsSpeakers(story, tokens) ? (ends.at(-1) ?? end) : phraseEnd(story, tokens) },
		head,
		core,
	});
}

/** The chain of the one described before, from these words on: the same words twice are one link, so that no chain grows without end. */
function onward(text: string, source: Span, { member, chain }: Resolved): Resolved | null {
	const [before] = chain;
	const same = before && chain.length > 1 && sliceOf(text, before).toLowerCase() === sliceOf(text, source).toLowerCase();
	const rest = same ? chain.slice(1) : chain;
	return rest.length < LONGEST_CHAIN ? { member, chain: [source, ...rest] } : null;
}

function lastDescribed(story: Story, { core, source, sentence }: Source & { core: readonly Token[] }): Resolved | null {
	const { text } = story.prose.document;
	const wanted = core.slice(1).map((token) => token.lemma.toLowerCase());
	for (let i = story.turns.length - 1; i >= 0; i--) {
		const turn = story.turns[i]!;
		if (sentence - turn.sentence > REACH) return null;
		const { member } = turn.who;
		const spans = [member.role, member.named].filter((span) => span !== null);
		const known = spans.map((span) => text.slice(span.start, span.end).toLowerCase()).join(' ');
		if (wanted.every((word) => known.includes(word))) return isNearest(story, { turn, source, noun: core.at(-1)!.lower }) ? turn.who : null;
	}
	return null;
}

/** False when the text speaks of another with the same noun in between: "the official" may be that one. */
function isNearest({ prose, turns }: Story, { turn, source, noun }: { turn: Turn; source: Span; noun: string }): boolean {
	const [first] = prose.sentences[turn.sentence]!.tokens;
	for (let at = first; at < prose.tokens.length && prose.tokens[at]!.start < source.start; at++) {
		const token = prose.tokens[at]!;
		if (token.start <= turn.source.end || token.lower !== noun) continue;
		if (!turns.some((other) => contains(other.source, token) && other.who.member === turn.who.member)) return false;
	}
	return true;
}

interface Description extends Source {
	readonly span: Span;
	readonly head: Token;
	readonly core: readonly Token[];
}

function describedBy(story: Story, { source, sentence, span, head, core }: Description): Resolved {
	const key = core
		.map((token) => token.lower)
		.filter((word) => word !== 'the')
		.join(' ');
	const indefinite = /^(?:an?|one|another)$/.test(core[0]!.lower);
	const here = story.turns.slice(-3).find(({ who }) => who.member.named.start === span.start)?.who.member;
	const same = here ?? (indefinite ? undefined : story.described.get(key));
	const member: CastMember = same ?? {
		index: story.cast.entities.length,
		kind: PERSON_NOUNS.has(head.lower) ? 'person' : BODY_NOUNS.has(head.lower) ? 'organisation' : 'unknown',
		named: span,
		words: core.map((token) => token.lower),
		described: true,
		pronoun: undefined,
		role: null,
		mentions: [],
	};
	if (!same) {
		story.cast.entities.push(member);
		story.described.set(key, member);
	}
	member.mentions.push({ ...span, sentence });
	const own = source.start === span.start && source.end === span.end;
	const chain = own ? [source] : [source, span];
	return { member, chain: same && same.named.start !== span.start ? [...chain, same.named] : chain };
}
