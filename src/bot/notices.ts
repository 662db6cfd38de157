import { createHash } from 'node:crypto';
import { DAY } from '../delivery/calendar/local.ts';
import type { Failed } from '../delivery/desk.ts';
import { commit } from '../delivery/publication.ts';
import { type Channel, platformOf, tenantOf, type UserRef } from '../model/place.ts';
import type { Topic } from '../model/topic.ts';
import type { Log } from '../platforms/platform.ts';
import { type FailingSource, failingSources } from '../store/failing.ts';
import { claimNotice } from '../store/notices.ts';
import type { Store } from '../store/store.ts';
import { findSubscription } from '../store/subscriptions.ts';
import { keyOf } from './key.ts';
import { noteCard } from './notes.ts';
import { momentText } from './why/moment.ts';
import { dueWords } from './why/stories.ts';

/** Tells somebody who can do something about it that Byline failed: once for each cause and day, never a flood. */
export interface Notices {
	/** A card was given up. Never rejects. */
	dead(failed: Failed): Promise<void>;
	/** Looks for sources that have failed for a day. Never rejects. */
	sources(): Promise<void>;
}

export interface NoticesOptions {
	readonly store: Store;
	/** Where whoever runs Byline reads; null where the configuration names no such channel. */
	readonly operator: () => Channel | null;
	/** Where somebody is reached alone; null where the platform has no such place. */
	readonly reach: (user: UserRef) => Channel | null;
	readonly topics: () => readonly Topic[];
	readonly zone: () => string;
	readonly outbox: { wake(): void };
	readonly log: Log;
	/** Unix time in ms. */
	readonly now: () => number;
}

interface Notice {
	/** What belongs together: it is told once a day. */
	readonly cause: string;
	readonly lines: readonly string[];
}

/** By which a notice is known in the outbox: that one could not be posted is not told in another. */
const SLOT = 'notice';
const REST = 'What else fails today for the same reason is not told one by one: /byline why, and byline why on the machine, tell of it.';

export function notices(options: NoticesOptions): Notices {
	const { store, operator, reach, topics, zone, outbox, log, now } = options;
	return {
		async dead(failed) {
			if (failed.asked || failed.slot.startsWith(SLOT)) return;
			await safely(async () => tell(await audienceOf(failed), deadNotice(failed)));
		},
		async sources() {
			await safely(async () => {
				for (const source of await failingSources(store, { before: now() - DAY })) await tell(operator(), sourceNotice(source));
			});
		},
	};

	/** Whoever runs Byline, or else whoever subscribed. */
	async function audienceOf({ tenant, slot }: Failed): Promise<Channel | null> {
		const own = operator();
		if (own) return own;
		const kept = await findSubscription(store, { tenant, id: slot.split('@')[0] ?? '' });
		return kept?.subscription.by ? reach(kept.subscription.by) : null;
	}

	async function tell(channel: Channel | null, { cause, lines }: Notice): Promise<void> {
		const at = now();
		const day = new Date(at).toISOString().slice(0, 10);
		log.error(lines.slice(0, -1).join(' '));
		if (!channel) return;
		const tenant = tenantOf(channel);
		if (!(await claimNotice(store, { tenant, cause: `${channel} ${cause}`, day, at }))) return;
		const event = `${SLOT} ${hashOf(`${channel} ${cause}`)} ${day}`;
		const post = { place: { channel, thread: null }, card: noteCard(lines), key: keyOf({ tenant, event }, SLOT) };
		await commit(store, [{ tenant, slot: event, post, subject: null, expires: at + DAY }], { at });
		outbox.wake();
	}

	function deadNotice({ slot, topic, channel, refused: { refusal, reason, advice } }: Failed): Notice {
		const title = topics().find(({ name }) => name === topic)?.title ?? topic;
		const what = `${title || 'A card'}${dueWords(slot)} could not be posted in ${channel}: ${reason}.`;
		return { cause: `${refusal} ${platformOf(channel)}`, lines: [what, `To do: ${advice}`, REST] };
	}

	function sourceNotice({ topic, url, since, reason, advice }: FailingSource): Notice {
		const title = topics().find(({ name }) => name === topic)?.title ?? topic;
		const what = `A source of ${title} has not been read since ${momentText(since, { zone: zone() })} (${zone()}): ${url}.`;
		const why = `The reason: ${reason.replace(/[.\s]+$/, '')}.`;
		return {
			cause: `source ${url}`,
			lines: [what, why, advice ? `To do: ${advice}` : 'To do: look whether its address is still right.', SOURCE_REST],
		};
	}

	/** A notice that fails must not take anything else down. */
	async function safely(work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (cause) {
			log.error('nobody could be told of a failure', { cause });
		}
	}
}

const SOURCE_REST = 'You hear of it again tomorrow, where it goes on.';

function hashOf(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}
