import type { Asked } from './asked.ts';
import { countIn, countsFocus } from './counted.ts';
import { coverageOf } from './coverage.ts';
import { measuredIn } from './measured.ts';
import type { Candidate, Ranking } from './rank.ts';
import { hasWanted } from './short.ts';

/** How many sentences down the list a sentence that has what is asked for is looked for. */
const DOWN = 4;
/** In points of the ranker: how far below the best such a sentence may lie. */
const NEAR = 2;

/** The best sentence; one just below it where only that one has a number, a date or a name to give, or is of a later day. */
export function chosen(asked: Asked, { candidates }: Ranking): Candidate | null {
	const [best] = candidates;
	if (!best) return null;
	const near = candidates.filter((other, i) => i < DOWN && best.score - other.score < NEAR);
	const measured = measuredNear(asked, near);
	if (measured) return measured;
	const counted = countedNear(asked, candidates);
	if (counted) return newest(asked, counted, candidates);
	const able = hasWanted(asked, best) ? best : (near.find((other) => hasWanted(asked, other)) ?? best);
	const real = isAside(asked, able)
		? (near.find((other) => hasWanted(asked, other) && !isAside(asked, other) && fits(asked, other, able)) ?? able)
		: able;
	return newest(asked, real, candidates);
}

/** In points of the ranker: how far below the best a sentence may lie of which alone the number counts what is asked for. */
const COUNTED = 3;

/** "How many shells?": not the sentence that says how high the heap of shells is, but that which counts them. */
function countedNear(asked: Asked, candidates: readonly Candidate[]): Candidate | null {
	const [best] = candidates;
	if (!best || asked.sort !== 'count' || asked.focus === null) return null;
	const counts = (candidate: Candidate) => {
		const counted = hasWanted(asked, candidate) ? countIn(asked, candidate) : null;
		return counted !== null && countsFocus(asked, candidate, counted.amount);
	};
	const found = candidates.filter((other, i) => i < 2 * DOWN && best.score - other.score < COUNTED && counts(other));
	const [first] = found;
	if (!first) return null;
	return isAside(asked, first)
		? (found.find((other) => !isAside(asked, other) && coverageOf(other) >= coverageOf(first) * 0.75) ?? first)
		: first;
}

/** What was wanted, planned or feared, or happened in an earlier year, while the question asks what happened. */
function isAside(asked: Asked, { of, sentence }: Candidate): boolean {
	const { start, end } = of.prose.sentences[sentence]!;
	const text = of.document.text.slice(start, end);
	const year = of.document.published?.slice(0, 4);
	const asksYear = EARLIER.test(asked.text) || asked.terms.some(({ key }) => /^(?:19|20)\d\d$/.test(key));
	const past =
		year !== undefined && !asksYear && [...text.matchAll(/\b(?:in|since|of) ((?:19|20)\d\d)\b/gi)].some(([, found]) => found! < year);
	return past || (HAPPENED.test(asked.text) && WISHED.test(text));
}

const EARLIER = /\b(?:last|previous|previously|before|earlier|first|history|ever|since|past)\b/i;
const HAPPENED = /\b(?:did|was|were|has been|have been|had been|died|killed|injured|happened)\b/i;
const WISHED = /\b(?:wants?|wanted|demands?|demanded|asks? for|asked for|hopes?|plans?|threaten(?:s|ed)?|could|might|would)\b/i;

/** As much of the question stands in it, or nearly. */
function fits(asked: Asked, other: Candidate, best: Candidate): boolean {
	if (coverageOf(other) < coverageOf(best) * 0.75) return false;
	const [counted, before] = asked.sort === 'count' ? [countIn(asked, other), countIn(asked, best)] : [null, null];
	return !counted || !before || counted.amount.kind === before.amount.kind;
}

/** "How old is X?" is often answered where X is not named again: in the sentence after. */
function measuredNear(asked: Asked, near: readonly Candidate[]): Candidate | null {
	for (const candidate of near) {
		const { sentences } = candidate.of.prose;
		const names = candidate.pair.matches.filter(({ term }) => term.name).flatMap((match) => [...match.sentences.keys()]);
		for (const at of [candidate.sentence, ...names.flatMap((name) => [name, name + 1])]) {
			if (at >= sentences.length) continue;
			const there = { ...candidate, sentence: at };
			if (measuredIn(asked, there)) return there;
		}
	}
	return null;
}

/** In points of the ranker: how far below the best a sentence of a later day may lie. */
const NEWER = 1.5;

/** News goes stale: of sentences that answer about as well, the one of the latest day. */
function newest(asked: Asked, best: Candidate, candidates: readonly Candidate[]): Candidate {
	const dateOf = ({ of }: Candidate) => of.document.published ?? '';
	const later = candidates.filter(
		(other) =>
			dateOf(other) > dateOf(best) &&
			best.score - other.score < NEWER &&
			coverageOf(other) >= coverageOf(best) * 0.85 &&
			hasWanted(asked, other),
	);
	return later.sort((a, b) => (dateOf(a) < dateOf(b) ? 1 : dateOf(a) > dateOf(b) ? -1 : b.score - a.score))[0] ?? best;
}
