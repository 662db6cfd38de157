import type { Card } from './card.ts';
import type { MessageRef, Place, ThreadKey } from './place.ts';

/**
 * The name of one posted or shown card, and its marker on the platform: 22 letters, digits, `-` and `_`, so that it fits
 * Discord's nonce (25) and every button's id. The same work gives the same key, so a second attempt is recognised.
 */
export type CardKey = string & { readonly reference: 'card' };

/** A Card on its way to a place. */
export interface Post {
	readonly place: Place;
	readonly card: Card;
	readonly key: CardKey;
}

/** The message is there. */
export interface Sent {
	readonly status: 'sent';
	readonly message: MessageRef;
	/** The conversation in which questions about the card arrive; null where the platform has none (a private message). */
	readonly thread: ThreadKey | null;
}

/** Certainly not accepted; it may be tried again after so many ms (a 429's own figure, or the platform is unreachable). */
export interface Retry {
	readonly status: 'retry';
	readonly after: number;
	readonly reason: string;
	/** `platform`: nothing else would get through either (it cannot be reached, or limits everything). Without it: this channel. */
	readonly scope?: 'platform';
}

/** It may have been accepted or not (lost reply, time-out, 5xx): look before sending again. */
export interface Ambiguous {
	readonly status: 'ambiguous';
	readonly reason: string;
}

/** Sending it again would change nothing until a person acts. */
export interface Refused {
	readonly status: 'refused';
	readonly refusal:
		| 'not-a-member'
		| 'not-allowed'
		| 'no-such-channel'
		| 'archived'
		| 'message-gone'
		| 'expired'
		| 'token-invalid'
		| 'not-configured'
		/** Nobody answered in time; what was refused may work later without anybody's doing. */
		| 'unreachable'
		| 'card-invalid'
		| 'other';
	/** What happened, for the operator, without secrets. */
	readonly reason: string;
	/** What somebody can do about it, one sentence: `Invite Byline to the channel: /invite @Byline`. */
	readonly advice: string;
}

/** What the platform said to a send or an edit. */
export type Receipt = Sent | Retry | Ambiguous | Refused;

/** What the platform said to a reply. */
export type Shown = { readonly status: 'shown' } | Retry | Ambiguous | Refused;

/** The history is there, and may not or cannot be read through. */
export interface Unreadable {
	readonly status: 'unreadable';
	readonly reason: string;
}

/** What looking for an earlier send showed. */
export type Found = Sent | { readonly status: 'absent' } | Unreadable | Retry | Refused;

/** One of the messages that carry the same key. */
export interface Copy {
	readonly message: MessageRef;
	/** The conversation under it; null where the platform has none. */
	readonly thread: ThreadKey | null;
	/** Messages of that conversation. */
	readonly replies: number;
}

/** All messages that carry a key, the oldest first. */
export type Copies = { readonly status: 'read'; readonly copies: readonly Copy[] } | Unreadable | Retry | Refused;
