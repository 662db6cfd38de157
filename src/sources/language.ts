import type { Document } from '../model/document.ts';

/** Enough to tell a language by, and no more than that needs (UTF-16 units). */
const SAMPLE = 3_000;
const LEAST_LETTERS = 40;
const WORD = /[\p{L}\p{M}’']+/gu;
/** Words that are frequent in English and rare in its neighbours. */
const ENGLISH = new Set(
	'the and to of that with for from by it its he she they his her their this which who was were has have had be been would will not said says'.split(
		' ',
	),
);

/**
 * ISO 639-1 code of the language of a Document's body; null when there is too little text to tell.
 *
 * Plain English is told by its small words, since loading the detector (tinyld) takes longer than a whole digest.
 */
export async function languageOf({ text, body }: Document): Promise<string | null> {
	const sample = text.slice(body.start, Math.min(body.end, body.start + SAMPLE));
	const words = sample.match(WORD) ?? [];
	if (words.join('').length < LEAST_LETTERS && !isDense(sample)) return null;
	if (isPlainEnglish(words)) return 'en';
	const { detect } = await import('tinyld');
	return detect(sample) || null;
}

/** Scripts that write a word in one or two characters tell more with fewer of them. */
function isDense(sample: string): boolean {
	return (sample.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)?.length ?? 0) >= LEAST_LETTERS / 3;
}

function isPlainEnglish(words: readonly string[]): boolean {
	if (words.length < 20) return false;
	let small = 0;
	for (const word of words) if (ENGLISH.has(word.toLowerCase())) small++;
	return small / words.length > 0.18;
}
