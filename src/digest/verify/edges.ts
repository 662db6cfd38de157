import type { Line } from '../../model/line.ts';
import type { Token } from '../../model/prose.ts';
import { overlaps, type Span } from '../../model/span.ts';
import { TITLES } from '../lexicon/people.ts';
import { words } from '../lexicon/words.ts';
import { firstEndingAfter, type Ground, type Run, tokensOf } from './ground.ts';
import { isRisk } from './omissions.ts';
import type { Reason } from './reasons.ts';

/** A clause or an addition that a line may leave off begins with one of these. */
const OPENERS = words(
	'which who while as after before since although though because and but where when with amid despite during following or whereas so yet nor',
);
/** A word that ties a sentence to the one before, and may be left off. */
const CONNECTIVES = words('but and yet so or still however meanwhile also then thus separately later now');
const RELATIVES = words('who whom whose which');
/** What stands between a cue and what is said, and belongs to neither. */
const LINKS = words('that to of for as about on over how why what with against at in');
/** Verbs that have the one spoken to right after them. */
const TOLD = words('tell inform assure remind notify convince persuade');
const DAYS = words('monday tuesday wednesday thursday friday saturday sunday today yesterday earlier later');
const FAULT: Reason = 'it begins or ends in the middle of a clause';

/** Why the line begins or ends where no clause does, or null: the mark of a span that has slipped. */
export function edgeFault(ground: Ground, { spans }: Line): Reason | null {
	const { tokens, sentences } = ground.prose;
	for (const span of spans) {
		const run = tokensOf(ground, span);
		if (run.from === run.to || !crossesWhole(ground, run)) return FAULT;
		const [first] = sentences[tokens[run.from]!.sentence]!.tokens;
		if (!opensClause(tokens, run, first) || !closesClause(tokens, run)) return FAULT;
	}
	return null;
}

/** Why what is said begins or ends in the middle of a clause, or in the words that say who says it; null where it does not. */
export function saidEdgeFault(ground: Ground, { spans }: Line, around: readonly Span[]): Reason | null {
	const { tokens, sentences } = ground.prose;
	for (const span of spans) {
		const run = tokensOf(ground, span);
		if (run.from === run.to || !crossesWhole(ground, run) || around.some((other) => overlaps(other, span))) return FAULT;
		const [first, next] = sentences[tokens[run.from]!.sentence]!.tokens;
		if (!opensClause(tokens, run, first) && !followsCue(tokens, run, around, { from: first, to: next })) return FAULT;
		if (!closesClause(tokens, run) && !around.some(({ start }) => tokens[run.to]?.start === start)) return FAULT;
	}
	return null;
}

/** A span over several sentences begins where the first of them does, or with a quotation, and ends where the last of them does. */
function crossesWhole({ prose: { tokens, sentences, quotes } }: Ground, { from, to }: Run): boolean {
	const first = tokens[from]!;
	const last = tokens[to - 1]!;
	if (last.sentence === first.sentence) return true;
	const quote = quotes[firstEndingAfter(quotes, first.start)];
	if (sentences[first.sentence]!.paragraph !== sentences[last.sentence]!.paragraph) return false;
	if (from !== sentences[first.sentence]!.tokens[0] && !(quote && quote.start <= first.start && quote.end >= last.start)) return false;
	if (quote && quote.start <= first.start && quote.inner.end <= last.end + 2) return true;
	const next = sentences[last.sentence]!.tokens[1];
	return tokens.slice(to, next).every(({ pos }) => pos === 'PUNCT');
}

function opensClause(tokens: readonly Token[], { from }: Run, first: number): boolean {
	const before = tokens[from - 1];
	if (from === first || !before || tokens[from]!.pos === 'PUNCT') return true;
	if (RELATIVES.has(tokens[from]!.lower)) return false;
	if (before.pos === 'PUNCT') return before.end < tokens[from]!.start || !isHyphen(before);
	return from === first + 1 && CONNECTIVES.has(before.lower);
}

function isHyphen({ lower }: Token): boolean {
	return lower === '-' || lower === '‑' || lower === "'" || lower === '’' || lower === '.';
}

function closesClause(tokens: readonly Token[], { from, to }: Run): boolean {
	const last = tokens[to - 1]!;
	const after = tokens[to];
	if (last.pos === 'PUNCT' && last.lower !== ',') return true;
	if (!after || after.sentence !== last.sentence) return true;
	if (isLeading(last) && to - from > 1) return false;
	return (after.pos === 'PUNCT' && !isHyphen(after)) || after.lower === '.' || OPENERS.has(after.lower);
}

/** A word that wants another after it. */
function isLeading({ pos, lower }: Token): boolean {
	return pos === 'DET' || pos === 'CCONJ' || (pos === 'ADP' && OPENERS.has(lower));
}

/** What is said begins right after the cue, or after whom it is said to, or after "that". */
function followsCue(tokens: readonly Token[], { from }: Run, around: readonly Span[], sentence: Run): boolean {
	const before = tokens[from - 1]!;
	const token = tokens[from]!;
	const isAround = (it: Token) => around.some((span) => overlaps(span, it));
	if (isAround(before)) return !(TOLD.has(before.lemma) && token.pos !== 'ADP' && token.pos !== 'PART') && !DAYS.has(token.lower);
	let at = from - 1;
	while (at > sentence.from && !isAround(tokens[at]!) && isBetween(tokens[at]!) && from - at < 24) at--;
	if (!isAround(tokens[at]!) || tokens.slice(at + 1, from).some(isRisk)) return false;
	return LINKS.has(before.lower) || opensGroup(before, token);
}

/** No verb, and no mark but a comma. */
function isBetween({ pos, lower }: Token): boolean {
	return pos !== 'VERB' && pos !== 'AUX' && (pos !== 'PUNCT' || lower === ',' || lower === '-');
}

/** A noun group ends with `before`, and a clause begins with `token`. */
function opensGroup(before: Token, token: Token): boolean {
	if (DAYS.has(before.lower)) return true;
	if (before.pos !== 'NOUN' && before.pos !== 'PROPN' && before.pos !== 'PRON' && before.pos !== 'ADV') return false;
	return (
		token.pos === 'DET' ||
		token.pos === 'PRON' ||
		token.pos === 'PART' ||
		(before.pos !== 'PROPN' && !TITLES.has(before.lower) && token.pos === 'PROPN') ||
		LINKS.has(token.lower)
	);
}
