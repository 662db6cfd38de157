/** Longer than a day is taken for a day: then it is asked again, and can say so again. */
const LONGEST = 86_400_000;

/** The wait (ms) that a `Retry-After` header asks for: seconds, or a date. Null when it says neither. RFC 9110, section 10.2.3 */
export function retryAfter(header: string | undefined, now: number): number | null {
	const text = header?.trim() ?? '';
	if (/^\d+$/.test(text)) return Math.min(Number(text) * 1_000, LONGEST);
	const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(date) ? null : Math.min(Math.max(date - now, 0), LONGEST);
}
