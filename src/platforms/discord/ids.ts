import type { Action, Card, Complaint, Section } from '../../model/card.ts';
import type { CardKey } from '../../model/post.ts';

/** What a button or menu means; its id says it, so that nothing needs to be remembered. */
export type Pressed =
	| { readonly kind: 'action'; readonly key: CardKey; readonly action: Action['id'] }
	/** Turns to the page that begins with the line `first`. */
	| { readonly kind: 'page'; readonly key: CardKey; readonly section: Section; readonly first: number }
	/** The menu of what is wrong: its value is the action. */
	| { readonly kind: 'complaint'; readonly key: CardKey };

const ACTIONS: Readonly<Record<Action['id'], 'section' | 'opinion' | 'complaint'>> = {
	summary: 'section',
	voices: 'section',
	figures: 'section',
	timeline: 'section',
	gaps: 'section',
	sources: 'section',
	useful: 'opinion',
	'not-useful': 'opinion',
	'wrong-speaker': 'complaint',
	'wrong-number': 'complaint',
	misleading: 'complaint',
	missing: 'complaint',
};

const ID = /^(?<kind>[bpw]):(?<key>[\w-]{22})(?::(?<name>[a-z-]+))?(?::(?<first>\d{1,6}))?$/;

export function actionId(key: CardKey, action: Action['id']): string {
	return `b:${key}:${action}`;
}

export function pageId(key: CardKey, { section, first }: { section: Section; first: number }): string {
	return `p:${key}:${section}:${first}`;
}

export function complaintId(key: CardKey): string {
	return `w:${key}`;
}

/** Null for an id that is none of ours. */
export function parseId(id: string): Pressed | null {
	const found = ID.exec(id)?.groups;
	if (!found) return null;
	const key = found.key as CardKey;
	const { kind, name, first } = found;
	if (kind === 'w') return name ? null : { kind: 'complaint', key };
	if (!name || !isAction(name)) return null;
	if (kind === 'b') return first ? null : { kind: 'action', key, action: name };
	return first !== undefined && isSection(name) ? { kind: 'page', key, section: name, first: Number(first) } : null;
}

export function isAction(name: string): name is Action['id'] {
	return Object.hasOwn(ACTIONS, name);
}

export function isComplaint(name: string): name is Complaint {
	return isAction(name) && ACTIONS[name] === 'complaint';
}

/** The section whose further pages the bot can give again: of a card about a Document. */
export function pageable({ section, topic }: Card): Section | null {
	return topic !== null && isSection(section) ? section : null;
}

export function isSection(name: string): name is Section {
	return isAction(name) && ACTIONS[name] === 'section';
}

/**
 * Two numbers that mark the components of a card that has no buttons: Discord keeps a component's `id` (31 bits) and gives
 * it back in the channel's history. https://discord.com/developers/docs/components/reference#anatomy-of-a-component
 */
export function markers(key: CardKey): readonly [number, number] {
	const first = hash(key, 0x811c9dc5);
	const second = hash(key, 0x01000193);
	return [first, second === first ? first - 1 : second];
}

/** FNV-1a, kept above the small numbers that Discord gives of itself. */
function hash(text: string, seed: number): number {
	let value = seed;
	for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
	return (value >>> 1) | 0x100000;
}
