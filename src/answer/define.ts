import { PERSON_NOUNS } from '../digest/lexicon/people.ts';
import type { CastMember } from '../digest/people/entities.ts';
import type { Answer } from '../model/answer.ts';
import { type Span, sliceOf } from '../model/span.ts';
import { type Asked, readQuestion } from './asked.ts';
import { evidenceOf } from './evidence.ts';
import { areKin, keyOf } from './key.ts';
import type { Known } from './known.ts';
import { relatives } from './lexicon/families.ts';
import { GRAMMAR } from './lexicon/grammar.ts';
import { answered } from './make.ts';
import { type Match, matchTerms } from './matches.ts';
import { CONTENT, NAME } from './reading.ts';
import { titledBy } from './titled.ts';

const DEFINES =
	/^(?:(?:and|but|so|ok)\s+)?(?:(?:who|what)(?:’s|'s| is| are| was| were)|tell me (?:more )?about|define|explain who(?: is)?)\s+(?<what>[^?]+?)\s*[?.!\s]*$/i;

/** "Fawzi Barhoum" of "who is Fawzi Barhoum?"; null where something else is asked ("who is paying for it?"). */
export function readDefining(question: string): string | null {
	return DEFINES.exec(question)?.groups?.what ?? null;
}

/** Says who somebody is by the text's own introduction, or who it is that the text introduces so; null where it does neither. */
export function definingAnswer(asked: Asked, what: string, texts: readonly Known[]): Answer | null {
	const many = /^(?:(?:and|but|so|ok) )?who (?:are|were)\b/i.test(asked.text);
	const named = readQuestion(`Tell me about ${what}.`);
	if (named.terms.length === 0 || named.terms.length > 7) return null;
	for (const of of texts) {
		const matches = matchTerms(named, of);
		const found =
			listed(of, matches) ??
			introduced(of, matches) ??
			(many ? rowBeside(of, matches) : (bearer(of, matches, what) ?? titled(of, what))) ??
			apposition(of, matches) ??
			mentioned(of, matches);
		if (found) return defined(asked, { of, ...found });
	}
	return null;
}

/** Who bears a role: "the leader of the dig"; null where no text introduces anybody so. */
export function bearerAnswer(asked: Asked, role: string, texts: readonly Known[]): Answer | null {
	const named = readQuestion(`Tell me about ${role}.`);
	for (const of of texts) {
		const found = bearer(of, matchTerms(named, of), role) ?? titled(of, role);
		if (found) return defined(asked, { of, ...found });
	}
	return null;
}

function titled(of: Known, what: string): Found | null {
	const found = titledBy(of, what);
	return found && { sentence: found.sentence, place: found.name, sure: 0.8, introduces: true };
}

/** How a text introduces somebody is its own word. */
function defined(asked: Asked, { of, sentence, place, sure, introduces = false }: Found & { of: Known }): Answer {
	const evidence = evidenceOf(of, { sentence, place }, introduces ? null : undefined);
	return answered(asked.text, { evidence: [evidence], short: place && sliceOf(of.document.text, place), confidence: sure });
}

interface Found {
	readonly sentence: number;
	readonly place: Span | null;
	readonly sure: number;
	/** The words stand beside a name as its role. */
	readonly introduces?: boolean;
}

/** Somebody whom the text only names: where it does so first. */
function mentioned(of: Known, matches: readonly Match[]): Found | null {
	const member = of.cast.entities.find((entity) => entity.kind !== 'place' && entity.mentions.length > 0 && isNamed(of, entity, matches));
	return member ? { sentence: member.mentions[0]!.sentence, place: null, sure: 0.6 } : null;
}

const OPENS_LIST = /^(?:[,–—(:]|are|were|include|includes|including|namely)$/;
const IN_LIST = /^(?:[,;]|and|or|the|of|’s|'s|-|&|’)$/;

/** "Qatar, Egypt and Turkiye are mediating", "the mediators Jared Kushner and Steve Witkoff": names in a row beside the words; the longest row. */
function rowBeside(of: Known, matches: readonly Match[]): Found | null {
	const { tokens, sentences } = of.prose;
	let best: (Found & { readonly names: number }) | null = null;
	for (const [at, fit] of matches.at(-1)?.tokens ?? []) {
		const { sentence } = tokens[at]!;
		const [from, to] = sentences[sentence]!.tokens;
		if (fit < 0.7 || !matches.every((match) => match.sentences.has(sentence))) continue;
		let end = at - 1;
		while (end > from && /^(?:AUX|ADV)$/.test(tokens[end]!.pos)) end--;
		let begin = end;
		while (begin > from && (of.marks[begin - 1]! & NAME || IN_LIST.test(tokens[begin - 1]!.lower))) begin--;
		const before = end < at - 1 && of.marks[end]! & NAME ? listAt(of, begin, end + 1) : null;
		const place = before ?? listAt(of, at + 1, to);
		if (!place) continue;
		const names = of.cast.names.filter(({ start, end: stop }) => start >= place.start && stop <= place.end).length;
		if (!best || names > best.names) best = { sentence, place, sure: 0.85, names };
	}
	return best;
}

/** "The mediators – Qatar, Egypt and Turkiye –": names in a row right behind the words. */
function listed(of: Known, matches: readonly Match[]): Found | null {
	const { tokens, sentences } = of.prose;
	for (const [at, fit] of matches.at(-1)?.tokens ?? []) {
		const { sentence } = tokens[at]!;
		if (fit < 0.9 || !OPENS_LIST.test(tokens[at + 1]?.lower ?? '') || !matches.every((match) => match.sentences.has(sentence))) continue;
		const place = listAt(of, at + 2, sentences[sentence]!.tokens[1]);
		if (place) return { sentence, place, sure: 0.93 };
	}
	return null;
}

function listAt({ prose: { tokens }, marks }: Known, from: number, to: number): Span | null {
	let [first, last, runs] = [-1, -1, 0];
	let parted = true;
	for (let at = from; at < to; at++) {
		if (marks[at]! & NAME) {
			if (parted) runs++;
			parted = false;
			if (first === -1) first = at;
			last = at;
		} else if (!IN_LIST.test(tokens[at]!.lower)) break;
		else if (/^(?:,|and|or|;)$/.test(tokens[at]!.lower)) parted = true;
	}
	return runs > 1 ? { start: tokens[first]!.start, end: tokens[last]!.end } : null;
}

/** Whom the words name, and the role in which the text introduces them. */
function introduced(of: Known, matches: readonly Match[]): Found | null {
	const member = of.cast.entities.find((entity) => entity.role && isNamed(of, entity, matches));
	if (!member?.role) return null;
	// "Hawa Diallo, whose son Bakary …": only the sentence tells whose.
	const before = of.document.text.slice(Math.max(0, member.role.start - 6), member.role.start);
	if (/(?:^|\s)(?:whose|his|her|their|its)\s/i.test(`${before}${sliceOf(of.document.text, member.role)} `)) return mentioned(of, matches);
	return { sentence: sentenceAt(of, member.role), place: member.role, sure: 0.95, introduces: true };
}

/** Every word of the question stands in one mention of the name, by itself or as a slip of the pen. */
function isNamed(of: Known, { mentions, words }: CastMember, matches: readonly Match[]): boolean {
	if (matches.length > words.length) return false;
	return mentions.some(({ start, end }) =>
		matches.every(({ tokens }) =>
			[...tokens].some(([at, fit]) => fit >= 0.8 && of.prose.tokens[at]!.start >= start && of.prose.tokens[at]!.end <= end),
		),
	);
}

/** "The chair of the union" is whoever the text introduces so. */
function bearer(of: Known, matches: readonly Match[], what: string): Found | null {
	const wanted = matches.map(({ term }) => term.key);
	const place = / (?:of|for|in|at) | ?[’']s? /.test(what) || wanted.length > 1;
	const owned = OWNED.exec(what)?.groups;
	for (const { role, named } of of.cast.entities) {
		if (!role) continue;
		if (owned && isOwned(of, { role, head: owned.head ?? owned.role!, owner: owned.owner ?? owned.of! }))
			return { sentence: sentenceAt(of, role), place: named, sure: 0.8, introduces: true };
		const words = (
			sliceOf(of.document.text, role)
				.toLowerCase()
				.match(/[\p{L}\p{N}]+/gu) ?? []
		).map(keyOf);
		const all = wanted.every((word) => words.some((other) => other === word || areKin(other, word)));
		if (all && (place || wanted.length === words.length))
			return { sentence: sentenceAt(of, role), place: named, sure: 0.9, introduces: true };
	}
	return null;
}

const OWNED = /^(?:the )?(?:(?<owner>.+?)(?:’s|'s|’|') (?<head>.+)|(?<role>.+?) (?:of|at|for) (?:the )?(?<of>.+))$/i;

/** "Its director, Tomas Lind" close to "the port authority": the role is the owner's. */
function isOwned(of: Known, { role, head, owner }: { role: Span; head: string; owner: string }): boolean {
	const words = keysOf(sliceOf(of.document.text, role));
	const wanted = keysOf(head);
	if (
		wanted.length === 0 ||
		!wanted.every((word) => words.some((other) => other === word || areKin(other, word) || relatives(word).includes(other)))
	)
		return false;
	const sentence = sentenceAt(of, role);
	const asked = readQuestion(`Tell me about ${owner}.`);
	return (
		asked.terms.length > 0 &&
		matchTerms(asked, of).every(({ sentences }) => [sentence - 2, sentence - 1, sentence].some((at) => (sentences.get(at) ?? 0) >= 0.7))
	);
}

function keysOf(text: string): string[] {
	return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(keyOf).filter((word) => !GRAMMAR.has(word));
}

const CLOSES = /^[,;.:–—)]$/;

/** "The Board of Peace, a transitional body, …", "the Board of Peace is a …": what stands beside the words. */
function apposition(of: Known, matches: readonly Match[]): Found | null {
	const last = matches.at(-1);
	for (const at of last?.tokens.keys() ?? []) {
		const { tokens, sentences } = of.prose;
		const { sentence } = tokens[at]!;
		if (!matches.every((match) => first(match.tokens, sentence, of) < Infinity)) continue;
		const place =
			besideAt(of, at + 1, sentences[sentence]!.tokens[1]) ??
			beforeAt(of, Math.min(...matches.map(({ tokens: found }) => first(found, sentence, of))));
		if (place) return { sentence, place, sure: 0.85 };
	}
	return null;
}

function besideAt({ prose: { tokens }, marks }: Known, at: number, to: number): Span | null {
	const opens = tokens[at]?.lower ?? '';
	const copula = /^(?:is|are|was|were)$/.test(opens);
	if (!copula && !/^[,–—(]$/.test(opens)) return null;
	const bare = !copula && isRole(tokens[at + 1]);
	if (!(bare || (copula ? /^(?:an?|the)$/ : /^(?:an?|the|who|which|whose)$/).test(tokens[at + 1]?.lower ?? '')) || at + 2 >= to)
		return null;
	let end = at + 2;
	while (end < to && !CLOSES.test(tokens[end]!.lower) && (copula || /^wh/.test(tokens[at + 1]!.lower) || tokens[end]!.pos !== 'AUX')) end++;
	if (end - at > 18 || !(bare || marks[at + 2]! & CONTENT)) return null;
	if (!copula && !CLOSES.test(tokens[end]?.lower ?? '')) return null;
	return { start: tokens[at + 1]!.start, end: tokens[end - 1]!.end };
}

/** "Majed al-Ansari, spokesman for …": a role without an article. */
function isRole(token: Known['prose']['tokens'][number] | undefined): boolean {
	return token?.pos === 'NOUN' && (PERSON_NOUNS.has(token.lower) || /(?:man|woman|person|er|or|ist|ant|chief|head)$/.test(token.lower));
}

function first(found: ReadonlyMap<number, number>, sentence: number, { prose: { tokens } }: Known): number {
	for (const at of found.keys()) if (tokens[at]!.sentence === sentence) return at;
	return Infinity;
}

const SO_CALLED = /^(?:[“”"‘’'-]|so|called|the|known|as|dubbed|named)$/;

/** "An international body – the so-called “Board of Peace” –": what stands before the words, parted from them by a dash or a comma. */
function beforeAt({ prose: { tokens } }: Known, at: number): Span | null {
	let last = at - 1;
	while (last > 0 && SO_CALLED.test(tokens[last]!.lower)) last--;
	if (last < 1 || !/^[,–—]$/.test(tokens[last]!.lower) || tokens[last - 1]!.pos !== 'NOUN') return null;
	let from = last - 1;
	while (from > 0 && /^(?:NOUN|ADJ|PROPN|NUM)$/.test(tokens[from - 1]!.pos)) from--;
	const det = tokens[from - 1];
	if (det?.lower !== 'a' && det?.lower !== 'an' && det?.lower !== 'the') return null;
	return { start: det.start, end: tokens[last - 1]!.end };
}

function sentenceAt(of: Known, { start }: Span): number {
	return of.prose.sentences.findIndex((sentence) => sentence.start <= start && start < sentence.end);
}
