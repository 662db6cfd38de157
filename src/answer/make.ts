import { ELISION } from '../digest/lines/line.ts';
import type { Answer, Evidence, Outcome } from '../model/answer.ts';

const UNREAD = { documents: 0, sentences: 0 };

/** An answer that stands on evidence: its words are the evidence's own. */
export function answered(
	question: string,
	{
		outcome,
		evidence,
		short = null,
		confidence,
		note = null,
	}: { outcome?: Outcome; evidence: readonly Evidence[]; short?: string | null; confidence: number; note?: string | null },
): Answer {
	const [first] = evidence;
	return {
		version: 1,
		question,
		outcome: outcome ?? (first?.speaker ? 'claimed' : 'stated'),
		short,
		text: evidence.map(({ text }) => text).join(ELISION),
		speaker: first?.speaker ?? null,
		asOf: newest(evidence),
		evidence,
		confidence: rounded(confidence),
		read: UNREAD,
		note,
	};
}

/** The honest answer where there is none; `nearest` is shown as what comes nearest, and no more than that. */
export function notStated(
	question: string,
	{
		text,
		nearest = [],
		trust = 0,
		note = 'This comes nearest, and does not answer it.',
	}: { text: string; nearest?: readonly Evidence[]; trust?: number; note?: string | null },
): Answer {
	return {
		version: 1,
		question,
		outcome: 'not-stated',
		short: null,
		text,
		speaker: null,
		asOf: newest(nearest),
		evidence: nearest,
		confidence: rounded(trust),
		read: UNREAD,
		note: nearest.length ? note : null,
	};
}

function newest(evidence: readonly Evidence[]): string | null {
	return evidence.reduce<string | null>(
		(latest, { published }) => (published && (!latest || published > latest) ? published : latest),
		null,
	);
}

function rounded(value: number): number {
	return Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
}
