import { mayStartNumeral } from '../digest/figures/numerals.ts';
import type { Point } from '../model/digest.ts';
import type { StoryLine } from '../model/edition.ts';
import { overlaps, sliceOf } from '../model/span.ts';
import type { Known } from './claims/known.ts';
import { coverage, saySame, type Words, wordsOf } from './claims/words.ts';
import { areSameCount, type Count, countsOf } from './figures/count.ts';
import { agree } from './figures/differences.ts';
import { type Cited, pointLine } from './lines.ts';

interface Candidate {
	readonly line: StoryLine;
	readonly words: Words;
	/** The counts that the line gives. */
	readonly counts: Count[];
	/** Its other numbers, as they are written. */
	readonly others: readonly string[];
	readonly place: number;
	readonly also: number[];
}

/** What earlier reports said: in words, and in numbers. */
export interface Said {
	readonly known: Known;
	readonly counts: readonly Count[];
}

/** Two lines that give the same numbers of one thing say the same where they share this much of the rest. */
const REST = 0.3;

/**
 * What the reports say that was not said before, each line once: what several sources say first, in the words of the one that comes first; then
 * what only one has.
 */
export function storyLines(reports: readonly Cited[], past: Said | null): StoryLine[] {
	const found: Candidate[] = [];
	for (const report of reports) {
		const counts = countsOf(report);
		for (const [place, point] of [...report.digest.lead, ...report.digest.points].entries()) {
			const words = wordsOf(point.text);
			const own = counts.filter(({ figure }) => point.spans.some((span) => overlaps(span, figure.number)));
			if (words.keys.size === 0 || isKnown({ pieces: piecesOf(report, point), counts: own }, past)) continue;
			const { source } = report;
			const same = found.find((other) => saySame(other.words, words));
			const told = same ? [same] : toldBy(found, { words, counts: own });
			for (const other of told)
				if (other.line.source !== source && !other.also.includes(source) && bears(report, counts, other)) other.also.push(source);
			if (told.length === 0)
				found.push({
					line: { ...pointLine(report, point), also: [] },
					words,
					counts: own,
					others: otherNumbers(report, { text: point.text, counts: own }),
					place,
					also: [],
				});
		}
	}
	return found
		.sort((a, b) => b.also.length - a.also.length || a.place - b.place || a.line.source - b.line.source)
		.map(({ line, also }) => ({ ...line, also }));
}

/** The words of a line, sentence by sentence: a line of two sentences is known where each of them is. */
function piecesOf({ digest, document }: Cited, { spans }: Point): Words[] {
	const sentences = digest.sentences.filter((sentence) => spans.some((span) => overlaps(span, sentence)));
	return sentences.map((sentence) => {
		const own = spans.filter((span) => overlaps(span, sentence));
		return wordsOf(
			own.map(({ start, end }) => document.text.slice(Math.max(start, sentence.start), Math.min(end, sentence.end))).join(' '),
		);
	});
}

/** How much of a line's words a source must hold to be named beside it. */
const BEARS = 0.62;

/** True when the source as a whole says what the line says, each of its numbers included: only then it is named beside it. */
function bears({ document }: Cited, counts: readonly Count[], line: Candidate): boolean {
	const there = new Set(numbersIn(document.text));
	const numbers = line.counts.every((count) => counts.some((one) => areSameCount(one, count) && agree(one, count)));
	return numbers && coverage(line.words, wordsOf(document.text)) >= BEARS && line.others.every((number) => there.has(number));
}

/** The number words of a line that are none of its counts: "raising an earlier toll of six". */
function otherNumbers({ document }: Cited, { text, counts }: { text: string; counts: readonly Count[] }): string[] {
	const own = new Set(counts.flatMap(({ figure }) => numbersIn(sliceOf(document.text, figure.number))));
	return numbersIn(text).filter((number) => !own.has(number));
}

function numbersIn(text: string): string[] {
	return (text.toLowerCase().match(/[\p{L}\d][\p{L}\d,.]*/gu) ?? []).map((word) => word.replace(/[,.]+$/, '')).filter(mayStartNumeral);
}

function isKnown({ pieces, counts }: { pieces: readonly Words[]; counts: readonly Count[] }, past: Said | null): boolean {
	if (!past || !pieces.every((piece) => past.known.says(piece))) return false;
	return counts.every((count) => past.counts.some((earlier) => areSameCount(earlier, count) && earlier.value === count.value));
}

/** The lines that together give all the numbers of this one, where they share enough of the rest; none where they do not. */
function toldBy(found: readonly Candidate[], { words, counts }: Pick<Candidate, 'words' | 'counts'>): Candidate[] {
	if (counts.length === 0) return [];
	const told = counts.map((count) => found.find((line) => line.counts.some((one) => areSameCount(one, count) && agree(one, count))));
	const lines = [...new Set(told.flatMap((line) => line ?? []))].filter((line) => line.words.negative === words.negative);
	if (told.includes(undefined) || lines.length === 0) return [];
	const keys = new Map(lines.flatMap((line) => [...line.words.keys]));
	return Math.max(coverage(words, { keys }), ...lines.map((line) => coverage(line.words, words))) >= REST ? lines : [];
}
