import type { Figure } from '../../model/digest.ts';
import type { Token } from '../../model/prose.ts';
import { contains, overlaps, sliceOf } from '../../model/span.ts';
import { firstEndingAfter, type Ground, isRun, type Run, sentenceOf, tokensOf } from './ground.ts';
import type { Reason } from './reasons.ts';

const UNITS = new Map([
	...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
		.split(' ')
		.map((word, value) => [word, value] as const),
	...'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, 10 * (i + 2)] as const),
	...[['½', 0.5] as const, ['¼', 0.25] as const, ['¾', 0.75] as const],
]);
const SHARES = new Map(
	'half:2 halve:2 third:3 quarter:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10'.split(' ').flatMap((entry) => {
		const [word = '', value] = entry.split(':');
		return [[word, Number(value)] as const, [`${word}s`, Number(value)] as const];
	}),
);
const SCALES = new Map(
	'dozen:12 hundred:1e2 thousand:1e3 lakh:1e5 million:1e6 crore:1e7 billion:1e9 trillion:1e12 quadrillion:1e15 k:1e3 m:1e6 mn:1e6 bn:1e9 b:1e9 tn:1e12'
		.split(' ')
		.map((entry) => [entry.split(':')[0] ?? '', Number(entry.split(':')[1])] as const),
);
/** What parts the numbers of a range or a score. */
const BREAKS = new Set(['to', 'in', '-', '–', 'and']);
/** What makes another number of the number before it. */
const PARTS = new Set(['%', 'percent', 'hundred', 'thousand', 'lakh', 'million', 'crore', 'billion', 'trillion', 'bn', 'tn', 'mn']);
const ANTECEDENTS = new Set(['whom', 'which', 'them', 'those', 'these']);
const PIECE = /\d+(?:,\d{2,3})*(?:\.\d+)?|\p{L}+|[½¼¾]|(?<=\d)[-–](?=\d|[$£€])/gu;
/** The qualifiers that may not be left off a number they stand before. */
const BEFORE =
	/(?:^|[^\p{L}])(at least|at most|more than|less than|fewer than|up to|as many as|as much as|as few as|nearly|almost|about|around|roughly|approximately|over|under|some|an estimated|only|just)(?: (?:the|a|an))?\s*[$£€]?$/iu;

/** The numbers that the words may mean: each that is written, each at the scale of the last or ("5m high") without it, the share of "one in five". */
export function numbersIn(words: string): number[] {
	const found: Reading[] = [];
	let reading = NOTHING;
	for (const [piece] of words.toLowerCase().matchAll(PIECE)) {
		const more = BREAKS.has(piece) ? null : add(reading, piece);
		if (more) reading = more;
		else {
			if (reading.seen) found.push(reading);
			reading = add(NOTHING, piece) ?? NOTHING;
		}
	}
	if (reading.seen) found.push(reading);
	const values = found.map(({ total, part }) => total + part);
	const { scale = 1 } = found.at(-1) ?? {};
	const shares = values.length === 2 && / in /i.test(words) ? [values[0]! / values[1]!] : [];
	return [...values, ...values.slice(0, -1).map((value) => value * scale), ...values.map((value) => value / scale), ...shares];
}

interface Reading {
	readonly total: number;
	readonly part: number;
	readonly scale: number;
	readonly seen: boolean;
}

const NOTHING: Reading = { total: 0, part: 0, scale: 1, seen: false };

/** Null where the piece begins another number. */
function add(reading: Reading, piece: string): Reading | null {
	const { total, part, seen } = reading;
	const scale = SCALES.get(piece);
	if (scale !== undefined) {
		const scaled = (seen ? part : 1) * scale;
		return scale < 1e3
			? { ...reading, part: scaled, seen: true }
			: { total: total + scaled, part: 0, scale: reading.scale * scale, seen: true };
	}
	const share = SHARES.get(piece);
	if (share !== undefined) return { ...reading, part: seen ? part / share : 1 / share, seen: true };
	const value = piece[0]! >= '0' && piece[0]! <= '9' ? Number(piece.replaceAll(',', '')) : UNITS.get(piece);
	if (value === undefined) return reading;
	return value >= 1 && part % 10 !== 0 ? null : { ...reading, part: part + value, seen: true };
}

/** Why the figure is not the one that the words give, or null. */
export function numberFault(ground: Ground, figure: Figure): Reason | null {
	const { text } = ground;
	const { number, value, qualifier, counts, countsSpan } = figure;
	const fault = 'its number is not the one in the text';
	if (!figure.spans.some((span) => contains(span, number)) || !isRun(ground, number)) return fault;
	if (!/\d|\p{L}/u.test(sliceOf(text, number))) return fault;
	if (value !== null && !numbersIn(sliceOf(text, number)).some((read) => isClose(read, value))) return fault;
	if (value === null && /^\d[\d,.]*$/.test(sliceOf(text, number))) return fault;
	const dates = ground.dates();
	const date = dates[firstEndingAfter(dates, number.start)];
	if (date && overlaps(date, number)) return fault;
	if (!isRun(ground, countsSpan) || sliceOf(text, countsSpan) !== counts) return fault;
	if (sentenceOf(ground, countsSpan) !== sentenceOf(ground, number) || !countsIt(ground, figure)) return fault;
	return qualifierFits(text, figure.number.start, figure.number.end, qualifier) ? null : fault;
}

/** The same but for the dust of binary fractions. */
function isClose(a: number, b: number): boolean {
	return Math.abs(a - b) <= 1e-4 * Math.max(1e-3, Math.min(Math.abs(a), 1));
}

/** The number and what it counts belong together: none of the two has another number nearer, and "20 of whom" counts some of them. */
function countsIt(ground: Ground, { number, countsSpan }: Figure): boolean {
	const { tokens } = ground.prose;
	const a = tokensOf(ground, number);
	const b = tokensOf(ground, countsSpan);
	if (isCut(tokens, a) || (isYear(sliceOf(ground.text, number)) && b.from !== a.to)) return false;
	if (tokens[a.to]?.lower === 'of' && ANTECEDENTS.has(tokens[a.to + 1]?.lower ?? '')) return true;
	if (b.from < a.from && hasNumberBefore(tokens, b.from)) return false;
	const [from, to] = a.from < b.from ? [a.to, b.from] : [b.to, a.from];
	for (let i = from; i < to; i++) if (isNumber(tokens[i]!)) return false;
	return true;
}

/** "27 kilograms (59 pounds)": what stands right after another number is that number's. */
function hasNumberBefore(tokens: readonly Token[], at: number): boolean {
	for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
		const { pos } = tokens[i]!;
		if (isNumber(tokens[i]!)) return true;
		if (pos === 'PUNCT' || pos === 'CCONJ' || pos === 'VERB' || pos === 'AUX') return false;
	}
	return false;
}

function isNumber({ pos, lower }: Token): boolean {
	return pos === 'NUM' || PARTS.has(lower);
}

/** The words that make the number another one are left off: "2" of "2 million", "5" of "$5". */
function isCut(tokens: readonly Token[], { from, to }: Run): boolean {
	const after = tokens[to];
	const before = tokens[from - 1];
	if (after && after.start - tokens[to - 1]!.end <= 1 && PARTS.has(after.lower)) return true;
	return before?.end === tokens[from]!.start && before.pos !== 'PUNCT';
}

function isYear(words: string): boolean {
	return /^(?:1[89]|20)\d\d$/.test(words);
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
