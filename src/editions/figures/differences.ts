import type { Difference, Side } from '../../model/edition.ts';
import { type Cited, figureSide } from '../lines.ts';
import { areSameCount, type Count, countsOf } from './count.ts';

/** A count, and the report that gives it. */
export interface CitedCount extends Count {
	readonly report: Cited;
}

export function citedCounts(reports: readonly Cited[]): CitedCount[] {
	return reports.flatMap((report) => countsOf(report).map((count) => ({ ...count, report })));
}

/** Counts of one thing, together; those of people's fates first. A report that gives it twice counts once. */
export function sameCounts(counts: readonly CitedCount[]): CitedCount[][] {
	const groups: CitedCount[][] = [];
	for (const count of counts) {
		const group = groups.find((others) => others.every((other) => areSameCount(other, count)));
		if (!group) groups.push([count]);
		else if (!group.some(({ report }) => report.source === count.report.source)) group.push(count);
	}
	return groups;
}

/** True when the two leave room for one another: the same number, or one that only gives a bound which the other keeps. */
export function agree(a: Count, b: Count): boolean {
	if (a.value === b.value) return true;
	return bounds(a, b) || bounds(b, a);
}

const AT_LEAST = /^(?:at least|more than|over|no fewer than|upwards of|above)$/i;
const AT_MOST = /^(?:at most|up to|fewer than|less than|under|below|as many as|no more than)$/i;
const ABOUT = /^(?:about|around|some|roughly|nearly|almost|approximately|close to|an estimated)$/i;

function bounds({ figure: { qualifier }, value }: Count, other: Count): boolean {
	if (!qualifier) return false;
	if (AT_LEAST.test(qualifier)) return other.value >= value && other.value <= value * 1.25;
	if (AT_MOST.test(qualifier)) return other.value <= value && other.value >= value * 0.75;
	return ABOUT.test(qualifier) && Math.abs(other.value - value) <= value * 0.1;
}

/** Where the reports give different numbers for one thing: each number once, with the first source that gives it. */
export function figureDifferences(groups: readonly (readonly CitedCount[])[]): Difference[] {
	return groups.flatMap((group) => {
		const apart: CitedCount[] = [];
		for (const count of group) if (apart.every((other) => !agree(other, count))) apart.push(count);
		return apart.length < 2 ? [] : [{ kind: 'figure' as const, about: apart[0]!.about, sides: apart.map(sideOf) }];
	});
}

export function sideOf({ report, figure }: CitedCount): Side {
	return figureSide(report, figure);
}
