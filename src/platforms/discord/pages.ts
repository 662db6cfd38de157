import type { Card, Part, SourcePart } from '../../model/card.ts';
import { shorten } from './escape.ts';
import { pageable } from './ids.ts';
import { COMPONENTS } from './limits.ts';
import { type Line, linesOf } from './lines.ts';
import { linePieces, runsText } from './markdown.ts';

/** What one message shows of a card, in markdown, whatever the layout. */
export interface Page {
	/** Blocks of lines, to be set apart from each other. */
	readonly blocks: readonly string[];
	/** The source line, what is left out and where: below everything. */
	readonly foot: string;
	readonly source: SourcePart | null;
	/** First lines of the neighbouring pages; null where there are none, or none can be turned to. */
	readonly previous: number | null;
	readonly next: number | null;
}

/** A piece of a line, with what must stand above it. */
interface Item {
	readonly text: string;
	readonly head: string | null;
	readonly line: Line;
	/** Its part among the parts of the card. */
	readonly part: number;
	readonly type: Part['type'];
}

/** Room (characters) for "12 more statements · 3 more figures …". */
const MORE = 160;
const LONGEST_SOURCE = 500;
/** Text displays on a page; each has a separator beside it, and 40 components are all there are. */
const BLOCKS = 8;
const RUNNING: ReadonlySet<Part['type']> = new Set(['title', 'headline', 'lead']);

/** The page on which the item `first` stands. Every page repeats the card's title, the speaker of its first line and the source. */
export function pageOf(card: Card, first: number): Page {
	const source = card.parts.find((part): part is SourcePart => part.type === 'source') ?? null;
	const sourceText = source ? `-# ${runsText([{ text: shorten(source.text, LONGEST_SOURCE), strong: false }])}` : '';
	const { title, items } = itemsOf(card, source);
	const pages = paginate(items, COMPONENTS.text - MORE - sourceText.length - (title?.length ?? 0) - 8 * BLOCKS);
	const at = Math.max(
		0,
		pages.findLastIndex((page) => page.start <= first),
	);
	const page = pages[at] ?? { start: 0, end: 0 };
	const turns = pageable(card) !== null;
	const left = countText(items, page.end);
	const hint = left && !turns ? ` that ${/^1 more \w+$/.test(left) ? 'does' : 'do'} not fit here` : '';
	return {
		blocks: blocksOf(items.slice(page.start, page.end), title),
		foot: [left && `-# ${left}${hint}`, sourceText].filter(Boolean).join('\n'),
		source,
		previous: turns && at > 0 ? pages[at - 1]!.start : null,
		next: turns && at < pages.length - 1 ? pages[at + 1]!.start : null,
	};
}

function itemsOf({ parts }: Card, source: SourcePart | null): { title: string | null; items: readonly Item[] } {
	const items = parts.flatMap((part, i) => {
		if (part === source) return [];
		return linesOf(part).flatMap((line) =>
			linePieces(line).map((text): Item => ({ text, head: line.head && runsText(line.head), line, part: i, type: part.type })),
		);
	});
	const [opening] = items;
	const titled = opening?.type === 'title' && opening.text.length < 300 && items[1]?.part !== opening.part;
	return titled ? { title: opening.text, items: items.slice(1) } : { title: null, items };
}

function paginate(items: readonly Item[], room: number): readonly { start: number; end: number }[] {
	const pages: { start: number; end: number }[] = [];
	let start = 0;
	let used = 0;
	for (const [i, item] of items.entries()) {
		const headed = item.head !== null && (i === start || items[i - 1]?.head !== item.head);
		const cost = item.text.length + 2 + (headed ? item.head!.length + 2 : 0);
		if (i > start && used + cost > room) {
			// A heading stays with what it heads.
			const end = i - 1 > start && items[i - 1]?.type === 'title' ? i - 1 : i;
			pages.push({ start, end });
			start = end;
			used = items.slice(end, i).reduce((sum, { text }) => sum + text.length + 2, item.text.length + 2 + (item.head?.length ?? 0) + 2);
		} else used += cost;
	}
	return items.length ? [...pages, { start, end: items.length }] : [];
}

function blocksOf(items: readonly Item[], title: string | null): readonly string[] {
	const blocks: string[] = title === null ? [] : [title];
	let before: Item | null = null;
	for (const item of items) {
		const headed = item.head !== null && item.head !== before?.head;
		const text = headed ? `${item.head}\n${item.text}` : item.text;
		const apart = before !== null && !together(before, item) && blocks.length < BLOCKS;
		if (blocks.length === 0 || apart) blocks.push(text);
		else blocks[blocks.length - 1] += `${headed || opensParagraph(before, item) ? '\n\n' : '\n'}${text}`;
		before = item;
	}
	return blocks;
}

function together(before: Item, item: Item): boolean {
	return (
		before.type === item.type || (RUNNING.has(before.type) && RUNNING.has(item.type)) || before.type === 'title' || item.type === 'more'
	);
}

function opensParagraph(before: Item | null, { type, part }: Item): boolean {
	return type === 'title' || type === 'note' || (type === 'sentence' && part !== before?.part);
}

/** As the cards themselves name what they leave out; the rest is named as it is. */
const NAMES: Readonly<Record<string, string>> = { gap: 'open point', voice: 'speaker' };

/** "940 more statements · 1 more figure": the lines from `end` on, one that is shown in part included. */
function countText(items: readonly Item[], end: number): string {
	// A sentence and the paragraph around it are one; every other line counts for itself.
	const left = new Map(items.slice(end).map(({ line, part }) => [line.of === 'sentence' ? part : line, line.of]));
	const counts = new Map<string, number>();
	for (const of of left.values()) if (of) counts.set(of, (counts.get(of) ?? 0) + 1);
	return [...counts].map(([of, count]) => `${count} more ${NAMES[of] ?? of}${count === 1 ? '' : 's'}`).join(' · ');
}
