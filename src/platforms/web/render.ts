import type { Card, Part, PicturePart } from '../../model/card.ts';
import type { CardKey } from '../../model/post.ts';
import { type Element, element, type Tag } from './element.ts';
import { LIMITS } from './limits.ts';
import { PARTS, type PicturePlace } from './parts.ts';

/** Parts that are the items of a list, and the list. */
const LISTS: Partial<Record<Part['type'], readonly [Tag, string]>> = {
	point: ['ul', 'points'],
	compare: ['ul', 'points compared'],
	voice: ['ul', 'voices'],
	figure: ['ul', 'figures'],
	event: ['ol', 'events'],
	gap: ['ul', 'gaps'],
	sentence: ['ul', 'sentences'],
};

/** Stand at the foot of every card, and are not folded away. */
const FOOT: ReadonlySet<Part['type']> = new Set(['source', 'actions']);

/** A card as the page draws it. Nothing is left out: what is beyond a screenful is folded, and counted. */
export function render(card: Card, key: CardKey): Element {
	const pictures = picturesOf(card);
	const place: PicturePlace = (part) => `/picture/${key}/${pictures.indexOf(part)}.png`;
	const foot = card.parts.filter(({ type }) => FOOT.has(type));
	const body = card.parts.filter(({ type }) => !FOOT.has(type)).map(withoutSharedText);
	const shown = body.slice(0, LIMITS.parts);
	const rest = body.slice(LIMITS.parts);
	const folded = element('details', { class: 'rest' }, element('summary', {}, `Show ${rest.length} more`), ...lists(rest, place));
	return element(
		'article',
		{ class: `card ${card.section}` },
		...lists(shown, place),
		...(rest.length ? [folded] : []),
		...foot.map((part) => draw(part, place)),
	);
}

export function picturesOf({ parts }: Card): readonly PicturePart[] {
	return parts.filter((part) => part.type === 'picture');
}

/** Neighbours of one kind that are items go into one list. */
function lists(parts: readonly Part[], place: PicturePlace): Element[] {
	const drawn: Element[] = [];
	for (let at = 0; at < parts.length; ) {
		const { type } = parts[at]!;
		const list = LISTS[type];
		let end = at + 1;
		while (list && parts[end]?.type === type) end++;
		const items = parts.slice(at, end).map((part) => draw(part, place));
		drawn.push(...(list ? [element(list[0], { class: list[1] }, ...items)] : items));
		at = end;
	}
	return drawn;
}

/** Figures of one sentence stand over it together: only the last shows its words. */
function withoutSharedText(part: Part, at: number, parts: readonly Part[]): Part {
	const next = parts[at + 1];
	if (part.type !== 'figure' || next?.type !== 'figure' || next.text !== part.text || at === LIMITS.parts - 1) return part;
	return { ...part, text: `${part.amount} ${part.counts}`.trim(), marks: [] };
}

function draw<K extends Part['type']>(part: Extract<Part, { type: K }>, place: PicturePlace): Element {
	const renderer = PARTS[part.type as K];
	return renderer(part, place);
}
