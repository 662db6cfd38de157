import type { Asked } from './asked.ts';
import { countIn, countsFocus } from './counted.ts';
import { coverageOf } from './coverage.ts';
import type { Candidate } from './rank.ts';
import { NAME, PERSON } from './reading.ts';
import { isNamedBeside } from './short.ts';
import { isOfMoney, isPriced, LIGHT } from './telling.ts';

const PEOPLE =
	/^(?:people|person|man|woman|civilian|victim|casualty|percent|percentage|number|amount|money|time|day|hour|year|share|toll)$/;

/** "How many soldiers": the only number counts something else. */
export function countsOther(asked: Asked, best: Candidate): boolean {
	const counted = countIn(asked, best);
	if (!counted || !asked.focus || PEOPLE.test(asked.focus) || !/^how many\b/i.test(asked.text)) return false;
	return !countsFocus(asked, best, counted.amount) && counted.amount.kind === 'count' && counted.near < 0.6;
}

/** "What sentence …", "which clubs …": the kind of thing that is asked for is not there. */
export function lacksFocus({ text, focus, sort }: Asked, { pair, sentence }: Candidate, trust: number): boolean {
	if (sort !== 'what' || !focus || LIGHT.has(focus) || !new RegExp(`\\b(?:what|which) (?:\\w+ )?${focus.slice(0, 4)}`, 'i').test(text))
		return false;
	const match = pair.matches.find(({ term }) => term.key === focus);
	return (
		match !== undefined && Math.max(match.sentences.get(sentence) ?? 0, match.sentences.get(sentence - 1) ?? 0) < (trust < 0.6 ? 0.8 : 0.7)
	);
}

/** "Who is the referee?", "what is the name of the nurse?" */
function wantsName({ text }: Asked): boolean {
	return /\b(?:what|who)(?:’s|'s| is| was| are| were) (?:the )?names? of\b|^(?:and |but |so )?who(?:’s|'s| is| was) (?:the|their|his|her|its)\b/i.test(
		text,
	);
}

const ASKS_NAME = /\bnames? of\b/i;
const LINKS = /^(?:[,(“”"]|a|an|the|named|called|is|was|were|whose|name)$/;

/** "The driver, Amadou": a name beside the last word of the question, with nothing between but what links them. */
function namesLast({ of, pair, sentence }: Candidate): boolean {
	const [from, to] = of.prose.sentences[sentence]!.tokens;
	for (const place of pair.matches.at(-1)?.tokens.keys() ?? []) {
		if (place < from || place >= to) continue;
		for (const step of [-1, 1])
			for (let at = place + step, left = 5; at >= from && at < to && left > 0; at += step, left--) {
				if (of.marks[at]! & NAME) return true;
				if (!LINKS.test(of.prose.tokens[at]!.lower)) break;
			}
	}
	return false;
}

/** In tenths of the rarest: verbs below it ("take", "make") carry little. */
const TELLING = 3.5;

/** "Who won?" and "was it banned?" stand and fall with their verb. */
export function isStrict({ sort }: Pick<Asked, 'sort'>): boolean {
	return sort === 'yes-no' || sort === 'who';
}

/** What the question says of whom it asks about is said neither in the sentence nor around it. */
export function lacksVerb({ terms, ...rest }: Asked, best: Candidate): boolean {
	const verb = terms.findLast(({ pos, name, rarity, key }) => pos === 'VERB' && !name && rarity > TELLING && !LIGHT.has(key));
	const match = verb && best.pair.matches.find(({ term }) => term === verb);
	const strict = isStrict(rest);
	if (!match || (isOfMoney(match.term.key) && isPriced({ terms, ...rest }, best))) return false;
	if (match.sentences.has(best.sentence)) return false;
	if (!strict && [best.sentence - 1, best.sentence + 1].some((at) => match.sentences.has(at))) return false;
	return strict || (match.best === 0 && coverageOf(best) < 0.8);
}

/** "Who is the referee?": nobody is named for it. */
export function lacksName(asked: Asked, best: Candidate): boolean {
	return wantsName(asked) && !(ASKS_NAME.test(asked.text) ? namesLast(best) : isNamedBeside(best, PERSON));
}
