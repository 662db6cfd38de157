import type { Card, Part } from '../../model/card.ts';
import { escapeText } from './escape.ts';
import { PARTS } from './parts.ts';
import { paint } from './style.ts';

export interface RenderOptions {
	/** Columns. */
	readonly width: number;
	readonly colour: boolean;
}

/** Parts that follow one of their own kind without an empty line, or belong to what stands before them. */
const TIGHT: ReadonlySet<Part['type']> = new Set(['point', 'compare', 'voice', 'figure', 'event', 'gap', 'note', 'lead']);

/** Renders a Card as the lines of a terminal, without a line break at the end. */
export function render(card: Card, options: RenderOptions): string {
	return renderParts(card.parts, options);
}

/** Renders the cards of one Document one under the other; a source line that they share is shown once, with the first. */
export function renderAll(cards: readonly Card[], options: RenderOptions): string {
	const seen = new Set<string>();
	const parts = cards.flatMap((card) =>
		card.parts.filter((part) => part.type !== 'source' || (!seen.has(part.text) && seen.add(part.text))),
	);
	return renderParts(parts, options);
}

function renderParts(all: readonly Part[], { width, colour }: RenderOptions): string {
	const parts = all.map((part, i) => withoutSharedText(part, all[i + 1]));
	const lines: string[] = [];
	for (const [i, part] of parts.entries()) {
		const before = parts[i - 1];
		if (before && apart(before, part)) lines.push('');
		for (const line of renderPart(safe(part), width)) lines.push(paint(line, colour));
	}
	return lines.join('\n');
}

/** Figures of one sentence stand over it together: only the last shows its words. */
function withoutSharedText(part: Part, next: Part | undefined): Part {
	if (part.type !== 'figure' || next?.type !== 'figure' || next.text !== part.text) return part;
	return { ...part, text: `${part.amount} ${part.counts}`.trim() };
}

function renderPart<K extends Part['type']>(part: Extract<Part, { type: K }>, width: number) {
	const renderer = PARTS[part.type as K];
	return renderer(part, width);
}

function apart(before: Part, part: Part): boolean {
	if (before.type === 'title') return false;
	if (part.type === 'more' || (before.type === 'source' && part.type === 'actions')) return false;
	if (part.type === 'voice' && before.type === 'more') return false;
	return !(part.type === before.type && TIGHT.has(part.type));
}

/** The same part with every text in it made safe to print, at whatever depth. */
function safe<T>(value: T): T {
	if (typeof value === 'string') return escapeText(value) as T;
	if (Array.isArray(value)) return value.map(safe) as T;
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, safe(inner)])) as T;
}
