import type { Prose } from '../../model/prose.ts';
import { overlaps, type Span } from '../../model/span.ts';

/** A date that the text gives, as ISO 8601, and where. */
export interface Dated extends Span {
	readonly value: string;
	readonly precision: string;
	readonly sentence: number;
}

export interface AsOf {
	/** The first date that ends after `at`; undefined where none does. */
	readonly after: (at: number) => Dated | undefined;
	/** The ISO date for which a figure at `place` holds: its clause's date, else the Document's; null when neither is known. */
	readonly of: (place: Span, sentence: number) => string | null;
}

/** A value that names a time of its own: not "now", nor a decade. */
const ISO = /^\d{4}/;
const SINCE = /\bsince(?: last| the)? $/i;
/** A figure holds for the date of its clause; past one of these the date is of something else. */
const BREAK = /[,;:–—()“”"]/;

export function asOf({ document, sentences }: Prose, dated: readonly Dated[]): AsOf {
	const dates = [...dated].sort((a, b) => a.start - b.start);
	const after = (at: number) => dates[firstAfter(dates, at)];
	return {
		after,
		of: (place, sentence) => {
			const date = near(place, sentence);
			return date && !counts(date) ? date.value : document.published;
		},
	};

	/** What is counted since Friday holds for the day of the text, not for Friday. */
	function counts({ start }: Dated): boolean {
		return SINCE.test(document.text.slice(Math.max(0, start - 12), start));
	}

	function near(place: Span, sentence: number): Dated | null {
		const at = firstAfter(dates, place.start);
		const around = [dates[at], dates[at + 1], dates[at - 1]].filter(
			(date) => date?.sentence === sentence && !overlaps(date, place) && ISO.test(date.value),
		);
		const clause = around.find((date) => !BREAK.test(between(date!, place)));
		const last = dates[at - 1];
		return clause ?? (last?.sentence === sentence && ISO.test(last.value) && opens(last, place) ? last : null);
	}

	function between(date: Span, place: Span): string {
		return document.text.slice(Math.min(date.end, place.end), Math.max(date.start, place.start));
	}

	/** "On Tuesday, 20 ships sailed": the comma after an opening date does not part it from the clause. */
	function opens(date: Dated, place: Span): boolean {
		if (date.start - sentences[date.sentence]!.start > 12) return false;
		return !BREAK.test(between(date, place).replace(/^[^,]{0,12},/, ''));
	}
}

function firstAfter(dates: readonly Dated[], at: number): number {
	let low = 0;
	let high = dates.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (dates[middle]!.end <= at) low = middle + 1;
		else high = middle;
	}
	return low;
}
