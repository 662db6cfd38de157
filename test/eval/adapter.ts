/** What the public-data harness calls: the shapes are at the top of its `lib/adapter.mjs`. */
import { digest } from '../../src/digest/digest.ts';
import type { Span } from '../../src/model/span.ts';
import { verbatim } from './verbatim.ts';

export { dates, sentences } from './dates.ts';

export function summarize({ text }: { title: string; text: string; n: number }): string[] {
	const { lead, points } = digest(verbatim(text));
	return [...lead, ...points].map((point) => point.text);
}

export function attributions(_: { text: string }): { source: Span[]; cue: Span[]; content: Span[] }[] {
	return [];
}
