import type { MorePart } from '../model/card.ts';

const NAMES: { readonly [O in MorePart['of']]: string } = {
	point: 'point',
	voice: 'speaker',
	statement: 'statement',
	figure: 'figure',
	event: 'event',
	gap: 'open point',
	sentence: 'sentence',
	story: 'story',
};

const PLURALS: Partial<Record<MorePart['of'], string>> = { story: 'stories' };

/** The part that counts what is not shown; none when everything is. */
export function more(count: number, of: MorePart['of']): MorePart[] {
	if (count <= 0) return [];
	return [{ type: 'more', text: `${count} more ${count === 1 ? NAMES[of] : (PLURALS[of] ?? `${NAMES[of]}s`)}`, count, of }];
}
