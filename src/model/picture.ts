import type { Precision } from './digest.ts';

/** One report of a figure. */
export interface CoursePoint {
	/** ISO date for which the figure holds. */
	readonly date: string;
	readonly value: number;
	/** The number with its qualifier, as the text writes it: `more than 66,600`. */
	readonly amount: string;
	/** Whose figure it is, or who published it; null when neither is known. */
	readonly source: string | null;
}

/** How one figure went over the days. */
export interface CoursePicture {
	readonly kind: 'course';
	readonly title: string;
	/** What is counted, in the texts' words. */
	readonly counts: string;
	/** In the order of their dates; at least two days. */
	readonly points: readonly CoursePoint[];
}

export interface TimelineEntry {
	readonly date: string;
	readonly precision: Precision;
	readonly when: 'past' | 'expected';
	readonly text: string;
	readonly speaker: string | null;
}

/** What happened and what is expected, in the order of time. */
export interface TimelinePicture {
	readonly kind: 'timeline';
	readonly title: string;
	readonly entries: readonly TimelineEntry[];
}

/** What a picture shows, as data: the same data always gives the same picture. */
export type Picture = CoursePicture | TimelinePicture;

/** Draws a picture: a PNG of 1200 × 630 pixels. Rejects when it cannot be drawn on this machine. */
export type Draw = (picture: Picture) => Promise<Uint8Array>;
