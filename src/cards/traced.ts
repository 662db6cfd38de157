import type { Digest } from '../model/digest.ts';
import type { Line } from '../model/line.ts';
import type { Span } from '../model/span.ts';
import { marks } from './marks.ts';

/** A Line as a part of a card carries it: with the numbers of its sentences. */
export function traced(digest: Digest, { text, spans }: Line): { text: string; spans: readonly Span[]; marks: readonly number[] } {
	return { text, spans, marks: marks(digest.sentences, spans) };
}
