import type { Claim } from '../model/attribution.ts';
import type { Gap } from '../model/digest.ts';
import type { Prose, Sentence, Token } from '../model/prose.ts';
import { type Span, sliceOf, span } from '../model/span.ts';
import { GAP_CUES, type GapCue } from './lexicon/gap-cues.ts';
import { isEndless, quoteAt } from './lines/cut.ts';
import { excerpts } from './lines/excerpt.ts';
import { whose } from './lines/whose.ts';

const CUES = new Map<string, GapCue[]>();
for (const cue of GAP_CUES) for (const anchor of cue.anchors) CUES.set(anchor, [...(CUES.get(anchor) ?? []), cue]);
/** How far around an anchor its cue may reach, in UTF-16 units: the search stays linear in the longest of sentences. */
const REACH = 90;

/**
 * What the text itself leaves open, one for each sentence at most, in its order. In quoted words only what says that something
 * is not known counts, and it is the speaker's.
 */
export function gaps(prose: Prose, claims: readonly Claim[]): Gap[] {
	const claimAt = whose(prose, claims);
	const excerpt = excerpts(prose, claims);
	const { text } = prose.document;
	const found: Gap[] = [];
	for (const { kind, cue, sentence } of cues(prose)) {
		const claim = claimAt(cue.start);
		const line = excerpt({ keep: span(cue.start, sentence.end), sentence: sentence.index, claim });
		if (!line) continue;
		const source = claim?.speaker ? null : (claim?.source ?? null);
		const speaker = claim?.speaker?.name ?? (source && sliceOf(text, source));
		found.push({ ...line, kind, cue, speaker, chain: claim?.speaker ? claim.chain : source ? [source] : [] });
	}
	return found;
}

interface Found {
	readonly kind: Gap['kind'];
	readonly cue: Span;
	readonly sentence: Sentence;
}

function* cues(prose: Prose): Generator<Found> {
	const { tokens, sentences } = prose;
	for (let at = 0; at < tokens.length; at++) {
		const candidates = CUES.get(tokens[at]!.lower);
		if (!candidates) continue;
		const sentence = sentences[tokens[at]!.sentence]!;
		if (isEndless(sentence)) at = sentence.tokens[1] - 1;
		const found = isEndless(sentence) ? null : match(prose, candidates, tokens[at]!);
		if (!found) continue;
		yield { ...found, sentence };
		at = sentence.tokens[1] - 1;
	}
}

function match(prose: Prose, candidates: readonly GapCue[], anchor: Token): Omit<Found, 'sentence'> | null {
	const sentence = prose.sentences[anchor.sentence]!;
	const from = Math.max(sentence.start, anchor.start - REACH);
	const window = prose.document.text.slice(from, Math.min(sentence.end, anchor.end + REACH));
	const quoted = quoteAt(prose.quotes, anchor.start) !== null;
	for (const { kind, words, spoken } of candidates) {
		if (quoted && !spoken) continue;
		words.lastIndex = 0;
		for (let hit = words.exec(window); hit; hit = words.exec(window)) {
			const cue = span(from + hit.index, from + hit.index + hit[0].length);
			if (cue.start <= anchor.start && anchor.end <= cue.end) return { kind, cue };
		}
	}
	return null;
}
