import type { Digest } from '../model/digest.ts';
import type { Document } from '../model/document.ts';
import { draft } from './draft.ts';
import { readProse } from './prose.ts';
import { verify } from './verify.ts';

/** Turns one Document into its Digest. Pure: the same Document gives the same Digest, byte for byte. */
export function digest(document: Document): Digest {
	const prose = readProse(document);
	return verify(prose, draft(prose));
}
