import { CONTENT, ROLES, type RoleTagger, SOURCE } from './role-tagger.ts';
import type { Reading, Window } from './window.ts';

/** How sure the tagger is of one role. */
export interface Certainty {
	/** Tokens with the role, and the sum of the role's likelihood over all tokens. */
	readonly size: number;
	readonly mass: number;
	/** Mean and least likelihood over the tokens that have the role. */
	readonly mean: number;
	readonly least: number;
	/** The share that would be right, of what is either tagged or likely: an expected Jaccard coefficient. */
	readonly share: number;
}

/** One reading of one cue, not yet believed. */
export interface TaggedFrame {
	/** The token that heads the cue. */
	readonly at: number;
	/** How likely it heads a cue at all. */
	readonly likely: number;
	/** The first token of the window that `roles` starts at. */
	readonly first: number;
	readonly roles: Uint8Array;
	readonly confidence: number;
	readonly source: Certainty;
	readonly content: Certainty;
	/** First token of the source or content, and the one after the last. */
	readonly reach: readonly [first: number, next: number];
}

/** Tags the cue at `at`; null when nothing is said. */
export function tagCue(
	tagger: RoleTagger,
	{ reading, window, at, likely }: { reading: Reading; window: Window; at: number; likely: number },
): TaggedFrame | null {
	window.open(reading, at);
	const confidence = tagger.tag(reading, window);
	const size = window.next - window.first;
	const roles = tagger.roles.slice(0, size);
	const content = certainty(tagger, { roles, role: CONTENT });
	if (content.size === 0) return null;
	return {
		at,
		likely,
		first: window.first,
		roles,
		confidence,
		source: certainty(tagger, { roles, role: SOURCE }),
		content,
		reach: reachOf(roles, window.first),
	};
}

function certainty({ marginals }: RoleTagger, { roles, role }: { roles: Uint8Array; role: number }): Certainty {
	let size = 0;
	let mass = 0;
	let right = 0;
	let least = 1;
	for (let k = 0; k < roles.length; k++) {
		const likely = marginals[k * ROLES + role]!;
		mass += likely;
		if (roles[k] !== role) continue;
		size++;
		right += likely;
		if (likely < least) least = likely;
	}
	const mean = size ? right / size : 0;
	return { size, mass, mean, least: size ? least : 0, share: right / (size + mass - right + 1e-6) };
}

function reachOf(roles: Uint8Array, first: number): [number, number] {
	let low = -1;
	let high = 0;
	for (let k = 0; k < roles.length; k++) {
		if (roles[k] !== SOURCE && roles[k] !== CONTENT) continue;
		if (low < 0) low = k;
		high = k + 1;
	}
	return [first + low, first + high];
}

/** The role of a token of the text in this frame. */
export function roleAt({ roles, first }: TaggedFrame, token: number): number {
	return roles[token - first] ?? 0;
}
