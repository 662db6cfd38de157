import type { Document } from '../../model/document.ts';

/**
 * Documents at hand. What is read of a Document is remembered by the very object; a copy that comes from the store or from another
 * thread is exchanged for the one that was read.
 */
export interface Shelf {
	/** Null when it is not here, or no longer. */
	find(key: string): Document | null;
	/** The Document of this key that is here already, or else this one, which stays until others push it out. */
	keep(document: Document): Document;
}

/** Two Documents of one key are the same in all that an answer shows. */
export function shelfKey({ hash, origin, title, publisher, url, published, language }: Document): string {
	return JSON.stringify([hash, origin, title, publisher, url, published, language]);
}

/** A shelf that holds so many characters of text; those not asked for longest go first. What is read of a text takes some forty bytes a character. */
export function shelf(characters: number): Shelf {
	const kept = new Map<string, Document>();
	let size = 0;
	return {
		find(key) {
			const found = kept.get(key);
			if (found) touch(key, found);
			return found ?? null;
		},
		keep(document) {
			const key = shelfKey(document);
			const before = kept.get(key);
			touch(key, before ?? document);
			if (!before) size += document.text.length;
			for (const [oldest, { text }] of kept) {
				if (size <= characters || oldest === key) break;
				kept.delete(oldest);
				size -= text.length;
			}
			return before ?? document;
		},
	};

	function touch(key: string, document: Document): void {
		kept.delete(key);
		kept.set(key, document);
	}
}
