import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { Document } from '../model/document.ts';
import type { Paragraph, PartOfSpeech, Prose, Quote, Sentence, Token } from '../model/prose.ts';
import type { Span } from '../model/span.ts';
import { quotes } from './quotes.ts';
import { sentences } from './sentences.ts';

const nlp = winkNLP(model, ['pos']);
const its = nlp.its;
/** The tagger's cost grows faster than its text, so a longer run is given to it in pieces of this many UTF-16 units. */
const PIECE = 10_000;

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
	let sentence = first;
	let from = tokens.length;
	for (const piece of pieces(text, block)) {
		const read = nlp.readDoc(text.slice(piece.start, piece.end)).tokens();
		const words = read.out() as string[];
		const tags = read.out(its.pos) as PartOfSpeech[];
		const lemmas = read.out(its.lemma as typeof its.pos) as string[];
		let at = piece.start;
		for (const [i, word] of words.entries()) {
			const start = text.indexOf(word, at);
			if (start === -1 || start >= piece.end) continue;
			at = start + word.length;
			while (start >= found[sentence]!.end && sentence + 1 < found.length) {
				found[sentence] = { ...found[sentence]!, tokens: [from, tokens.length] };
				from = tokens.length;
				sentence++;
			}
			tokens.push({ start, end: at, lower: word.toLowerCase(), lemma: lemmas[i]!, pos: tags[i]!, sentence });
		}
	}
	for (; sentence < found.length; sentence++) {
		found[sentence] = { ...found[sentence]!, tokens: [from, tokens.length] };
		from = tokens.length;
	}
}

/** The paragraph in runs of at most `PIECE` units, cut at blanks where there are any. */
function* pieces(text: string, block: Span): Generator<Span> {
	let start = block.start;
	while (block.end - start > PIECE) {
		const blank = text.lastIndexOf(' ', start + PIECE);
		const end = blank > start ? blank : start + PIECE;
		yield { start, end };
		start = end;
	}
	yield { start, end: block.end };
}
