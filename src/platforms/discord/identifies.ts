import { setTimeout as wait } from 'node:timers/promises';

const DAY = 86_400_000;

/**
 * Discord resets the token of a bot that identifies 1000 times in 24 hours, so a gateway that flaps must not make us do it: the
 * more often a shard identified within a day, the longer it waits. At most 48 times a day.
 * https://discord.com/developers/docs/events/gateway#session-start-limit
 */
const GAPS: readonly { readonly count: number; readonly gap: number }[] = [
	{ count: 8, gap: 6_000 },
	{ count: 16, gap: 60_000 },
	{ count: 24, gap: 600_000 },
	{ count: Number.POSITIVE_INFINITY, gap: 3_600_000 },
];

export interface IdentifyThrottler {
	/** Resolves when the shard may identify; rejects when the signal aborts. */
	waitForIdentify(shard: number, signal: AbortSignal): Promise<void>;
}

export function identifyThrottler({
	now,
	pause = (ms, signal) => wait(ms, undefined, { signal }),
}: {
	now: () => number;
	pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}): IdentifyThrottler {
	const shards = new Map<number, number[]>();
	let last = Number.NEGATIVE_INFINITY;
	return {
		async waitForIdentify(shard, signal) {
			for (;;) {
				const at = now();
				const recent = (shards.get(shard) ?? []).filter((time) => at - time < DAY && time <= at);
				const { gap } = GAPS.find(({ count }) => recent.length < count)!;
				const free = Math.max((recent.at(-1) ?? Number.NEGATIVE_INFINITY) + gap, Math.min(last, at) + GAPS[0]!.gap);
				if (free <= at) {
					// Others that wait see this before they look again.
					shards.set(shard, [...recent, at]);
					last = at;
					return;
				}
				await pause(free - at, signal);
			}
		},
	};
}
