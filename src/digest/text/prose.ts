import type { Document } from '../../model/document.ts';
import type { Paragraph, Prose, Quote, Sentence, Token } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';
import { afterDateline } from './dateline.ts';
import { shippedTagger, TAGS, tagForms } from './part-of-speech.ts';
import { quotes } from './quotes.ts';
import { sentences } from './sentences.ts';
import { tokenSpans } from './tokens.ts';
import { lemmaIn } from './word-forms.ts';

/** Paragraphs of which one may open with a dateline. */
const OPENING = 2;

/** Reads a Document's body into paragraphs, sentences, tokens and quotations. Linear in the length of the text. */
export function readProse(document: Document): Prose {
	const { text } = document;
	const paragraphs: Paragraph[] = [];
	const found: Sentence[] = [];
	const tokens: Token[] = [];
	const quoted: Quote[] = [];
	for (const block of blocks(document)) {
		const { end } = block;
		const start = paragraphs.length < OPENING ? bodyStart(text, block) : block.start;
		const first = found.length;
		readSentences(text, { start, end, paragraph: paragraphs.length }, { found, tokens });
		for (const quote of quotes(text, { start, end })) quoted.push(quote);
		paragraphs.push({ start, end, index: paragraphs.length, sentences: [first, found.length] });
	}
	return { document, paragraphs, sentences: found, tokens, quotes: quoted };
}

/** After a dateline, which is no part of any sentence; one with a day in it is left, for the day is worth reading. */
function bodyStart(text: string, block: Span): number {
	const start = afterDateline(text, block);
	return /\d/.test(text.slice(block.start, start)) ? block.start : start;
}

/** The body's paragraphs: what stands between blank lines, without blanks around it. */
function blocks({ text, body }: Document): Span[] {
	const found: Span[] = [];
	const block = /\S[^\n]*(?:\n(?!\s*\n)[^\n]*\S[^\n]*)*/g;
	block.lastIndex = body.start;
	for (let match = block.exec(text); match && match.index < body.end; match = block.exec(text)) {
		found.push({ start: match.index, end: match.index + match[0].trimEnd().length });
	}
	return found;
}

/** Appends a paragraph's sentences and its tokens, which are tagged together. */
function readSentences(text: string, block: Span & { paragraph: number }, into: { found: Sentence[]; tokens: Token[] }): void {
	const { found, tokens } = into;
	const tagger = shippedTagger();
	const words = tokenSpans(text, block);
	const forms = words.map(({ start, end }) => tagger.formOf(text.slice(start, end)));
	const tags = tagForms(forms, tagger);
	let at = 0;
	const spans = sentences(text, block);
	for (const [i, { start, end }] of spans.entries()) {
		const next = spans[i + 1]?.start ?? block.end;
		const sentence = found.length;
		const first = tokens.length;
		for (; at < words.length && words[at]!.start < next; at++) {
			const form = forms[at]!;
			const pos = TAGS[tags[at]!]!;
			tokens.push({ start: words[at]!.start, end: words[at]!.end, lower: form.lower, lemma: lemmaIn(form, pos), pos, sentence });
		}
		found.push({ start, end, index: sentence, paragraph: block.paragraph, tokens: [first, tokens.length] });
	}
}

/** The tokens that start within the span. */
export function tokensIn({ tokens }: Prose, source: Span): Token[] {
	let low = 0;
	let high = tokens.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (tokens[middle]!.start < source.start) low = middle + 1;
		else high = middle;
	}
	const found: Token[] = [];
	while (low < tokens.length && tokens[low]!.start < source.end) found.push(tokens[low++]!);
	return found;
}
