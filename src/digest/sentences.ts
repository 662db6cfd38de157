import type { Span } from '../model/span.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of one paragraph, in order, without the blanks around them. */
export function sentences(text: string, paragraph: Span): Span[] {
	const found: Span[] = [];
	for (const { segment, index } of segmenter.segment(text.slice(paragraph.start, paragraph.end))) {
		const words = segment.trim();
		if (!words) continue;
		const start = paragraph.start + index + segment.indexOf(words);
		found.push({ start, end: start + words.length });
	}
	return found;
}
