import { isBlank, matches } from './characters.ts';

const LETTER = /\p{L}/u;
/** The longest quotation, in UTF-16 units, that is kept in one sentence with the words around it. */
const EMBEDDED = 240;
const SIGNED = /\s[-–—]\s?\p{Lu}/uy;

/**
 * Whether the stop at `at` stands inside a short quotation that is part of its sentence's grammar (She called it “a shame. A
 * great shame”) or that its speaker's name follows (“We won. At last.” – Ana Reyes): cut there, its second half had no speaker.
 */
export function isEmbedded(words: string, start: number, at: number): boolean {
	const open = openMark(words, start, at);
	if (open === -1) return false;
	const close = words.slice(at, open + EMBEDDED + 1).indexOf(words[open] === '“' ? '”' : '"');
	if (close === -1) return false;
	if (open > start + 1) return isBlank(words, open - 1) && LETTER.test(words[open - 2]!);
	return matches(SIGNED, words, at + close + 1);
}

/** Where the quotation mark stands that is open at `at`; -1 if none is, or it is further away than `EMBEDDED`. */
export function openMark(words: string, start: number, at: number): number {
	for (let i = at - 1; i >= start && i > at - EMBEDDED; i--) {
		const char = words[i];
		if (char === '“') return i;
		if (char === '”') return -1;
		if (char === '"') return (i === start || isBlank(words, i - 1)) && !isBlank(words, i + 1) ? i : -1;
	}
	return -1;
}
