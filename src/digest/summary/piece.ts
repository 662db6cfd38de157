import type { Resolution } from '../../model/line.ts';
import type { Span } from '../../model/span.ts';

/** What a line of the summary is made of. */
export interface Piece {
	readonly spans: readonly Span[];
	readonly resolutions: readonly Resolution[];
	/** Indexes of the sentences it stands on. */
	readonly sentences: readonly number[];
}
