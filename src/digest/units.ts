import type { Prose, Sentence } from '../model/prose.ts';
import { contains } from '../model/span.ts';

/** One sentence, or several that are of no use apart: a quotation that runs on, or a sentence that was cut in two by mistake. */
export interface Unit extends Sentence {
	/** Indexes of its sentences. */
	readonly sentences: readonly number[];
}

/** The units of a text, in order. Every sentence is in exactly one; none crosses a paragraph. */
export function units({ sentences, quotes, document: { text } }: Prose): Unit[] {
	const found: Unit[] = [];
	let quote = 0;
	for (const sentence of sentences) {
		while (quote < quotes.length && quotes[quote]!.end <= sentence.start) quote++;
		const last = found.at(-1);
		const inside = quote < quotes.length && quotes[quote]!.start < sentence.start && !contains(sentence, quotes[quote]!);
		if (last?.paragraph === sentence.paragraph && (inside || isSmall(text[sentence.start]!))) {
			found[found.length - 1] = joined(last, sentence);
		} else found.push({ ...sentence, sentences: [sentence.index] });
	}
	return found;
}

function joined(unit: Unit, { end, index, tokens }: Sentence): Unit {
	return { ...unit, end, tokens: [unit.tokens[0], tokens[1]], sentences: [...unit.sentences, index] };
}

function isSmall(letter: string): boolean {
	return letter !== letter.toUpperCase();
}
