/** What the public-data harness calls: the shapes are at the top of its `lib/adapter.mjs`. */
import { readProse } from '../../src/digest/prose.ts';
import { verbatim } from './verbatim.ts';

export { attributions } from './attributions.ts';
export { summarize } from './summarize.ts';

export function sentences(text: string): [number, number][] {
	return readProse(verbatim(text)).sentences.map(({ start, end }) => [start, end]);
}

export function dates(_: { text: string; dct: string }): { start: number; end: number; value: string }[] {
	return [];
}
