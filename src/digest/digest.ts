import type { Digest } from '../model/digest.ts';
import type { Document } from '../model/document.ts';
import { draft } from './draft.ts';
import { BRIEF, CARD } from './summary/length.ts';
import { readProse } from './text/prose.ts';
import { groundOf } from './verify/ground.ts';
import { pointHolds, verify } from './verify/verify.ts';

export interface DigestOptions {
	/** Some 65 words of lead and points in all, for a small screen or many stories, instead of some 85. */
	readonly brief?: boolean;
}

/** Turns one Document into its Digest. Pure: the same Document gives the same Digest, byte for byte. */
export function digest(document: Document, { brief = false }: DigestOptions = {}): Digest {
	const prose = readProse(document);
	const ground = groundOf(prose);
	const made = draft(prose, { length: brief ? BRIEF : CARD, holds: (point) => pointHolds(ground, point) });
	return verify(prose, made, ground);
}
