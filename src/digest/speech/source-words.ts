import type { Attribution } from '../../model/attribution.ts';
import type { Prose, Token } from '../../model/prose.ts';
import type { Span } from '../../model/span.ts';
import { tokensIn } from '../text/prose.ts';

const TIMES = new Set('moment minute hour day week month year night morning evening days weeks months years hours minutes'.split(' '));
const TIME_LINKS = new Set(['after', 'before', 'since', 'when']);
const RELATIVES = new Set(['who', 'that', 'which']);
const WRITTEN = /[\p{L}\p{N}]/u;

/**
 * The words that name the speaker, where the tagger took too many or the wrong ones: without "a day after" before them, with the
 * whole of a hyphened name, and the subject of the clause instead of a noun in its relative clause ("an official who spoke after
 * the talks said" is the official's, not the talks').
 */
export function sourceWords(prose: Prose, { source, cue }: Attribution): Span | null {
	if (!source) return null;
	const tokens = withoutTime(tokensIn(prose, source));
	const first = tokens[0];
	if (!first) return source;
	const own = wholeWords(prose.document.text, { start: first.start, end: source.end });
	return (cue && own.end <= cue.start ? subjectAround(prose, { own, first }) : null) ?? own;
}

function withoutTime(tokens: readonly Token[]): readonly Token[] {
	let at = 0;
	while (at < 2 && (tokens[at]?.pos === 'DET' || tokens[at]?.pos === 'NUM')) at++;
	if (!TIMES.has(tokens[at]?.lower ?? '')) return tokens;
	at++;
	if (TIME_LINKS.has(tokens[at]?.lower ?? '')) at++;
	return at < tokens.length ? tokens.slice(at) : tokens;
}

function wholeWords(text: string, { start, end }: Span): Span {
	let from = start;
	let to = end;
	while (text[from - 1] === '-' && WRITTEN.test(text[from - 2] ?? ' ')) {
		from -= 2;
		while (WRITTEN.test(text[from - 1] ?? ' ')) from--;
	}
	while (text[to] === '-' && WRITTEN.test(text[to + 1] ?? ' ')) {
		to += 2;
		while (WRITTEN.test(text[to] ?? ' ')) to++;
	}
	return { start: from, end: to };
}

/** The subject of the sentence with its relative clause, where `own` is only a noun in that clause; null where it is not. */
function subjectAround(prose: Prose, { own, first }: { own: Span; first: Token }): Span | null {
	const sentence = prose.sentences[first.sentence]!;
	const before = tokensIn(prose, { start: sentence.start, end: own.start });
	const link = before.at(-1);
	if (!link || (link.pos !== 'ADP' && link.pos !== 'VERB')) return null;
	const verb = before.findIndex(({ pos }) => pos === 'VERB' || pos === 'AUX');
	const relative = before.findIndex(({ lower, pos }) => RELATIVES.has(lower) && pos !== 'SCONJ');
	const opening = openingOf(before);
	if (relative < 1 || verb < relative || opening === -1 || opening >= relative) return null;
	if (before.slice(0, relative).some(({ lower }) => /^[,;:“”"]$/.test(lower))) return null;
	return { start: before[opening]!.start, end: own.end };
}

/** The first word of the subject: past "Earlier on Tuesday", where an article tells that more words are yet to come. */
function openingOf(tokens: readonly Token[]): number {
	const article = tokens.findIndex(({ pos }) => pos === 'DET');
	const led = tokens.slice(0, Math.max(article, 0));
	if (article > 0 && led.some(({ pos }) => pos === 'ADP' || pos === 'ADV')) return article;
	return tokens.findIndex(({ pos }) => pos === 'DET' || pos === 'NOUN' || pos === 'PROPN' || pos === 'ADJ' || pos === 'NUM');
}
