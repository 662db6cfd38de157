import { amount } from '../../model/amount.ts';
import type { Course, CoursePoint } from '../../model/edition.ts';
import type { Cited } from '../lines.ts';
import { best } from './changes.ts';
import { type CitedCount, citedCounts, sameCounts } from './differences.ts';

/** Fewer points are no course. */
const LEAST = 3;

/**
 * How the figures of one story went, a point a day: of several numbers of a day the one that most sources give. Only figures with three
 * points or more; those with the most points first.
 */
export function course(reports: readonly Cited[]): Course[] {
	const days = new Map<string, Cited[]>();
	for (const report of reports) {
		const day = report.document.published;
		if (day) days.set(day, [...(days.get(day) ?? []), report]);
	}
	const daily = [...days.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, list]) => sameCounts(citedCounts(list)).map(best));
	return chains(daily)
		.filter(({ length }) => length >= LEAST)
		.map((counts) => ({ about: counts[0]!.about, points: counts.map(pointOf) }))
		.sort((a, b) => b.points.length - a.points.length);
}

/** Counts of one thing from day to day: each is the same count as the one before it. */
function chains(counts: readonly CitedCount[]): CitedCount[][] {
	const found: CitedCount[][] = [];
	for (const count of counts) {
		const chain = found.find((others) => {
			const last = others.at(-1)!;
			return last.report.document.published !== count.report.document.published && sameCounts([last, count]).length === 1;
		});
		if (chain) chain.push(count);
		else found.push([count]);
	}
	return found;
}

function pointOf({ figure, value, report: { document } }: CitedCount): CoursePoint {
	const { published, publisher, hash, text } = document;
	const { qualifier, speaker } = figure;
	return { date: published, value, amount: amount(text, figure), qualifier, speaker, publisher, document: hash };
}
