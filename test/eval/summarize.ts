import { attributions } from '../../src/digest/attributions.ts';
import { resolveClaims } from '../../src/digest/claims.ts';
import { readCast } from '../../src/digest/entities.ts';
import { BRIEF } from '../../src/digest/length.ts';
import { line } from '../../src/digest/line.ts';
import { readProse } from '../../src/digest/prose.ts';
import { choose } from '../../src/digest/rank.ts';
import { verbatim } from './verbatim.ts';

/** The lead and the points of the digest, at the digest's brief length. */
export function summarize({ text }: { title: string; text: string; n: number }): string[] {
	const prose = readProse(verbatim(text));
	const claims = resolveClaims(prose, { attributions: attributions(prose), cast: readCast(prose) });
	const { lead, points } = choose(prose, claims, BRIEF);
	return [...lead, ...points].map(({ spans, resolutions }) => line(text, spans, resolutions).text);
}
