import type { Answer } from '../model/answer.ts';
import { sliceOf } from '../model/span.ts';
import type { Asked, Term } from './asked.ts';
import { rivalOf } from './dispute.ts';
import { evidenceOf } from './evidence.ts';
import { type Known, type Whose, whoseAt } from './known.ts';
import { answered, notStated } from './make.ts';
import { measureIn } from './measures.ts';
import { type Candidate, type Ranking, rank } from './rank.ts';
import { PERSON, REASON } from './reading.ts';
import { countIn, countsFocus, DATED, hasWanted, isNamedBeside, placeOfMatch, shortAnswer, textOf } from './short.ts';

/** How many sentences down the list a sentence that has what is asked for is looked for. */
const DOWN = 4;
/** In points of the ranker: how far below the best such a sentence may lie. */
const NEAR = 2;

/** Answers by the sentence that fits best, or says that none does. */
export function plainAnswer(asked: Asked, texts: readonly Known[]): Answer {
	const ranking = rank(asked, texts);
	const best = chosen(asked, ranking);
	const open = leftOpen(asked, ranking);
	if (open) {
		const evidence = evidenceOf(open.of, { sentence: open.sentence, place: placeOfMatch(open) });
		return {
			...notStated(asked.text, { text: 'The document itself leaves that open.', nearest: [evidence], trust: ranking.trust }),
			note: null,
		};
	}
	const why = best ? reasonNot(asked, best, ranking.trust) : 'The document does not say.';
	if (!best || why) return notStated(asked.text, { text: why ?? '', nearest: nearest(ranking), trust: ranking.trust });
	const short = shortAnswer(asked, best);
	const { of, sentence } = best;
	const evidence = short ? evidenceOf(of, { sentence, place: short }) : evidenceOf(of, { sentence }, whoseWords(best));
	const rival = rivalOf(asked, best, { short, speaker: evidence.speaker });
	const words = short && sliceOf(of.document.text, short);
	if (rival)
		return answered(asked.text, {
			outcome: 'disputed',
			evidence: [evidence, rival],
			confidence: ranking.trust,
			note: 'The text gives two accounts.',
		});
	return answered(asked.text, { evidence: [evidence], short: words, confidence: ranking.trust });
}

/** Whose word it is: of the part that the question is about, else of any of its words that somebody says. */
function whoseWords(best: Candidate): Whose | null {
	const { of, pair, sentence } = best;
	const found = whoseAt(of, placeOfMatch(best));
	if (found) return found;
	const words = pair.matches
		.flatMap(({ tokens, term }) => (term.name ? [] : [...tokens.keys()]))
		.filter((at) => of.prose.tokens[at]!.sentence === sentence);
	// Where the words that were asked with are nobody's, the sentence may still be mostly what somebody says: its last word tells.
	for (const at of [...words, lastWord(best)]) {
		const said = whoseAt(of, of.prose.tokens[at]!);
		if (said) return said;
	}
	return null;
}

function lastWord({ of: { prose }, sentence }: Candidate): number {
	let at = prose.sentences[sentence]!.tokens[1] - 1;
	while (at > 0 && prose.tokens[at]!.pos === 'PUNCT') at--;
	return at;
}

/** The best sentence; one just below it where only that one has a number, a date or a name to give, or is of a later day. */
function chosen(asked: Asked, { candidates }: Ranking): Candidate | null {
	const [best] = candidates;
	if (!best) return null;
	const near = candidates.filter((other, i) => i < DOWN && best.score - other.score < NEAR);
	const measured = measuredNear(asked, near);
	if (measured) return measured;
	const able = hasWanted(asked, best) ? best : (near.find((other) => hasWanted(asked, other)) ?? best);
	return newest(asked, able, candidates);
}

/** "How old is X?" is often answered where X is not named again: in the sentence after. */
function measuredNear(asked: Asked, near: readonly Candidate[]): Candidate | null {
	for (const candidate of near) {
		const { sentences } = candidate.of.prose;
		const names = candidate.pair.matches.filter(({ term }) => term.name).flatMap((match) => [...match.sentences.keys()]);
		for (const at of [candidate.sentence, ...names.flatMap((name) => [name, name + 1])]) {
			if (at >= sentences.length) continue;
			const there = { ...candidate, sentence: at };
			if (measureIn(asked.text, textOf(there))) return there;
		}
	}
	return null;
}

/** In points of the ranker: how far below the best a sentence of a later day may lie. */
const NEWER = 1.5;

