import { PARTICLES } from '../digest/lexicon/people.ts';
import { ELISION } from '../digest/lines/line.ts';
import type { Answer } from '../model/answer.ts';
import type { Claim } from '../model/attribution.ts';
import { overlaps, type Span, sliceOf } from '../model/span.ts';
import { type Asked, readQuestion } from './asked.ts';
import { evidenceOf } from './evidence.ts';
import { areKin, keyOf } from './key.ts';
import type { Known } from './known.ts';
import { relatives } from './lexicon/families.ts';
import { answered, notStated } from './make.ts';
import { matchTerms } from './matches.ts';
import { nearest } from './nearest.ts';
import { plainAnswer } from './plain.ts';
import { rank } from './rank.ts';
import { mayBeSaid } from './sayings.ts';
import { sourceWords, speakerName } from './source-words.ts';

const SAY =
	'say|said|saying|claim|claimed|state|stated|tell|told|announce|announced|add|added|argue|argued|think|believe|write|wrote|comment';
const STANCE =
	'accuse|accused|deny|denied|warn|warned|demand|demanded|promise|promised|pledge|pledged|reject|rejected|insist|insisted|urge|urged|call|called|describe|described|make|feel';
const SAYS = new RegExp(
	`^(?:(?:and|but|so)\\s+)?what (?:(?:did|does|do|has|have|had) (?<who>.+?)(?: (?:just|also|exactly|actually))? (?:${SAY}|${STANCE})|(?:is|was|are|were) (?<saying>.+?) (?:saying|claiming|telling|demanding|promising))(?: (?:to|of|in|on|as)(?= about))?(?:\\s+(?<rest>.+?))?[?.!\\s]*$`,
	'i',
);
const REACTION =
	/^what (?:is|was|are|were) (?<who>.+?)(?:’s|'s|’|') (?:statement|reaction|response|position|message|view|comment|answer|stance|demands?|claims?|words?)(?: (?<rest>.+?))?[?.!\s]*$/i;
const HOW_REACTED = /^how (?:did|does|has) (?<who>.+?) (?:react|respond|reply|reacted|responded|replied)(?: (?<rest>.+?))?[?.!\s]*$/i;

/** What a question "what did X say about Y?" asks about. */
export interface Saying {
	readonly who: string;
	readonly about: string | null;
}

export function readSaying(question: string): Saying | null {
	const groups = (SAYS.exec(question) ?? REACTION.exec(question) ?? HOW_REACTED.exec(question))?.groups;
	const who = groups?.who ?? groups?.saying;
	if (!who) return null;
	return { who, about: groups?.rest?.replace(/^(?:about|on|regarding|of|to|that|over|in response to|as)\s+/i, '') || null };
}

/** How many statements one answer shows. */
const MOST = 3;

/** What somebody says, in the order of the text, or the statements about one thing. */
export function sayingAnswer(asked: Asked, { who, about }: Saying, texts: readonly Known[]): Answer | null {
	const names = readQuestion(`Who is ${who}?`);
	for (const of of texts) {
		// Who said what is costly to read: only where the text has one of the words at all.
		if (names.terms.length > 0 && !matchTerms(names, of).some(({ best }) => best > 0)) continue;
		const said = of.claims().filter((claim) => mayBeSaid(of, claim) && isBy(of, claim, who));
		if (said.length === 0) continue;
		const chosen = about ? onSubject(of, said, about) : said;
		if (chosen.length === 0)
			return (
				bySomebody(asked, { of, who, texts }) ??
				notStated(asked.text, { text: 'The document quotes nothing that they say about that.', nearest: shown(of, said).slice(0, 2) })
			);
		const evidence = shown(of, chosen).slice(0, MOST);
		const [first] = chosen;
		const short = first!.content.map((span) => sliceOf(of.document.text, span)).join(ELISION);
		const more = shown(of, chosen).length - evidence.length;
		const note = more > 0 ? `${more} more ${more === 1 ? 'statement' : 'statements'} in the text.` : null;
		return answered(asked.text, { evidence, short: about || evidence.length === 1 ? short : null, confidence: about ? 0.85 : 0.92, note });
	}
	const spoken = spokenBy(asked, who, texts) ?? (/\p{Lu}/u.test(who) ? null : byDeed(asked, texts));
	if (spoken) return spoken;
	const known = texts.some((of) => matchTerms(names, of).some(({ best }) => best === 1));
	if (names.terms.length === 0) return null;
	const text = known ? `The document quotes nothing by ${who}.` : `The document does not mention “${who}”.`;
	return notStated(asked.text, { text, nearest: known ? nearest(rank(asked, texts)) : [] });
}

