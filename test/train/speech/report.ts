import path from 'node:path';
import type { TokenRange } from '../../../src/digest/speech/frame.ts';
import type { SpeechModel } from '../../../src/digest/speech/model.ts';
import { believed, frameOf, readFrames } from '../../../src/digest/speech/tag.ts';
import type { AnnotatedText } from './annotations.ts';

type Range = [start: number, end: number];
interface Rates {
	readonly p: number;
	readonly r: number;
	readonly f: number;
}
interface Harness {
	score(texts: unknown, found: unknown): { pairPartial: Rates; pairExact: Rates; contentPartial: Rates };
}
interface Corpus {
	polnear(split: string): { id: string; text: string; gold: unknown }[];
}

/** How the model does on texts kept apart, by the harness, at several degrees of belief. */
export async function reportOf({
	folder,
	texts,
	model,
}: {
	folder: string;
	texts: readonly AnnotatedText[];
	model: SpeechModel;
}): Promise<string> {
	const { score } = (await import(path.resolve(folder, 'harness/attr.mjs'))) as Harness;
	const { polnear } = (await import(path.resolve(folder, 'harness/lib/attr-data.mjs'))) as Corpus;
	const read = texts.map(({ prose }) => ({ prose, ...readFrames(prose, model) }));
	const lines = [0.28, 0.31, 0.34, 0.37, 0.4, 0.43].map((least) => {
		const found = read.map(({ prose, reading, frames }) =>
			believed({ reading, frames, model, least }).kept.map((frame) => {
				const { source, cue, content } = frameOf(frame);
				const ranges = (list: readonly (TokenRange | null)[]) =>
					list.flatMap((range): Range[] => (range ? [[prose.tokens[range[0]]!.start, prose.tokens[range[1] - 1]!.end]] : []));
				return { source: ranges([source]), cue: ranges([cue]), content: ranges(content) };
			}),
		);
		const { pairPartial, pairExact, contentPartial } = score(polnear('dev'), found);
		const shown = ({ p, r, f }: Rates) => [p, r, f].map((x) => (100 * x).toFixed(1)).join('/');
		return `least ${least}: pair ${shown(pairPartial)}, exact ${shown(pairExact)}, content ${shown(contentPartial)}`;
	});
	return lines.join('\n');
}
