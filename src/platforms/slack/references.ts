import {
	type Channel,
	channel,
	type MessageRef,
	messageRef,
	type Tenant,
	type ThreadKey,
	tenant,
	threadKey,
	type UserRef,
	userRef,
} from '../../model/place.ts';

/** What Slack's ids look like: letters and digits, and for messages the time stamp that names them in their channel. */
const REFERENCE = /^slack:(?<team>[A-Z0-9]+)(?:\/(?<id>[A-Z0-9]+)(?:\/(?<ts>\d+\.\d+))?)?$/;

export function teamRef(team: string): Tenant {
	return tenant(`slack:${team}`);
}

export function channelRef(team: string, id: string): Channel {
	return channel(`slack:${team}/${id}`);
}

export function personRef(team: string, id: string): UserRef {
	return userRef(`slack:${team}/${id}`);
}

export function messageAt(place: Channel, ts: string): MessageRef {
	return messageRef(`${place}/${ts}`);
}

/** The conversation under the message with that time stamp: Slack names a thread by its first message. */
export function threadAt(place: Channel, ts: string): ThreadKey {
	return threadKey(`${place}/${ts}`);
}

/** Slack's own ids of a channel, user, message or thread. `id` and `ts` are empty where the reference has none. */
export function idsOf(ref: string): { readonly team: string; readonly id: string; readonly ts: string } | null {
	const found = REFERENCE.exec(ref)?.groups;
	return found ? { team: found.team!, id: found.id ?? '', ts: found.ts ?? '' } : null;
}
