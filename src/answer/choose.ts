import type { Asked } from './asked.ts';
import { coverageOf } from './coverage.ts';
import { measureIn } from './measures.ts';
import type { Candidate, Ranking } from './rank.ts';
import { hasWanted, textOf } from './short.ts';

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
	const able = hasWanted(asked, best) ? best : (near.find((other) => hasWanted(asked, other)) ?? best);
	return newest(asked, able, candidates);
}

/** "How old is X?" is often answered where X is not named again: in the sentence after. */
function measuredNear(asked: Asked, near: readonly Candidate[]): Candidate | null {
	for (const candidate of near) {
		const { sentences } = candidate.of.prose;
		const names = candidate.pair.matches.filter(({ term }) => term.name).flatMap((match) => [...match.sentences.keys()]);
		for (const at of [candidate.sentence, ...names.flatMap((name) => [name, name + 1])]) {
			if (at >= sentences.length) continue;
			const there = { ...candidate, sentence: at };
			if (measureIn(asked.text, textOf(there))) return there;
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
