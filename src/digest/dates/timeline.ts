import type { Claim } from '../../model/attribution.ts';
import type { Precision, TimelineEvent } from '../../model/digest.ts';
import type { Prose, Sentence, Token } from '../../model/prose.ts';
import { sliceOf, span } from '../../model/span.ts';
import { words } from '../lexicon/words.ts';
import { isEndless } from '../lines/cut.ts';
import { excerpts } from '../lines/excerpt.ts';
import { whose } from '../lines/whose.ts';
import { type Day, parseDay } from './calendar.ts';
import type { DatedExpression, DatePrecision } from './date-reading.ts';

/** How many days each precision takes in, at most. */
const LENGTH: Readonly<Partial<Record<DatePrecision, number>>> = { day: 1, week: 7, month: 31, quarter: 92, season: 92, year: 366 };

interface Placed {
	readonly event: TimelineEvent;
	readonly day: Day;
	readonly at: number;
}

/**
 * What the text dates, in the order of the dates and then of the text. A date that only names something ("the 1967 borders"), or
 * that only bounds it ("after Tuesday’s talks"), dates nothing; neither does a dateline or a line of the publisher's own.
 */
export function timeline(prose: Prose, claims: readonly Claim[], dated: readonly DatedExpression[]): TimelineEvent[] {
	const claimAt = whose(prose, claims);
	const excerpt = excerpts(prose, claims);
	const published = prose.document.published === null ? null : parseDay(prose.document.published);
	const found: Placed[] = [];
	const seen = new Set<string>();
	for (const date of dated) {
		const claim = claimAt(date.start);
		const sentence = prose.sentences[date.sentence]!;
		if (date.day === null || !LENGTH[date.precision] || !datesClause(prose, sentence, date)) continue;
		const line = excerpt({ keep: span(date.start, date.end), sentence: sentence.index, claim });
		const key = `${date.value} ${sentence.index}`;
		if (!line || seen.has(key)) continue;
		seen.add(key);
		found.push({ event: { ...line, ...describe(prose, date, claim), when: whenOf(date, published) }, day: date.day, at: date.start });
	}
	return found.sort((a, b) => a.day - b.day || a.at - b.at).map(({ event }) => event);
}

function describe({ document: { text } }: Prose, { start, end, value, precision }: DatedExpression, claim: Claim | null) {
	const source = claim?.speaker ? null : (claim?.source ?? null);
	return {
		date: value.replace('-WE', ''),
		precision: precision as Precision,
		expression: span(start, end),
		speaker: claim?.speaker?.name ?? (source && sliceOf(text, source)),
		chain: claim?.speaker ? claim.chain : source ? [source] : [],
	};
}

/** What lies wholly ahead of the day of publication is expected; of what that day falls into, the clause tells. */
function whenOf({ day, precision, tense }: DatedExpression, published: Day | null): TimelineEvent['when'] {
	if (published === null) return tense === 'future' ? 'expected' : 'past';
	if (day! > published) return 'expected';
	return day! + LENGTH[precision]! > published && tense === 'future' ? 'expected' : 'past';
}

/** Whether the expression says when its clause holds. */
function datesClause(prose: Prose, sentence: Sentence, date: DatedExpression): boolean {
	if (isEndless(sentence) || isImprint(prose, sentence, date)) return false;
	const { tokens } = prose;
	const [first, next] = date.tokens;
	const [from, to] = sentence.tokens;
	if (BOUNDS.has(before(tokens, first, from)) || (before(tokens, first, from) === 'of' && BOUNDS.has(before(tokens, first - 1, from))))
		return false;
	if (!hasVerb(tokens, from, to) || hangsOnNoun(tokens, first, from)) return false;
	return namesNothing(tokens, { first, next, from, to }) || isSubject(tokens, { first, next, from, to });
}

/** After these a date is not that of the clause. */
const BOUNDS = new Set([
	'before',
	'since',
	'after',
	'ahead',
	'following',
	'prior',
	'pre',
	'post',
	'than',
	'like',
	'despite',
	'about',
	'per',
	'vs',
	'marking',
	'commemorating',
]);
const BOUND_AFTER = new Set(['-', '’s', "'s", '’', "'"]);

function before(tokens: readonly Token[], at: number, from: number): string {
	return at > from ? tokens[at - 1]!.lower : '';
}

interface Range {
	readonly first: number;
	readonly next: number;
	readonly from: number;
	readonly to: number;
}

