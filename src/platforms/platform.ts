import type { z } from 'zod';
import type { BoardDesk } from '../model/board.ts';
import type { Card } from '../model/card.ts';
import type { Choice, Command } from '../model/command.ts';
import type { Completion, Incoming, Reply } from '../model/incoming.ts';
import type { Draw } from '../model/picture.ts';
import type { Channel, MessageRef, Place, ThreadKey, UserRef } from '../model/place.ts';
import type { CardKey, Copies, Found, Post, Receipt, Refused, Shown } from '../model/post.ts';

/** One environment variable of a platform. `<NAME>_FILE` names a file that holds the value instead. */
export interface Variable {
	readonly secret: boolean;
	/** One sentence: what it is and where people get it. */
	readonly help: string;
}

/** How a platform behaves, as data for the rooms that plan its work. */
export interface Traits {
	/** What the outbox keeps to: ms between two posts to one channel, and posts a second in all. */
	readonly pace: { readonly channelGap: number; readonly perSecond: number };
	/** For how many ms the platform itself refuses a second post with the same key; 0: not at all. */
	readonly dedupes: number;
	/** `find` can look into a channel's history. */
	readonly finds: boolean;
	/** A private reply is possible after an event. */
	readonly whispers: boolean;
	/** Commands' options arrive as fields, not as one text. */
	readonly fields: boolean;
}

/** A platform as it is registered in `platforms/index.ts`. `Settings` is what its schema makes of its variables. */
export interface PlatformDefinition<Settings> {
	/** Prefix of all its references: `slack`. */
	readonly name: string;
	readonly title: string;
	readonly variables: Readonly<Record<string, Variable>>;
	/** Parses the variables that are set; its issues name the variable in `path[0]`, and advise. */
	readonly settings: z.ZodType<Settings>;
	/** False when nothing asks for this platform: it is left alone, and no problem is reported. */
	enabled(variables: Readonly<Record<string, string>>): boolean;
	readonly traits: Traits;
	/** What `send` would put on the wire, without sending: for previews, golden files and checks. Pure. */
	render(card: Card, key: CardKey): unknown;
	/**
	 * Resolves when the platform is ready to serve, or says why it cannot. A connection that drops later is restored by the
	 * platform itself. Never rejects for what a person can put right (a wrong token, a missing scope or intent).
	 */
	connect(settings: Settings, handlers: Handlers, options: ConnectOptions): Promise<Connected | Refused>;
	/** Asks the platform about tokens, scopes, intents and channels, for `byline doctor`. */
	diagnose(settings: Settings, options: DiagnoseOptions): Promise<readonly Finding[]>;
}

export interface Connected {
	readonly status: 'connected';
	readonly connection: Connection;
	/** Things that work, but could be better ("The Message Content intent is off: …"); one sentence each. */
	readonly notes: readonly string[];
}

/** An open connection. Its methods give what the platform said as a value; they reject only for bugs. */
export interface Connection {
	/**
	 * One attempt, no retries, at most 10 s. Opens the thread for questions where the card goes to a channel and the platform
	 * has threads that must be opened; `posted` is awaited before that, so that no question overtakes the record.
	 */
	send(
		post: Post,
		options?: { readonly posted?: (sent: { message: MessageRef; thread: ThreadKey | null }) => Promise<void> },
	): Promise<Receipt>;
	/** Looks for the post that carries `key`, and ends what an interrupted `send` left undone (opens the thread). */
	find(place: Place, key: CardKey): Promise<Found>;
	/** Looks for every message that carries `key`: a send that was thought lost may have arrived after the one that followed it. */
	copies(place: Place, key: CardKey): Promise<Copies>;
	/** Puts another card in the message's place; the key stays that of the message. */
	edit(message: MessageRef, card: Card, key: CardKey): Promise<Receipt>;
	/** `sent` also when the message is gone already. */
	remove(message: MessageRef): Promise<Receipt>;
	/** Shows the Reply to an event that was acknowledged; once for each event. */
	respond(event: Incoming, reply: Reply): Promise<Shown>;
	/** `ConnectOptions.commands` has changed. Resolves with what a person must do for it, one sentence each. Absent where nothing has to be done. */
	offer?(): Promise<readonly string[]>;
	/** The place where a person is told something alone. Absent where the platform has none. */
	reach?(user: UserRef): Channel | null;
	/** Takes no more events, lets what runs end, and closes within 5 s. */
	close(): Promise<void>;
}

/**
 * What a platform does with an event that it has verified and translated:
 *
 *     if (await handlers.accept(event)) { await acknowledge(); await handlers.perform(event); } else await acknowledge();
 *
 * `perform` calls the use case and then `respond`, so the platform has nothing left to do.
 */
export interface Handlers {
	/**
	 * Writes the event down; false when it was seen before or is no business of the bot's, and then it is only acknowledged.
	 * Rejects when it cannot be written: then it is not acknowledged, and the platform sends it again.
	 */
	accept(event: Incoming): Promise<boolean>;
	/** Resolves when the reply has been shown. Never rejects. */
	perform(event: Incoming): Promise<void>;
	/** Suggestions for an option's value, best first, at most 25 (Discord's limit). Never rejects. */
	complete(completion: Completion): Promise<readonly Choice[]>;
}

export interface ConnectOptions {
	/** Always the same list; what is in it changes when the configuration is read again (see `Connection.offer`). */
	readonly commands: readonly Command[];
	readonly log: Log;
	/** Aborts while `connect` is still waiting. */
	readonly signal: AbortSignal;
	/** Unix time in ms. */
	readonly now: () => number;
	/** Registers routes on the one listener of the process. */
	readonly listener: Listener;
	/** The other platforms' views of a card, for a platform that shows them (the web page). */
	readonly views: readonly View[];
	/** Draws the pictures of cards; without it they are told in words. */
	readonly draw?: Draw | undefined;
	/** What was posted and what was not, for a platform that shows it to whoever runs Byline. */
	readonly board?: BoardDesk;
	/** A folder that is the platform's own, for what must outlive a restart (which commands were registered). */
	readonly folder: string;
}

export interface View {
	readonly name: string;
	readonly title: string;
	render(card: Card, key: CardKey): unknown;
}

export interface Listener {
	/** Where the page and the end points are reached: `http://127.0.0.1:3000`. */
	readonly origin: string;
	/**
	 * All requests whose path is `path` or is below it. The longest path wins. `local`: it was sent on this machine, by its own
	 * name, and through no proxy.
	 */
	route(path: string, answer: (request: Request, from: { readonly local: boolean }) => Promise<Response>): void;
}

/** One line each; `facts` are named values, never secrets. */
export interface Log {
	info(message: string, facts?: Readonly<Record<string, unknown>>): void;
	warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
	error(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

export interface DiagnoseOptions {
	readonly signal: AbortSignal;
	readonly now: () => number;
	/** Channels that the configuration posts to. */
	readonly channels: readonly string[];
}

/** One thing that `byline doctor` says. */
export interface Finding {
	readonly level: 'good' | 'advice' | 'problem';
	readonly text: string;
	/** What to do; null when all is well. */
	readonly advice: string | null;
}