/** News goes stale: of sentences that answer about as well, the one of the latest day. */
function newest(asked: Asked, best: Candidate, candidates: readonly Candidate[]): Candidate {
	const dateOf = ({ of }: Candidate) => of.document.published ?? '';
	const later = candidates.filter(
		(other) =>
			dateOf(other) > dateOf(best) &&
			best.score - other.score < NEWER &&
			coverageOf(other) >= coverageOf(best) * 0.85 &&
			hasWanted(asked, other),
	);
	return later.sort((a, b) => (dateOf(a) < dateOf(b) ? 1 : dateOf(a) > dateOf(b) ? -1 : b.score - a.score))[0] ?? best;
}

/** Sentences that share something with the question, for a reader who wants to judge alone. */
export function nearest({ candidates }: Ranking, count = 2) {
	return candidates
		.filter(({ pair, sentence }) => pair.plain[sentence]! > 0.3)
		.slice(0, count)
		.map((candidate) => evidenceOf(candidate.of, { sentence: candidate.sentence, place: placeOfMatch(candidate) }));
}

/** Why the best sentence is no answer, in words for the reader; null where it is one. */
export function reasonNot(asked: Asked, best: Candidate, trust: number): string | null {
	const gone = missing(best, ({ name, number }) => name && !number);
	if (gone.length) return `The document does not mention ${gone.map((term) => `“${written(asked, term)}”`).join(' or ')}.`;
	if (missingHere(best, ({ number }) => number).length) return 'The document does not say.';
	if (!hasWanted(asked, best)) return WANTING[asked.sort] ?? 'The document does not say.';
	if (asked.sort === 'count' && countsOther(asked, best)) return 'The document gives no number for that.';
	if (wantsName(asked) && !isNamedBeside(best, PERSON)) return 'The document does not name anybody for that.';
	if (lacksFocus(asked, best)) return 'The document does not say.';
	if (lacksVerb(asked, best)) return 'The document does not say.';
	if (asked.sort === 'when' && trust < 0.55 && shortAnswer(asked, best) === null && !DATED.test(textOf(best))) return WANTING.when!;
	if (asked.sort === 'why' && trust < 0.55 && !givesReason(best)) return 'The document does not say why.';
	return answers(asked, best, trust) ? null : 'The document does not say.';
}

const PEOPLE =
	/^(?:people|person|man|woman|civilian|victim|casualty|percent|percentage|number|amount|money|time|day|hour|year|share|toll)$/;

/** "How many soldiers": the only number counts something else. */
function countsOther(asked: Asked, best: Candidate): boolean {
	const counted = countIn(asked, best);
	if (!counted || !asked.focus || PEOPLE.test(asked.focus) || !/^how many\b/i.test(asked.text)) return false;
	return !countsFocus(asked, best, counted.amount) && counted.amount.kind === 'count' && counted.near < 0.6;
}

/** A sentence in which the text itself leaves open what is asked: the words for it and those of the question share a clause. */
function leftOpen(asked: Asked, { candidates }: Ranking): Candidate | null {
	return candidates.slice(0, 4).find((candidate) => isOpen(asked, candidate)) ?? null;
}

const EMBEDDED: Readonly<Partial<Record<Asked['sort'], RegExp>>> = {
	'yes-no': /^(?:whether|if)$/i,
	who: /^(?:who|whom|whose|which)$/i,
	when: /^when$/i,
	where: /^where$/i,
	why: /^(?:why|whether|what)$/i,
	how: /^how$/i,
	count: /^how$/i,
	what: /^(?:what|which|who|how)$/i,
};

function isOpen(asked: Asked, candidate: Candidate): boolean {
	const text = textOf(candidate);
	const cue = OPEN.exec(text);
	if (!cue || pointsAt(asked, candidate)) return false;
	const embedded = /\b(?:who|whom|whose|which|when|where|why|how|what|whether|if)\b/i.exec(text.slice(cue.index))?.[0];
	if (embedded) return openness(candidate) >= 0.45 && (EMBEDDED[asked.sort]?.test(embedded) ?? false);
	return openness(candidate) >= 0.65 && candidate.pair.matches.length > 1;
}

function pointsAt(asked: Asked, candidate: Candidate): boolean {
	return asked.sort === 'count' ? countIn(asked, candidate) !== null : shortAnswer(asked, candidate) !== null;
}

/** The share of the question that stands in the clause of the words that leave it open. */
function openness({ of, pair, sentence }: Candidate): number {
	const { start, end } = of.prose.sentences[sentence]!;
	let from = start;
	for (const clause of of.document.text.slice(start, end).split(/(?<=[,;:–—])/)) {
		const to = from + clause.length;
		if (OPEN.test(clause)) return coverage(pair, (at) => of.prose.tokens[at]!.start >= from && of.prose.tokens[at]!.end <= to);
		from = to;
	}
	return 0;
}

