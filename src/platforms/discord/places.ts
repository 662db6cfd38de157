import {
	type Channel,
	channel,
	type MessageRef,
	messageRef,
	type Place,
	type Tenant,
	type ThreadKey,
	tenant,
	threadKey,
} from '../../model/place.ts';

/** A server's id, or `@` and the channel's id for a direct message: each of these is a tenant of its own. */
type Home = string;

/**
 * References: `discord:G1/C1` a channel, `discord:G1/C1/M1` a message in it and the conversation under that message (a thread
 * that is started from a message has the message's id), `discord:G1/C1/T1/M1` a message in the thread T1.
 */
export function homeOf(guild: string | null | undefined, channelId: string): Home {
	return guild ?? `@${channelId}`;
}

export function isDirect(ref: Channel): boolean {
	return ref.startsWith('discord:@');
}

export function tenantRef(home: Home): Tenant {
	return tenant(`discord:${home}`);
}

export function channelRef(home: Home, id: string): Channel {
	return channel(`discord:${home}/${id}`);
}

export function threadRef(parent: Channel, id: string): ThreadKey {
	return threadKey(`${parent}/${id}`);
}

export function messageIn({ channel: parent, thread }: Place, id: string): MessageRef {
	return messageRef(`${thread ?? parent}/${id}`);
}

const REFERENCE = /^discord:(?<home>@?\d{1,20})\/(?<channel>\d{1,20})(?:\/(?<first>\d{1,20}))?(?:\/(?<second>\d{1,20}))?$/;

/** Where the messages of a place lie: the thread's id, or the channel's. Null when the reference is not Discord's. */
export function targetOf({ channel: parent, thread }: Place): string | null {
	return (thread ? threadId(thread) : channelId(parent)) ?? null;
}

export function channelId(ref: Channel | ThreadKey): string | null {
	return REFERENCE.exec(ref)?.groups?.channel ?? null;
}

export function threadId(ref: ThreadKey): string | null {
	return REFERENCE.exec(ref)?.groups?.first ?? null;
}

/** The channel or thread that a message lies in, its own id, and the conversation that it belongs to. */
export function messageAt(ref: MessageRef): { readonly target: string; readonly id: string; readonly thread: ThreadKey } | null {
	const found = REFERENCE.exec(ref)?.groups;
	if (!found?.first) return null;
	const parent = `discord:${found.home}/${found.channel}`;
	return found.second
		? { target: found.first, id: found.second, thread: threadKey(`${parent}/${found.first}`) }
		: { target: found.channel!, id: found.first, thread: threadKey(ref) };
}
