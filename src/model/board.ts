import type { Tenant } from './place.ts';
import type { CardKey } from './post.ts';

/** What whoever runs Byline sees of its posts. */
export interface Board {
	/** Unix ms. */
	readonly at: number;
	/** What is posted where by itself, and when it comes next. */
	readonly next: readonly { readonly channel: string; readonly text: string }[];
	/** What became of the posts, newest first; those that need somebody stand before the others. */
	readonly posts: readonly BoardPost[];
	/** What concerns all of them: when Byline was not running. */
	readonly notes: readonly string[];
}

export interface BoardPost {
	readonly channel: string;
	readonly title: string;
	readonly sentences: readonly string[];
	/** `waiting`: it will be posted; `held`: it may be there already; `dead`: nothing more is tried. */
	readonly state: 'posted' | 'waiting' | 'held' | 'dead' | 'none';
	/** By which it is sent again; null where that makes no sense. */
	readonly again: { readonly tenant: Tenant; readonly key: CardKey } | null;
}

/** What sending again by hand came to. */
export type SentAgain = 'again' | 'not-dead' | 'unknown';

/** The board, for the page that shows it. */
export interface BoardDesk {
	board(): Promise<Board>;
	/** Has a post that was given up sent again; it is looked for first. */
	again(post: { readonly tenant: Tenant; readonly key: CardKey }): Promise<SentAgain>;
}
