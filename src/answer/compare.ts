import type { Answer } from '../model/answer.ts';
import { dayText } from '../model/day.ts';
import { sliceOf } from '../model/span.ts';
import { type Asked, readQuestion } from './asked.ts';
import { countIn } from './counted.ts';
import { coverageOf } from './coverage.ts';
import { evidenceOf } from './evidence.ts';
import { lacks } from './gate.ts';
import type { Known } from './known.ts';
import { answered, notStated } from './make.ts';
import { placeOfMatch } from './place.ts';
import { rank } from './rank.ts';

const CHANGE =
	/\b(?:chang(?:e|es|ed|ing)|compar(?:e|ed|ison)|risen|rise|rose|fallen|gone up|gone down|increased?|decreased?|grown|grew|difference|differs?|since (?:yesterday|then|last|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|over (?:the )?(?:last|past)? ?(?:few )?(?:days|weeks|time)|day by day|from day to day|develop(?:ed|ments?)?|evolv(?:e|ed))\b/i;
const ASKS =
	/^(?:(?:and|but|so)\s+)?(?:has|have|had|did|does|is|was|how (?:has|have|did|does|much|many)|what (?:has |have )?(?:changed|is the difference)|by how much)\b/i;

/** "Has the toll changed?", "how has the number of ships changed since Monday?" */
export function asksForChange(question: string): boolean {
	return CHANGE.test(question) && ASKS.test(question);
}

/** At most this many days are shown. */
const MOST = 5;

/** What each day's text says about the same thing, oldest first, each with its date; null where fewer than two texts have a date. */
export function changeAnswer(asked: Asked, texts: readonly Known[]): Answer | null {
	const dated = texts.filter(({ document }) => document.published !== null);
	if (new Set(dated.map(({ document }) => document.published)).size < 2) return null;
	const subject = readQuestion(asked.text.replace(new RegExp(CHANGE.source, 'gi'), ' '));
	const counting = { ...subject, sort: 'count' as const };
	const days = dated
		.flatMap((of) => {
			const { candidates, trust } = rank(counting, [of]);
			const best = candidates.slice(0, 3).find((candidate) => countIn(counting, candidate)) ?? candidates[0];
			if (!best || lacks({ ...subject, sort: 'what' }, best) || coverageOf(best) < 0.45) return [];
			const number = countIn(counting, best);
			return [{ of, best, number, trust }];
		})
		.sort((a, b) => (a.of.document.published! < b.of.document.published! ? -1 : 1))
		.slice(-MOST);
	if (days.length < 2)
		return notStated(asked.text, { text: 'The documents do not give it for more than one day.', nearest: days.map(piece) });
	const evidence = days.map(piece);
	const numbers = days.every(({ number }) => number)
		? days.map(({ of, number }) => `${sliceOf(of.document.text, number!)} (${dayText(of.document.published!)})`)
		: null;
	const sure = days.reduce((sum, { trust }) => sum + trust, 0) / days.length;
	return answered(asked.text, {
		evidence,
		short: numbers?.join(' → ') ?? null,
		confidence: Math.max(0.5, sure),
		note: 'From several days: each line holds for its own.',
	});
}

function piece({ of, best, number }: { of: Known; best: Parameters<typeof placeOfMatch>[0]; number: ReturnType<typeof countIn> }) {
	return evidenceOf(of, { sentence: best.sentence, place: number ?? placeOfMatch(best) });
}
