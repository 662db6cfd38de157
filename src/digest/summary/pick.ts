import type { Candidate } from './candidates.ts';
import type { Length } from './length.ts';
import type { Salience } from './salience.ts';

/** What two words in a row count against one word: they carry who did what. */
const PAIR = 2;
/** How many words the last line may go over. */
const OVER = 5;
/** A line repeats the lines before it when less than this part of its weight is new. */
const FRESH = 0.4;
/** Words that are kept free for each line that the least number of lines still asks for. */
const LINE = 16;
/** Units in which a long line is better than none. */
const OPENING = 3;
/** Words of a line of two units. */
const LONGEST_LINE = 48;

const TOLD = 2 ** 31 - 1;

interface Picking extends Salience, Length {
	/** Says of a line as it would stand whether it may be shown. */
	readonly accepts: (line: readonly Candidate[]) => boolean;
}

interface Picked {
	/** For each word and pair the last candidate that counted it, by `turn`; `TOLD` once a line has it. */
	readonly words: Int32Array;
	readonly pairs: Int32Array;
	turn: number;
	/** The line of each unit; two units share one where the second leans on the first. */
	readonly lines: Map<number, Candidate[]>;
	/** Candidates that may not be shown. */
	readonly refused: Set<Candidate>;
	count: number;
	length: number;
	told: number;
}

/**
 * Takes, again and again, the candidate after which the summary tells most for its length, for as long as one makes it better.
 *
 * A candidate that leans on the unit before joins that unit's line. The lines come in the order of the text.
 */
export function pick(all: readonly Candidate[], picking: Picking): Candidate[][] {
	const picked: Picked = {
		words: new Int32Array(picking.wordChance.length),
		pairs: new Int32Array(picking.pairChance.length),
		turn: 0,
		lines: new Map(),
		refused: new Set(),
		count: 0,
		length: 0,
		told: 0,
	};
	const short = shortened(all, picking.longest);
	for (let next = best(short, picked, picking); next; next = best(short, picked, picking)) {
		if (picking.accepts([...lineFor(next, picked, picking)!, next])) take(next, picked, picking);
		else picked.refused.add(next);
	}
	if (picked.count === 0)
		return all
			.filter((candidate) => picking.accepts([candidate]))
			.slice(0, 1)
			.map((candidate) => [candidate]);
	const units = [...picked.lines.keys()].sort((a, b) => a - b);
	return [...new Set(units.map((unit) => picked.lines.get(unit)!))];
}

/** Without the long lines of those units that have a shorter one, and of those that are not the text's opening. */
function shortened(all: readonly Candidate[], longest: number): Candidate[] {
	const short = new Set<number>();
	for (const { unit, words } of all) if (words <= longest) short.add(unit);
	return all.filter(({ unit, words }) => words <= longest || (unit < OPENING && !short.has(unit)));
}

function best(all: readonly Candidate[], picked: Picked, picking: Picking): Candidate | null {
	let found: Candidate | null = null;
	let most = picked.count < picking.least || picked.length < picking.fill ? 0 : picked.told / (picked.length + picking.yardstick);
	const missing = Math.max(0, picking.least - picked.count - 1);
	const room = picking.words + OVER - picked.length - missing * LINE;
	for (const candidate of all) {
		if (candidate.words > room || picked.refused.has(candidate) || !lineFor(candidate, picked, picking)) continue;
		const { fresh, all: weight } = gainOf(candidate, picked, picking);
		const value = (picked.told + fresh * candidate.worth) / (picked.length + candidate.words + picking.yardstick);
		if (value <= most || fresh < FRESH * weight) continue;
		most = value;
		found = candidate;
	}
	return found;
}

/** The line that the candidate would be in: a new one, or that of the unit it leans on. Null when there is none for it. */
function lineFor({ unit, leans, words }: Candidate, { lines, count }: Picked, picking: Picking): Candidate[] | null {
	if (lines.has(unit)) return null;
	if (!leans) return count < picking.most ? [] : null;
	const before = lines.get(unit - 1);
	const only = before?.length === 1 ? before[0] : undefined;
	return before && only?.full && only.words + words <= LONGEST_LINE ? before : null;
}

function take(candidate: Candidate, picked: Picked, picking: Picking): void {
	const line = lineFor(candidate, picked, picking)!;
	if (line.length === 0) picked.count++;
	line.push(candidate);
	picked.lines.set(candidate.unit, line);
	picked.told += gainOf(candidate, picked, picking).fresh * candidate.worth;
	picked.length += candidate.words;
	for (let at = candidate.first; at < candidate.next; at++) {
		if (at >= candidate.skip[0] && at < candidate.skip[1]) continue;
		picked.words[picking.wordOf[at]!] = TOLD;
		if (at + 1 < candidate.next) picked.pairs[picking.pairOf[at]!] = TOLD;
	}
}

/** What a candidate tells: of all its words and pairs, each counted once, and of those that no line has yet. */
function gainOf(
	{ first, next, skip }: Candidate,
	picked: Picked,
	{ wordOf, pairOf, wordChance, pairChance }: Picking,
): { fresh: number; all: number } {
	const turn = ++picked.turn;
	let fresh = 0;
	let told = 0;
	for (let at = first; at < next; at++) {
		if (at >= skip[0] && at < skip[1]) continue;
		const word = wordOf[at]!;
		const wordSeen = picked.words[word]!;
		if (wordSeen === TOLD) told += wordChance[word]!;
		else if (wordSeen !== turn) {
			fresh += wordChance[word]!;
			picked.words[word] = turn;
		}
		const pair = at + 1 < next ? pairOf[at]! : 0;
		const pairSeen = picked.pairs[pair]!;
		if (pairSeen === TOLD) told += PAIR * pairChance[pair]!;
		else if (pairSeen !== turn) {
			fresh += PAIR * pairChance[pair]!;
			picked.pairs[pair] = turn;
		}
	}
	return { fresh, all: fresh + told };
}
