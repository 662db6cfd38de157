import { sliceOf } from '../model/span.ts';
import type { Asked, Term } from './asked.ts';
import { countIn, countsFocus } from './counted.ts';
import { aroundOf, coverageOf } from './coverage.ts';
import { measuredIn } from './measured.ts';
import type { Candidate } from './rank.ts';
import { NAME, PERSON, REASON } from './reading.ts';
import { DATED, hasWanted, isNamedBeside, shortAnswer, textOf } from './short.ts';

/** Why the best sentence is no answer, in words for the reader; null where it is one. */
export function reasonNot(asked: Asked, best: Candidate, trust: number): string | null {
	return (
		hardReason(asked, best, trust) ?? (answers(asked, best, trust) ? null : (WANTING_ANYWAY[asked.sort] ?? 'The document does not say.'))
	);
}

const WANTING_ANYWAY: Readonly<Partial<Record<Asked['sort'], string>>> = { why: 'The document does not say why.' };

/** What no judgement can mend. */
function hardReason(asked: Asked, best: Candidate, trust: number): string | null {
	const gone = missing(best, ({ name, number }) => name && !number);
	if (gone.length) return `The document does not mention ${gone.map((term) => `“${written(asked, term)}”`).join(' or ')}.`;
	if (missingHere(best, ({ number }) => number).length) return 'The document does not say.';
	if (!hasWanted(asked, best)) return WANTING[asked.sort] ?? 'The document does not say.';
	if (asked.sort === 'count' && countsOther(asked, best)) return 'The document gives no number for that.';
	if (wantsName(asked) && !(ASKS_NAME.test(asked.text) ? namesLast(best) : isNamedBeside(best, PERSON)))
		return 'The document does not name anybody for that.';
	if (lacksFocus(asked, best, trust)) return 'The document does not say.';
	if (lacksVerb(asked, best, trust)) return 'The document does not say.';
	if (asked.sort === 'when' && trust < 0.6 && shortAnswer(asked, best) === null && !DATED.test(textOf(best))) return WANTING.when!;
	if (asked.sort === 'why' && trust < 0.3 && !givesReason(best)) return 'The document does not say why.';
	return null;
}

const PEOPLE =
	/^(?:people|person|man|woman|civilian|victim|casualty|percent|percentage|number|amount|money|time|day|hour|year|share|toll)$/;

/** "How many soldiers": the only number counts something else. */
function countsOther(asked: Asked, best: Candidate): boolean {
	const counted = countIn(asked, best);
	if (!counted || !asked.focus || PEOPLE.test(asked.focus) || !/^how many\b/i.test(asked.text)) return false;
	return !countsFocus(asked, best, counted.amount) && counted.amount.kind === 'count' && counted.near < 0.6;
}

/** Words that ask and tell nothing of their own. */
const LIGHT = new Set(
	'go get take make give come put keep let find start begin become seem mean need want try use work involve call name number amount affect happen concern come plan expect last next main people person thing way'.split(
		' ',
	),
);

/** Fitted on the questions of the tests: how much each sign says that the sentence answers. */
const ODDS = { base: -0.2, trust: 0.77, coverage: 0.58, around: 1.05, lost: -0.019 };
const LIKELY = 0.2;

/** The odds, as a logarithm, that a sentence answers which has not all that is asked about. */
function oddsOf(best: Candidate, { trust, lost }: { trust: number; lost: number }): number {
	const judged = Math.log(Math.max(1e-6, trust) / Math.max(1e-6, 1 - trust));
	return ODDS.base + ODDS.trust * judged + ODDS.coverage * coverageOf(best) + ODDS.around * aroundOf(best) + ODDS.lost * lost;
}

/** In tenths of the rarest: words above it tell what is asked about. */
const ASKED_ABOUT = 3.5;

/**
 * Whether the sentence may be the answer: all that is asked about stands in it or beside it, or nearly all and the judge is sure. News is
 * asked in other words than SQuAD, so the judge alone does not decide.
 */
