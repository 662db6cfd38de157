import type { Answer } from '../model/answer.ts';
import type { Document } from '../model/document.ts';
import { roleAsked } from './agents.ts';
import { type Asked, readQuestion } from './asked.ts';
import { asksForChange, changeAnswer } from './compare.ts';
import { bearerAnswer, definingAnswer, readDefining } from './define.ts';
import { followUp, pointsAtPerson } from './follow-up.ts';
import { type Known, knownOf } from './known.ts';
import { leadAnswer } from './lead.ts';
import { notStated } from './make.ts';
import { nearest } from './nearest.ts';
import { asksOpinion, opinionAnswer } from './opinion.ts';
import { plainAnswer } from './plain.ts';
import { rank } from './rank.ts';
import { refusal } from './refuse.ts';
import { readSaying, sayingAnswer } from './says.ts';
import { verified } from './verify.ts';
import { dateNote, timeOf, withoutNow } from './when-asked.ts';
import { asksWhoSaid, whoSaidAnswer } from './who-said.ts';

export interface AnswerOptions {
	/** ISO date on which the question is asked: `2025-10-09`. */
	readonly now: string;
	/** The thread's earlier questions, oldest first. */
	readonly earlier?: readonly string[];
}

/** In UTF-16 units of a text: what is longer is not read for answers. */
const LONGEST_TEXT = 2_000_000;

/**
 * Answers a question from the texts and nothing else: their own words, whose they are, and on which day they were written; or says
 * that they do not say. Pure: the same question, texts and day give the same answer.
 */
export function answer(question: string, documents: readonly Document[], { now, earlier = [] }: AnswerOptions): Answer {
	const text = question
		.replace(/<(script|style)\b[^>]{0,200}>[^<]{0,500}<\/\1>/gi, ' ')
		.replace(/<[^>\n]{0,200}>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	const refused = refusal(text);
	if (refused) return notStated(text.slice(0, 300), { text: refused });
	const english = documents.filter(({ language }) => language === null || language === 'en');
	if (documents.length === 0) return notStated(text, { text: 'There is no document to answer from.' });
	if (english.length === 0) return notStated(text, { text: 'The document is not in English, and I can only answer from English.' });
	const texts = english.filter((document) => document.text.length <= LONGEST_TEXT).map(knownOf);
	if (texts.length === 0) return notStated(text, { text: 'The document is too long for me to answer from.' });
	if (texts.every(({ prose }) => prose.sentences.length === 0))
		return notStated(text, { text: 'The document holds no sentence to answer from.' });
	const read = { documents: texts.length, sentences: texts.reduce((sum, { prose }) => sum + prose.sentences.length, 0) };
	if (asksOpinion(text)) return verified({ ...opinionAnswer(text, texts), read }, texts);
	const before = earlier.filter((one) => refusal(one) === null).slice(-THREAD);
	const { text: full, asksSpeaker } = followUp(text, before, { person: personBefore(text, { documents, now, before }) });
	const found = timed(full, { texts, now, asksSpeaker });
	return verified({ ...found, question: text, read }, texts);
}

/** How many earlier questions a follow-up is read with. */
const THREAD = 4;

/** Whom the last answer named: who "he" is. */
function personBefore(
	text: string,
	{ documents, now, before }: { documents: readonly Document[]; now: string; before: readonly string[] },
): string | null {
	const last = before.at(-1);
	if (last === undefined || !pointsAtPerson(text)) return null;
	const { short, speaker } = answer(last, documents, { now, earlier: before.slice(0, -1) });
	if (short && documents.some((document) => isName(short, document))) return surname(short);
	const named = readQuestion(last).terms.filter(({ name }) => name);
	const [first, final] = [named[0], named.at(-1)];
	if (!first || !final) return speaker;
	const { tokens } = readQuestion(last).reading.prose;
	return surname(last.slice(tokens[first.at]!.start, tokens[final.at]!.end));
}

/** How the news names somebody again. */
function surname(name: string): string {
	return name.split(' ').at(-1)!;
}

function isName(words: string, document: Document): boolean {
	return (
		document.text.includes(words) &&
		knownOf(document).cast.entities.some(({ named }) => document.text.slice(named.start, named.end) === words)
	);
}

/** Answers as of the texts' day; a question about a later time is told what that day was. */
function timed(question: string, { texts, now, asksSpeaker }: { texts: readonly Known[]; now: string; asksSpeaker: boolean }): Answer {
	const newest = newestOf(texts);
	const time = timeOf(question, { now, published: newest.document.published });
	if (time === 'then') return route(readQuestion(question), { texts, asksSpeaker });
	const subject = readQuestion(withoutNow(question));
	const found = route(subject, { texts, asksSpeaker });
	const note = dateNote(newest.document);
	if (found.outcome !== 'not-stated' && time === 'now') return { ...found, outcome: 'outdated', note };
	const evidence = found.outcome === 'not-stated' ? nearest(rank(subject, texts)) : found.evidence;
	const related = found.outcome !== 'not-stated' || isAbout(subject, texts);
	if (!related) return found;
	return {
		...found,
		outcome: 'outdated',
		short: null,
		text: evidence.map(({ text }) => text).join(' … '),
		evidence,
		speaker: evidence[0]?.speaker ?? null,
		asOf: newest.document.published,
		note,
	};
}

/** True when the texts are about what is asked: most of its words stand in one sentence. */
function isAbout(asked: Asked, texts: readonly Known[]): boolean {
	const [best] = rank(asked, texts).candidates;
	if (!best || best.pair.matches.some(({ term, best: fit }) => term.name && fit === 0)) return false;
	const { matches, weights, total } = best.pair;
	const covered = matches.reduce((sum, { sentences }, i) => sum + (sentences.get(best.sentence) ?? 0) * weights[i]!, 0);
	return total > 0 && covered / total >= 0.3;
}

function route(asked: Asked, { texts, asksSpeaker }: { texts: readonly Known[]; asksSpeaker: boolean }): Answer {
	const { text } = asked;
	if (asksSpeaker) return whoSaidAnswer(asked, texts);
	const whole = leadAnswer(asked, text, [...texts].sort(latestFirst));
	if (whole) return whole;
	if (asked.terms.length === 0)
		return notStated(text, { text: 'Ask about something that the text names: a person, a place, a number, an event.' });
	const change = asksForChange(text) ? changeAnswer(asked, texts) : null;
	if (change) return change;
	const newestFirst = [...texts].sort(latestFirst);
	const saying = readSaying(text);
	const said = saying && sayingAnswer(asked, saying, newestFirst);
	if (said) return said;
	if (asksWhoSaid(text)) return whoSaidAnswer(asked, texts);
	const role = roleAsked(text);
	const bearer = role && bearerAnswer(asked, role, newestFirst);
	if (bearer) return bearer;
	const what = readDefining(text);
	return (what && definingAnswer(asked, what, newestFirst)) || plainAnswer(asked, texts);
}

function latestFirst(a: Known, b: Known): number {
	return (b.document.published ?? '').localeCompare(a.document.published ?? '');
}

function newestOf(texts: readonly Known[]): Known {
	return texts.reduce((newest, one) => ((one.document.published ?? '') > (newest.document.published ?? '') ? one : newest));
}
