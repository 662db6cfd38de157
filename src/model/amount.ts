import type { Figure } from './digest.ts';
import { sliceOf } from './span.ts';

/** The number with its qualifier in the order of the text: `more than 140`, `140 or more`. */
export function amount(text: string, { number, qualifier }: Figure): string {
	const written = sliceOf(text, number);
	if (!qualifier || written.includes(qualifier)) return written;
	const after = text.slice(number.end, number.end + qualifier.length + 1).trimStart();
	return after.startsWith(qualifier) ? `${written} ${qualifier}` : `${qualifier} ${written}`;
}
