import type { Token } from '../../model/prose.ts';

/** A number in the text: the tokens from `first` up to `next`, and its value; null where words leave it open ("dozens"). */
export interface Numeral {
	readonly value: number | null;
	readonly first: number;
	readonly next: number;
	/** What its last words multiply by: 1,000,000 in "1.2 million", else 1. */
	readonly scale: number;
}

const SMALL = new Map(
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
		.split(' ')
		.map((word, value) => [word, value]),
);
const TENS = new Map('twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, (i + 2) * 10]));
const SCALES = new Map([
	['dozen', 12],
	['hundred', 1e2],
	['thousand', 1e3],
	['lakh', 1e5],
	['crore', 1e7],
	['million', 1e6],
	['billion', 1e9],
	['trillion', 1e12],
	['quadrillion', 1e15],
	['quintillion', 1e18],
]);
/** Written against the digits ("5.5m"); `m` and `k` are a scale only where what is counted, or a currency, says so. */
const SHORT_SCALES = new Map([
	['k', 1e3],
	['m', 1e6],
	['mn', 1e6],
	['bn', 1e9],
	['b', 1e9],
	['tn', 1e12],
]);
const OPEN = new Set(['dozens', 'scores', 'tens', 'hundreds', 'thousands', 'millions', 'billions', 'trillions']);
const PARTS = new Map([
	['half', 2],
	['halves', 2],
	['third', 3],
	['quarter', 4],
	['fifth', 5],
	['sixth', 6],
	['seventh', 7],
	['eighth', 8],
	['tenth', 10],
]);
for (const [word, value] of [...PARTS]) PARTS.set(`${word}s`, value);
const STARTS = new Set([...SMALL.keys(), ...TENS.keys(), ...SCALES.keys(), ...OPEN, ...PARTS.keys()]);
const VULGAR = new Map([
	['½', 0.5],
	['¼', 0.25],
	['¾', 0.75],
]);
const DIGITS = /^\d+(?:,\d{2,3})*(?:\.\d+)?$/;

/** True where a number can start: cheap, because every token of an article is asked. */
export function mayStartNumeral(lower: string): boolean {
	const first = lower.charCodeAt(0);
	if (first >= 48 && first <= 57) return true;
	return STARTS.has(lower);
}

/** "66,600" is 66600; null for what is not a plain number ("10:30", "9/11", "20th"). */
export function digitsValue(lower: string): number | null {
	return DIGITS.test(lower) ? Number(lower.replaceAll(',', '')) : null;
}

/** The number that starts at `at`, with its scale ("1.2 million", "two hundred and fifty", "two-thirds", "tens of thousands"). */
export function readNumeral(tokens: readonly Token[], at: number): Numeral | null {
	const { lower } = tokens[at]!;
	const digits = digitsValue(lower);
	if (digits !== null) return readScale(tokens, at, withVulgar(tokens, at + 1, digits));
	if (OPEN.has(lower)) return { value: null, first: at, next: afterOpen(tokens, at), scale: 1 };
	if (SCALES.has(lower)) return bareScale(tokens, at);
	if (PARTS.has(lower)) return barePart(tokens, at);
	const words = wordsValue(tokens, at);
	return words && (fraction(tokens, at, words) ?? readScale(tokens, at, words));
}

/** The scale that `lower` names when it is written against digits ("bn"), else undefined. */
export function shortScale(lower: string): number | undefined {
	return SHORT_SCALES.get(lower);
}

interface Reading {
	readonly value: number;
	readonly next: number;
}

/** "3½" is two tokens. */
function withVulgar(tokens: readonly Token[], at: number, value: number): Reading {
	const token = tokens[at];
	const part = token && token.start === tokens[at - 1]!.end ? VULGAR.get(token.lower) : undefined;
	return part === undefined ? { value, next: at } : { value: value + part, next: at + 1 };
}

function wordsValue(tokens: readonly Token[], at: number): Reading | null {
	const { lower } = tokens[at]!;
	const tens = TENS.get(lower);
	const value = tens ?? SMALL.get(lower);
	if (value === undefined) return null;
	const next = tens !== undefined && tokens[at + 1]?.lower === '-' ? at + 2 : at + 1;
	const ones = tens === undefined ? undefined : SMALL.get(tokens[next]?.lower ?? '');
	return ones !== undefined && ones > 0 && ones < 10 ? { value: value + ones, next: next + 1 } : { value, next: at + 1 };
}

/** What the words from `next` on multiply the value at `at` by: "million", "hundred thousand". */
export function readScale(tokens: readonly Token[], at: number, { value, next }: Reading): Numeral {
	let factor = 1;
	let to = next;
	for (;;) {
		const skip = tokens[to]?.lower === '-' ? 1 : 0;
		const scale = SCALES.get(tokens[to + skip]?.lower ?? '');
		if (scale === undefined) break;
		factor *= scale;
		to += skip + 1;
	}
	const total = round(value * factor);
	const rest = to > next ? remainder(tokens, to, total) : null;
	if (rest) return { value: total + rest.value, first: at, next: rest.next, scale: 1 };
	return { value: total, first: at, next: to, scale: factor };
}

/** "and fifty" after "two hundred"; nothing after "two million and ten ships" would be read this way in news. */
function remainder(tokens: readonly Token[], at: number, total: number): Reading | null {
	if (total >= 1e6) return null;
	const joined = tokens[at]?.lower === 'and' && total % 1000 !== 0 ? at + 1 : at;
	if (!tokens[joined]) return null;
	const rest = wordsValue(tokens, joined);
	return rest && rest.value > 0 && total % 100 === 0 && rest.value < 100 ? rest : null;
}

/** "two-thirds", "one third". */
function fraction(tokens: readonly Token[], at: number, { value, next }: Reading): Numeral | null {
	const skip = tokens[next]?.lower === '-' ? 1 : 0;
	const word = tokens[next + skip]?.lower ?? '';
	const part = PARTS.get(word);
	if (part === undefined || value >= part || word.endsWith('s') !== value > 1) return null;
	return { value: value / part, first: at, next: next + skip + 1, scale: 1 };
}

/** "a dozen", "half a million", "several hundred", "a few thousand". */
function bareScale(tokens: readonly Token[], at: number): Numeral | null {
	const scale = SCALES.get(tokens[at]!.lower)!;
	const before = tokens[at - 1]?.lower;
	const next = SCALES.has(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1;
	if (before === 'several' || before === 'many') return { value: null, first: at - 1, next, scale };
	if (before === 'few' || before === 'couple') return { value: null, first: tokens[at - 2]?.lower === 'a' ? at - 2 : at - 1, next, scale };
	if (before !== 'a') return null;
	if (tokens[at - 2]?.lower === 'half') return { value: scale / 2, first: at - 2, next: at + 1, scale };
	const full = readScale(tokens, at, { value: 1, next: at });
	return { ...full, first: at - 1 };
}

/** "half of", "half the", "a quarter of". */
function barePart(tokens: readonly Token[], at: number): Numeral | null {
	const { lower } = tokens[at]!;
	const after = tokens[at + 1]?.lower;
	const before = tokens[at - 1]?.lower;
	if (lower === 'half') {
		const shares = after === 'of' || after === 'the' || after === 'its' || after === 'their';
		return shares && !NOT_HALF.has(before ?? '') ? { value: 0.5, first: at, next: at + 1, scale: 1 } : null;
	}
	if (before !== 'a' || after !== 'of' || lower.endsWith('s')) return null;
	return { value: 1 / PARTS.get(lower)!, first: at - 1, next: at + 1, scale: 1 };
}

/** "the second half of the match" is no share. */
const NOT_HALF = new Set([
	'first',
	'second',
	'latter',
	'other',
	'better',
	'opening',
	'last',
	'final',
	'early',
	'and',
	'-',
	'top',
	'bottom',
]);

/** "tens of thousands" is one number. */
function afterOpen(tokens: readonly Token[], at: number): number {
	let next = at + 1;
	while (tokens[next]?.lower === 'of' && OPEN.has(tokens[next + 1]?.lower ?? '')) next += 2;
	return next;
}

/** 5.5 × 1,000,000 without the dust of binary fractions. */
function round(value: number): number {
	return Math.round(value * 1e4) / 1e4;
}
