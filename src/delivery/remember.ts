import type { MessageRef, ThreadKey } from '../model/place.ts';
import { recordMessage } from '../store/cards.ts';
import type { Claim } from '../store/claims.ts';
import type { Store } from '../store/store.ts';
import { keepThread } from '../store/threads.ts';

/** Keeps where a card is, and what the conversation under it is about: the first question may come at once. */
export async function remember(
	store: Store,
	{ tenant, topic, document, post }: Pick<Claim, 'tenant' | 'topic' | 'document' | 'post'>,
	{ message, thread, at }: { readonly message: MessageRef; readonly thread: ThreadKey | null; readonly at: number },
): Promise<void> {
	const { key, place } = post;
	const conversation = place.thread ?? thread;
	const about = document !== null && conversation && { topic, document, thread: conversation };
	// Together they cost one flush of the disk.
	await Promise.all([
		recordMessage(store, { tenant, key, message, thread }),
		about && keepThread(store, { tenant, channel: place.channel, ...about, key, at }),
	]);
}
