import type { Token } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';
import { HONORIFICS } from '../lexicon/people.ts';
import { words } from '../lexicon/words.ts';
import { type Ground, givenName, tokensOf } from './ground.ts';

const IGNORED = words("the a an 's ’s ' ’ . , his her its their this that our “ ” \" ( )");
/** What stands after the noun that a description is about. */
const ENDS = words(', of for on in at from by to with who whom which that whose -- – — (');
/** What may follow the short name of an organisation in its full one. */
const SUFFIXES = words(`
	inc inc. corp corp. corporation ltd ltd. plc co co. company & group party movement news agency university bank holdings
	international association union council ministry college hospital authority foundation institute government
`);

/** The tokens of a name or a description without articles, forms of address and marks. */
export function contentOf(ground: Ground, span: Span): Token[] {
	const { from, to } = tokensOf(ground, span);
	const all = ground.prose.tokens.slice(from, to);
	const found = all.filter(({ lower }) => !IGNORED.has(lower) && !HONORIFICS.has(lower));
	return found.length > 0 ? found : all;
}

/** What a name or a description is about: its words before "of", "who" or a comma. */
export function coreOf(ground: Ground, span: Span): Token[] {
	const found = contentOf(ground, span);
	const { tokens } = ground.prose;
	const { from, to } = tokensOf(ground, span);
	let end = from;
	while (end < to && !(end > from && ENDS.has(tokens[end]!.lower))) end++;
	const core = found.filter(({ start }) => start < (tokens[end - 1]?.end ?? span.end));
	return core.length > 0 ? core : found;
}

/** One is the other, its surname, its short form or its initials. */
export function namesAgree(a: readonly Token[], b: readonly Token[]): boolean {
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	if (endsWith(long, short)) return true;
	if (startsWith(long, short) && SUFFIXES.has(long[short.length]!.lower)) return true;
	return (short.length > 1 && startsWith(long, short)) || (short.length === 1 && isAcronym(short[0]!.lower, long));
}

function endsWith(long: readonly Token[], short: readonly Token[]): boolean {
	return short.every((token, i) => isSame(token, long[long.length - short.length + i]!));
}

function startsWith(long: readonly Token[], short: readonly Token[]): boolean {
	return short.every((token, i) => isSame(token, long[i]!));
}

/** The same word, with whichever apostrophe. */
function isSame(a: Token, b: Token): boolean {
	return a.lower === b.lower || a.lower.replaceAll('’', "'") === b.lower.replaceAll('’', "'");
}

function isAcronym(short: string, long: readonly Token[]): boolean {
	if (short.length < 2 || long.length < 2) return false;
	const initials = long.filter(({ pos }) => pos === 'PROPN' || pos === 'NOUN' || pos === 'ADJ').map(({ lower }) => lower[0]);
	return initials.join('') === short.replaceAll('.', '');
}

/** False when the bare surname at `short` was given to somebody else, nearer, than to the one whose full name stands at `full`. */
export function bearsName(ground: Ground, short: Span, full: Span): boolean {
	const { tokens } = ground.prose;
	const at = tokensOf(ground, short).to - 1;
	if (tokens[at]!.pos !== 'PROPN' || givenName(tokens, at) !== null) return true;
	const own = givenName(tokens, tokensOf(ground, full).to - 1);
	if (own === null) return true;
	const nearest = nearestGiven(ground.placesOf(tokens[at]!.lower).given, at);
	return nearest === undefined || givenName(tokens, nearest) === own;
}

/** The last of `places` up to `at`, or else the first after it. */
function nearestGiven(places: readonly number[], at: number): number | undefined {
	let low = 0;
	let high = places.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (places[middle]! > at) high = middle;
		else low = middle + 1;
	}
	return places[Math.max(0, low - 1)];
}
