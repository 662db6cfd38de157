import type { Token } from '../../model/prose.ts';
import { contains, overlaps, type Span } from '../../model/span.ts';
import { cuesOf, type Subject, subjectsOf } from './cues.ts';
import { type Ground, isRun, quotesOf, sentenceOf, tokensOf } from './ground.ts';
import { words } from './words.ts';

const FIRST_PERSON = words(`
	i we us me our my you your ourselves myself
`);
const SINGULAR = words(`
	he she him her his hers himself herself
`);
const PLURAL = words(`
	they them their it its themselves itself who which that this both these those
`);
const IGNORED = words(`
	the a an mr mr. mrs mrs. ms ms. dr dr. 's ’s ' ’ . , his her its their this that
`);
/** What may follow the short name of an organisation in its full one. */
const SUFFIXES = words(`
	inc inc. corp corp. corporation ltd ltd. plc co co. company & group party movement news agency university bank holdings
	international association union council ministry college hospital authority foundation institute government
`);
/** How many sentences back a pronoun or a description may point. */
const REACH = 8;

/** True when a line may write a name out in place of these words. */
export function isPointing(ground: Ground, mention: Span): boolean {
	const { from, to } = tokensOf(ground, mention);
	if (from === to) return false;
	const { start, lower } = ground.prose.tokens[from]!;
	if (start !== mention.start || ground.prose.tokens[to - 1]!.end !== mention.end) return false;
	return !(FIRST_PERSON.has(lower) && quotesOf(ground, mention).length > 0);
}

/** True when each link of the chain can be seen to mean the same one as the next. */
export function chainHolds(ground: Ground, chain: readonly Span[]): boolean {
	if (chain.length === 0) return false;
	if (!chain.every((link) => isRun(ground, link))) return false;
	for (let i = 0; i + 1 < chain.length; i++) {
		if (!linkHolds(ground, chain[i]!, chain[i + 1]!)) return false;
	}
	return true;
}

function linkHolds(ground: Ground, from: Span, to: Span): boolean {
	if (overlaps(from, to)) return contains(from, to) || contains(to, from);
	const { tokens } = ground.prose;
	const short = content(ground, from);
	const long = content(ground, to);
	if (short.length === 1 && isPronoun(short[0]!)) return pointsBack(ground, from, to);
	if (short.length === 0 || long.length === 0) return false;
	if (namesAgree(short, long) || isApposed(ground, from, to)) return true;
	const { from: first, to: next } = tokensOf(ground, from);
	if (tokens[next - 1]!.pos === 'PROPN' && tokens[first]!.lower !== 'the') return false;
	return short.at(-1)!.lower === long.at(-1)!.lower || pointsBack(ground, from, to);
}

/** The tokens of a name or description without articles, titles and possessive marks. */
function content(ground: Ground, span: Span): Token[] {
	const { from, to } = tokensOf(ground, span);
	const found = ground.prose.tokens.slice(from, to).filter(({ lower }) => !IGNORED.has(lower));
	return found.length > 0 ? found : ground.prose.tokens.slice(from, to);
}

function isPronoun({ lower, pos }: Token): boolean {
	return pos === 'PRON' || SINGULAR.has(lower) || PLURAL.has(lower);
}

/** One is the other, its surname, its short form or its initials. */
function namesAgree(a: readonly Token[], b: readonly Token[]): boolean {
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	if (endsWith(long, short)) return true;
	if (startsWith(long, short) && (short.length > 1 || SUFFIXES.has(long[short.length]!.lower))) return true;
	return short.length === 1 && isAcronym(short[0]!.lower, long);
}

function endsWith(long: readonly Token[], short: readonly Token[]): boolean {
	return short.every(({ lower }, i) => long[long.length - short.length + i]!.lower === lower);
}

function startsWith(long: readonly Token[], short: readonly Token[]): boolean {
	return short.every(({ lower }, i) => long[i]!.lower === lower);
}

function isAcronym(short: string, long: readonly Token[]): boolean {
	if (short.length < 2 || long.length < 2) return false;
	const initials = long.filter(({ pos }) => pos === 'PROPN' || pos === 'NOUN' || pos === 'ADJ').map(({ lower }) => lower[0]);
	return initials.join('') === short.replaceAll('.', '');
}

/** Side by side in one sentence: "Ana Reyes, the union’s chair", "the news agency Wafa". */
function isApposed({ text }: Ground, a: Span, b: Span): boolean {
	const [first, second] = a.start < b.start ? [a, b] : [b, a];
	return /^(?:,? |, | [–—] | ?\(| “)$/.test(text.slice(first.end, second.start));
}

/** True when, going back from `from`, the one named at `to` is met before anyone else who stands as a subject. */
function pointsBack(ground: Ground, from: Span, to: Span): boolean {
	const name = content(ground, to).at(-1)!.lower;
	const here = sentenceOf(ground, from);
	if (sentenceOf(ground, to) > here) return false;
	for (let index = here; index >= 0 && here - index <= REACH; index--) {
		const verdict = meets(ground, index, name, index === here ? from.start : Number.POSITIVE_INFINITY);
		if (verdict !== null) return verdict;
	}
	return false;
}

/** Whether the sentence names the one meant as a subject (true), somebody else instead (false), or nobody (null). */
function meets(ground: Ground, index: number, name: string, before: number): boolean | null {
	const { tokens, sentences } = ground.prose;
	const [first, next] = sentences[index]!.tokens;
	let rival = false;
	for (const subject of leads(ground, index)) {
		if (tokens[subject.from]!.start >= before) continue;
		if (names(tokens, subject, name)) return true;
		if (!subject.tail && tokens[subject.to - 1]!.pos === 'PROPN') rival = true;
	}
	if (rival) return false;
	for (let i = first; i < next && tokens[i]!.start < before; i++) if (tokens[i]!.lower === name) return true;
	return null;
}

/** Whoever says something in the sentence, and the subject of its first verb. */
function leads(ground: Ground, index: number): Subject[] {
	const { tokens, sentences } = ground.prose;
	const [from, to] = sentences[index]!.tokens;
	const found = cuesOf(ground, index).flatMap(({ subjects }) => subjects);
	for (let i = from; i < to; i++) {
		if (tokens[i]!.pos === 'VERB' && !tokens[i]!.lower.endsWith('ing')) return [...found, ...subjectsOf(tokens, i, { from, to })];
	}
	return found;
}

function names(tokens: readonly Token[], { from, to }: Subject, name: string): boolean {
	for (let i = from; i < to; i++) if (tokens[i]!.lower === name) return true;
	return false;
}
