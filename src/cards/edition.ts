import type { Card, ComparedSide, ComparePart, Part, SourcePart } from '../model/card.ts';
import { dayText } from '../model/day.ts';
import type { Change, Difference, Edition, EditionSource, EditionStory, Side, StoryLine } from '../model/edition.ts';
import { more } from './more.ts';
import { coursePicture } from './picture.ts';

/** A card is read, not looked through. */
const PICTURES = 2;

/** The card of an Edition: its stories, what is new in each, where the sources differ and what has changed. */
export function editionCard(edition: Edition): Card {
	const { topic, day, stories } = edition;
	return {
		section: 'summary',
		topic,
		parts: [
			{ type: 'title', text: topic, detail: dayText(day, { weekday: true }), level: 'section' },
			...stories.flatMap((story) => storyParts(edition, story)),
			...coursePictures(edition),
			...more(edition.more, 'story'),
			...notes(edition),
			sourceLine(edition),
			{
				type: 'actions',
				actions: [
					...(stories.length ? [{ id: 'sources', label: 'Sources', count: null } as const] : []),
					{ id: 'useful', label: '👍', count: null },
					{ id: 'not-useful', label: '👎', count: null },
				],
			},
		],
	};
}

function storyParts(edition: Edition, story: EditionStory): Part[] {
	const { headline, lines, changes, differences } = story;
	const several = story.sources.length > 1 || edition.stories.length > 1;
	return [
		...(headline ? [{ type: 'headline', text: headline.text, spans: headline.spans, marks: [] } as const] : []),
		...lines.map(
			(line): Part => ({ type: 'point', text: line.text, spans: line.spans, marks: [], ...(several && { from: fromOf(edition, line) }) }),
		),
		...more(story.more, 'point'),
		...changes.map((change) => changePart(edition, change)),
		...differences.map((difference) => differencePart(edition, difference)),
	];
}

/** Every source that says the line; of a story's reports, all of them read "all 3 sources". */
function fromOf(edition: Edition, { source, also }: StoryLine): string {
	return [source, ...also].map((at) => nameOf(edition.sources[at]!)).join(', ');
}

function nameOf({ publisher, url, origin }: EditionSource): string {
	return publisher ?? (url ? new URL(url).host : origin.replace(/^.*\//, ''));
}

const WORDS: { readonly [K in Exclude<Change['kind'], 'figure'>]: (about: string) => string } = {
	denied: () => 'Denied',
	corrected: (about) => `Corrected by ${about}`,
	gone: (about) => `No longer mentioned: ${about}`,
};

function changePart(edition: Edition, { kind, about, before, now }: Change): ComparePart {
	const label = kind === 'figure' ? `Changed: ${about}` : WORDS[kind](about);
	const sides = [before, now].filter((side) => side !== null).map((side) => sideOf(edition, side, { dated: kind !== 'corrected' }));
	return { type: 'compare', label, joint: kind === 'denied' ? 'and' : 'then', sides };
}

function differencePart(edition: Edition, { about, sides }: Difference): ComparePart {
	return {
		type: 'compare',
		label: `They differ: ${about}`,
		joint: 'and',
		sides: sides.map((side) => sideOf(edition, side, { dated: false })),
	};
}

function sideOf(edition: Edition, { text, spans, amount, speaker, source }: Side, { dated }: { dated: boolean }): ComparedSide {
	const { published } = edition.sources[source]!;
	const from = [nameOf(edition.sources[source]!), ...(dated && published ? [dayText(published)] : [])].join(', ');
	return { text, spans, marks: [], amount, speaker, from };
}

/** How the figures of this edition went, those first that have been followed for longest. */
function coursePictures({ topic, courses, stories, sources }: Edition): Part[] {
	const now = new Set(stories.flatMap((story) => story.sources.map((at) => sources[at]!.document)));
	return courses
		.filter(({ points }) => now.has(points.at(-1)!.document))
		.flatMap(({ about, points }) => {
			const dated = points.flatMap(({ date, value, amount, speaker, publisher }) =>
				date ? [{ date, value, amount, source: speaker ?? publisher }] : [],
			);
			return coursePicture({ title: topic, counts: about, points: dated }) ?? [];
		})
		.slice(0, PICTURES);
}

function notes(edition: Edition): Part[] {
	const { stories, unchanged, since, foreign, sources } = edition;
	const said = since ? ` since ${dayText(since)}` : '';
	const found: string[] = [];
	if (stories.length === 0 && foreign.length === 0) found.push(`Nothing new${said}.`);
	if (unchanged > 0 && stories.length > 0) found.push(`${counted(unchanged, 'other story', 'other stories')} with nothing new${said}.`);
	for (const at of foreign) {
		const { title, language, published } = sources[at]!;
		const when = published ? `, ${dayText(published)}` : '';
		found.push(`Not in English (${language}), so only listed: ${title ?? 'no title'} — ${nameOf(sources[at]!)}${when}`);
	}
	return found.map((text) => ({ type: 'note', text }));
}

function sourceLine(edition: Edition): SourcePart {
	const used = [...new Set(edition.stories.flatMap(({ sources }) => sources))].map((at) => edition.sources[at]!);
	const names = [...new Set(used.map(nameOf))];
	const shown = names.slice(0, 6);
	const words = [
		counted(used.length, 'source', 'sources'),
		...(shown.length ? [`${shown.join(', ')}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ''}`] : []),
		dayText(edition.day),
		...(used.length ? ['every line from their text'] : []),
	];
	const lines = edition.stories.reduce((sum, { lines: all }) => sum + all.length, 0);
	const { publisher = null } = names.length === 1 ? used[0]! : {};
	return {
		type: 'source',
		text: words.join(' · '),
		publisher,
		published: edition.day,
		url: used.length === 1 ? used[0]!.url : null,
		sources: used.length,
		read: used.length,
		used: lines,
		dropped: 0,
	};
}

function counted(count: number, one: string, many: string): string {
	return `${count} ${count === 1 ? one : many}`;
}
