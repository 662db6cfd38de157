import type { Line, Resolution } from '../../model/line.ts';
import { contains, type Span, sliceOf } from '../../model/span.ts';

/** The mark between two spans that leave words out. */
export const ELISION = ' … ';
const POSSESSIVE = /^(?:his|her|its|their)$/i;
const CLOSING_ONLY = /^[.!?,;:’”"')\]]+$/;

/** Makes a Line of the words at `spans`, which are in order and do not overlap. */
export function line(text: string, spans: readonly Span[], resolutions: readonly Resolution[] = []): Line {
	return { text: rebuild(text, spans, resolutions), spans, resolutions };
}

/** The one text that these spans and resolutions have: what `Line.text` must equal. */
export function rebuild(text: string, spans: readonly Span[], resolutions: readonly Resolution[]): string {
	let built = '';
	for (const [i, span] of spans.entries()) {
		const words = resolve(text, span, resolutions);
		if (i > 0) built += joint(text, spans[i - 1]!, span);
		built += words;
	}
	return built;
}

function joint(text: string, before: Span, after: Span): string {
	const between = text.slice(before.end, after.start);
	if (between.trim() === '') return between === '' ? '' : ' ';
	return CLOSING_ONLY.test(sliceOf(text, after)) ? '' : ELISION;
}

function resolve(text: string, span: Span, resolutions: readonly Resolution[]): string {
	let built = '';
	let at = span.start;
	for (const { mention, chain } of resolutions) {
		const name = chain.at(-1);
		if (!name || !contains(span, mention) || mention.start < at) continue;
		built += `${text.slice(at, mention.start)}[${sliceOf(text, name)}${POSSESSIVE.test(sliceOf(text, mention)) ? '’s' : ''}]`;
		at = mention.end;
	}
	return built + text.slice(at, span.end);
}
