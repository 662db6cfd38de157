import { dates as readDates } from '../../src/digest/dates/dates.ts';
import { readProse } from '../../src/digest/text/prose.ts';
import { verbatim } from './verbatim.ts';

export function dates({ text, dct }: { text: string; dct: string }): { start: number; end: number; value: string }[] {
	return readDates(readProse(verbatim(text, dct))).map(({ start, end, value }) => ({ start, end, value }));
}

export function sentences(text: string): [number, number][] {
	return readProse(verbatim(text)).sentences.map(({ start, end }) => [start, end]);
}