/** Nothing hangs on the date as on an adjective or an owner: not "the 1967 borders", not "Tuesday’s talks". */
function namesNothing(tokens: readonly Token[], { first, next, from, to }: Range): boolean {
	const after = next < to ? tokens[next]! : undefined;
	if (after && BOUND_AFTER.has(after.lower)) return false;
	const opener = first > from ? tokens[first - 1]! : undefined;
	const nominal = after && (after.pos === 'NOUN' || after.pos === 'ADJ' || after.pos === 'PROPN');
	if (!nominal) return true;
	return (
		opener === undefined ||
		(opener.pos !== 'DET' && opener.pos !== 'ADJ' && opener.pos !== 'PRON' && opener.pos !== 'PART' && opener.pos !== 'ADP')
	);
}

/** "Tuesday’s talks wrapped up": what the day owns is what the clause tells of. */
function isSubject(tokens: readonly Token[], { first, next, from, to }: Range): boolean {
	const owner = tokens[next]?.lower;
	if (owner !== '’s' && owner !== "'s") return false;
	const opener = first > from ? tokens[first - 1]! : undefined;
	if (opener && opener.pos !== 'SCONJ' && opener.pos !== 'CCONJ' && opener.pos !== 'PUNCT' && !SUBORDINATES.has(opener.lower)) return false;
	for (let at = next + 1; at < to && at < next + 5; at++) {
		const { pos } = tokens[at]!;
		if (pos === 'VERB' || pos === 'AUX') return at > next + 1;
		if (pos === 'ADP' || pos === 'PUNCT') return false;
	}
	return false;
}

/** Nouns of something that happened: a day right after one dates that, and not what the sentence tells. */
const HAPPENINGS = words(`
	attack attacks war massacre invasion coup earthquake bombing bombings shooting shootings killing killings crash election elections vote
	referendum revolution raid strike strikes assault uprising accord treaty summit hurricane storm flood wildfire blast explosion anniversary
`);
/** What may stand between such a noun and its day: "the attack on southern Orland on". */
const BETWEEN = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'ADP', 'PART', 'NUM']);

/** "released a statement to mark the attack on Orland on October 7": the day is the attack’s. */
function hangsOnNoun(tokens: readonly Token[], first: number, from: number): boolean {
	let verb = -1;
	for (let at = first - 1; at >= from && verb < 0; at--) {
		const compound = tokens[at - 1]?.lower === '-';
		if (!compound && (tokens[at]!.pos === 'VERB' || tokens[at]!.pos === 'AUX')) verb = at;
		else if (!compound && !BETWEEN.has(tokens[at]!.pos) && tokens[at]!.lower !== '-') return false;
	}
	// After its own verb ("the attack killed … on", "was hit by an attack on"), a noun is only what the clause tells of.
	if (verb < 0 || tokens[first - 1]?.pos !== 'ADP') return false;
	let marked = false;
	for (let at = verb + 1; at < first; at++) {
		if (marked && HAPPENINGS.has(tokens[at]!.lower)) return true;
		// "issued a statement on the anniversary of the attack of": the day is that of the attack, long ago.
		if (tokens[at]!.lower === 'anniversary') marked = true;
		else if (HAPPENINGS.has(tokens[at]!.lower)) return MENTIONING.has(tokens[verb]!.lemma);
	}
	return false;
}

const MENTIONING = words(
	'mark remember recall commemorate mourn discuss investigate follow condemn describe call blame link claim deny say tell condemn honour honor',
);

const SUBORDINATES = new Set(['as', 'that', 'because', 'while', 'when', 'stated', 'said', 'says']);

function hasVerb(tokens: readonly Token[], from: number, to: number): boolean {
	for (let at = from; at < to; at++) if (tokens[at]!.pos === 'VERB' || tokens[at]!.pos === 'AUX') return true;
	return false;
}

/** The publisher's own line ("Published 4 March 2025"). */
const IMPRINT =
	/(?:first |last |originally |article )?(?:published|updated|posted|modified|edited|filed|reviewed|copyright|date|image|photo|photograph|credit)\b|©/iy;
/** What stands before the day in a dateline, and after it ("OSLO, March 4 (Coastal Wire) —"). */
const PLACE = /^[“"]?\p{Lu}[\p{Lu}\s.,'’/-]*$/u;
const AGENCY = /[,.]?\s*(?:\([^()]{2,40}\)\s*)?(?:--?|–|—|_|:)\s/y;

function isImprint({ document: { text } }: Prose, sentence: Sentence, { start, end }: DatedExpression): boolean {
	IMPRINT.lastIndex = sentence.start;
	if (start - sentence.start < 60 && IMPRINT.test(text)) return true;
	if (start - sentence.start > 60 || !PLACE.test(text.slice(sentence.start, start))) return false;
	AGENCY.lastIndex = end;
	return AGENCY.test(text);
}
