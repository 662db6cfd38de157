import type { Card, Part } from '../model/card.ts';
import { dayText } from '../model/day.ts';
import type { Edition, EditionLine } from '../model/edition.ts';

/** The words of an Edition’s lines in their sources: for each source the lines that stand on it, in the order of its text. */
export function editionSourcesCard(edition: Edition): Card {
	const parts = edition.sources.flatMap(({ publisher, origin, published, url }, source): Part[] => {
		const lines = linesOf(edition).filter((line) => line.source === source && line.part !== 'headline');
		const once = lines.filter((line, i) => lines.findIndex(({ text }) => text === line.text) === i);
		if (once.length === 0) return [];
		const name = publisher ?? origin;
		return [
			{ type: 'title', text: name, detail: published && dayText(published), level: 'group' },
			...once
				.sort((a, b) => a.spans[0]!.start - b.spans[0]!.start)
				.map(({ text, spans, marks }): Part => ({ type: 'sentence', text, spans, marks, before: '', after: '' })),
			...(url ? [{ type: 'note', text: url } as const] : []),
		];
	});
	const title: Part = { type: 'title', text: 'Sources', detail: dayText(edition.day), level: 'section' };
	const count = parts.filter(({ type }) => type === 'title').length;
	return {
		section: 'sources',
		topic: edition.topic,
		parts: [
			title,
			...parts,
			{
				type: 'source',
				text: `${count} ${count === 1 ? 'source' : 'sources'} · ${dayText(edition.day)}`,
				publisher: null,
				published: edition.day,
				url: null,
				sources: count,
				read: count,
				used: parts.filter(({ type }) => type === 'sentence').length,
				dropped: 0,
			},
		],
	};
}

/** Every line of an Edition that stands on a source. */
export function linesOf({ stories }: Edition): EditionLine[] {
	return stories.flatMap(({ headline, lines, differences, changes }) => [
		...(headline ? [headline] : []),
		...lines,
		...differences.flatMap(({ sides }) => sides),
		...changes.flatMap(({ before, now }) => [before, now].filter((side) => side !== null)),
	]);
}
