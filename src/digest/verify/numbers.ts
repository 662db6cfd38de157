import type { Figure } from '../../model/digest.ts';
import { contains, type Span, sliceOf } from '../../model/span.ts';
import { readAmount } from '../amounts.ts';
import { type Ground, isRun, sentenceOf, tokensOf } from './ground.ts';
import type { Reason } from './reasons.ts';

const UNITS: Readonly<Record<string, number>> = {
	...{
		zero: 0,
		one: 1,
		two: 2,
		three: 3,
		four: 4,
		five: 5,
		six: 6,
		seven: 7,
		eight: 8,
		nine: 9,
		ten: 10,
		eleven: 11,
		twelve: 12,
		thirteen: 13,
	},
	...{ fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50 },
	...{ sixty: 60, seventy: 70, eighty: 80, ninety: 90, half: 0.5, a: 1, an: 1 },
};
const SCALES: Readonly<Record<string, number>> = {
	...{
		dozen: 12,
		hundred: 100,
		thousand: 1e3,
		k: 1e3,
		million: 1e6,
		mn: 1e6,
		m: 1e6,
		billion: 1e9,
		bn: 1e9,
		b: 1e9,
		trillion: 1e12,
		tn: 1e12,
	},
};
const PIECE = /\d+(?:,\d{3})*(?:\.\d+)?|\p{L}+/gu;
/** The qualifiers that may not be left off a number they stand before. */
const BEFORE =
	/(?:^|[^\p{L}])(at least|at most|more than|less than|fewer than|up to|as many as|as much as|as few as|nearly|almost|about|around|roughly|approximately|over|under|some|an estimated|only|just)(?: (?:the|a|an))?\s*[$£€]?$/iu;

/** The number that the words say; null where they leave it open ("dozens") or cannot be read. */
export function numberIn(words: string): number | null {
	let total = 0;
	let part = 0;
	let seen = false;
	for (const [piece] of words.toLowerCase().matchAll(PIECE)) {
		const scale = SCALES[piece];
		const value = piece[0]! >= '0' && piece[0]! <= '9' ? Number(piece.replaceAll(',', '')) : UNITS[piece];
		if (scale !== undefined) {
			part = (seen ? part : 1) * scale;
			if (scale >= 1e3) [total, part] = [total + part, 0];
		} else if (value !== undefined) part += value;
		else if (piece !== 'and') continue;
		seen ||= scale !== undefined || value !== undefined;
	}
	return seen ? total + part : null;
}

/** The value of the number at the span: of a range its first number, of a share its part of one; else what its words add up to. */
function valueAt(ground: Ground, number: Span): number | null {
	const { from, to } = tokensOf(ground, number);
	for (let at = from; at < to; at++) {
		const amount = readAmount(ground.prose.tokens, at);
		if (amount?.start === number.start && amount.end === number.end) return amount.value;
	}
	return numberIn(sliceOf(ground.text, number));
}

/** Why the figure is not the one that the words give, or null. */
export function numberFault(ground: Ground, figure: Figure): Reason | null {
	const { text } = ground;
	const { number, value, qualifier, counts, countsSpan } = figure;
	const fault = 'its number is not the one in the text';
	if (!figure.spans.some((span) => contains(span, number)) || !isRun(ground, number)) return fault;
	if (!/\d|\p{L}/u.test(sliceOf(text, number))) return fault;
	if (value !== null && value !== valueAt(ground, number)) return fault;
	if (value === null && /^\d[\d,.]*$/.test(sliceOf(text, number))) return fault;
	if (!isRun(ground, countsSpan) || sliceOf(text, countsSpan) !== counts) return fault;
	if (sentenceOf(ground, countsSpan) !== sentenceOf(ground, number) || !countsIt(ground, figure)) return fault;
	return qualifierFits(text, figure.number.start, figure.number.end, qualifier) ? null : fault;
}

/** No other number stands between the number and what it counts, unless it counts some of them ("20 of whom"). */
function countsIt(ground: Ground, { number, countsSpan }: Figure): boolean {
	const { tokens } = ground.prose;
	const a = tokensOf(ground, number);
	const b = tokensOf(ground, countsSpan);
	if (tokens[a.to]?.lower === 'of') return true;
	const [from, to] = a.from < b.from ? [a.to, b.from] : [b.to, a.from];
	for (let i = from; i < to; i++) if (tokens[i]!.pos === 'NUM') return false;
	return true;
}

function qualifierFits(text: string, start: number, end: number, qualifier: string | null): boolean {
	const before = text.slice(Math.max(0, start - 40), start);
	if (qualifier === null) return !BEFORE.test(before);
	const words = qualifier.toLowerCase();
	return (
		before
			.toLowerCase()
			.trimEnd()
			.replace(/ (?:the|a|an)$|[$£€]$/, '')
			.trimEnd()
			.endsWith(words) ||
		text
			.slice(end, end + 40)
			.toLowerCase()
			.trimStart()
			.startsWith(words)
	);
}