/** The share of the question that stands in the sentence, as far as it fits. */
export function coverageOf({ of, pair, sentence }: Candidate): number {
	return coverage(pair, (at) => of.prose.tokens[at]!.sentence === sentence);
}

/** The share of the question that stands in the sentence and the two beside it. */
function aroundOf({ of, pair, sentence }: Candidate): number {
	return coverage(pair, (at) => Math.abs(of.prose.tokens[at]!.sentence - sentence) <= 1);
}

function coverage({ matches, weights, total }: Candidate['pair'], isIn: (at: number) => boolean): number {
	let sum = 0;
	for (const [i, { tokens }] of matches.entries()) {
		let best = 0;
		for (const [at, fit] of tokens) if (fit > best && isIn(at)) best = fit;
		sum += best * weights[i]!;
	}
	return total ? sum / total : 0;
}

const OPEN =
	/\b(?:questions? (?:linger|remain)|(?:it (?:is|was|remains?) )?(?:not|un)(?: yet)? ?(?:clear|known|certain|decided)|unclear|unknown|remains? (?:open|unclear|to be seen)|no (?:decision|date|deadline|figure|reason|details?|specific|timeline|explanation)|(?:did|has|have|had|does|do|would|could)(?: not|n[’']t) (?:say|said|give|given|specify|specified|name|named|set|disclose|disclosed|reveal|decide|decided|comment|explain)|declined to (?:say|comment|give|name)|without (?:saying|giving|naming)|neither (?:\w+ )?(?:has|have) (?:set|said|given|named|disclosed)|nobody knows|no one knows|yet to be)\b/i;

/** Words that ask and tell nothing of their own. */
const LIGHT = new Set(
	'go get take make give come put keep let find start begin become seem mean need want try use work involve call name number amount affect happen concern come plan expect'.split(
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
	if (lost.length === 0 && measureIn(asked.text, textOf(best))) return true;
	if (asked.sort === 'yes-no' && trust < 0.3 && pair.matches.length > 2) return false;
	if (lost.length === 0 && telling.some(({ sentences }) => sentences.has(sentence))) return whole >= 0.4 && trust >= 0.08;
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
function lacksFocus({ text, focus, sort }: Asked, { pair, sentence }: Candidate): boolean {
	if (sort !== 'what' || !focus || LIGHT.has(focus) || !new RegExp(`\\b(?:what|which) (?:\\w+ )?${focus.slice(0, 4)}`, 'i').test(text))
		return false;
	const match = pair.matches.find(({ term }) => term.key === focus);
	return match !== undefined && Math.max(match.sentences.get(sentence) ?? 0, match.sentences.get(sentence - 1) ?? 0) < 0.7;
}

/** "Who is the referee?", "what is the name of the nurse?" */
function wantsName({ text }: Asked): boolean {
	return /\b(?:what|who)(?:’s|'s| is| was| are| were) (?:the )?names? of\b|^(?:and |but |so )?who(?:’s|'s| is| was) (?:the|their|his|her|its)\b/i.test(
		text,
	);
}

/** In tenths of the rarest: verbs below it ("take", "make") carry little. */
const TELLING = 3.5;

const OF_MONEY = /^(?:pay|cost|spend|worth|price|fee|value|charge)$/;

/** "Joined for 38 million pounds" says what was paid. */
function isPriced(asked: Asked, best: Candidate): boolean {
	return asked.sort === 'count' && countIn(asked, best)?.amount.kind === 'money';
}

/** What the question says of whom it asks about is said neither in the sentence nor around it. */
function lacksVerb({ terms, ...rest }: Asked, best: Candidate): boolean {
	const verb = terms.findLast(({ pos, name, rarity, key }) => pos === 'VERB' && !name && rarity > TELLING && !LIGHT.has(key));
	const match = verb && best.pair.matches.find(({ term }) => term === verb);
	if (!match || (OF_MONEY.test(match.term.key) && isPriced({ terms, ...rest }, best))) return false;
	if ([best.sentence - 1, best.sentence, best.sentence + 1].some((at) => match.sentences.has(at))) return false;
	return match.best === 0 && coverageOf(best) < 0.8;
}

function givesReason({ of, sentence }: Candidate): boolean {
	return [sentence, sentence + 1].some((at) => ((of.sums[at] ?? 0) & REASON) !== 0);
}

function written({ text, reading }: Asked, { at }: Term): string {
	return sliceOf(text, reading.prose.tokens[at]!);
}
