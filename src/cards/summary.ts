import type { Action, Card, Part } from '../model/card.ts';
import { dayText } from '../model/day.ts';
import type { Digest, Point } from '../model/digest.ts';
import { LIMITS } from './limits.ts';
import { more } from './more.ts';
import type { CardOptions } from './options.ts';
import { sourceLine } from './source.ts';
import { traced } from './traced.ts';

/** The card that is posted: headline, lead, points, the source line, and the way to the other cards. */
export function summaryCard(digest: Digest, { topic = null, limits = LIMITS }: CardOptions): Card {
	const shown = new Set<string>();
	const headline = digest.headline && !opensLead(digest, digest.headline) ? unseen([digest.headline], shown) : [];
	const lead = unseen(digest.lead, shown);
	const points = unseen(digest.points, shown);
	const parts: Part[] = [
		...heading(digest, topic),
		...headline.map((line): Part => ({ type: 'headline', ...traced(digest, line) })),
		...lead.map((line): Part => ({ type: 'lead', ...traced(digest, line) })),
		...points.slice(0, limits.points).map((line): Part => ({ type: 'point', ...traced(digest, line) })),
		...more(points.length - limits.points, 'point'),
		...notes(digest, shown.size),
		sourceLine(digest),
		{ type: 'actions', actions: actions(digest, shown.size) },
	];
	return { section: 'summary', topic, parts };
}

/** A headline that was cut from the lead says nothing beside it. */
function opensLead({ document: { title }, lead: [first] }: Digest, { text }: Point): boolean {
	const words = text.replace(/[.…\s]+$/, '');
	return title === null && first !== undefined && first.text.length > words.length + 1 && first.text.startsWith(words);
}

/** A short text can give the same line as headline and as lead: it is shown once. */
function unseen(lines: readonly Point[], shown: Set<string>): Point[] {
	return lines.filter(({ text }) => !shown.has(text) && shown.add(text));
}

function heading({ document: { publisher, published } }: Digest, topic: string | null): Part[] {
	const text = topic ?? publisher;
	const day = published && dayText(published, { weekday: true });
	if (!text && !day) return [];
	return [{ type: 'title', text: text ?? day ?? '', detail: text ? day : null, level: 'section' }];
}

function notes(digest: Digest, lines: number): Part[] {
	const found = lines === 0 ? ['There is no summary: no sentence of the text could be taken for one.'] : [];
	return [...found, ...digest.notes].map((text) => ({ type: 'note', text }));
}

function actions({ voices, figures, timeline, gaps }: Digest, lines: number): Action[] {
	const statements = voices.reduce((sum, voice) => sum + voice.statements.length, 0);
	const sections: Action[] = [
		{ id: 'voices', label: 'Who says what', count: statements },
		{ id: 'figures', label: 'Numbers', count: figures.length },
		{ id: 'timeline', label: 'Timeline', count: timeline.length },
		{ id: 'gaps', label: 'What is open', count: gaps.length },
	];
	return [
		...sections.filter(({ count }) => count !== 0),
		...(lines + statements + figures.length + timeline.length + gaps.length > 0
			? [{ id: 'sources', label: 'Sources', count: null } as const]
			: []),
		{ id: 'useful', label: '👍', count: null },
		{ id: 'not-useful', label: '👎', count: null },
	];
}
