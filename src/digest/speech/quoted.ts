import type { Prose } from '../../model/prose.ts';
import type { Frame, TokenRange } from './frame.ts';
import { isNominal } from './phrases.ts';
import { ADJ, CAPITALS, DET, PROPN, PUNCT, type TokenTable, VERB } from './table.ts';
import type { Reading } from './window.ts';
import { COLON, DASHES, THAT } from './words.ts';

/** So few words without a verb of their own are a name or a scare quote, not speech. */
const SPEECH_WORDS = 4;
/** More words than these are speech wherever they stand. */
const MANY_WORDS = 9;
/** The rate from which a verb is one of saying without further evidence. */
const SAYING_RATE = 5;
/** The rate from which a verb before a colon is one. */
const ANNOUNCING_RATE = 2;
/** Tokens, marks included, of quoted words that can be the object of a verb of saying; and of that object before them. */
const HELD_WORDS = 5;
const OBJECT = 4;
/** Tokens from a quotation to the verb that gives it. */
const NEAR = 14;

/** The words of the sentence before a quotation that have a speaker. */
interface Spoken {
	/** Of the frame. */
	readonly index: number;
	readonly quoted: boolean;
	/** Whether its cue is a verb of saying, or it has a quotation already. */
	readonly saying: boolean;
	readonly closed: boolean;
}

/** A quotation that no frame has, and what stands around it. */
interface Left {
	readonly range: TokenRange;
	readonly frames: readonly Frame[];
	/** The frame that has each token in its content, or -1. */
	readonly holders: Int32Array;
	/** The frame that has each token in its cue, or -1. */
	readonly cues: Int32Array;
	readonly before: Spoken | null;
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
	const cues = new Int32Array(prose.tokens.length).fill(-1);
	for (const [index, { cue }] of found.entries()) if (cue) cues.fill(index, ...cue);
	const spoken = new Map<number, Spoken>();
	for (const [index, frame] of found.entries()) enterSpoken(spoken, { index, frame, prose, quoteAt, reading });
	for (const range of ranges) {
		const { holder, enough } = holderOf(holders, range);
		if (enough) continue;
		if (!speaks(prose, { reading, range })) {
			const frame = held(reading, { range, holders, cues });
			if (frame) found.push(frame);
			continue;
		}
		const before = spoken.get(reading.table.sentence[range[0]]! - 1) ?? null;
		const part = holder >= 0 && !stands(found[holder]!, range) ? holder : null;
		const index = give(found, part ?? frameFor(reading, { range, frames: found, holders, cues, before }), range);
		if (found[index]!.source) enterSpoken(spoken, { index, frame: found[index]!, prose, quoteAt, reading });
	}
	return found;
}

interface Entered {
	readonly index: number;
	readonly frame: Frame;
	readonly prose: Prose;
	/** The quotation that each token stands in, or -1. */
	readonly quoteAt: Int32Array;
	readonly reading: Reading;
}

