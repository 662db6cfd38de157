import type { Document } from '../model/document.ts';
import type { Paragraph, Prose, Quote, Sentence, Token } from '../model/prose.ts';
import type { Span } from '../model/span.ts';
import { lemmaOf } from './lemma.ts';
import { tagWords } from './part-of-speech.ts';
import { quotes } from './quotes.ts';
import { sentences } from './sentences.ts';
import { tokenSpans } from './tokens.ts';

/** Reads a Document's body into paragraphs, sentences, tokens and quotations. Linear in the length of the text. */
export function readProse(document: Document): Prose {
	const paragraphs: Paragraph[] = [];
	const found: Sentence[] = [];
	const tokens: Token[] = [];
	const quoted: Quote[] = [];
	for (const block of blocks(document)) {
		const spans = sentences(document.text, block);
		const first = found.length;
		for (const sentence of spans) {
			found.push({ ...sentence, index: found.length, paragraph: paragraphs.length, tokens: [0, 0] });
		}
		tagTokens(document.text, block, found, first, tokens);
		for (const quote of quotes(document.text, block)) quoted.push(quote);
		paragraphs.push({ ...block, index: paragraphs.length, sentences: [first, found.length] });
	}
	return { document, paragraphs, sentences: found, tokens, quotes: quoted };
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

/** Tags a paragraph's tokens, appends them to `tokens`, and enters each sentence's range of tokens. */
function tagTokens(text: string, block: Span, found: Sentence[], first: number, tokens: Token[]): void {
	const spans = tokenSpans(text, block);
	const words = spans.map(({ start, end }) => text.slice(start, end));
	const lowers = words.map((word) => word.toLowerCase());
	const tags = tagWords(words, lowers);
	let sentence = first;
	let from = tokens.length;
	for (const [i, { start, end }] of spans.entries()) {
		while (start >= found[sentence]!.end && sentence + 1 < found.length) {
			found[sentence] = { ...found[sentence]!, tokens: [from, tokens.length] };
			from = tokens.length;
			sentence++;
		}
		const lower = lowers[i]!;
		const pos = tags[i]!;
		tokens.push({ start, end, lower, lemma: lemmaOf(lower, pos), pos, sentence });
	}
	for (; sentence < found.length; sentence++) {
		found[sentence] = { ...found[sentence]!, tokens: [from, tokens.length] };
		from = tokens.length;
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
