import type { Channel, Tenant, UserRef } from '../model/place.ts';

/** So many in so many ms. */
export interface Allowance {
	readonly count: number;
	readonly per: number;
}

export interface Allowances {
	readonly user: Allowance;
	readonly channel: Allowance;
	readonly tenant: Allowance;
}

export interface Asker {
	readonly user: UserRef;
	readonly channel: Channel;
	readonly tenant: Tenant;
}

/** `notice`: too many, and nobody has been told yet. `wait` is in ms. */
export type Admission = { readonly status: 'pass' } | { readonly status: 'silent' } | { readonly status: 'notice'; readonly wait: number };

interface Bucket {
	tokens: number;
	at: number;
	told: boolean;
}

/** More buckets than this are not kept: the one not used for longest goes, which at worst forgives its user. */
const MOST = 20_000;

/** Token buckets for each user, channel and tenant. One that runs dry is told once, until it has filled up by half. */
export function flood(current: () => Allowances): { admit(asker: Asker, now: number): Admission } {
	const buckets = new Map<string, Bucket>();
	return {
		admit({ user, channel, tenant }, now) {
			const allowances = current();
			const three = [
				{ id: `user ${user}`, allowance: allowances.user },
				{ id: `channel ${channel}`, allowance: allowances.channel },
				{ id: `tenant ${tenant}`, allowance: allowances.tenant },
			].map(({ id, allowance }) => ({ allowance, bucket: fill(buckets, { id, allowance, now }) }));
			const dry = three.find(({ bucket }) => bucket.tokens < 1);
			if (!dry) {
				for (const { bucket } of three) bucket.tokens--;
				return { status: 'pass' };
			}
			if (dry.bucket.told) return { status: 'silent' };
			dry.bucket.told = true;
			return { status: 'notice', wait: dry.allowance.per / dry.allowance.count };
		},
	};
}

function fill(buckets: Map<string, Bucket>, { id, allowance, now }: { id: string; allowance: Allowance; now: number }): Bucket {
	const bucket = buckets.get(id) ?? { tokens: allowance.count, at: now, told: false };
	// A clock that goes backwards gives nothing and takes nothing.
	const gained = (Math.max(0, now - bucket.at) * allowance.count) / allowance.per;
	bucket.tokens = Math.min(allowance.count, bucket.tokens + gained);
	bucket.at = now;
	if (bucket.tokens >= Math.max(1, allowance.count / 2)) bucket.told = false;
	buckets.delete(id);
	buckets.set(id, bucket);
	if (buckets.size > MOST) buckets.delete(buckets.keys().next().value!);
	return bucket;
}
