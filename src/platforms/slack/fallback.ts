import type { Card } from '../../model/card.ts';
import { escapeMarkup } from './escape.ts';
import { sourceText } from './foot.ts';
import { type Piece, wordsOf } from './piece.ts';

/**
 * The same words as the blocks, as lines of plain text: each statement with its speaker before it, the source line last.
 * Where `room` (characters) does not hold them, whole lines are left out and counted.
 */
export function fallbackText(pieces: readonly Piece[], { card, room }: { readonly card: Card; readonly room: number }): string {
	const lines = linesOf(pieces).map(escapeMarkup);
	const sources = card.parts.filter((part) => part.type === 'source').map((source) => escapeMarkup(sourceText(source)));
	const spare = room - sources.reduce((sum, line) => sum + line.length + 1, 0);
	let used = 0;
	const shown = lines.filter((line) => {
		used += line.length + 1;
		return used <= spare - 40;
	});
	const rest = lines.length - shown.length;
	const more = rest ? [`… ${rest} more ${rest === 1 ? 'line' : 'lines'} in the message`] : [];
	return [...shown, ...more, ...sources].join('\n') || 'Byline';
}

function linesOf(pieces: readonly Piece[]): string[] {
	let speaker = '';
	return pieces.flatMap((piece) => {
		const words = wordsOf(piece);
		if (piece.shape !== 'item') speaker = '';
		if (piece.shape === 'heading' && piece.level === 'speaker') {
			speaker = words;
			return [];
		}
		return words ? [speaker ? `${speaker}: ${words}` : words] : [];
	});
}
