import { groupStories } from '../../src/editions/stories/group.ts';
import type { Document } from '../../src/model/document.ts';
import { createDocument } from '../../src/sources/document.ts';

interface Article {
	readonly id: string;
	readonly text: string;
	readonly date?: string;
}

/** Groups articles by the event that they report: a label for each. */
export function cluster({ docs }: { docs: readonly Article[] }): number[] {
	const labels = new Array<number>(docs.length).fill(-1);
	for (const [label, group] of groupStories(docs.map(storyDocument)).entries()) for (const i of group) labels[i] = label;
	return labels;
}

/** The articles' first line is their title, or their first sentence where they have none: it is left in the text. */
export function storyDocument({ id, text, date }: Article): Document {
	return createDocument({ origin: id, body: text.replaceAll('\n', '\n\n'), published: date, language: 'en' });
}
