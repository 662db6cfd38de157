import { BRIEF } from '../../src/digest/length.ts';
import { line } from '../../src/digest/line.ts';
import { readProse } from '../../src/digest/prose.ts';
import { choose } from '../../src/digest/rank.ts';
import { verbatim } from './verbatim.ts';

/** The lead and the points of the digest, at the digest's brief length. */
export function summarize({ text }: { title: string; text: string; n: number }): string[] {
	const { lead, points } = choose(readProse(verbatim(text)), [], BRIEF);
	return [...lead, ...points].map(({ spans, resolutions }) => line(text, spans, resolutions).text);
}
