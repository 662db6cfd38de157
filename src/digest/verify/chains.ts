import { contains, overlaps, type Span } from '../../model/span.ts';
import { TITLES } from '../lexicon/people.ts';
import { words } from '../lexicon/words.ts';
import { describes } from './descriptions.ts';
import { firstEndingAfter, type Ground, isRun, quotesOf, type Run, tokensOf } from './ground.ts';
import { bearsName, contentOf, namesAgree } from './names.ts';
import { isPronoun, pointsBack } from './pronouns.ts';

const FIRST_PERSON = words('i we us me our my you your ourselves myself');
const POSSESSIVE = words("'s ’s ' ’");

/** True when a line may write a name out in place of these words. */
export function isPointing(ground: Ground, mention: Span): boolean {
	if (!isRun(ground, mention)) return false;
	const { from } = tokensOf(ground, mention);
	return !(FIRST_PERSON.has(ground.prose.tokens[from]!.lower) && quotesOf(ground, mention).length > 0);
}

/** True when each link of the chain can be seen to mean the same one as the next. */
export function chainHolds(ground: Ground, chain: readonly Span[]): boolean {
	if (chain.length === 0 || !chain.every((link) => isRun(ground, link))) return false;
	for (let i = 0; i + 1 < chain.length; i++) {
		if (!linkHolds(ground, { from: chain[i]!, to: chain[i + 1]!, name: chain.at(-1)! })) return false;
	}
	return true;
}

interface Link {
	readonly from: Span;
	readonly to: Span;
	/** What the chain ends with. */
	readonly name: Span;
}

function linkHolds(ground: Ground, { from, to, name }: Link): boolean {
	if (overlaps(from, to)) return contains(from, to) ? isHead(ground, from, to) : contains(to, from) && isHead(ground, to, from);
	if (isPronounAt(ground, from)) return pointsBack(ground, { from, to, name });
	// What is said of "he" must hold of the one whom he turns out to be.
	const target = isPronounAt(ground, to) ? name : to;
	if (namesAgree(contentOf(ground, from), contentOf(ground, target))) return bearsName(ground, from, target);
	return isApposed(ground, from, target) || describes(ground, from, target);
}

function isPronounAt(ground: Ground, span: Span): boolean {
	const content = contentOf(ground, span);
	return content.length === 1 && isPronoun(content[0]!);
}

/** True when the inner words are what the outer ones are about: not "Hamas" in "a spokesman for Hamas" or in "Hamas’s envoy". */
function isHead(ground: Ground, outer: Span, inner: Span): boolean {
	const { tokens } = ground.prose;
	const whole = tokensOf(ground, outer);
	const { from, to } = tokensOf(ground, inner);
	const after = to < whole.to ? tokens[to]! : null;
	if (after && POSSESSIVE.has(after.lower)) return to + 1 === whole.to && from === whole.from;
	if (after && (after.pos === 'NOUN' || (after.pos === 'PROPN' && tokens[to - 1]!.pos === 'PROPN'))) return false;
	const start = groupStart(ground, from, whole);
	if (start === whole.from || tokens[start - 1]!.pos !== 'ADP') return true;
	return start < from && (tokens[from - 1]!.pos === 'NOUN' || TITLES.has(tokens[start - 2]?.lower ?? ''));
}

function groupStart(ground: Ground, from: number, { from: floor }: Run): number {
	const { tokens } = ground.prose;
	let at = from;
	while (at > floor && /^(?:DET|ADJ|NOUN|PROPN|NUM|PART)$/.test(tokens[at - 1]!.pos)) at--;
	return at;
}

/** Side by side in one sentence: "the union’s chair, Ana Reyes,", "the news agency Wafa", "the World Health Organization (WHO)". */
function isApposed({ text, prose: { tokens } }: Ground, a: Span, b: Span): boolean {
	const [first, second] = a.start < b.start ? [a, b] : [b, a];
	const between = second.start - first.end < 4 ? text.slice(first.end, second.start) : '';
	if (between === ' ' || /^ ?\($/.test(between)) return true;
	const after = tokens[firstEndingAfter(tokens, second.end)];
	return /^(?:, | [–—] )$/.test(between) && (after === undefined || after.pos === 'PUNCT');
}
