import type { MorePart } from '../../model/card.ts';
import { escapeMarkup, plainText } from './escape.ts';

/** Words in one style. `\n` alone begins a new line. */
export interface Run {
	readonly text: string;
	readonly style?: 'bold' | 'italic';
}

/** What a line counts as where it is not shown. */
export type Noun = MorePart['of'] | 'line' | 'answer';

/**
 * The least that is shown or left out as a whole. `heading` stands above the items that follow, and is shown again where these
 * go on on another page.
 */
export interface Piece {
	readonly shape: 'kicker' | 'header' | 'heading' | 'line' | 'item' | 'quote';
	readonly level?: 'group' | 'speaker';
	readonly runs: readonly Run[];
	/** Null where leaving it out loses nothing. */
	readonly stands: { readonly of: Noun; readonly count: number } | null;
}

/** The words of a piece, without their style. */
export function wordsOf({ runs }: Pick<Piece, 'runs'>): string {
	return plainText(runs.map(({ text }) => text).join('')).trim();
}

/** What a piece takes of a message's room at most: its words as Slack may store them, and the JSON of runs and of a block around them. */
export function sizeOf({ runs, shape }: Pick<Piece, 'runs' | 'shape'>): number {
	return runs.reduce((sum, { text }) => sum + JSON.stringify(escapeMarkup(text)).length + 50, shape === 'item' ? 130 : 190);
}

const PLURALS: Readonly<Record<Noun, string>> = {
	point: 'points',
	voice: 'voices',
	statement: 'statements',
	figure: 'figures',
	event: 'events',
	gap: 'gaps',
	sentence: 'sentences',
	story: 'stories',
	line: 'lines',
	answer: 'answers',
};

/** `4 more statements and 1 more figure` */
export function countText(pieces: readonly Piece[]): string {
	const counts = new Map<Noun, number>();
	for (const { stands } of pieces) if (stands) counts.set(stands.of, (counts.get(stands.of) ?? 0) + stands.count);
	const words = [...counts].map(([of, count]) => `${count} more ${count === 1 ? of : PLURALS[of]}`);
	return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
