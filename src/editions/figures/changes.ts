import type { Change } from '../../model/edition.ts';
import type { Cited } from '../lines.ts';
import { areSameCount, mentionsFate } from './count.ts';
import { agree, type CitedCount, sideOf } from './differences.ts';

export interface PastCounts {
	/** Of the earlier reports of this story. */
	readonly story: readonly CitedCount[];
	/** Of all earlier reports of the Topic. */
	readonly all: readonly CitedCount[];
}

/** Where a number stands otherwise than in the newest earlier report of the story that gave it: from → to, each with its source. */
export function figureChanges(groups: readonly (readonly CitedCount[])[], { story, all }: PastCounts): Change[] {
	return groups.flatMap((group): Change[] => {
		const day = dayOf(newest(group)[0]!);
		// A report that comes late changes nothing that newer ones have said.
		const latest = newest(story.filter((count) => areSameCount(count, group[0]!) && dayOf(count) <= day));
		if (latest.length === 0 || story.some((count) => areSameCount(count, group[0]!) && dayOf(count) > day)) return [];
		// What any earlier report gave is no news; and where some of today's sources still give the old number, they differ.
		const moved = group.filter((count) => all.every((before) => !areSameCount(before, count) || before.value !== count.value));
		if (moved.length === 0 || group.some((count) => latest.some((before) => agree(before, count)))) return [];
		return [{ kind: 'figure', about: group[0]!.about, before: sideOf(best(latest)), now: sideOf(best(moved)) }];
	});
}

/** Numbers that several reports of the edition before gave, of a fate that no report of the story mentions any more. */
export function figuresGone(today: readonly Cited[], before: readonly (readonly CitedCount[])[]): Change[] {
	return before.flatMap((group): Change[] => {
		const [first] = group;
		// What one source gave in passing is not missed when it is gone.
		if (!first?.fate || group.length < 2) return [];
		if (today.some(({ document }) => mentionsFate(document.text, first.fate!))) return [];
		return [{ kind: 'gone', about: first.about, before: sideOf(first), now: null }];
	});
}

/** The counts of the newest day. */
export function newest(counts: readonly CitedCount[]): CitedCount[] {
	const last = counts.map(dayOf).sort().at(-1);
	return counts.filter((count) => dayOf(count) === last);
}

function dayOf({ report }: CitedCount): string {
	return report.document.published ?? '';
}

/** The number that most sources give; of several the first. */
export function best(counts: readonly CitedCount[]): CitedCount {
	const votes = (count: CitedCount) => counts.filter((other) => agree(other, count)).length;
	return [...counts].sort((a, b) => votes(b) - votes(a))[0]!;
}
