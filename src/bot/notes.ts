import type { Card, Part } from '../model/card.ts';

/** A card of Byline's own sentences; `title` stands above them. */
export function noteCard(notes: readonly string[], { title = null }: { title?: string | null } = {}): Card {
	const heading: Part[] = title ? [{ type: 'title', text: title, detail: null, level: 'section' }] : [];
	return { section: 'summary', topic: null, parts: [...heading, ...notes.map((text): Part => ({ type: 'note', text }))] };
}

/** The same card with sentences of Byline's own above it. */
export function withNotes(card: Card, notes: readonly string[]): Card {
	return { ...card, parts: [...notes.map((text): Part => ({ type: 'note', text })), ...card.parts] };
}

/** `gaza`; `gaza or harbour`; `gaza, harbour or strike`. */
export function either(names: readonly string[]): string {
	if (names.length < 2) return names.join('');
	return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
