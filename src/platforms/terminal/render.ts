import type { Card } from '../../model/card.ts';

/** Renders a Card as plain text. */
export function render(card: Card): string {
	return card.parts.map((part) => ('text' in part ? part.text : part.type)).join('\n');
}
