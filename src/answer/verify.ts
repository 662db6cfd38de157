import { ELISION } from '../digest/lines/line.ts';
import type { Answer, Evidence } from '../model/answer.ts';
import { type Span, sliceOf } from '../model/span.ts';
import type { Known } from './known.ts';
import { notStated } from './make.ts';
import { whoseAt } from './whose.ts';

/**
 * The answer, if the texts bear it out word for word: the evidence stands at its spans, the short answer and every number in it
 * stand in the evidence or name its speaker, and a claim has its speaker. What fails is not shown.
 */
export function verified(answer: Answer, texts: readonly Known[]): Answer {
	const evidence = answer.evidence.filter((piece) => stands(piece, texts));
	if (evidence.length !== answer.evidence.length) return withheld(answer);
	if (answer.outcome === 'not-stated') return answer;
	if (evidence.length === 0 || answer.text !== evidence.map(({ text }) => text).join(ELISION)) return withheld(answer);
	if (answer.speaker !== evidence[0]!.speaker) return withheld(answer);
	if (answer.outcome === 'claimed' && !answer.speaker) return withheld(answer);
	if (answer.outcome === 'stated' && evidence.some((piece) => hides(piece, answer, texts))) return withheld(answer);
	return answer.short === null || shortStands(answer.short, evidence) ? answer : { ...answer, short: null };
}

function stands({ document, start, end, text }: Evidence, texts: readonly Known[]): boolean {
	const of = texts.find((known) => known.document.hash === document);
	return of !== undefined && end > start && sliceOf(of.document.text, { start, end }) === text;
}

/** The words that answer are somebody's claim, and nobody is named. */
function hides(piece: Evidence, { short }: Answer, texts: readonly Known[]): boolean {
	const at = short === null ? -1 : piece.text.indexOf(short);
	const of = texts.find((known) => known.document.hash === piece.document);
	if (at === -1 || piece.speaker || !of) return false;
	const place = { start: piece.start + at, end: piece.start + at + short!.length };
	return !isIntroduction(of, place) && whoseAt(of, place) !== null;
}

/** A name, or the role beside it: the text's own words, whoever speaks in the sentence. */
function isIntroduction({ cast }: Known, { start, end }: Span): boolean {
	return cast.entities.some(({ role, named }) =>
		[role, named].some((place) => place !== null && place.start === start && place.end === end),
	);
}

/** Each piece of the short answer is in the evidence, but for a date in brackets; or it is a speaker's name. */
function shortStands(short: string, evidence: readonly Evidence[]): boolean {
	if (evidence.some(({ speaker }) => speaker === short)) return true;
	const pieces = short.split(/ → | … /).map((part) => part.replace(/ \(\d{1,2} \w{3} \d{4}\)$/, ''));
	return pieces.every((part) => evidence.some(({ text }) => text.includes(part)));
}

function withheld({ question, read }: Answer): Answer {
	return { ...notStated(question, { text: 'The document does not say.' }), read };
}
