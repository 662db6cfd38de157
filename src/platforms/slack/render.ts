import type { Card, Part, Section } from '../../model/card.ts';
import type { CardKey } from '../../model/post.ts';
import { type Block, blocksOf, type Draft } from './blocks.ts';
import { fallbackText } from './fallback.ts';
import { actionBlocks, pagerBlocks, sourceBlocks } from './foot.ts';
import { LIMITS, PAGE } from './limits.ts';
import { type Pages, paginate } from './pages.ts';
import { PARTS } from './parts.ts';
import { countText, type Piece, sizeOf } from './piece.ts';
import type { Uploaded } from './upload.ts';

/** What a message is made of. */
export interface Message {
	/** What notifications, screen readers and old clients show: the same facts as the blocks. */
	readonly text: string;
	readonly blocks: readonly Block[];
	/** The marker by which `find` knows the message again. https://docs.slack.dev/messaging/message-metadata */
	readonly metadata: { readonly event_type: 'byline_card'; readonly event_payload: { readonly key: CardKey } };
}

export interface RenderOptions {
	/** Counted from 0; beyond the last, the last. */
	readonly page?: number;
	/** Characters that the fallback text may have. */
	readonly text?: number;
	/** What the message shows in place of the card's picture parts; without it they are told in words. */
	readonly pictures?: readonly Uploaded[];
}

/** Sections that the bot can give again, so that a button can turn their pages. */
const PAGED: ReadonlySet<Card['section']> = new Set<Section>(['voices', 'figures', 'timeline', 'gaps', 'sources']);

/** Characters of a title as JSON. */
const LONGEST_TOP = 1_500;

export function render(card: Card, key: CardKey, { page = 0, text = LIMITS.text, pictures = [] }: RenderOptions = {}): Message {
	const parts = pictures.length ? card.parts.filter(({ type }) => type !== 'picture') : card.parts;
	const pieces = parts.flatMap((part) => piecesOf(part, card));
	const images = pictures.map(imageBlock);
	const top = pieces.slice(0, 1).filter(isTop);
	const foot = [...sourceBlocks(card), ...actionBlocks(card, key)];
	const most = LIMITS.blocksSize - JSON.stringify([...blocksOf(top), ...images, ...foot]).length - 1_200;
	const laid = paginate(pieces.slice(top.length), { usual: PAGED.has(card.section) ? PAGE : Infinity, most });
	const at = PAGED.has(card.section) ? Math.min(page, laid.pages.length - 1) : 0;
	const shown = [...titled(top, { page: at, pages: PAGED.has(card.section) ? laid.pages.length : 1 }), ...laid.pages[at]!.pieces];
	const left = leftOut(laid, at);
	const section = card.section as Section;
	const pager = PAGED.has(card.section) ? pagerBlocks({ section, key, page: at, pages: laid.pages.length }) : [];
	const told = pictures.map(({ alt }) => note(alt));
	return {
		text: fallbackText([...shown, ...told, ...left], { card, room: text }),
		blocks: numbered([...blocksOf([...shown, ...left]), ...images, ...pager, ...foot], key),
		metadata: { event_type: 'byline_card', event_payload: { key } },
	};
}

/** A title that every page can bear: a hostile one is a line like any other. */
function isTop(piece: Piece): boolean {
	return (piece.shape === 'kicker' || piece.shape === 'header') && sizeOf(piece) < LONGEST_TOP;
}

function piecesOf<K extends Part['type']>(part: Extract<Part, { type: K }>, card: Card): readonly Piece[] {
	const renderer = PARTS[part.type as K];
	return renderer(part, card);
}

function titled(top: readonly Piece[], { page, pages }: { page: number; pages: number }): Piece[] {
	if (pages === 1) return [...top];
	return top.map((piece) => ({ ...piece, runs: [...piece.runs, { text: ` · page ${page + 1} of ${pages}` }] }));
}

/** What is not on this page, counted: what comes later, and what no message can take. */
function leftOut({ pages, tooLong }: Pages, at: number): Piece[] {
	const later = countText(pages[at]!.later);
	const long = countText(tooLong);
	return [
		...(later ? [note(`… ${later}`)] : []),
		...(long ? [note(`… ${long}, too long for a Slack message: byline digest shows ${tooLong.length === 1 ? 'it' : 'them'} whole`)] : []),
	];
}

function imageBlock({ file, alt }: Uploaded): Draft {
	return { type: 'image', slack_file: { id: file }, alt_text: alt };
}

function note(text: string): Piece {
	return { shape: 'line', runs: [{ text, style: 'italic' }], stands: null };
}

function numbered(drafts: readonly Draft[], key: CardKey): Block[] {
	return drafts.map((draft, i) => ({ ...draft, block_id: `byline:${key}:${i}` }));
}
