import { Parser } from 'htmlparser2';
import { SourceError } from './source-error.ts';

/** Browsers stop nesting at 512 elements; real pages stay under 60. */
const DEEPEST = 256;
/** Ten times what a long live blog has. */
const MOST_ELEMENTS = 100_000;
const MOST_ATTRIBUTES = 400_000;

/** Reads the tags once, before any tree is built. Throws a SourceError for a page that is nested or filled beyond any article. */
export function checkShape(html: string, origin: string): void {
	let depth = 0;
	let elements = 0;
	let attributes = 0;
	const parser = new Parser({
		onopentagname() {
			if (++depth > DEEPEST) throw tooMuch(`its elements are nested more than ${DEEPEST} deep`, origin);
			if (++elements > MOST_ELEMENTS) throw tooMuch(`it has more than ${MOST_ELEMENTS.toLocaleString('en')} elements`, origin);
		},
		onattribute() {
			if (++attributes > MOST_ATTRIBUTES) throw tooMuch(`it has more than ${MOST_ATTRIBUTES.toLocaleString('en')} attributes`, origin);
		},
		onclosetag() {
			depth--;
		},
	});
	parser.end(html);
}

function tooMuch(reason: string, origin: string): SourceError {
	return new SourceError({ origin, reason, advice: 'Save the article alone (a reader view, or its text), and give that.' });
}
