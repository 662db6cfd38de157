import {
	type Channel,
	channel,
	type MessageRef,
	messageRef,
	type ThreadKey,
	tenant,
	threadKey,
	type UserRef,
	userRef,
} from '../../model/place.ts';
import { CHANNEL_NAME } from './wire.ts';

/** `web:local/news`, `web:local/news/m12` for a message and for the thread under it, `web:local/a1b2c3` for a person. */
export const TENANT = tenant('web:local');

export function channelRef(name: string): Channel {
	return channel(`${TENANT}/${name}`);
}

export function messageOf({ channel: name, id }: { readonly channel: string; readonly id: string }): MessageRef {
	return messageRef(`${TENANT}/${name}/${id}`);
}

export function threadOf({ channel: name, id }: { readonly channel: string; readonly id: string }): ThreadKey {
	return threadKey(`${TENANT}/${name}/${id}`);
}

export function userOf(id: string): UserRef {
	return userRef(`${TENANT}/${id}`);
}

/** The last word of a reference: a message's id, a person's id. */
export function idOf(ref: MessageRef | ThreadKey | UserRef): string {
	return ref.slice(ref.lastIndexOf('/') + 1);
}

/** Null for what is no channel of the page. */
export function channelName(ref: Channel): string | null {
	const name = ref.startsWith(`${TENANT}/`) ? ref.slice(TENANT.length + 1) : '';
	return CHANNEL_NAME.test(name) ? name : null;
}
