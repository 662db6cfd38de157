import type { Action } from '../../src/model/card.ts';
import type { Channel, MessageRef, ThreadKey } from '../../src/model/place.ts';
import type { PlatformDefinition } from '../../src/platforms/platform.ts';

/**
 * What a platform gives to the contract suite: its definition, and a loopback server in place of the real one, as strict as
 * the documentation. Each test gets a new one.
 */
export interface Harness<Settings> {
	readonly definition: PlatformDefinition<Settings>;
	/** Settings that point at the loopback server. */
	readonly settings: Settings;
	/** Variables as an operator would set them, for the schema and `enabled`. */
	readonly variables: Readonly<Record<string, string>>;
	/** A channel that the bot is in, and one that it is not in (null where the platform knows no such thing). */
	readonly channel: Channel;
	readonly closed: Channel | null;

	/** What people see of the message now; null when it is gone. */
	shown(message: MessageRef): Promise<string | null>;
	/** What the user of `command`, `press` and `ask` was shown privately, oldest first. */
	whispered(): Promise<readonly string[]>;

	/** The user's doings, as the platform would send them. Each resolves when the event has been acknowledged. */
	command(typed: Typed): Promise<void>;
	/** Presses a button that the message, or the newest private card, really has; throws when it has none such. */
	press(on: MessageRef | 'private', action: Action['id']): Promise<void>;
	ask(question: Asked): Promise<void>;

	/**
	 * What the server does to the next message that is posted. `lose`: accepts it, and the reply never comes; `fail`: answers
	 * 500 and does not accept it; `limit`: 429. Null where there is no server to fail.
	 */
	readonly next: ((fault: 'lose' | 'limit' | 'fail') => void) | null;
	/** Rules of the platform that requests have broken so far, each as a sentence. */
	broken(): readonly string[];

	/** The words that people see in what `render` gives, fallback text left out. */
	visible(rendered: unknown): string;
	/** The words of the plain-text fallback (notifications, old clients); null where the platform has none. */
	fallback(rendered: unknown): string | null;
	/** What the platform would act on in what `render` gives: pings, and links to another host than the card's own url. */
	dangers(rendered: unknown): readonly string[];

	stop(): Promise<void>;
}

/** A command in both forms: as one text, and as fields. */
export interface Typed {
	readonly command: string;
	readonly text: string;
	readonly options: Readonly<Record<string, string>>;
	/** Sends the very same event so many times more. */
	readonly repeats?: number;
}

export interface Asked {
	readonly thread: ThreadKey;
	readonly text: string;
	readonly mention: boolean;
	/** Sends the very same event so many times more. */
	readonly repeats?: number;
}