const SPEAKS =
	/^(?:say|tell|add|claim|state|warn|argue|insist|announce|describe|call|write|think|believe|admit|confirm|accuse|deny|demand|promise|reject|note|suggest|explain|complain|put|estimate|expect|predict)$/;
/** In tokens: a longer subject is none. */
const LONGEST_SUBJECT = 14;

/** A sentence in which the words for somebody stand before a verb of saying, where nobody has found who speaks. */
function spokenBy(asked: Asked, who: string, texts: readonly Known[]): Answer | null {
	const wanted = wordsOf(who);
	if (wanted.length === 0) return null;
	for (const of of texts) {
		for (const { index } of of.prose.sentences) {
			const speaker = subjectIn(of, { sentence: index, wanted });
			if (speaker)
				return answered(asked.text, { evidence: [evidenceOf(of, { sentence: index }, { speaker, chain: [] })], confidence: 0.7 });
		}
	}
	return null;
}

/** The subject of a verb of saying, if it has all the words: back to where its clause begins. */
function subjectIn(of: Known, { sentence, wanted }: { sentence: number; wanted: readonly string[] }): string | null {
	const { tokens, sentences } = of.prose;
	const [from, to] = sentences[sentence]!.tokens;
	for (let verb = from + 1; verb < to; verb++) {
		if (tokens[verb]!.pos !== 'VERB' || !SPEAKS.test(tokens[verb]!.lemma)) continue;
		let first = verb;
		while (first > from && verb - first < LONGEST_SUBJECT && !/^[;:.“”"]$/.test(tokens[first - 1]!.lower)) first--;
		const subject = tokens.slice(first, verb).filter(({ pos }) => pos !== 'PUNCT');
		if (subject.length === 0 || !covers(wordsOf(subject.map(({ lower }) => lower).join(' ')), wanted)) continue;
		return sliceOf(of.document.text, { start: subject[0]!.start, end: subject.at(-1)!.end });
	}
	return null;
}

const DEED = /\b(?:accuse|deny|warn|demand|promise|pledge|reject|insist|urge|announce)\b/i;

/** Whom the question only describes is told by what they did: "what did the union leader accuse the company of?" */
function byDeed(asked: Asked, texts: readonly Known[]): Answer | null {
	if (!DEED.test(asked.text)) return null;
	const found = plainAnswer(asked, texts);
	return found.outcome === 'claimed' ? found : null;
}

/** The sentence that fits best, if the one who is asked about speaks in it. */
function bySomebody(asked: Asked, { of, who, texts }: { of: Known; who: string; texts: readonly Known[] }): Answer | null {
	const found = plainAnswer(asked, texts);
	const { text } = of.document;
	const by = of
		.claims()
		.some(
			({ speaker, source, sentence }) =>
				sentence + 1 === found.evidence[0]?.mark &&
				covers(wordsOf(`${speaker?.name ?? ''} ${source ? sliceOf(text, source) : ''}`), wordsOf(who)),
		);
	return found.outcome === 'not-stated' || !by ? null : found;
}

const UNNAMED = /\b(?:anonymous|unnamed|unidentified|nameless)\b/i;
const EMPTY = /^(?:anonymous|unnamed|unidentified|nameless|the|a|an|of|for|at|in|’s|'s|mr|mrs|ms|dr|this|that|his|her|its|their)$/;

/** "Aldous’s lawyer", whom the text calls "his barrister". */
const OWNED = /^(?<owner>.+?)(?:’s|'s|’|') (?<role>.+)$/;
const OWNS = /^(?:his|her|its|their)\b/i;

/** True when the words name or describe the one who speaks: surname, role, description. */
function isBy(of: Known, { speaker, source }: Claim, who: string): boolean {
	const { text } = of.document;
	if (
		UNNAMED.test(who) &&
		speaker &&
		speaker.kind !== 'unknown' &&
		/^\p{Lu}/u.test(speaker.name) &&
		!/^(?:A|An|Another|One|Two|The|Some)\b/.test(speaker.name)
	)
		return false;
	const owned = OWNED.exec(who)?.groups;
	const wanted = wordsOf(owned && source && OWNS.test(sliceOf(text, source)) ? owned.role! : who);
	if (wanted.length === 0) return false;
	if (!speaker) return source !== null && covers(wordsOf(sliceOf(text, source)), wanted);
	return covers([...wordsFor(of, speaker), ...(source ? wordsOf(sliceOf(text, source)) : [])], wanted);
}

const named = new WeakMap<object, readonly string[]>();

/** All words that the text has for a speaker; asked for at every one of their claims. */
function wordsFor(of: Known, speaker: NonNullable<Claim['speaker']>): readonly string[] {
	const before = named.get(speaker);
	if (before) return before;
	const places: (Span | null)[] = [speaker.role, speaker.side, ...speaker.mentions.slice(0, 5)];
	const written = places.flatMap((place) => (place ? wordsOf(sliceOf(of.document.text, place)) : []));
	const found = [...wordsOf(speaker.name), ...wordsOf(speakerName(of, speaker)), ...written];
	named.set(speaker, found);
	return found;
}

function covers(known: readonly string[], wanted: readonly string[]): boolean {
	return wanted.every((word) =>
		known.some((other) => other === word || areKin(other, word) || isSlip(other, word) || relatives(word).includes(other)),
	);
}

/** One letter changed, in or out, in a long word. */
function isSlip(a: string, b: string): boolean {
	if (a.length < 6 || b.length < 6 || Math.abs(a.length - b.length) > 1 || a[0] !== b[0]) return false;
	let at = 0;
	while (at < a.length && a[at] === b[at]) at++;
	return (
		a.slice(at + 1) === b.slice(at + 1) ||
		a.slice(at + 1) === b.slice(at) ||
		a.slice(at) === b.slice(at + 1) ||
		(a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
	);
}

function wordsOf(text: string): string[] {
	const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	return words.filter((word) => !EMPTY.test(word) && !PARTICLES.has(word) && word !== 's').map(keyOf);
}

/** The statements about a subject, best first. */
function onSubject(of: Known, said: readonly Claim[], about: string): Claim[] {
	const subject = readQuestion(`What about ${about}?`);
	const matches = matchTerms(subject, of);
	const total = matches.reduce((sum, { term }) => sum + term.rarity, 0);
	const scored = said.map((claim) => {
		const within = withAntecedent(of, sentencesOf(of, claim));
		const score = matches.reduce(
			(sum, { term, sentences }) => sum + Math.max(0, ...within.map((at) => sentences.get(at) ?? 0)) * term.rarity,
			0,
		);
		return { claim, share: total ? score / total : 0 };
	});
	return scored
		.filter(({ share }) => share >= 0.5)
		.sort((a, b) => b.share - a.share || a.claim.sentence - b.claim.sentence)
		.slice(0, 1)
		.map(({ claim }) => claim);
}

const POINTS = /^(?:it|that|this|them|these|those|him|her)$/;

/** A statement about "it" is about what the sentence before names. */
function withAntecedent({ prose: { tokens, sentences } }: Known, within: readonly number[]): number[] {
	const [at] = within;
	if (at === undefined || at === 0 || sentences[at]!.paragraph !== sentences[at - 1]!.paragraph) return [...within];
	const [from, to] = sentences[at]!.tokens;
	return tokens.slice(from, to).some(({ lower }) => POINTS.test(lower)) ? [...within, at - 1] : [...within];
}

function sentencesOf(of: Known, { content, sentence }: Claim): number[] {
	const found = of.prose.sentences.filter((one) => content.some((said) => overlaps(said, one))).map(({ index }) => index);
	return found.includes(sentence) ? found : [...found, sentence];
}

/** One piece of evidence a sentence. */
function shown(of: Known, claims: readonly Claim[]) {
	const seen = new Set<number>();
	return claims.flatMap((claim) => {
		const speaker = (claim.speaker && speakerName(of, claim.speaker)) ?? (claim.source && sourceWords(of, claim.source));
		return sentencesOf(of, claim).flatMap((sentence) => {
			if (seen.has(sentence)) return [];
			seen.add(sentence);
			return [evidenceOf(of, { sentence }, speaker ? { speaker, chain: claim.chain } : undefined)];
		});
	});
}
