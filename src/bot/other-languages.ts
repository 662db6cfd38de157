import type { Card, Part } from '../model/card.ts';
import type { Entry } from './library.ts';
import { entryText } from './lists.ts';

const LISTED = 5;
const names = new Intl.DisplayNames('en', { type: 'language' });

/** True for what can be summarised: English, or of a language that nobody knows. */
export function isRead({ document: { language } }: Pick<Entry, 'document'>): boolean {
	return language === null || language === 'en';
}

/** The documents in other languages of the same day, or newer ones: title, source and date, and in which language. */
export function otherLanguages(entries: readonly Entry[], shown: Entry): string[] {
	const others = entries.filter((entry) => !isRead(entry) && entry !== shown && (entry.day ?? '') >= (shown.day ?? ''));
	const lines = others.slice(0, LISTED).map((entry) => `In ${names.of(entry.document.language!)}: ${entryText(entry)}`);
	return others.length > LISTED ? [...lines, `and ${others.length - LISTED} more in other languages`] : lines;
}

/** The card with these lines after its own, before its buttons. */
export function withListed(card: Card, lines: readonly string[]): Card {
	if (!lines.length) return card;
	const notes = lines.map((text): Part => ({ type: 'note', text }));
	const at = card.parts.findIndex(({ type }) => type === 'actions');
	const end = at === -1 ? card.parts.length : at;
	return { ...card, parts: [...card.parts.slice(0, end), ...notes, ...card.parts.slice(end)] };
}
