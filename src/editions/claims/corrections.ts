import type { Change } from '../../model/edition.ts';
import { type Span, sliceOf, span } from '../../model/span.ts';
import { type Cited, sentenceLine, withoutAmount } from '../lines.ts';

/** In a source's own voice: not in somebody's quoted words. */
const CORRECTS =
	/^(?:[\s*_—–-]{0,4})(?:correction|corrected|clarification|editor[’']s note)\b|^[^“"]*\b(?:an earlier version of this|(?:we|this (?:paper|page|report|article|story)) (?:had |have |has )?(?:wrongly |incorrectly |mistakenly |erroneously )(?:reported|stated|said|wrote|gave)|we reported (?:yesterday|on \w+day))\b/i;
/** Sentences after the first that belong to a correction, in the same paragraph. */
const MORE = 2;

/** Where a source takes back its own words: the sentence that says so, and the rest of its paragraph. */
export function corrections(today: readonly Cited[]): Change[] {
	return today.flatMap((report): Change[] => {
		const { digest, document } = report;
		const at = digest.sentences.findIndex((sentence) => CORRECTS.test(sliceOf(document.text, sentence)));
		if (at < 0) return [];
		const now = withoutAmount(sentenceLine(report, paragraphFrom(document.text, digest.sentences.slice(at, at + MORE + 1))));
		return [{ kind: 'corrected', about: document.publisher ?? document.origin, before: null, now }];
	});
}

function paragraphFrom(text: string, [first, ...rest]: readonly Span[]): Span {
	let { end } = first!;
	for (const next of rest) {
		if (text.slice(end, next.start).includes('\n')) break;
		end = next.end;
	}
	return span(first!.start, end);
}
