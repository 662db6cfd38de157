import type { Claim } from '../model/attribution.ts';
import type { Resolution } from '../model/line.ts';
import type { Prose, Sentence } from '../model/prose.ts';
import type { Span } from '../model/span.ts';
import { isBoilerplate } from './boilerplate.ts';
import { type Cut, cuts, shelter } from './clauses.ts';
import { pointsBack } from './openings.ts';

/** A line that the summary could have. */
export interface Candidate {
	readonly spans: readonly Span[];
	readonly resolutions: readonly Resolution[];
	readonly sentences: readonly number[];
	/** Indexes of the first token shown, and of the one after the last. */
	readonly first: number;
	readonly next: number;
	readonly words: number;
	readonly whole: boolean;
	/** How many sentences that could be chosen stand before it. */
	readonly position: number;
	/** What its kind is worth against the others, around 1. */
	readonly prior: number;
}

const FEWEST_WORDS = 5;
const MOST_WORDS = 45;

/** Every line that could stand in the summary: it reads well without the sentences around it and names who speaks. */
export function candidates(prose: Prose, claims: readonly Claim[]): Candidate[] {
	const sheltered = shelter(prose);
	const bySentence = grouped(claims);
	const found: Candidate[] = [];
	let position = 0;
	for (const sentence of prose.sentences) {
		if (isBoilerplate(prose, sentence)) continue;
		const own = bySentence.get(sentence.index) ?? [];
		const before = found.length;
		for (const cut of cuts(prose, sentence, { claims: own, sheltered })) {
			const candidate = candidateOf(prose, sentence, { cut, claims: own, sheltered, position });
			if (candidate) found.push(candidate);
		}
		if (found.length > before) position++;
	}
	return found;
}

function grouped(claims: readonly Claim[]): Map<number, Claim[]> {
	const groups = new Map<number, Claim[]>();
	for (const claim of claims) {
		const group = groups.get(claim.sentence);
		if (group) group.push(claim);
		else groups.set(claim.sentence, [claim]);
	}
	return groups;
}

interface Making {
	readonly cut: Cut;
	readonly claims: readonly Claim[];
	readonly sheltered: Uint8Array;
	readonly position: number;
}

function candidateOf(prose: Prose, sentence: Sentence, { cut, claims, sheltered, position }: Making): Candidate | null {
	const { tokens, document } = prose;
	const words = wordsIn(prose, cut);
	if (words < FEWEST_WORDS || words > MOST_WORDS) return null;
	if (isOnlyQuoted(prose, cut, sheltered)) return null;
	const resolutions = resolutionsOf(cut, claims);
	if (pointsBack(tokens, cut.first) && resolutions[0]?.mention.start !== tokens[cut.first]!.start) return null;
	const asks = document.text[sentence.end - 1] === '?';
	return {
		spans: cut.spans,
		resolutions,
		sentences: [sentence.index],
		first: cut.first,
		next: cut.next,
		words,
		whole: cut.whole,
		position,
		prior: (asks ? 0.5 : 1) * (cut.whole ? 1 : 0.95),
	};
}

function wordsIn({ tokens }: Prose, { first, next }: Cut): number {
	let words = 0;
	for (let at = first; at < next; at++) if (tokens[at]!.pos !== 'PUNCT' && tokens[at]!.pos !== 'PART') words++;
	return words;
}

/** True when a quotation is all there is, or when one began in the sentence before: who speaks stands elsewhere. */
function isOnlyQuoted({ tokens, quotes }: Prose, { first, next }: Cut, sheltered: Uint8Array): boolean {
	let open = 0;
	for (let at = first; at < next; at++) if (!sheltered[at] && tokens[at]!.pos !== 'PUNCT') open++;
	if (open < 2) return true;
	const start = tokens[first]!.start;
	return sheltered[first] === 1 && quotes.some((quote) => quote.start < start - 1 && quote.end > start);
}

/** Writes out who speaks where the words at the place are a pronoun or a description. */
function resolutionsOf({ spans }: Cut, claims: readonly Claim[]): Resolution[] {
	const found: Resolution[] = [];
	for (const { source, speaker, chain } of claims) {
		if (!source || !speaker || chain.length < 2) continue;
		if (!spans.some((span) => span.start <= source.start && source.end <= span.end)) continue;
		const name = chain.at(-1)!;
		if (name.start === source.start) continue;
		found.push({ mention: source, chain });
	}
	return found;
}
