import type { Prose, Sentence, Token } from '../model/prose.ts';
import type { Frame, TokenRange } from './frame.ts';

const SAID = new Set(
	`say tell state add claim accuse deny warn announce report insist argue explain note believe think suggest declare allege
	write acknowledge admit confirm indicate stress emphasize emphasise promise vow pledge urge demand predict tweet reply respond
	reiterate assert contend maintain concede recall caution comment remark estimate disclose reveal testify`.split(/\s+/),
);
const NOUN_PHRASE = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PRON']);
const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON']);

/** Attributions by rule: a verb of saying, the noun phrase beside it, and the clause that it governs. */
export function saidFrames(prose: Prose): Frame[] {
	const frames: Frame[] = [];
	for (const sentence of prose.sentences) {
		const [first, next] = sentence.tokens;
		for (let at = first; at < next; at++) {
			const frame = frameAt(prose.tokens, at, sentence);
			if (!frame) continue;
			frames.push(frame);
			break;
		}
	}
	return frames;
}

function frameAt(tokens: readonly Token[], at: number, { tokens: [first, next] }: Sentence): Frame | null {
	const token = tokens[at]!;
	if (token.lower === 'according' && tokens[at + 1]?.lower === 'to') {
		const source = phraseAfter(tokens, at + 2, next);
		const content = around(tokens, [at, source?.[1] ?? at + 2], [first, next]);
		return { source, cue: [at, at + 2], content };
	}
	if (token.pos !== 'VERB' || !SAID.has(token.lemma)) return null;
	const source = phraseBefore(tokens, at, first) ?? phraseAfter(tokens, at + 1, next);
	if (!source) return null;
	const start = Math.min(source[0], at);
	const end = Math.max(source[1], at + 1);
	const content = start - first > 2 ? around(tokens, [start, end], [first, next]) : trimmed(tokens, [end, next]);
	return content.length > 0 ? { source, cue: [at, at + 1], content } : null;
}

function phraseBefore(tokens: readonly Token[], at: number, first: number): TokenRange | null {
	let end = at;
	while (end > first && (tokens[end - 1]!.pos === 'AUX' || tokens[end - 1]!.pos === 'ADV')) end--;
	let start = end;
	while (start > first && NOUN_PHRASE.has(tokens[start - 1]!.pos)) start--;
	return start < end && NOMINAL.has(tokens[end - 1]!.pos) ? [start, end] : null;
}

function phraseAfter(tokens: readonly Token[], at: number, next: number): TokenRange | null {
	let end = at;
	while (end < next && NOUN_PHRASE.has(tokens[end]!.pos)) end++;
	return end > at && NOMINAL.has(tokens[end - 1]!.pos) ? [at, end] : null;
}

function around(tokens: readonly Token[], [start, end]: TokenRange, [first, next]: TokenRange): TokenRange[] {
	return [...trimmed(tokens, [first, start]), ...trimmed(tokens, [end, next])];
}

/** The range without a leading "that" and without punctuation at its ends, quotation marks apart; none where no word is left. */
function trimmed(tokens: readonly Token[], [from, to]: TokenRange): TokenRange[] {
	let start = from;
	let end = to;
	while (start < end && (tokens[start]!.lower === 'that' || /^[.,;:]$/.test(tokens[start]!.lower))) start++;
	while (end > start && /^[.,;:]$/.test(tokens[end - 1]!.lower)) end--;
	return end - start > 1 ? [[start, end]] : [];
}
