import type { Document } from '../model/document.ts';
import type { Limits } from './limits.ts';

export interface CardOptions {
	/** The Document that the Digest is of: cards show words around its lines. */
	readonly document: Document;
	/** The Topic's title. */
	readonly topic?: string | null;
	/** For a place that shows pictures: they are added where there is enough to draw. */
	readonly pictures?: boolean;
	/** `LIMITS` unless given. */
	readonly limits?: Limits;
}
