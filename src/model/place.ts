/** The platform's name, a colon, and whatever the platform needs to find the thing again. Nothing outside its folder reads on. */
type Reference<Kind extends string> = string & { readonly reference: Kind };

/** A Slack workspace or Discord guild (`slack:T1`, `discord:G1`, `web:local`); every stored row belongs to one. */
export type Tenant = Reference<'tenant'>;

/** Where cards are posted: `slack:T1/C1`, `discord:G1/C1`, `web:local/news`. */
export type Channel = Reference<'channel'>;

/** The conversation under one message. */
export type ThreadKey = Reference<'thread'>;

/** One posted message. */
export type MessageRef = Reference<'message'>;

/** Somebody on a platform. */
export type UserRef = Reference<'user'>;

/** Where a card goes: a channel, or a thread in it. */
export interface Place {
	readonly channel: Channel;
	readonly thread: ThreadKey | null;
}

/** `tenant('slack:T1')`. Throws when the text is no reference: references are made by platforms and checked in configuration. */
export function tenant(text: string): Tenant {
	return reference<'tenant'>(text);
}

export function channel(text: string): Channel {
	return reference<'channel'>(text);
}

export function threadKey(text: string): ThreadKey {
	return reference<'thread'>(text);
}

export function messageRef(text: string): MessageRef {
	return reference<'message'>(text);
}

export function userRef(text: string): UserRef {
	return reference<'user'>(text);
}

/** The platform's name: `slack` of `slack:T1/C1`. */
export function platformOf(ref: Reference<string>): string {
	return ref.slice(0, ref.indexOf(':'));
}

/** `slack:T1` of `slack:T1/C1`. */
export function tenantOf(ref: Channel | ThreadKey | MessageRef | UserRef): Tenant {
	const slash = ref.indexOf('/');
	return tenant(slash === -1 ? ref : ref.slice(0, slash));
}

const REFERENCE = /^[a-z][a-z0-9-]*:[^\s]+$/;

function reference<Kind extends string>(text: string): Reference<Kind> {
	if (!REFERENCE.test(text))
		throw new TypeError(`"${text}" is no reference: expected a platform's name, a colon and an id, as in slack:T1/C1`);
	return text as Reference<Kind>;
}

/** The operator: what the configuration and the command line bring in belongs to it, and every tenant sees it. */
export const OPERATOR = tenant('byline:operator');
