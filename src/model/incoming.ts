import type { Action, Card } from './card.ts';
import type { Channel, MessageRef, Tenant, ThreadKey, UserRef } from './place.ts';
import type { CardKey } from './post.ts';

/** What every event that a platform passes on carries. Plain JSON: it is stored before it is acknowledged. */
interface Event {
	/** The platform's own id of the event, the same at every repetition; two events for one message (Slack's mention) share it. */
	readonly event: string;
	readonly tenant: Tenant;
	readonly channel: Channel;
	/**
	 * The conversation it belongs to, and where a public answer goes; null to answer in the channel itself. A platform that
	 * answers a message by opening a thread gives that thread.
	 */
	readonly thread: ThreadKey | null;
	readonly user: UserRef;
	/** What `Connection.respond` needs to reach the asker privately (a response url, an interaction's token); the platform's own. */
	readonly responder: string | null;
	/** What the user may do here; null when the platform did not look, which counts as nothing. */
	readonly standing: Standing | null;
}

/** Facts about the user that the platform itself vouches for, looked up when a command is for managers. */
export interface Standing {
	/** Discord: Manage Guild; Slack: workspace admin or owner, or the channel's creator. */
	readonly manager: boolean;
}

export interface CommandEvent extends Event {
	readonly kind: 'command';
	/** Without the slash: `gaza-summary`, `byline`. */
	readonly command: string;
	/** What was typed after the command where the platform has one field (Slack); options by name where it has fields (Discord). */
	readonly input: { readonly text: string } | { readonly subcommand: string | null; readonly options: Readonly<Record<string, string>> };
}

export interface ButtonEvent extends Event {
	readonly kind: 'button';
	/** The key of the card that carries the button. */
	readonly key: CardKey;
	readonly action: Action['id'];
	/** The message with the button; null when it was shown privately. */
	readonly message: MessageRef | null;
}

/** A message of a person's. One that names other people and not the bot is theirs, and is not passed on. */
export interface QuestionEvent extends Event {
	readonly kind: 'question';
	/** Without the mention of the bot, and with the platform's markup undone. */
	readonly text: string;
	/** The bot was named, or it is a direct message, or a reply to one of its messages: an answer is expected. */
	readonly addressed: boolean;
	/** The message itself. */
	readonly message: MessageRef;
}

/** The bot was added to a channel, or removed from it. */
export interface MembershipEvent extends Event {
	readonly kind: 'joined' | 'left';
	/** It concerns the whole tenant; `channel` is only where a greeting goes. */
	readonly whole?: true;
}

/** Someone deleted a message of the bot's. */
export interface RemovalEvent extends Event {
	readonly kind: 'removed';
	readonly message: MessageRef;
}

/** Someone opened the bot's own page on the platform (Slack's App Home). */
export interface HomeEvent extends Event {
	readonly kind: 'home';
}

export type Incoming = CommandEvent | ButtonEvent | QuestionEvent | MembershipEvent | RemovalEvent | HomeEvent;

/** What the platform shows for an event. */
export type Reply =
	/** Only the asker sees it, or, for `home`, it is the page. `replaces`: in place of the private card whose button was pressed. */
	| { readonly kind: 'private'; readonly card: Card; readonly key: CardKey; readonly replaces: boolean }
	/** The card has gone out through `send`: the platform ends its sign of work. */
	| { readonly kind: 'posted'; readonly message: MessageRef }
	/** Nothing is to be seen (chatter, a removal): the platform takes back its sign of work if it gave one. */
	| { readonly kind: 'silent' };

/** What the user has typed so far of an option's value. */
export interface Completion {
	readonly tenant: Tenant;
	readonly channel: Channel;
	readonly command: string;
	readonly subcommand: string | null;
	readonly option: string;
	readonly typed: string;
	/** The other options that are already filled in. */
	readonly options: Readonly<Record<string, string>>;
}
