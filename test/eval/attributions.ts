import { attributions as find } from '../../src/digest/speech/attributions.ts';
import { readProse } from '../../src/digest/text/prose.ts';
import type { Span } from '../../src/model/span.ts';
import { verbatim } from './verbatim.ts';

type Range = [start: number, end: number];

/** What the harness scores: each attribution's spans as pairs of offsets. */
export function attributions({ text }: { text: string }): { source: Range[]; cue: Range[]; content: Range[] }[] {
	return find(readProse(verbatim(text))).map(({ source, cue, content }) => ({
		source: source ? [range(source)] : [],
		cue: cue ? [range(cue)] : [],
		content: content.map(range),
	}));
}

function range({ start, end }: Span): Range {
	return [start, end];
}
