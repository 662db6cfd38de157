import type { Span } from '../../model/span.ts';

/** `LONDON, England (CNN) -- `, `(Reuters) - `, `PARIS — `: a place in capitals or an agency in brackets, and a dash. */
const DATELINE =
	/^(?:\p{Lu}[\p{L}\d.,'’/ -]{1,50})?\((?:CNN|Reuters|REUTERS|AP|AFP|PTI|IANS|ANI|UPI|Bloomberg|Xinhua)\)\s*(?:[-–—:]+\s*)?|^\p{Lu}[\p{Lu}.'’ -]{1,30}(?:, ?[\p{L}. ]{2,30})?\s?\(\p{Lu}[\p{L}\d.&’' ]{1,30}\)\s?(?:--?|–|—)\s?|^\p{Lu}{2}[\p{Lu}.'’ -]{1,30}(?:, ?[\p{L}. ]{2,30})?(?:\s(?:--?|–|—)\s|—)/u;
/** In UTF-16 units. */
const LONGEST = 140;

/** Where the words begin after a dateline at the start of the span: its own start where none stands there. */
export function afterDateline(text: string, { start, end }: Span): number {
	const match = DATELINE.exec(text.slice(start, Math.min(end, start + LONGEST)));
	const next = start + (match?.[0].length ?? 0);
	return next < end ? next : start;
}
