import type { Channel, Tenant } from '../model/place.ts';
import type { Subscription } from '../model/subscription.ts';
import { openSlotsOf } from '../store/slots.ts';
import type { Store } from '../store/store.ts';
import { type EndReason, endSubscriptions, keepSubscription, moveMarks, subscriptions } from '../store/subscriptions.ts';
import { slotAfter } from './calendar/slots.ts';
import { stopSlots } from './stop.ts';
import { markFrom, timingOf } from './subscription.ts';

/** Begins it now. See `keepSubscription` for the outcomes. */
export async function begin(store: Store, { subscription, at }: { subscription: Subscription; at: number }) {
	return keepSubscription(store, { subscription, mark: markFrom(subscription.schedule, at), at });
}

const REASONS: Readonly<Record<EndReason, string>> = {
	command: 'the subscription was ended',
	file: 'the subscription was taken out of the configuration',
	left: 'Byline was removed from the channel',
};

/** Ends subscriptions; what is due and not posted yet is not posted any more. */
export async function end(store: Store, { ended, why, at }: { ended: readonly Subscription[]; why: EndReason; at: number }): Promise<void> {
	await store.transaction().execute((transaction) => endWithin(transaction, { ended, why, at }));
}

async function endWithin(
	transaction: Store,
	{ ended, why, at }: { ended: readonly Subscription[]; why: EndReason; at: number },
): Promise<void> {
	if (!ended.length) return;
	await endSubscriptions(transaction, { ended, why, at });
	const ids = new Set(ended.map(({ tenant, id }) => `${tenant} ${id}`));
	const open = await openSlotsOf(
		transaction,
		ended.map(({ id }) => id),
	);
	const theirs = open.filter(({ tenant, subscription }) => ids.has(`${tenant} ${subscription}`));
	await stopSlots(transaction, theirs, { at, reason: REASONS[why] });
}

/** The bot was removed from a channel, or from a whole tenant where `channel` is null. */
export async function leave(store: Store, { tenant, channel, at }: { tenant: Tenant; channel: Channel | null; at: number }): Promise<void> {
	const kept = await subscriptions(store, channel ? { tenant, channel } : { tenant });
	await end(store, { ended: kept.map(({ subscription }) => subscription), why: 'left', at });
}

/** Makes the store's subscriptions those of the configuration, beside those that were made in the chat: all of it or nothing. */
export async function takeOver(
	store: Store,
	{ wanted, at }: { wanted: readonly Subscription[]; at: number },
): Promise<{ readonly made: number; readonly changed: number; readonly ended: number }> {
	return store.transaction().execute(async (transaction) => {
		const before = (await subscriptions(transaction)).map(({ subscription }) => subscription);
		const ids = new Set(wanted.map(({ tenant, id }) => `${tenant} ${id}`));
		const ended = before.filter(({ origin, tenant, id }) => origin === 'file' && !ids.has(`${tenant} ${id}`));
		await endWithin(transaction, { ended, why: 'file', at });
		const count = { made: 0, changed: 0, there: 0 };
		for (const subscription of wanted) count[await begin(transaction, { subscription, at })]++;
		return { made: count.made, changed: count.changed, ended: ended.length };
	});
}

/** Works out anew when the next slots come due: the rules of zones may have changed with the system. */
export async function refresh(store: Store): Promise<void> {
	const moved = (await subscriptions(store)).flatMap(({ subscription: { tenant, id, schedule }, mark }) => {
		const nextAt = slotAfter(timingOf(schedule), mark.doneTo)?.at ?? null;
		return nextAt === mark.nextAt ? [] : [{ tenant, id, doneTo: mark.doneTo, nextAt }];
	});
	for (let from = 0; from < moved.length; from += 1_000) await moveMarks(store, moved.slice(from, from + 1_000));
}
