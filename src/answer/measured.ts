import type { Span } from '../model/span.ts';
import type { Asked } from './asked.ts';
import { measureOf, measuresIn } from './measures.ts';
import { nearness, placesIn, runOf } from './nearness.ts';
import type { Candidate } from './rank.ts';

/** The measure that is asked for, as far as the sentence has it: that nearest to the words of the question; undefined where none is asked for. */
export function measuredIn({ text }: Asked, candidate: Candidate): Span | null | undefined {
	const kind = measureOf(text);
	if (kind === null) return undefined;
	const { of, pair, sentence } = candidate;
	const { start, end, tokens } = of.prose.sentences[sentence]!;
	const [from, to] = tokens;
	const places = placesIn(pair, { from, to });
	let best: Span | null = null;
	let most = -1;
	for (const [first, next] of measuresIn(kind, of.document.text.slice(start, end))) {
		const place = { start: start + first, end: start + next };
		const run = runOf(of, place, { from, to });
		if (kind === 'old' && !isTheirs(candidate, { run, places: places.map(({ at }) => at) })) continue;
		const near = nearness(of, places, run);
		if (near > most) [best, most] = [place, near];
	}
	return best;
}

/** In tokens: how far from its bearer an age may stand. */
const BESIDE = 4;
const BESIDE_CENTURY = 10;

/** "Anna Kessler, 61", "the 19-year-old qualifier"; or "The 23-year-old …" right behind the sentence that names who it is. */
function isTheirs(
	{ of, sentence }: Candidate,
	{ run, places }: { run: { first: number; next: number }; places: readonly number[] },
): boolean {
	const [from] = of.prose.sentences[sentence]!.tokens;
	const reach = of.prose.tokens[run.next - 1]!.lower === 'century' ? BESIDE_CENTURY : BESIDE;
	if (places.some((at) => (at < run.first ? run.first - at : at - run.next) <= reach)) return true;
	return places.length === 0 && run.first - from <= 1;
}
