import { LIMITS } from './limits.ts';
import { type Piece, sizeOf, wordsOf } from './piece.ts';

export interface Page {
	readonly pieces: readonly Piece[];
	/** What comes on later pages. */
	readonly later: readonly Piece[];
}

export interface Pages {
	/** At least one. */
	readonly pages: readonly Page[];
	/** Too long for any message. */
	readonly tooLong: readonly Piece[];
}

/** Blocks that a page keeps free for its title, its foot and its buttons. */
const SPARE_BLOCKS = 12;

/** The fallback text repeats the speaker with each line, and an escape makes five characters of one. */
const MOST_WORDS = LIMITS.text / 5;

interface Draft {
	readonly pieces: Piece[];
	size: number;
	words: number;
	blocks: number;
	/** Something besides headings is on it. */
	filled: boolean;
}

/**
 * Lays pieces out on pages. `usual` is how many characters of words a page holds, `most` the size of what a message can take: a
 * piece with more words than a usual page has one of its own. A heading comes with its first item, and again with the first
 * one of the next page.
 */
export function paginate(pieces: readonly Piece[], { usual, most }: { readonly usual: number; readonly most: number }): Pages {
	const drafts: Draft[] = [newDraft()];
	const tooLong: Piece[] = [];
	let headings: readonly Piece[] = [];
	for (const piece of pieces) {
		if (piece.shape === 'heading') {
			headings = piece.level === 'speaker' ? [...headings.filter(({ level }) => level === 'group'), piece] : [piece];
			continue;
		}
		if (piece.shape === 'line' || piece.shape === 'header') headings = [];
		const page = pageFor([...headings, piece], drafts, { usual, most });
		if (!page) tooLong.push(piece);
		else place(page, [...headings.filter((heading) => !page.pieces.includes(heading)), piece], headings);
	}
	const laid = drafts.map((draft) => draft.pieces);
	return { pages: laid.map((shown, i) => ({ pieces: shown, later: laid.slice(i + 1).flat() })), tooLong };
}

function pageFor(
	pieces: readonly Piece[],
	drafts: Draft[],
	{ usual, most }: { readonly usual: number; readonly most: number },
): Draft | null {
	const all = sum(pieces, sizeOf);
	if (all > most) return null;
	const page = drafts.at(-1)!;
	const added = pieces.filter((piece) => !page.pieces.includes(piece));
	const fits =
		page.size + sum(added, sizeOf) <= most &&
		page.words + sum(pieces, wordCount) <= Math.min(usual, MOST_WORDS) &&
		page.blocks + added.length <= LIMITS.blocks - SPARE_BLOCKS;
	if (fits || !page.filled) return page;
	drafts.push(newDraft());
	return drafts.at(-1)!;
}

/** `under`, the headings, is repeated with each line of the fallback text. */
function place(page: Draft, pieces: readonly Piece[], under: readonly Piece[]): void {
	for (const piece of pieces) {
		const before = page.pieces.at(-1)?.shape;
		page.pieces.push(piece);
		page.size += sizeOf(piece);
		page.words += wordCount(piece);
		// Items go into the list that is there already, or into the block of their heading.
		if (piece.shape !== 'item' || (before !== 'item' && before !== 'heading')) page.blocks++;
	}
	page.words += sum(under, wordCount);
	page.filled = true;
}

function newDraft(): Draft {
	return { pieces: [], size: 0, words: 0, blocks: 0, filled: false };
}

function wordCount(piece: Piece): number {
	return wordsOf(piece).length;
}

function sum(pieces: readonly Piece[], size: (piece: Piece) => number): number {
	return pieces.reduce((total, piece) => total + size(piece), 0);
}
