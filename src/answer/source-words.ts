import type { Claim } from '../model/attribution.ts';
import { type Span, sliceOf } from '../model/span.ts';
import type { Known } from './known.ts';

const NOMINAL = /^(?:NOUN|PROPN|ADJ|NUM|DET|X)$/;
const JOINS = /^(?:of|with|from|in|at|for|to|on|’s|'s|-|&)$/;
/** In tokens: a longer description is cut nowhere, and left as it was found. */
const FARTHEST = 8;

/** The words for a speaker as the text has them, whole: "one of the" runs on to its noun, "the talks" of "two people with knowledge of the talks" begins there. */
export function sourceWords(of: Known, source: Span): string {
	const { tokens } = of.prose;
	let first = tokenAt(of, source.start);
	let next = first;
	while (next < tokens.length && tokens[next]!.start < source.end) next++;
	const { sentence } = tokens[first]!;
	const isIn = (at: number) => tokens[at]?.sentence === sentence;
	for (let steps = 0; steps < FARTHEST && isOpen(tokens[next - 1]!, of) && isIn(next) && fits(tokens[next]!); steps++) next++;
	let from = first;
	for (let steps = 0; steps < FARTHEST && isIn(from - 1) && fits(tokens[from - 1]!) && leansBack(of, from); steps++) from--;
	if (!JOINS.test(tokens[from]!.lower)) first = from;
	return sliceOf(of.document.text, { start: tokens[first]!.start, end: tokens[next - 1]!.end });
}

/** The first token that ends behind a place; by halves, for a text may be long and its claims many. */
function tokenAt({ prose: { tokens } }: Known, place: number): number {
	let [low, high] = [0, tokens.length - 1];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (tokens[middle]!.end > place) high = middle;
		else low = middle + 1;
	}
	return low;
}

function fits({ pos, lower }: Known['prose']['tokens'][number]): boolean {
	return NOMINAL.test(pos) || JOINS.test(lower) || (pos === 'VERB' && lower.endsWith('ed'));
}

/** A determiner or an adjective has its noun still to come. */
function isOpen({ pos, lower, start }: Known['prose']['tokens'][number], { document }: Known): boolean {
	if (pos === 'ADJ' || pos === 'VERB') return /\p{Ll}/u.test(document.text[start]!);
	return pos === 'DET' || JOINS.test(lower) || /^(?:the|a|an|its|his|her|their)$/.test(lower);
}

/** The words hang on a preposition before them, or are the rest of a phrase that does. */
function leansBack({ prose: { tokens } }: Known, from: number): boolean {
	const before = tokens[from - 1]!;
	return (
		JOINS.test(before.lower) || JOINS.test(tokens[from]!.lower) || (before.pos !== 'DET' ? /^(?:NUM|ADJ|DET)$/.test(before.pos) : false)
	);
}

/** A speaker's name; one who is only described is named by the whole description, with the name that stands beside it. */
export function speakerName(of: Known, { name, mentions }: NonNullable<Claim['speaker']>): string {
	const [first] = mentions;
	if (!first || sliceOf(of.document.text, first) !== name) return name;
	if (/^\p{Lu}/u.test(name) && !/ (?:of|the|an?)$/.test(name)) return name;
	// Only where a name follows: the names of a long text are many.
	const beside = /^, (?=\p{Lu})/u.test(of.document.text.slice(first.end, first.end + 3))
		? of.cast.names.find(({ start }) => start === first.end + 2)
		: undefined;
	return beside ? sliceOf(of.document.text, { start: first.start, end: beside.end }) : sourceWords(of, first);
}
