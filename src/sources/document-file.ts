/** A document, and not what is kept beside it: `2025-10-08.md`, but not `2025-10-08.card.txt`, `README.md` or `.draft.md`. */
const DOCUMENT = /^(?!readme\.)[^.]+\.(?:md|markdown|txt|text|html?|pdf)$/i;

/** True for the name of a file in a topic's folder that is one of its documents. */
export function isDocumentFile(name: string): boolean {
	return DOCUMENT.test(name);
}