/** Enters the frame by the sentences that its cue or its content ends in. */
function enterSpoken(spoken: Map<number, Spoken>, { index, frame, prose, quoteAt, reading }: Entered): void {
	const quote = Math.max(...frame.content.map(([, next]) => quoteAt[next - 1]!));
	const saying = quote >= 0 || (frame.cue !== null && reading.table.rate.subarray(...frame.cue).some((rate) => rate >= SAYING_RATE));
	const said = { index, quoted: quote >= 0, saying, closed: prose.quotes[quote]?.closed ?? true };
	for (const range of [...frame.content, ...(frame.cue ? [frame.cue] : [])]) spoken.set(reading.table.sentence[range[1] - 1]!, said);
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
function wholeQuotes(frame: Frame, { ranges, quoteAt }: { ranges: readonly TokenRange[]; quoteAt: Int32Array }): TokenRange[] {
	const wider = frame.content.map((run): TokenRange => {
		let [first, next] = run;
		for (const edge of [first, next - 1]) {
			const range = ranges[quoteAt[edge]!];
			if (!range || stands(frame, range)) continue;
			const taken = Math.min(range[1], run[1]) - Math.max(range[0], run[0]);
			if (2 * taken < range[1] - range[0]) continue;
			first = Math.min(first, range[0]);
			next = Math.max(next, range[1]);
		}
		return [first, next];
	});
	return joined(wider);
}

/** True when the frame's cue or source stands within the quotation. */
function stands({ cue, source }: Frame, range: TokenRange): boolean {
	return (cue !== null && meets(range, cue)) || (source !== null && meets(range, source));
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

/** The frame that has the most of the quotation, or -1, and whether that is at least half. */
function holderOf(holders: Int32Array, [first, next]: TokenRange): { holder: number; enough: boolean } {
	let held = 0;
	let holder = -1;
	for (let i = first; i < next; i++) {
		if (holders[i]! < 0) continue;
		held++;
		holder = holders[i]!;
	}
	return { holder, enough: 2 * held >= next - first };
}

/** True when the quotation is speech: a sentence of its own, or many words; not a name, a title or a word held at arm's length. */
function speaks({ document, tokens }: Prose, { reading, range }: { reading: Reading; range: TokenRange }): boolean {
	const { table, phrases } = reading;
	const [first, next] = range;
	let words = 0;
	let verbs = 0;
	for (let i = first; i < next; i++) {
		if (table.pos[i] !== PUNCT) words++;
		verbs += phrases.finite[i]!;
	}
	const stopped = /[.?!,…]["”’»]?$/.test(document.text.slice(tokens[next - 1]!.start - 1, tokens[next - 1]!.end));
	const opened = table.shape[first + 1] !== 0 || first === table.first[first];
	if (words > MANY_WORDS) return true;
	return opened && (stopped || first === table.first[first]) ? words > SPEECH_WORDS || (words > 1 && verbs > 0) : false;
}

/** Adds the quotation to the frame that it goes to; returns that frame's index. */
function give(found: Frame[], to: number | Frame, range: TokenRange): number {
	if (typeof to !== 'number') return found.push(to) - 1;
	const frame = found[to]!;
	found[to] = { ...frame, content: joined([...frame.content, range]) };
	return to;
}

/** Where a quotation that the tagger left out goes: to a frame that there is, by its index, or to one of its own. */
function frameFor(reading: Reading, { range, frames, holders, cues, before }: Left): number | Frame {
	const { table } = reading;
	const given = byline(reading, range) ?? transcript(table, range) ?? announced(reading, range);
	if (given) return given;
	const verb = verbBeside(table, range);
	if (verb >= 0 && holders[verb]! < 0) {
		const owner = cues[verb]!;
		if (owner >= 0) return owner;
		const source = sourceBeside(reading, { verb, range });
		if (source) return { source, cue: [verb, verb + 1], content: [range] };
	}
	const speaker = before && goesOn(table, { before, range });
	if (!speaker) return { source: null, cue: null, content: [range] };
	if (speaker === 'here' && before.saying) return before.index;
	return { source: frames[before.index]!.source, cue: null, content: [range] };
}

type Held = Omit<Frame, 'content'> & { content: TokenRange[] };

/** "A statement that promised a “way out by all means”": a few quoted words that are the object of a verb of saying. */
function held(reading: Reading, { range, holders, cues }: Pick<Left, 'range' | 'holders' | 'cues'>): Held | null {
	const { table } = reading;
	let verb = range[0] - 1;
	while (verb > range[0] - OBJECT && (table.pos[verb] === DET || table.pos[verb] === ADJ)) verb--;
	if (range[1] - range[0] < HELD_WORDS || verb < table.first[range[0]]! || table.pos[verb] !== VERB || table.rate[verb]! < SAYING_RATE)
		return null;
	if (holders[verb]! >= 0 || cues[verb]! >= 0 || table.word[verb - 1] !== THAT) return null;
	return { source: [verb - 1, verb], cue: [verb, verb + 1], content: [[verb + 1, range[1]]] };
}

/** `“We will stay.” — Ana Reyes` */
function byline({ table, phrases }: Reading, range: TokenRange): Frame | null {
	const dash = range[1];
	if (dash + 1 >= table.paragraphNext[range[0]]! || !DASHES.has(table.word[dash]!)) return null;
	const source = phraseAt({ table, phrases }, dash + 1);
	return source && table.pos[source[0]] === PROPN ? { source, cue: [dash, dash + 1], content: [range] } : null;
}

/** `"REYES: We will stay."` */
function transcript({ shape, word }: TokenTable, [first, next]: TokenRange): Frame | null {
	let colon = first + 1;
	while (colon < next && colon < first + 5 && shape[colon] === CAPITALS) colon++;
	if (colon === first + 1 || word[colon] !== COLON || colon + 1 >= next) return null;
	return { source: [first + 1, colon], cue: [colon, colon + 1], content: [[colon + 1, next]] };
}

/** `The union’s chair wrote:` and then the quotation, as a paragraph of its own or not. */
function announced(reading: Reading, range: TokenRange): Frame | null {
	const { table } = reading;
	const colon = range[0] - 1;
	if (colon < 1 || table.word[colon] !== COLON) return null;
	for (let i = colon - 1; i >= Math.max(table.first[colon]!, colon - NEAR); i--) {
		if (table.rate[i]! < ANNOUNCING_RATE) continue;
		const source = sourceBeside(reading, { verb: i, range });
		return source && { source, cue: [i, i + 1], content: [range] };
	}
	return null;
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
function sourceBeside(reading: Reading, { verb, range }: { verb: number; range: TokenRange }): TokenRange | null {
	const { table, phrases } = reading;
	for (const at of [phrases.group[verb]! - 1, verb + 1]) {
		if (at < table.first[verb]! || at >= table.next[verb]!) continue;
		const phrase = phraseAt(reading, at);
		if (phrase && !meets(phrase, range)) return phrase;
	}
	return null;
}

function phraseAt({ table, phrases }: Pick<Reading, 'table' | 'phrases'>, at: number): TokenRange | null {
	if (phrases.start[at]! < 0) return null;
	const phrase: TokenRange = [phrases.start[at]!, phrases.end[at]!];
	return isNominal(table.pos[phrase[1] - 1]!) ? phrase : null;
}

/**
 * Whether the quotation goes on with what was said before it: `here`, in the paragraph of those words; `anew`, in the next. It does
 * when it is a sentence or a paragraph by itself, right after a sentence with a speaker.
 */
function goesOn(
	{ first, next, paragraphFirst, paragraphNext, size }: TokenTable,
	{ before, range }: { before: Spoken; range: TokenRange },
): 'here' | 'anew' | null {
	const [start, end] = range;
	if (start !== first[start] || next[end - 1]! - end > 1) return null;
	if (paragraphFirst[first[start]! - 1] === paragraphFirst[start] && start > 0) return 'here';
	const whole = paragraphFirst[start] === start && (end >= size || paragraphNext[start]! - end <= 1);
	return before.quoted && (whole || !before.closed) ? 'anew' : null;
}
