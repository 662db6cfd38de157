import type { Action, Card } from '../../model/card.ts';
import type { UserRef } from '../../model/place.ts';
import type { CardKey } from '../../model/post.ts';

/** A message in a channel or thread: a card of Byline's, or words that somebody typed. */
export interface Message {
	readonly id: string;
	/** The channel's name alone: `news`. */
	readonly channel: string;
	/** The message under which it stands; null in the channel itself. */
	readonly thread: string | null;
	/** Unix time in ms. */
	readonly at: number;
	readonly edited: boolean;
	/** Gone, but there are replies to it. */
	readonly removed: boolean;
	readonly content: Posted | Typed;
}

export interface Posted {
	readonly card: Card;
	readonly key: CardKey;
}

export interface Typed {
	readonly user: UserRef;
	readonly text: string;
	/** Of the event that brought it: the same message is not taken twice. */
	readonly event: string;
}

/** A card that one person sees. */
export interface Whisper {
	readonly id: string;
	readonly user: UserRef;
	readonly channel: string;
	readonly thread: string | null;
	/** The message or private card below which it is shown; null at the end. */
	readonly under: string | null;
	/** The button that brought it. */
	readonly action: Action['id'] | null;
	readonly at: number;
	readonly card: Card;
	readonly key: CardKey;
}

/** One line of the journal: what happened. */
export type Entry =
	| { readonly type: 'message'; readonly message: Message }
	| { readonly type: 'edit'; readonly id: string; readonly card: Card; readonly key: CardKey }
	| { readonly type: 'remove'; readonly id: string }
	| { readonly type: 'channel'; readonly name: string }
	| { readonly type: 'whisper'; readonly whisper: Whisper; readonly replaces: string | null }
	| { readonly type: 'dismiss'; readonly id: string }
	/** The number of the newest message that ever was: no id is given twice. */
	| { readonly type: 'count'; readonly count: number };
