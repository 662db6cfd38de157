import type { MorePart } from '../model/card.ts';

/** The part that counts what is not shown; none when everything is. */
export function more(count: number, of: MorePart['of']): MorePart[] {
	if (count <= 0) return [];
	return [{ type: 'more', text: `${count} more ${of}${count === 1 ? '' : 's'}`, count, of }];
}
