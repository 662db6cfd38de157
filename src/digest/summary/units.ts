import type { Prose, Sentence } from '../../model/prose.ts';

/** One sentence, or several that are of no use apart: a quotation that runs on, or a sentence that was cut in two by mistake. */
export interface Unit extends Sentence {
	/** Indexes of its sentences. */
	readonly sentences: readonly number[];
}

interface Growing extends Unit {
	end: number;
	tokens: readonly [first: number, next: number];
	readonly sentences: number[];
}

/** The units of a text, in order. Every sentence is in exactly one; none crosses a paragraph. */
export function units({ sentences, quotes, document: { text } }: Prose): Unit[] {
	const found: Growing[] = [];
	let quote = 0;
	for (const sentence of sentences) {
		while (quote < quotes.length && quotes[quote]!.end <= sentence.start) quote++;
		const last = found.at(-1);
		const inside = quote < quotes.length && quotes[quote]!.start < sentence.start;
		if (last?.paragraph === sentence.paragraph && (inside || isSmall(text[sentence.start]!))) join(last, sentence);
		else {
			const { start, end, index, paragraph, tokens } = sentence;
			found.push({ start, end, index, paragraph, tokens, sentences: [index] });
		}
	}
	return found;
}

/** In place, so that a quotation of a thousand sentences costs no more than a thousand sentences. */
function join(unit: Growing, { end, index, tokens }: Sentence): void {
	unit.end = end;
	unit.tokens = [unit.tokens[0], tokens[1]];
	unit.sentences.push(index);
}

function isSmall(letter: string): boolean {
	return letter !== letter.toUpperCase();
}
