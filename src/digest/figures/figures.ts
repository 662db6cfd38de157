import type { Claim } from '../../model/attribution.ts';
import type { Figure } from '../../model/digest.ts';
import type { Prose, Sentence, Token } from '../../model/prose.ts';
import { overlaps, type Span, sliceOf, span } from '../../model/span.ts';
import { isEndless } from '../lines/cut.ts';
import { excerpts } from '../lines/excerpt.ts';
import { whose } from '../lines/whose.ts';
import { type Amount, readAmount, spanOf } from './amounts.ts';
import { type AsOf, asOf, type Dated } from './as-of.ts';
import { countsOf } from './counts.ts';
import { isLabel } from './labels.ts';
import { mayStartNumeral } from './numerals.ts';
import { qualifierAfter, qualifierBefore } from './qualifiers.ts';
import { isTrifle } from './trifles.ts';

/** In tokens: how far after the number the words for what it counts are looked for. */
const REACH = 30;

interface Found extends Amount {
	readonly qualifier: Span | null;
	readonly counts: Span;
	readonly sentence: number;
}

/**
 * The numbers that the text reports, in its order, each once. Dates, ages, times, names with numbers ("Article 5") and trifles
 * ("two sides") are none. A number inside somebody's claim is that speaker's; one in quoted words of nobody's is left out.
 */
export function figures(prose: Prose, claims: readonly Claim[], dated: readonly Dated[]): Figure[] {
	const claimAt = whose(prose, claims);
	const excerpt = excerpts(prose, claims);
	const dates = asOf(prose, dated);
	const found: Figure[] = [];
	const seen = new Set<string>();
	for (const amount of amounts(prose, dates)) {
		const claim = claimAt(amount.start);
		const line = excerpt({ keep: cover(amount), sentence: amount.sentence, claim });
		if (!line) continue;
		const figure = { ...line, ...describe(prose, amount, claim), asOf: dates.of(amount, amount.sentence) };
		const key = `${figure.value ?? figure.text}|${figure.counts.toLowerCase()}|${figure.speaker}`;
		if (!seen.has(key)) found.push(figure);
		seen.add(key);
	}
	return found;
}

function* amounts({ tokens, sentences, document }: Prose, dates: AsOf): Generator<Found> {
	for (let at = 0; at < tokens.length; at++) {
		if (!mayStartNumeral(tokens[at]!.lower)) continue;
		const sentence = sentences[tokens[at]!.sentence]!;
		if (isEndless(sentence)) at = sentence.tokens[1] - 1;
		const amount = isEndless(sentence) ? null : readAmount(tokens, at);
		if (!amount) continue;
		const date = dates.after(amount.start);
		if (date && overlaps(date, amount)) continue;
		at = amount.next - 1;
		if (amount.next > sentence.tokens[1] || isLabel(tokens, amount, document.text) || isTrifle(tokens, amount)) continue;
		const found = counted(tokens, amount, { sentence, date: date?.start ?? sentence.end });
		if (found) yield found;
	}
}

/** Adds the qualifier and what is counted, looked for before the next date; null where the text counts nothing with the number. */
function counted(tokens: readonly Token[], amount: Amount, { sentence, date }: { sentence: Sentence; date: number }): Found | null {
	const before = Math.min(qualifierBefore(tokens, amount), amount.first - sentence.tokens[0]);
	const after = before > 0 ? 0 : qualifierAfter(tokens, amount.next);
	const from = amount.next + after;
	let to = from;
	while (to < sentence.tokens[1] && to < from + REACH && tokens[to]!.start < date) to++;
	const counts = countsOf(tokens, amount, { before: amount.first - before, from, to });
	if (!counts) return null;
	const first = before > 0 ? amount.first - before : amount.next;
	const qualifier = before + after > 0 ? spanOf(tokens, first, first + before + after) : null;
	return { ...amount, qualifier, counts, sentence: sentence.index };
}

function cover({ start, end, counts, qualifier }: Found): Span {
	return span(Math.min(start, counts.start, qualifier?.start ?? start), Math.max(end, counts.end, qualifier?.end ?? end));
}

function describe({ document: { text } }: Prose, { start, end, value, qualifier, counts }: Found, claim: Claim | null) {
	const source = claim?.speaker ? null : (claim?.source ?? null);
	return {
		value,
		number: span(start, end),
		qualifier: qualifier && sliceOf(text, qualifier),
		counts: sliceOf(text, counts),
		countsSpan: counts,
		speaker: claim?.speaker?.name ?? (source && sliceOf(text, source)),
		chain: claim?.speaker ? claim.chain : source ? [source] : [],
	};
}