function answers(asked: Asked, best: Candidate, trust: number): boolean {
	const { pair, sentence, of } = best;
	const { paragraph } = of.prose.sentences[sentence]!;
	const telling = pair.matches.filter(
		({ term }) => !term.number && term.rarity > ASKED_ABOUT && !LIGHT.has(term.key) && !(OF_MONEY.test(term.key) && isPriced(asked, best)),
	);
	const isBeside = (at: number) => at === sentence - 1 || (of.prose.sentences[at]?.paragraph === paragraph && Math.abs(at - sentence) <= 2);
	const lost = telling.filter(({ sentences }) => !sentences.has(sentence) && ![...sentences.keys()].some(isBeside));
	const whole = coverageOf(best);
	if (lost.length === 0 && measuredIn(asked, best)) return true;
	if (asked.sort === 'yes-no' && trust < 0.35 && pair.matches.length > 1) return whole >= 0.75;
	const few = telling.length <= 2 && telling.every(({ sentences }) => sentences.has(sentence));
	if (lost.length === 0 && telling.some(({ sentences }) => sentences.has(sentence)))
		return few ? trust >= (asked.sort === 'count' ? 0.08 : 0.02) : whole >= 0.4 && trust >= 0.08;
	const gone = lost.some(({ best: fit, term }) => fit === 0 && term.rarity > 5 && term.pos !== 'VERB');
	return !gone && oddsOf(best, { trust, lost: lost.reduce((sum, { term }) => sum + term.rarity, 0) }) > LIKELY;
}

const WANTING: Readonly<Partial<Record<Asked['sort'], string>>> = {
	count: 'The document gives no number for that.',
	when: 'The document does not say when.',
	where: 'The document does not say where.',
	who: 'The document does not say who.',
};

/** Terms that no text has anything like. */
function missing({ pair }: Candidate, of: (term: Term) => boolean): Term[] {
	return pair.matches.filter(({ term, best }) => of(term) && best === 0).map(({ term }) => term);
}

/** Terms that neither the sentence nor the one before it has. */
function missingHere({ pair, sentence }: Candidate, of: (term: Term) => boolean): Term[] {
	return pair.matches
		.filter(({ term, sentences }) => of(term) && !sentences.has(sentence) && !sentences.has(sentence - 1))
		.map(({ term }) => term);
}

/** "What sentence …", "which clubs …": the kind of thing that is asked for is not there. */
function lacksFocus({ text, focus, sort }: Asked, { pair, sentence }: Candidate, trust: number): boolean {
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

const OF_MONEY = /^(?:pay|cost|spend|worth|price|fee|value|charge|money|cash|earn|get|receive)$/;

/** "Joined for 38 million pounds" says what was paid. */
function isPriced(asked: Asked, best: Candidate): boolean {
	return asked.sort === 'count' && countIn(asked, best)?.amount.kind === 'money';
}

/** What the question says of whom it asks about is said neither in the sentence nor around it. */
function lacksVerb({ terms, ...rest }: Asked, best: Candidate, trust: number): boolean {
	const verb = terms.findLast(({ pos, name, rarity, key }) => pos === 'VERB' && !name && rarity > TELLING && !LIGHT.has(key));
	const match = verb && best.pair.matches.find(({ term }) => term === verb);
	const strict = rest.sort === 'yes-no' || (rest.sort === 'who' && trust < 0.5);
	if (!match || (OF_MONEY.test(match.term.key) && isPriced({ terms, ...rest }, best))) return false;
	if (match.sentences.has(best.sentence)) return false;
	if (!strict && [best.sentence - 1, best.sentence + 1].some((at) => match.sentences.has(at))) return false;
	return strict || (match.best === 0 && coverageOf(best) < 0.8);
}

function givesReason({ of, sentence }: Candidate): boolean {
	return [sentence, sentence + 1].some((at) => ((of.sums[at] ?? 0) & REASON) !== 0);
}

function written({ text, reading }: Asked, { at }: Term): string {
	return sliceOf(text, reading.prose.tokens[at]!);
}
