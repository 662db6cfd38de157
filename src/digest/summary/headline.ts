import type { Prose } from '../../model/prose.ts';
import { isBinding } from '../text/binding.ts';
import type { Candidate } from './candidates.ts';
import type { Piece } from './piece.ts';

/** UTF-16 units of a headline that reads at a glance. */
const LONGEST = 110;
const FEWEST_WORDS = 6;
/** Before these a headline can end, though a sentence hardly could. */
const JOINTS = new Set('as while after before when because and'.split(' '));

/** What may stand at the top, best first: the Document's title; without one, the shortest clause of the lead that can stand alone. */
export function headlines(prose: Prose, candidates: readonly Candidate[], lead: Candidate | undefined): Piece[] {
	const { title } = prose.document;
	if (title) return [{ spans: [title], resolutions: [], sentences: [] }];
	if (!lead) return [];
	const own = candidates.filter(({ unit, leans }) => unit === lead.unit && !leans).sort((a, b) => lengthOf(a) - lengthOf(b))[0] ?? lead;
	const short = lengthOf(own) > LONGEST ? clauseOf(prose, own) : null;
	return [...(short ? [short] : []), own, lead].map(({ spans, resolutions, sentences }) => ({ spans, resolutions, sentences }));
}

/** The words before the last joint that leaves a headline short enough; null where none can be spared. */
function clauseOf(prose: Prose, { spans, first, next, skip, resolutions, sentences }: Candidate): Piece | null {
	const { tokens } = prose;
	const start = spans[0]!.start;
	if (skip[0] < skip[1] || resolutions.length > 0 || tokens[first]!.pos === 'SCONJ') return null;
	for (let at = next - 1; at - first >= FEWEST_WORDS; at--) {
		if (isBinding(tokens, at, at + 1)) return null;
		const end = tokens[at - 1]!.end;
		if (end - start > LONGEST || !JOINTS.has(tokens[at]!.lower)) continue;
		if (prose.quotes.some((quote) => quote.start < end && end < quote.end)) continue;
		if (tokens[at - 1]!.pos !== 'PUNCT' && splits(prose, first, at)) return { spans: [{ start, end }], resolutions, sentences };
	}
	return null;
}

/** True when a clause stands on both sides: "and" in "two women and three men" is no joint. */
function splits({ tokens }: Prose, first: number, at: number): boolean {
	const isVerb = (index: number) => tokens[index]?.pos === 'VERB' || tokens[index]?.pos === 'AUX';
	if (tokens[at]!.lower === 'and' && !isVerb(at + 1)) return false;
	for (let before = first; before < at; before++) if (isVerb(before)) return true;
	return false;
}

function lengthOf({ spans }: Candidate): number {
	return spans.reduce((length, span) => length + span.end - span.start, 0);
}
