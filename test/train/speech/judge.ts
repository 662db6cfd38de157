import { CONTENT, SOURCE } from '../../../src/digest/speech/role-tagger.ts';
import type { TaggedFrame } from '../../../src/digest/speech/tagged.ts';
import type { Annotated } from './annotations.ts';

/** Half of what either says must be said by both. */
const ENOUGH = 0.5;

/** True when source and content are those of an annotated attribution; null when that names no source, so that nobody can say. */
export function verdict(frame: TaggedFrame, truths: readonly Annotated[]): boolean | null {
	const content = tokensOf(frame, CONTENT);
	let best = 0;
	let match: Annotated | null = null;
	for (const truth of truths) {
		const alike = jaccard(content, truth.content);
		if (alike <= best) continue;
		best = alike;
		match = truth;
	}
	if (!match || best < ENOUGH) return false;
	if (match.source.length === 0) return null;
	return jaccard(tokensOf(frame, SOURCE), match.source) >= ENOUGH;
}

function tokensOf({ roles, first }: TaggedFrame, role: number): Set<number> {
	const tokens = new Set<number>();
	for (const [k, own] of roles.entries()) if (own === role) tokens.add(first + k);
	return tokens;
}

function jaccard(found: ReadonlySet<number>, truth: readonly number[]): number {
	const both = truth.filter((token) => found.has(token)).length;
	return both / (found.size + truth.length - both || 1);
}
