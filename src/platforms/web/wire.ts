import { z } from 'zod';
import type { Action } from '../../model/card.ts';
import type { Element } from './element.ts';
import { LIMITS } from './limits.ts';

/** What the page and the server say to each other, as JSON. */

export interface ShownMessage {
	readonly id: string;
	readonly channel: string;
	readonly thread: string | null;
	/** Unix time in ms. */
	readonly at: number;
	readonly edited: boolean;
	/** `byline`, or somebody's id. */
	readonly by: string;
	/** Null when it was removed and there are replies to it. */
	readonly body: Element | string | null;
	readonly key: string | null;
	/** What a notice or a screen reader says of it. */
	readonly summary: string;
	readonly replies: number;
}

export interface ShownWhisper {
	readonly id: string;
	readonly channel: string;
	readonly thread: string | null;
	readonly under: string | null;
	readonly action: string | null;
	readonly at: number;
	readonly body: Element;
	readonly key: string;
	readonly summary: string;
}

export interface State {
	/** The id of the newest change that is in it. */
	readonly at: string;
	readonly you: string;
	readonly channels: readonly string[];
	readonly messages: readonly ShownMessage[];
	/** Channels that have older messages than those given. */
	readonly older: readonly string[];
	readonly whispers: readonly ShownWhisper[];
	readonly commands: readonly ShownCommand[];
	readonly views: readonly { readonly name: string; readonly title: string }[];
}

export interface ShownCommand {
	readonly name: string;
	readonly help: string;
	/** Works as it stands, without another word. */
	readonly ready: boolean;
}

export type Change =
	| { readonly type: 'message'; readonly message: ShownMessage; readonly replies: number | null }
	| { readonly type: 'removed'; readonly id: string }
	| { readonly type: 'channel'; readonly name: string }
	| { readonly type: 'whisper'; readonly whisper: ShownWhisper; readonly replaces: string | null }
	| { readonly type: 'dismissed'; readonly id: string }
	/** The event has been answered: the sign of work goes. */
	| { readonly type: 'done'; readonly event: string }
	| { readonly type: 'home'; readonly body: Element };

/** A line of what may be typed next. */
export interface Suggestion {
	/** The whole text of the box once it is taken. */
	readonly text: string;
	readonly label: string;
	readonly help: string;
}

export const CHANNEL_NAME = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

const id = z.string().regex(/^[\w-]{8,64}$/);
const channel = z.string().regex(CHANNEL_NAME);
const reference = z.string().regex(/^[\w-]{1,64}$/);
const ACTIONS = [
	...(['summary', 'voices', 'figures', 'timeline', 'gaps', 'sources', 'useful', 'not-useful'] as const),
	...(['wrong-speaker', 'wrong-number', 'misleading', 'missing'] as const),
] satisfies Action['id'][];

export const said = z.strictObject({ id, channel, thread: reference.nullable(), text: z.string().trim().min(1).max(LIMITS.text) });
export const pressed = z.strictObject({
	id,
	channel,
	thread: reference.nullable(),
	/** The message, or the private card, that carries the button. */
	message: reference.nullable(),
	whisper: reference.nullable(),
	key: z.string().regex(/^[\w-]{22}$/),
	action: z.enum(ACTIONS),
});
export const named = z.strictObject({ name: channel });
export const dismissed = z.strictObject({ id: reference });
export const opened = z.strictObject({ id });

export type Said = z.infer<typeof said>;
export type Pressed = z.infer<typeof pressed>;
