import { createHash } from 'node:crypto';
import { type Channel, tenantOf, type UserRef } from '../model/place.ts';
import type { Schedule, Subscription } from '../model/subscription.ts';
import type { Mark } from '../store/subscriptions.ts';
import { type Cron, parseCron, sameTimes } from './calendar/cron.ts';
import { slotFrom, type Timing } from './calendar/slots.ts';
import { localOf } from './calendar/zone.ts';

export interface Wanted {
	readonly channel: Channel;
	readonly topic: string;
	readonly schedule: Schedule;
	/** Null for one of the configuration. */
	readonly by: UserRef | null;
}

/** Letters and digits that people can read to each other. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

/** What stands in the store for it. Its id is made of what decides its slots, and of nothing else. */
export function subscriptionOf({ channel, topic, schedule, by }: Wanted): Subscription {
	const { cron, zone } = timingOf(schedule);
	const hash = createHash('sha256')
		.update(JSON.stringify([channel, topic, sameTimes(cron), zone.toLowerCase()]))
		.digest();
	const id = [...hash.subarray(0, 8)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
	return { tenant: tenantOf(channel), id, channel, topic, schedule, origin: by === null ? 'file' : 'command', by };
}

/** Where a schedule that is made now begins: it never fires for the past. */
export function markFrom(schedule: Schedule, now: number): Mark {
	const timing = timingOf(schedule);
	const next = slotFrom(timing, now);
	// One before the next slot, so that in the second pass of an overlap the first pass is not looked at.
	return { doneTo: next ? next.nominal - 1_000 : localOf(timing.zone, now), nextAt: next?.at ?? null };
}

/** Throws for an expression that nobody has checked. */
export function timingOf({ cron: text, zone }: Pick<Schedule, 'cron' | 'zone'>): Timing {
	return { cron: cronOf(text), zone };
}

const MOST_READ = 1_000;
const read = new Map<string, Cron>();

/** Ten thousand channels share a few expressions. */
function cronOf(text: string): Cron {
	const known = read.get(text);
	if (known) return known;
	const parsed = parseCron(text);
	if (!('cron' in parsed)) throw new TypeError(`Cannot read the schedule "${text}": ${parsed.reason}`);
	if (read.size >= MOST_READ) read.clear();
	read.set(text, parsed.cron);
	return parsed.cron;
}

/** The name of a slot in the outbox and in the ledger: `k3f9x2ab@2025-03-30T08:00`. */
export function slotName({ subscription, nominal }: { subscription: string; nominal: string }): string {
	return `${subscription}@${nominal}`;
}
