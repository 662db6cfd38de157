import type { Token } from '../../model/prose.ts';
import { type Span, span } from '../../model/span.ts';
import { digitsValue, mayStartNumeral, type Numeral, readNumeral, readScale, shortScale } from './numerals.ts';

/** A number as reported, with its currency, unit or per cent sign; a range is one amount. */
export interface Amount extends Span {
	/** Of a range the first number, of a change ("from 10 to 15") the last; null where words leave it open, and for a score. */
	readonly value: number | null;
	readonly kind: 'count' | 'money' | 'percent' | 'share' | 'measure' | 'score';
	/** Indexes of the first token, and of the one after the last. */
	readonly first: number;
	readonly next: number;
}

const CURRENCY = new Set(['$', '£', '€', '¥', '₹', '₩', '₽', 'us$', 'c$', 'a$', 'hk$', 's$', 'nz$', 'r$', 'rs', 'rs.']);
const CURRENCY_WORDS = new Set(
	'dollar dollars euro euros pound pounds rupee rupees yen yuan peso pesos rouble roubles ruble rubles cents pence p'.split(' '),
);
const PERCENT = new Set(['%', 'percent', 'pc', 'pct']);
const UNITS = new Set('km m cm mm kg g ft mph kph mw gw kw sq c f ° mb gb tb bpd lb lbs oz hz acres miles'.split(' '));
/** "a 100,000-strong force", "15,000-plus": the words that may hang on a number by a hyphen. */
const HANGING = new Set(['strong', 'plus', 'odd', 'magnitude', 'million', 'billion']);
const TIES = new Set(['-', '–', '/', '−']);
const PAIR = /^(\d[\d,.]*)[-–](\d[\d,.]*)$/;
/** The tokeniser leaves the full stop on a letter that ends a sentence ("€40m."). */
const LETTERS = /^[a-z]+\.?$/;

/** The amount whose number starts at token `at`, where one may start; null where there is none. */
export function readAmount(tokens: readonly Token[], at: number): Amount | null {
	const pair = PAIR.exec(tokens[at]!.lower);
	if (pair) return readPair(tokens, at, pair);
	const numeral = readNumeral(tokens, at);
	if (!numeral) return null;
	const head = withTail(tokens, numeral);
	const amount = head && (range(tokens, numeral, head) ?? oneIn(tokens, head) ?? head);
	return amount && !hangs(tokens, amount.next) && !isTied(tokens, amount.first) ? amount : null;
}

/** "10-15" in one token: a range if it grows, else a score ("2-1"). */
function readPair(tokens: readonly Token[], at: number, [, low = '', high = '']: RegExpExecArray): Amount | null {
	const from = digitsValue(low);
	const to = digitsValue(high);
	if (from === null || to === null) return null;
	const head = withTail(tokens, readScale(tokens, at, { value: from, next: at + 1 }));
	if (!head || hangs(tokens, head.next) || isTied(tokens, head.first)) return null;
	return from < to ? head : { ...head, value: null, kind: 'score' };
}

/** Takes in the currency before the number, and what stands after it: a short scale, a unit, "percent". */
function withTail(tokens: readonly Token[], { value, first, next, scale }: Numeral): Amount | null {
	const money = CURRENCY.has(tokens[first - 1]?.lower ?? '');
	const from = money ? first - 1 : first;
	const kind = money ? 'money' : value !== null && value < 1 && value > 0 && !/^\d/.test(tokens[first]!.lower) ? 'share' : 'count';
	const amount = { value, kind, first: from, next, start: tokens[from]!.start, end: tokens[next - 1]!.end } as const;
	const after = tokens[next];
	if (!after) return amount;
	if (after.lower === 'of' && value === null && CURRENCY_WORDS.has(tokens[next + 1]?.lower ?? ''))
		return take(tokens, { ...amount, kind: 'money' }, 2);
	const glued = after.start === amount.end;
	if (PERCENT.has(after.lower)) return take(tokens, { ...amount, kind: 'percent' }, 1);
	if (after.lower === 'per' && tokens[next + 1]?.lower === 'cent') return take(tokens, { ...amount, kind: 'percent' }, 2);
	if (after.lower === 'percentage' && tokens[next + 1]?.lower.startsWith('point')) return take(tokens, { ...amount, kind: 'percent' }, 2);
	if (CURRENCY_WORDS.has(after.lower) && (after.lower !== 'p' || glued)) return take(tokens, { ...amount, kind: 'money' }, 1);
	if (glued && after.lower === '+') return take(tokens, amount, 1);
	if (!glued && !(money && after.lower === 'bn')) return amount;
	return LETTERS.test(after.lower) || after.lower === '°' ? withShort(tokens, { ...amount, scale }) : amount;
}

