import type { Token } from '../../model/prose.ts';
import { dateWord } from './date-words.ts';

const ZONES = new Set(['est', 'edt', 'et', 'pst', 'pdt', 'pt', 'cst', 'cdt', 'ct', 'gmt', 'utc', 'bst', 'cet', 'eastern', 'local', 'time']);
export const HOURS = new Set(['noon', 'midnight', 'midday']);

/** "night" in "Friday night"; gives the index of the token after it. */
export function takeDayPart(tokens: readonly Token[], i: number): number {
	return dateWord(tokens[i]?.lower ?? '')?.kind === 'part' ? i + 1 : i;
}

/** "at 9 a.m." after a day. */
export function takeClock(tokens: readonly Token[], i: number): number {
	if (tokens[i]?.lower !== 'at') return i;
	if (HOURS.has(tokens[i + 1]?.lower ?? '')) return i + 2;
	if (!/^\d{1,2}(?:[:.]\d{2})?$/.test(tokens[i + 1]?.lower ?? '') || dateWord(tokens[i + 2]?.lower ?? '')?.kind !== 'clock') return i;
	return takeZone(tokens, i + 3);
}

/** "EST" after a time of day. */
export function takeZone(tokens: readonly Token[], i: number): number {
	let next = i;
	while (next < tokens.length && ZONES.has(tokens[next]!.lower)) next++;
	return next;
}
