import { type Amount, readAmount } from '../digest/figures/amounts.ts';
import { qualifierBefore } from '../digest/figures/qualifiers.ts';
import type { Span } from '../model/span.ts';
import type { Asked } from './asked.ts';
import type { Known } from './known.ts';
import { nearness, placesIn } from './nearness.ts';
import type { Candidate } from './rank.ts';
import { DATE } from './reading.ts';

/** A number in the evidence that may be the one that is asked for. */
export interface Counted extends Span {
	readonly amount: Amount;
	/** How near the words of the question stand, from 0 to about 1. */
	readonly near: number;
}

/** What a number gains by standing before what is counted. */
const COUNTS = 0.35;

/** The amount nearest to what is counted and said of it, with its qualifier: "at least 10". */
export function countIn(asked: Asked, { of, pair, sentence }: Candidate): Counted | null {
	const { tokens } = of.prose;
	const [from, to] = of.prose.sentences[sentence]!.tokens;
	const places = placesIn(pair, { from, to });
	let best: (Counted & { counts: boolean }) | null = null;
	for (let at = from; at < to; at++) {
		const amount = readsAmount(of, at);
		if (!amount || amount.next > to) continue;
		at = amount.next - 1;
		if (isAsked(pair, amount)) continue;
		if (DIFFERENCE.test(asked.text) && !isDifference(of, amount)) continue;
		const first = Math.max(from, amount.first - qualifierBefore(tokens, amount));
		const counts = countsFocus(asked, { of, pair, sentence }, amount);
		const said = counts ? places.filter(({ term }) => pair.matches[term]!.term.key !== asked.focus) : places;
		const near = nearness(of, said, amount) + (counts ? COUNTS : 0) - (countsOther(of, pair, amount) ? OTHER : 0);
		if (best && best.counts !== counts ? best.counts : best && near <= best.near) continue;
		best = { start: tokens[first]!.start, end: unitEnd(asked, tokens, amount), amount, near, counts };
	}
	return best;
}

/** What a number loses by saying what befell others: "six were killed and 30 injured". */
const OTHER = 0.5;

function countsOther(of: Known, pair: Candidate['pair'], { next }: Amount): boolean {
	return of.prose.tokens[next]?.pos === 'VERB' && !pair.matches.some(({ tokens }) => tokens.has(next));
}

const DIFFERENCE = /\bhow (?:much|many) (?:more|less|fewer|higher|lower|older|younger|longer|bigger|smaller)\b|^by how much\b/i;

/** "About 9,000 less", "rose by 3 per cent": a number that says how far apart two are. */
function isDifference({ prose: { tokens } }: Known, { first, next }: Amount): boolean {
	const behind = [next, next + 1].some((at) =>
		/^(?:more|less|fewer|higher|lower|older|younger|longer|bigger|smaller|short|ahead|up|down)$/.test(tokens[at]?.lower ?? ''),
	);
	return (
		behind ||
		[first - 1, first - 2, first - 3].some((at) => /^(?:by|rose|fell|up|down|gained|lost|dropped|jumped)$/.test(tokens[at]?.lower ?? ''))
	);
}

/** "How much forest?" is answered by "5,300 hectares". */
function unitEnd({ text }: Asked, tokens: Known['prose']['tokens'], { next, end, kind }: Amount): number {
	const unit = tokens[next];
	return /\bhow (?!many\b)\w+/i.test(text) && kind === 'count' && unit?.pos === 'NOUN' && tokens[next - 1]!.sentence === unit.sentence
		? unit.end
		: end;
}

/** In tokens: how far behind a number the word for what it counts may stand. */
const BEHIND = 4;

/** True when the number counts what is asked for: "48 Israeli captives", "captives, 20 of whom". Where nothing is named, any does. */
export function countsFocus(
	asked: Asked,
	{ of, pair, sentence }: Pick<Candidate, 'of' | 'pair' | 'sentence'>,
	{ first, next }: Amount,
): boolean {
	const focus = pair.matches.find(({ term }) => term.key === asked.focus);
	if (!focus) return false;
	const { tokens } = of.prose;
	for (let at = next; at < next + BEHIND; at++) if (focus.tokens.has(at)) return true;
	const elliptic = tokens[next]?.pos === 'AUX' || tokens[next]?.pos === 'VERB';
	if (elliptic && focus.sentences.has(sentence)) return true;
	if (tokens[first - 1]?.lower === 'of' && focus.tokens.has(first - 2)) return true;
	const back = tokens[next]?.lower === 'of' && /^(?:whom|which|them|these|those)$/.test(tokens[next + 1]?.lower ?? '');
	return back && focus.sentences.has(sentence);
}

function readsAmount(of: Known, at: number): Amount | null {
	const { lower } = of.prose.tokens[at]!;
	if (of.marks[at]! & DATE || !/^[\d$£€¥₹]|^[a-z]+$/.test(lower)) return null;
	if (lower === 'one' && /^(?:of|who|that|another|side|day)$/.test(of.prose.tokens[at + 1]?.lower ?? '')) return null;
	const amount = readAmount(of.prose.tokens, at);
	return amount && !isAge(of.prose.tokens, amount) ? amount : null;
}

/** "Marc Ferrer, 34, was killed". */
function isAge(tokens: Known['prose']['tokens'], { first, next, kind }: Amount): boolean {
	return (
		kind === 'count' && tokens[first - 1]?.lower === ',' && tokens[first - 2]?.pos === 'PROPN' && /^[,.]$/.test(tokens[next]?.lower ?? '')
	);
}

/** A number of the question is no answer to it. */
function isAsked({ asked }: Candidate['pair'], { value }: Amount): boolean {
	return asked.terms.some(({ number, key }) => number && value !== null && Number(key.replaceAll(',', '')) === value);
}

const MONEY =
	/^how much (?:\w+ )?(?:money|cash|profit|debt|prize|ransom|compensation|aid|tax|rent|fine|pay|subsid|funding|investment)|^how much\b.*\b(?:costs?|pay|paid|earn|earns|earned|worth|spend|spent|owe|owes|invest|invested|borrow|borrowed|fined?)\W*$/i;
const SHARED = /\bof (?:the|all|its|his|her|their|those|these)\b|percent|per cent|proportion/i;

/** "How many customers" is not answered by "38 percent", nor "how much money" by "640 jobs". */
export function isOtherKind(asked: Asked, { amount: { kind } }: Counted): boolean {
	if (/^how many\b/i.test(asked.text)) return (kind === 'percent' && !SHARED.test(asked.text)) || kind === 'money';
	return (MONEY.test(asked.text) || /\b(?:costs?|worth)\W*$/i.test(asked.text)) && kind === 'count';
}
