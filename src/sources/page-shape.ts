import { Parser } from 'htmlparser2';
import { SourceError } from './source-error.ts';

/** Browsers stop nesting at 512 elements; real pages stay under 80. */
const DEEPEST = 150;
/** Elements and runs of text: five times what a long live blog has. */
const MOST_NODES = 100_000;
/** linkedom looks through all attributes of an element for each one that it adds. */
const MOST_ATTRIBUTES = 250;
/** UTF-16 units of text, each counted once for every element around it, as finding the article reads them. */
const MOST_WORK = 10_000_000;
const SILENT = new Set(['script', 'style', 'noscript', 'template']);

/** Reads the tags once, before any tree is built. Throws a SourceError for a page that is nested or filled beyond any article. */
export function checkShape(html: string, origin: string): void {
	let depth = 0;
	let nodes = 0;
	let attributes = 0;
	let work = 0;
	let silent = false;
	const check = (holds: boolean, reason: string) => {
		if (!holds) throw tooMuch(reason, origin);
	};
	const parser = new Parser({
		onopentagname(name) {
			check(++depth <= DEEPEST, `its elements are nested more than ${DEEPEST} deep`);
			check(++nodes <= MOST_NODES, `it has more than ${MOST_NODES.toLocaleString('en')} elements and pieces of text`);
			attributes = 0;
			silent = SILENT.has(name);
		},
		onattribute() {
			check(++attributes <= MOST_ATTRIBUTES, `an element has more than ${MOST_ATTRIBUTES} attributes`);
		},
		ontext(text) {
			if (!silent) work += text.length * depth;
			check(++nodes <= MOST_NODES, `it has more than ${MOST_NODES.toLocaleString('en')} elements and pieces of text`);
			check(work <= MOST_WORK, 'it has too much text in too many nested elements');
		},
		onclosetag() {
			depth--;
			silent = false;
		},
	});
	parser.end(html);
}

function tooMuch(reason: string, origin: string): SourceError {
	return new SourceError({ origin, reason, advice: 'Save the article alone (a reader view, or its text), and give that.' });
}
