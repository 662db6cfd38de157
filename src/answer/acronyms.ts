import type { Reading } from './reading.ts';

const INITIALS = /^\p{Lu}{2,5}$/u;
const SMALL = /^(?:of|the|and|for|de)$/;
/** In tokens: longer names are not abbreviated. */
const LONGEST = 7;

/** Where a text writes out what the question abbreviates ("UN": the tokens of "United Nations"); empty where it does not. */
export function writtenOut(word: string, { prose: { document, tokens } }: Reading): number[] {
	const initials = word.replaceAll('.', '');
	if (!INITIALS.test(initials)) return [];
	const found: number[] = [];
	for (let at = 0; at < tokens.length; at++) {
		if (document.text[tokens[at]!.start] !== initials[0]) continue;
		const length = runOf(initials, { at, tokens, text: document.text });
		for (let i = 0; i < length; i++) if (!SMALL.test(tokens[at + i]!.lower)) found.push(at + i);
	}
	return found;
}

/** How many tokens from here on begin with these letters, small words apart; 0 where they do not. */
function runOf(initials: string, { at, tokens, text }: { at: number; tokens: Reading['prose']['tokens']; text: string }): number {
	let letter = 0;
	for (let i = at; i < Math.min(tokens.length, at + LONGEST); i++) {
		const { start, lower, sentence } = tokens[i]!;
		if (sentence !== tokens[at]!.sentence) return 0;
		if (text[start] === initials[letter] && tokens[i]!.lower.length > 1) letter++;
		else if (!SMALL.test(lower)) return 0;
		if (letter === initials.length) return i + 1 - at;
	}
	return 0;
}
