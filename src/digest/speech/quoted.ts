import type { Prose } from '../../model/prose.ts';
import type { Frame, TokenRange } from '../frame.ts';
import type { Phrases } from './phrases.ts';
import { NOUN, PRON, PROPN, PUNCT, type TokenTable, VERB } from './table.ts';
import type { Reading } from './window.ts';

/** Fewer words without a verb of their own are a name or a scare quote, not speech. */
const SPEECH_WORDS = 4;
/** The rate from which a verb is one of saying without further evidence. */
const SAYING_RATE = 5;
/** Tokens from a quotation to the verb that gives it. */
const NEAR = 14;

/** A quotation that belongs to a frame, as tokens. */
interface Given {
	readonly range: TokenRange;
	readonly closed: boolean;
	readonly index: number;
}

/**
 * The frames, with every quotation of speech in one of them. What the tagger left out goes to the verb of saying beside it, or
 * goes on with the quotation before it, or stands without a speaker.
 */
export function withQuotations(prose: Prose, { reading, frames }: { reading: Reading; frames: readonly Frame[] }): Frame[] {
	const ranges = quotedRanges(prose);
	const quoteAt = new Int32Array(prose.tokens.length).fill(-1);
	for (const [i, [first, next]] of ranges.entries()) quoteAt.fill(i, first, next);
	const found = frames.map((frame) => ({ ...frame, content: wholeQuotes(frame, { ranges, quoteAt }) }));
	const holders = new Int32Array(prose.tokens.length).fill(-1);
	for (const [index, { content }] of found.entries()) for (const [first, next] of content) holders.fill(index, first, next);
	let before: Given | null = null;
	for (const [i, range] of ranges.entries()) {
		const { closed } = prose.quotes[i]!;
		let index = holderOf(holders, range);
		if (index < 0 && speaks(reading, range)) index = give(found, frameFor(reading, { range, frames: found, holders, before }), range);
		if (index >= 0) before = { range, closed, index };
	}
	return found;
}

/** The quotations as tokens, marks included. */
function quotedRanges({ tokens, quotes }: Prose): TokenRange[] {
	let at = 0;
	return quotes.map(({ start, end }) => {
		while (at < tokens.length && tokens[at]!.end <= start) at++;
		const first = at;
		while (at < tokens.length && tokens[at]!.start < end) at++;
		return [first, at];
	});
}

/** The content, with those quotations to their ends that it takes up the greater part of, unless the cue or the source stands in them. */
function wholeQuotes(
	{ content, cue, source }: Frame,
	{ ranges, quoteAt }: { ranges: readonly TokenRange[]; quoteAt: Int32Array },
): TokenRange[] {
	const wider = content.map((run): TokenRange => {
		let [first, next] = run;
		for (const edge of [first, next - 1]) {
			const range = ranges[quoteAt[edge]!];
			if (!range || (cue && meets(range, cue)) || (source && meets(range, source))) continue;
			const taken = Math.min(range[1], run[1]) - Math.max(range[0], run[0]);
			if (2 * taken < range[1] - range[0]) continue;
			first = Math.min(first, range[0]);
			next = Math.max(next, range[1]);
		}
		return [first, next];
	});
	return joined(wider);
}

function meets(a: TokenRange, b: TokenRange): boolean {
	return a[0] < b[1] && b[0] < a[1];
}

function joined(runs: readonly TokenRange[]): TokenRange[] {
	const list: TokenRange[] = [];
	for (const run of [...runs].sort((a, b) => a[0] - b[0])) {
		const last = list.at(-1);
		if (last && run[0] <= last[1]) list[list.length - 1] = [last[0], Math.max(last[1], run[1])];
		else list.push(run);
	}
	return list;
}

/** The frame that has at least half of the quotation; -1 where none has. */
function holderOf(holders: Int32Array, [first, next]: TokenRange): number {
	let held = 0;
	let holder = -1;
	for (let i = first; i < next; i++) {
		if (holders[i]! < 0) continue;
		held++;
		holder = holders[i]!;
	}
	return 2 * held >= next - first ? holder : -1;
}

function speaks({ table, phrases }: Reading, [first, next]: TokenRange): boolean {
	let words = 0;
	let verbs = 0;
	for (let i = first; i < next; i++) {
		if (table.pos[i] !== PUNCT) words++;
		verbs += phrases.finite[i]!;
	}
	return words > SPEECH_WORDS || (words > 2 && verbs > 0);
}

/** Adds the quotation to the frame that it goes to; returns that frame's index. */
function give(found: Frame[], to: number | Frame, range: TokenRange): number {
	if (typeof to !== 'number') return found.push(to) - 1;
	const frame = found[to]!;
	found[to] = { ...frame, content: joined([...frame.content, range]) };
	return to;
}

function frameFor(
	{ table, phrases }: Reading,
	{ range, frames, holders, before }: { range: TokenRange; frames: readonly Frame[]; holders: Int32Array; before: Given | null },
): number | Frame {
	const verb = verbBeside(table, range);
	const free = verb >= 0 && holders[verb]! < 0 ? verb : -1;
	if (free >= 0) {
		const owner = frames.findLastIndex(({ cue }) => cue !== null && cue[0] <= free && free < cue[1]);
		if (owner >= 0) return owner;
		return { source: sourceBeside({ table, phrases }, { verb: free, range }), cue: [free, free + 1], content: [range] };
	}
	if (before && goesOn(table, { before, range })) {
		if (table.paragraphFirst[before.range[0]] === table.paragraphFirst[range[0]]) return before.index;
		return { source: frames[before.index]!.source, cue: null, content: [range] };
	}
	return { source: null, cue: null, content: [range] };
}

/** A verb of saying outside the quotation and near it: after it first, for that is the habit of the news. -1 where there is none. */
function verbBeside({ rate, pos, quote, first, next, size }: TokenTable, [start, end]: TokenRange): number {
	const last = end < size ? Math.min(next[end - 1]! > end ? next[end - 1]! : end, end + NEAR) : end;
	for (let i = end; i < last && !quote[i]; i++) if (pos[i] === VERB && rate[i]! >= SAYING_RATE) return i;
	for (let i = start - 1; i >= Math.max(first[start]!, start - NEAR) && !quote[i]; i--) {
		if (pos[i] === VERB && rate[i]! >= SAYING_RATE) return i;
	}
	return -1;
}

/** The noun phrase right before the verb's group, or right after the verb; never one within the quotation. */
function sourceBeside(
	{ table, phrases }: { table: TokenTable; phrases: Phrases },
	{ verb, range }: { verb: number; range: TokenRange },
): TokenRange | null {
	const group = phrases.group[verb]!;
	for (const at of [group - 1, verb + 1]) {
		if (at < table.first[verb]! || at >= table.next[verb]! || phrases.start[at]! < 0) continue;
		const phrase: TokenRange = [phrases.start[at]!, phrases.end[at]!];
		const head = table.pos[phrase[1] - 1]!;
		if (!meets(phrase, range) && (head === NOUN || head === PROPN || head === PRON)) return phrase;
	}
	return null;
}

/** True when only the words that gave the quotation before stand between the two, or it ran on into a new paragraph. */
function goesOn(
	{ sentence, first, next, paragraphFirst, paragraphNext }: TokenTable,
	{ before, range }: { before: Given; range: TokenRange },
): boolean {
	const [start, end] = range;
	const alone = start === first[start] && next[end - 1]! - end <= 1;
	const last = before.range[1] - 1;
	if (paragraphFirst[last] === paragraphFirst[start]) return alone && sentence[start]! - sentence[last]! <= 1;
	return !before.closed && paragraphNext[last] === start;
}
