import { COMMON } from './weights/common.weights.ts';

/** What the rarest words weigh: those that the list of common words does not know. */
export const RAREST = 10;

let known: ReadonlyMap<string, number> | undefined;

/** How much a word tells, from 0 to 10, by how few texts use it; the dictionary form is asked for. */
export function rarity(key: string): number {
	known ??= read();
	return known.get(key) ?? (/^\d/.test(key) ? RAREST * 0.8 : RAREST);
}

/** True of a word that the list of common words holds: it is no slip of the pen. */
export function isCommon(key: string): boolean {
	known ??= read();
	return known.has(key);
}

function read(): Map<string, number> {
	const found = new Map<string, number>();
	for (const [step, words] of COMMON.split('\n').entries()) for (const word of words.split(' ')) found.set(word, step / 2);
	return found;
}
