import type { Attribution } from '../../model/attribution.ts';
import type { Prose, Token } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';
import { tokensIn } from '../text/prose.ts';
import { description } from './descriptions.ts';
import type { Cast } from './entities.ts';
import type { Name } from './names.ts';
import { pronoun } from './pronouns.ts';
import { chainTo, isBelonging, joinsSpeakers, segmentEnds } from './source-phrase.ts';
import type { Resolved, Source, Story } from './story.ts';

/**
 * Makes the resolver of one text. It must be asked in the order of the text: what "he" means hangs on who spoke before.
 * It answers null where the words name nobody, or could mean more than one.
 */
export function speakerResolver(prose: Prose, cast: Cast): (attribution: Attribution, options: { inside: boolean }) => Resolved | null {
	const story: Story = { prose, cast, turns: [], nameAt: searcher(cast.names), described: new Map() };
	return (attribution, { inside }) => {
		const { source, sentence } = attribution;
		const who = source ? resolveSource(story, { source, sentence }) : null;
		if (who && source && !inside) story.turns.push({ who, source, sentence, paragraph: prose.sentences[sentence]!.paragraph });
		return who;
	};
}

function resolveSource(story: Story, at: Source): Resolved | null {
	const tokens = withoutPossessive(tokensIn(story.prose, at.source));
	if (tokens.length === 0 || OF_NOBODY.has(tokens[0]!.lower)) return null;
	const [first] = tokens;
	const words = tokens.filter((token) => token.pos !== 'PUNCT' && token.lower !== 'himself' && token.lower !== 'herself');
	if (words[0]?.pos === 'PRON' && (words.length === 1 || tokens[1]!.lower === ',')) return pronoun(story, { ...at, word: first!.lower });
	return named(story, { ...at, tokens }) ?? description(story, { ...at, tokens });
}

/** Words that make a source point at someone whom only the clause around it can tell. */
const OF_NOBODY = new Set(['who', 'whom', 'whose', 'which', 'that', 'i', 'we', 'you', 'my', 'our', 'your', 'me', 'us']);

/** "Trump’s", as the source of "Trump’s claim that …", is Trump. */
function withoutPossessive(tokens: Token[]): Token[] {
	return /^[’'](?:s)?$/.test(tokens.at(-1)?.lower ?? '') ? tokens.slice(0, -1) : tokens;
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

/** Index of the first name that reaches into the source, even where the source begins in its middle ("Ansari" of "al-Ansari"). */
function firstNameIn({ cast, nameAt }: Story, source: Span): number {
	const at = nameAt(source.start);
	return (cast.names[at - 1]?.end ?? 0) > source.start ? at - 1 : at;
}

/** The segment of a source that ends with a name is the speaker: "Hamas’s top negotiator, Khalil al-Hayya", "Reyes, 45". */
function named(story: Story, { source, tokens }: Source & { tokens: readonly Token[] }): Resolved | null {
	if (joinsSpeakers(story, tokens)) return null;
	for (const [part, end] of segmentEnds(story, tokens).entries()) {
		for (let i = firstNameIn(story, source); i < story.cast.names.length && story.cast.names[i]!.end <= end; i++) {
			const name = story.cast.names[i]!;
			const member = story.cast.of.get(name);
			if (part > 0 && (member?.kind === 'place' || name.words.length < 2)) continue;
			if (name.end === end && member && !isBelonging(story, { name, last: tokens.at(-1)!.end }))
				return { member, chain: chainTo(source, { name, member }) };
		}
	}
	return null;
}
