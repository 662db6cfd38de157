import type { Digest } from '../model/digest.ts';
import type { Document } from '../model/document.ts';

/** A Document with its Digest: what an Edition is made of. */
export interface Report {
	readonly document: Document;
	readonly digest: Digest;
}
