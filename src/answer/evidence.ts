import type { Evidence } from '../model/answer.ts';
import { type Span, sliceOf } from '../model/span.ts';
import type { Known } from './known.ts';
import { type Whose, whoseAt } from './whose.ts';

/** A sentence as evidence. `whose` is of the words that answer, else of the whole sentence. */
export function evidenceOf(of: Known, { sentence, place }: { sentence: number; place?: Span | null }, whose?: Whose | null): Evidence {
	const { start, end } = of.prose.sentences[sentence]!;
	const { document } = of;
	const said = whose === undefined ? whoseAt(of, place ?? { start, end }) : whose;
	return {
		text: sliceOf(document.text, { start, end }),
		start,
		end,
		mark: sentence + 1,
		speaker: said?.speaker ?? null,
		chain: said?.chain ?? [],
		document: document.hash,
		origin: document.origin,
		published: document.published,
	};
}
