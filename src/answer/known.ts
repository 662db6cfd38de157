import { attributions } from '../digest/speech/attributions.ts';
import { resolveClaims } from '../digest/speech/claims.ts';
import { type Ground, groundOf } from '../digest/verify/ground.ts';
import type { Claim } from '../model/attribution.ts';
import type { Document } from '../model/document.ts';
import { type Reading, readFor } from './reading.ts';

/** A Document with all that answers need of it. */
export interface Known extends Reading {
	readonly document: Document;
	/** Who said what; found when first asked for. */
	claims(): readonly Claim[];
	ground(): Ground;
}

const known = new WeakMap<Document, Known>();

/** Reads a Document, or remembers it: many questions are put to the same one. */
export function knownOf(document: Document): Known {
	const before = known.get(document);
	if (before) return before;
	const reading = readFor(document);
	let claims: readonly Claim[] | undefined;
	let ground: Ground | undefined;
	const made: Known = {
		...reading,
		document,
		claims() {
			claims ??= resolveClaims(reading.prose, { attributions: attributions(reading.prose), cast: reading.cast });
			return claims;
		},
		ground() {
			ground ??= groundOf(reading.prose);
			return ground;
		},
	};
	known.set(document, made);
	return made;
}