function withShort(tokens: readonly Token[], { scale: _, ...amount }: Amount & { scale: number }): Amount | null {
	const word = tokens[amount.next]!.lower.replace('.', '');
	const scale = shortScale(word);
	const counted = amount.kind === 'money' || word === 'bn' || word === 'tn' || tokens[amount.next + 1]?.pos === 'NOUN';
	if (scale !== undefined && counted && amount.value !== null) {
		return take(tokens, { ...amount, value: Math.round(amount.value * scale * 100) / 100 }, 1);
	}
	return UNITS.has(word) ? take(tokens, { ...amount, kind: 'measure' }, 1) : null;
}

function take(tokens: readonly Token[], amount: Amount, more: number): Amount {
	const next = amount.next + more;
	const { lower, end } = tokens[next - 1]!;
	return { ...amount, next, end: lower.endsWith('.') ? end - 1 : end };
}

/** "10 to 15", "10–15", "between 10 and 15 million": one amount over both numbers. */
function range(tokens: readonly Token[], low: Numeral, head: Amount): Amount | null {
	const joint = tokens[head.next];
	if (!joint || head.value === null || !joins(tokens, head, joint)) return null;
	let at = head.next + 1;
	if (CURRENCY.has(tokens[at]?.lower ?? '')) at++;
	if (!tokens[at] || !mayStartNumeral(tokens[at]!.lower)) return null;
	const numeral = readNumeral(tokens, at);
	const tail = numeral && numeral.first >= head.next && withTail(tokens, numeral);
	if (!tail || tail.value === null) return null;
	const factor = low.scale === 1 ? tail.value / unscaled(tokens, at) : 1;
	const first = head.value * (factor > 0 && Number.isFinite(factor) ? factor : 1);
	const change = tokens[head.first - 1]?.lower === 'from';
	const paired = head.kind === 'percent' && tail.kind === 'percent';
	if (!change && !paired && first >= tail.value) return null;
	const kind = head.kind === 'count' ? tail.kind : head.kind;
	return { ...head, kind, value: change ? tail.value : first, next: tail.next, end: tail.end };
}

function joins(tokens: readonly Token[], head: Amount, joint: Token): boolean {
	if (joint.lower === 'to') return true;
	if (joint.lower === 'and') return tokens[head.first - 1]?.lower === 'between';
	return (joint.lower === '-' || joint.lower === '–') && joint.start === head.end && tokens[head.next + 1]?.start === joint.end;
}

/** The number at `at` without its scale: 15 in "15 million". */
function unscaled(tokens: readonly Token[], at: number): number {
	return digitsValue(tokens[at]!.lower) ?? Number.NaN;
}

/** "one in five people", "1 in 10". */
function oneIn(tokens: readonly Token[], head: Amount): Amount | null {
	const at = head.next;
	const skip = tokens[at]?.lower === '-' ? 1 : 0;
	if (head.kind !== 'count' || head.value === null || head.value > 9 || tokens[at + skip]?.lower !== 'in') return null;
	const of = at + 2 * skip + 1;
	if (!tokens[of] || !mayStartNumeral(tokens[of]!.lower)) return null;
	const whole = readNumeral(tokens, of);
	if (!whole?.value || whole.first !== of || whole.value <= head.value || whole.value > 1e6) return null;
	const counted = tokens[whole.next]?.pos;
	if (head.value !== 1 && counted !== 'NOUN' && counted !== 'ADJ' && counted !== 'PROPN') return null;
	return { ...head, kind: 'share', value: head.value / whole.value, next: whole.next, end: tokens[whole.next - 1]!.end };
}

/** True where a hyphen ties the number to a word that makes it no count of its own ("a 12-day war", "45-year-old"). */
function hangs(tokens: readonly Token[], next: number): boolean {
	const hyphen = tokens[next];
	const word = tokens[next + 1];
	if (!hyphen || !word || (hyphen.lower !== '-' && hyphen.lower !== '–') || hyphen.start !== tokens[next - 1]!.end) return false;
	return word.start === hyphen.end && !HANGING.has(word.lower);
}

/** True where a hyphen or a stroke before the number makes it part of a word ("post-9/11"), or less than nothing ("-5"). */
function isTied(tokens: readonly Token[], first: number): boolean {
	const mark = tokens[first - 1];
	return mark !== undefined && TIES.has(mark.lower) && mark.end === tokens[first]!.start;
}

/** The words of the tokens from `first` up to `next`. */
export function spanOf(tokens: readonly Token[], first: number, next: number): Span {
	return span(tokens[first]!.start, tokens[next - 1]!.end);
}
