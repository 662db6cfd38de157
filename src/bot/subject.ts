import type { Document } from '../model/document.ts';
import type { Edition } from '../model/edition.ts';

/** What a card is about. */
export interface Subject {
	/** The Topic's name. */
	readonly topic: string;
	readonly document: Document;
	/** Where the card is an Edition's: `document` is then the first that it stands on. */
	readonly edition?: { readonly edition: Edition; readonly documents: readonly Document[] };
}
