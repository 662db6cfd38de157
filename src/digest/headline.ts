import type { Prose } from '../model/prose.ts';
import type { Candidate } from './candidates.ts';
import type { Piece } from './piece.ts';

const LONGEST = 100;
const LEAD = 3;

/** The Document's title; without one, the best short clause of the lead. */
export function headline({ document }: Prose, candidates: readonly Candidate[]): Piece | null {
	if (document.title) return { spans: [document.title], resolutions: [], sentences: [] };
	const lead = candidates.filter((candidate) => candidate.position < LEAD);
	const short = lead.find((candidate) => lengthOf(candidate) <= LONGEST) ?? lead[0];
	return short ? { spans: short.spans, resolutions: short.resolutions, sentences: short.sentences } : null;
}

function lengthOf({ spans }: Candidate): number {
	return spans.reduce((length, span) => length + span.end - span.start, 0);
}
