import type { Edition, EditionSource, EditionStory } from '../model/edition.ts';
import { corrections } from './claims/corrections.ts';
import { denials } from './claims/denials.ts';
import { type Known, known } from './claims/known.ts';
import { figureChanges, figuresGone } from './figures/changes.ts';
import { course } from './figures/course.ts';
import type { CitedCount } from './figures/differences.ts';
import { citedCounts, figureDifferences, sameCounts } from './figures/differences.ts';
import { type Cited, headlineLine } from './lines.ts';
import type { Report } from './report.ts';
import { followStories } from './stories/continuity.ts';
import { groupStories } from './stories/group.ts';
import { storyLines } from './story-lines.ts';
import { verifyEdition } from './verify.ts';

export interface EditionInput {
	/** The Topic's title. */
	readonly topic: string;
	/** ISO date of the edition. */
	readonly day: string;
	/** What has come since the edition before. */
	readonly reports: readonly Report[];
	/** What the editions before stood on, as far back as a story is to be followed. */
	readonly before: readonly Report[];
	/** ISO date of the edition before; null for the first. */
	readonly since: string | null;
}

export interface EditionSize {
	/** At most this many stories; the rest is counted. */
	readonly stories?: number;
	/** At most this many lines of a story. */
	readonly lines?: number;
}

/** Makes the Edition of a day: each story once, what is new in it, where its sources differ, what changed. Pure. */
export function makeEdition(input: EditionInput, { stories: most = 5, lines = 4 }: EditionSize = {}): Edition {
	const { topic, day, since } = input;
	const before = input.before.filter(
		({ document }) => !isForeign(document) && !input.reports.some((one) => one.document.hash === document.hash),
	);
	const cited = [...inOrder(input.reports), ...inOrder(before)].map((report, source): Cited => ({ ...report, source }));
	const today = cited.slice(0, input.reports.length);
	const readable = today.filter(({ document }) => !isForeign(document));
	const earlier = cited.slice(input.reports.length);
	const days = [...byDay(earlier).map(storiesOf), storiesOf(readable)];
	const numbers = followStories(days.map((stories) => stories.map((story) => story.map(({ document }) => document))));
	const groups = days.at(-1)!;
	const pasts = groups.map((_, i) =>
		days.slice(0, -1).flatMap((stories, day) => stories.filter((_, at) => numbers[day]![at] === numbers.at(-1)![i]).flat()),
	);
	const said = earlier.length > 0 ? { known: known(earlier), counts: citedCounts(earlier) } : null;
	const made = groups.map((group, i) => storyOf(group, { past: pasts[i]!, said, since, lines }));
	const news = made.filter(isNews).sort((a, b) => weigh(b) - weigh(a) || a.sources[0]! - b.sources[0]!);
	const edition: Edition = {
		version: 1,
		topic,
		day,
		since,
		sources: cited.map(sourceOf),
		stories: news.slice(0, most),
		more: Math.max(0, news.length - most),
		unchanged: made.length - news.length,
		foreign: today.filter(({ document }) => isForeign(document)).map(({ source }) => source),
		courses: groups.flatMap((group, i) => course([...pasts[i]!, ...group])),
	};
	return verifyEdition(edition, cited);
}

/** Whatever order they came in: by publisher, and then by content. */
function inOrder(reports: readonly Report[]): Report[] {
	const keyed = reports.map((report) => ({
		report,
		key: `${report.document.published} ${report.document.publisher} ${report.document.hash}`,
	}));
	return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ report }) => report);
}

function storiesOf(reports: readonly Cited[]): Cited[][] {
	return groupStories(reports.map(({ document }) => document)).map((group) => group.map((i) => reports[i]!));
}

/** Oldest day first. */
function byDay(reports: readonly Cited[]): Cited[][] {
	const days = new Map<string, Cited[]>();
	for (const report of reports) {
		const day = report.document.published ?? '';
		days.set(day, [...(days.get(day) ?? []), report]);
	}
	return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => list);
}

interface SaidBefore {
	readonly known: Known;
	readonly counts: readonly CitedCount[];
}

interface Past {
	/** The earlier reports of this story. */
	readonly past: readonly Cited[];
	/** What all earlier reports of the Topic said; null where there are none. */
	readonly said: SaidBefore | null;
	readonly since: string | null;
	readonly lines: number;
}

function storyOf(group: readonly Cited[], { past, said, since, lines: most }: Past): EditionStory {
	const lines = storyLines(group, said);
	const counts = sameCounts(citedCounts(group));
	const earlierCorrections = corrections(past);
	const last = past.filter(({ document }) => document.published === since);
	return {
		sources: group.map(({ source }) => source),
		headline: headlineOf(group, lines[0]?.source),
		continues: past.length > 0,
		lines: lines.slice(0, most),
		more: Math.max(0, lines.length - most),
		differences: figureDifferences(counts),
		changes: [
			...figureChanges(counts, { story: citedCounts(past), all: said?.counts ?? [] }),
			...denials(group, past),
			...corrections(group).filter(({ now }) => !earlierCorrections.some(({ now: old }) => old?.text === now?.text)),
			...(group.length > 1 ? figuresGone(group, sameCounts(citedCounts(last))) : []),
		],
	};
}

/** The headline of the report that the first line is from. A report without one has its first sentence's words. */
function headlineOf(group: readonly Cited[], first: number | undefined): EditionStory['headline'] {
	const ordered = [...group].sort((a, b) => Number(b.source === first) - Number(a.source === first));
	for (const report of ordered) {
		const headline = headlineLine(report);
		if (headline) return headline;
	}
	return null;
}

/** Only what an edition before did not say is news; a number that is merely gone is none by itself. */
function isNews({ lines, changes, continues }: EditionStory): boolean {
	return lines.length > 0 || !continues || changes.some(({ kind }) => kind !== 'gone');
}

/** What more sources tell and what has changed weighs more. */
function weigh({ sources, changes, differences, lines }: EditionStory): number {
	return 3 * sources.length + 2 * changes.length + differences.length + lines.length / 4;
}

function isForeign({ language }: Report['document']): boolean {
	return language !== null && language !== 'en';
}

function sourceOf({ document }: Cited): EditionSource {
	const { hash, origin, publisher, title, text, url, published, language } = document;
	return { document: hash, origin, publisher, title: title && text.slice(title.start, title.end), url, published, language };
}
