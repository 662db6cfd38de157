import type { Document } from '../model/document.ts';

/** What a card is about. */
export interface Subject {
	/** The Topic's name. */
	readonly topic: string;
	readonly document: Document;
}
