import { escapeMarkup, plainText } from './escape.ts';
import { LIMITS } from './limits.ts';
import { type Piece, type Run, sizeOf, wordsOf } from './piece.ts';

/** The blocks that Byline makes. https://docs.slack.dev/reference/block-kit/blocks */
export type Block = { readonly block_id: string } & (
	| { readonly type: 'header'; readonly text: PlainText }
	| { readonly type: 'context'; readonly elements: readonly (PlainText | Markup)[] }
	| { readonly type: 'rich_text'; readonly elements: readonly RichElement[] }
	| { readonly type: 'actions'; readonly elements: readonly Button[] }
	| { readonly type: 'image'; readonly slack_file: { readonly id: string }; readonly alt_text: string }
);

export interface PlainText {
	readonly type: 'plain_text';
	readonly text: string;
	readonly emoji: boolean;
}

export interface Markup {
	readonly type: 'mrkdwn';
	readonly text: string;
	readonly verbatim: true;
}

export interface Button {
	readonly type: 'button';
	readonly action_id: string;
	readonly text: PlainText;
	readonly value: string;
	readonly accessibility_label?: string;
}

interface RichText {
	readonly type: 'text';
	readonly text: string;
	readonly style?: { readonly bold?: true; readonly italic?: true };
}

type RichElement =
	| { readonly type: 'rich_text_section' | 'rich_text_quote'; readonly elements: readonly RichText[] }
	| {
			readonly type: 'rich_text_list';
			readonly style: 'bullet';
			readonly elements: readonly { readonly type: 'rich_text_section'; readonly elements: readonly RichText[] }[];
	  };

/** A block before it has its id. */
export type Draft = Block extends infer Each ? (Each extends Block ? Omit<Each, 'block_id'> : never) : never;

/** A rich text is parted where it grows longer than this, between two lines. */
const LONG = 2_800;

/**
 * The words of a Document stand in rich text, whose elements Slack shows as they are: nothing in them can ping, link or format.
 * Pieces without a visible word make no block.
 */
export function blocksOf(pieces: readonly Piece[]): Draft[] {
	const blocks: Draft[] = [];
	let rich: RichElement[] = [];
	let size = 0;
	for (const piece of pieces.filter((one) => wordsOf(one))) {
		const title = titleBlock(piece);
		if (title || piece.shape === 'heading' || size + sizeOf(piece) > LONG) end();
		if (title) blocks.push(title);
		else {
			rich = joined(rich, piece);
			size += sizeOf(piece);
		}
	}
	end();
	return blocks;

	function end(): void {
		if (rich.length) blocks.push({ type: 'rich_text', elements: rich });
		rich = [];
		size = 0;
	}
}

/** Null for what is no title, or is too long for one. */
function titleBlock(piece: Piece): Draft | null {
	const text = escapeMarkup(wordsOf(piece));
	if (piece.shape === 'header' && text.length <= LIMITS.header) return { type: 'header', text: plain(text) };
	if (piece.shape === 'kicker' && text.length <= LIMITS.contextText) return { type: 'context', elements: [plain(text)] };
	return null;
}

/** Items go on with the list before them, lines with the section before them. */
function joined(rich: readonly RichElement[], piece: Piece): RichElement[] {
	const elements = richText(piece.runs);
	const last = rich.at(-1);
	const before = rich.slice(0, -1);
	if (piece.shape === 'item') {
		const item = { type: 'rich_text_section', elements } as const;
		if (last?.type === 'rich_text_list') return [...before, { ...last, elements: [...last.elements, item] }];
		return [...rich, { type: 'rich_text_list', style: 'bullet', elements: [item] }];
	}
	if (piece.shape === 'quote') return [...rich, { type: 'rich_text_quote', elements }];
	if (last?.type !== 'rich_text_section') return [...rich, { type: 'rich_text_section', elements }];
	return [...before, { ...last, elements: [...last.elements, { type: 'text', text: '\n' }, ...elements] }];
}

function richText(runs: readonly Run[]): RichText[] {
	return runs.flatMap(({ text, style }): RichText[] => {
		const words = text === '\n' ? text : plainText(text);
		// Slack refuses an element without a character.
		if (!words) return [];
		return [{ type: 'text', text: words, ...(style && { style: style === 'bold' ? { bold: true } : { italic: true } }) }];
	});
}

/** `text` is escaped already. */
export function plain(text: string, { emoji = false } = {}): PlainText {
	return { type: 'plain_text', text, emoji };
}
