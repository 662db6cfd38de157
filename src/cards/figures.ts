import type { Part } from '../model/card.ts';
import type { Digest, Figure } from '../model/digest.ts';
import type { Document } from '../model/document.ts';
import { sliceOf } from '../model/span.ts';
import type { Limits } from './limits.ts';
import { more } from './more.ts';
import { traced } from './traced.ts';

export function figureParts(digest: Digest, document: Document, limits: Limits): Part[] {
	const { figures } = digest;
	return [
		...figures.slice(0, limits.figures).map((figure): Part => {
			const { counts, speaker } = figure;
			const asOf = figure.asOf === digest.document.published ? null : figure.asOf;
			return { type: 'figure', ...traced(digest, figure), amount: amount(document.text, figure), counts, speaker, asOf };
		}),
		...more(figures.length - limits.figures, 'figure'),
	];
}

/** The number with its qualifier in the order of the text: `more than 140`, `140 or more`. */
function amount(text: string, { number, qualifier }: Figure): string {
	const written = sliceOf(text, number);
	if (!qualifier || written.includes(qualifier)) return written;
	const after = text.slice(number.end, number.end + qualifier.length + 1).trimStart();
	return after.startsWith(qualifier) ? `${written} ${qualifier}` : `${qualifier} ${written}`;
}
