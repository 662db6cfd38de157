import type { Part } from '../model/card.ts';
import type { Digest } from '../model/digest.ts';
import type { Document } from '../model/document.ts';
import type { Limits } from './limits.ts';
import { more } from './more.ts';
import { traced } from './traced.ts';

export function gapParts(digest: Digest, _document: Document, limits: Limits): Part[] {
	const { gaps } = digest;
	return [
		...gaps.slice(0, limits.gaps).map((gap): Part => ({ type: 'gap', ...traced(digest, gap), kind: gap.kind, speaker: gap.speaker })),
		...more(gaps.length - limits.gaps, 'gap'),
	];
}
