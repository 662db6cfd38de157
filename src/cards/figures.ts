import { amount } from '../model/amount.ts';
import type { Part } from '../model/card.ts';
import type { Digest } from '../model/digest.ts';
import type { Document } from '../model/document.ts';
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
