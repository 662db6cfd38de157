import type { SentencePart } from '../model/card.ts';
import type { Digest } from '../model/digest.ts';
import type { Document } from '../model/document.ts';
import { sliceOf } from '../model/span.ts';

/** Words that say nothing about what a question is about. */
const EMPTY = new Set(
	'a an and any are as at be been but by can could did do does for from had has have he her his how i if in into is it its me my of on or our she so than that the their them then there they this to us was we were what when where which who whom whose why will with would you your'.split(
		' ',
	),
);

/** The sentences that share most with the question, best first, with the rarer words counting for more; none when none shares any. */
export function nearestSentences(
	question: string,
	{ digest, document, limit = 3 }: { digest: Digest; document: Document; limit?: number },
): SentencePart[] {
	const asked = new Set(stems(question));
	const sentences = digest.sentences.map((span, index) => ({ span, index, words: new Set(stems(sliceOf(document.text, span))) }));
	const frequency = new Map<string, number>();
	for (const { words } of sentences) for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
	const weight = (word: string) => Math.log(1 + sentences.length / (frequency.get(word) ?? Infinity));
	return sentences
		.map((sentence) => {
			const shared = [...asked].filter((word) => sentence.words.has(word));
			return { ...sentence, score: shared.reduce((sum, word) => sum + weight(word), 0) / Math.sqrt(4 + sentence.words.size) };
		})
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score || a.index - b.index)
		.slice(0, limit)
		.map(({ span, index }) => ({
			type: 'sentence',
			text: sliceOf(document.text, span),
			spans: [span],
			marks: [index + 1],
			before: '',
			after: '',
		}));
}

function stems(text: string): string[] {
	const words = text.toLowerCase().match(/\p{L}[\p{L}’'-]*|\p{N}[\p{N}.,]*/gu) ?? [];
	return words.filter((word) => !EMPTY.has(word)).map((word) => word.replace(/(?:’s|'s)$/, '').replace(/(?<=.{3})(?:ing|ed|es|s)$/, ''));
}
