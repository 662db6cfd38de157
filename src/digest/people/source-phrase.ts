import type { Token } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';
import type { CastMember } from './entities.ts';
import type { Name } from './names.ts';
import type { Story } from './story.ts';

const CLAUSE = /^(?:who|whom|which|that|–|—|\()$/;
/** Before "of", these are no speaker by themselves: "many of his supporters". */
const QUANTITIES = new Set('many some most few several all both none one two three half each any'.split(' '));

/** From the words at one place to the words that name the entity in full. */
export function chainTo(source: Span, { name, member }: { name: Span; member: CastMember }): Span[] {
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
export function joinsSpeakers({ prose, cast, nameAt }: Story, tokens: readonly Token[]): boolean {
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
export function segmentEnds(story: Story, tokens: readonly Token[]): number[] {
	const ends: number[] = [];
	let open = false;
	let skipping = false;
	for (const [i, token] of tokens.entries()) {
		const name = nameOver(story, token);
		if (name) {
			open = !skipping;
			continue;
		}
		const clause = CLAUSE.test(token.lower) || (token.pos === 'VERB' && open && i > 0 && tokens[i - 1]!.lower !== '-');
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

/** Where the noun phrase of a source ends with all that belongs to it ("an attorney for the club"): before a comma, a dash or a clause. */
export function phraseEnd(story: Story, tokens: readonly Token[]): number {
	for (const [i, token] of tokens.entries()) {
		if (i === 0 || nameOver(story, token)) continue;
		const stops = CLAUSE.test(token.lower) || token.lower === ',' || (token.pos === 'VERB' && tokens[i - 1]!.lower !== '-');
		if (stops) return tokens[i - 1]!.end;
	}
	return tokens.at(-1)!.end;
}

/** The name that a token is part of, or of whose office. */
export function nameOver({ cast, nameAt }: Story, token: Token): Name | undefined {
	const at = nameAt(token.end);
	const before = cast.names[at - 1];
	if (before && before.start <= token.start && token.end <= before.end) return before;
	const after = cast.names[at];
	return after?.office && after.office.start <= token.start && token.end <= after.office.end ? after : undefined;
}

/** "Israeli", the owner in "Hamas’s negotiator", or a title in quotation marks: the name of nobody who speaks. */
export function isBelonging({ prose }: Story, { name, last }: { name: Name; last: number }): boolean {
	const { text } = prose.document;
	if (name.kind === 'demonym' || /[“"‘]/.test(text[name.start - 1] ?? ' ')) return true;
	return name.end < last && /^[’']s\b/.test(text.slice(name.end, name.end + 3));
}
