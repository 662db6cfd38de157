import { line } from '../../src/digest/line.ts';
import { readProse } from '../../src/digest/prose.ts';
import { choose } from '../../src/digest/rank.ts';
import { verbatim } from './verbatim.ts';

/** The lead and the points of the digest at its brief length, which has `n` lines. */
export function summarize({ text, n }: { title: string; text: string; n: number }): string[] {
	const { lead, points } = choose(readProse(verbatim(text)), [], { words: 60, lines: n });
	return [...lead, ...points].map(({ spans, resolutions }) => line(text, spans, resolutions).text);
}
