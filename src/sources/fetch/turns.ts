import { setTimeout as wait } from 'node:timers/promises';

/** Who may ask which host, and when: one request at a time to each, with a pause between. */
export interface HostTurns {
	/** Runs `work` in its turn. */
	take<Result>(host: string, work: () => Promise<Result>): Promise<Result>;
	/** Keeps everybody away from the host for `ms`. */
	hold(host: string, ms: number): void;
	/** How long (ms) the host wants to be left alone; 0 when it may be asked. */
	held(host: string): number;
	/** The host asks for at least this pause (ms) between requests. */
	slow(host: string, ms: number): void;
}

interface Host {
	queue: Promise<unknown>;
	waiting: number;
	lastEnd: number;
	heldUntil: number;
	gap: number;
}

/** Hosts that nobody waits for are forgotten beyond this many. */
const MOST = 5_000;

/** `gap` is in ms; `now` gives Unix ms. */
export function hostTurns({ gap, now }: { gap: number; now: () => number }): HostTurns {
	const hosts = new Map<string, Host>();
	function hostOf(name: string): Host {
		const host = hosts.get(name) ?? { queue: Promise.resolve(), waiting: 0, lastEnd: Number.NEGATIVE_INFINITY, heldUntil: 0, gap };
		hosts.set(name, host);
		if (hosts.size > MOST) forgetIdle();
		return host;
	}
	function forgetIdle(): void {
		for (const [name, { waiting, heldUntil }] of hosts) if (!waiting && heldUntil <= now()) hosts.delete(name);
	}
	return {
		async take(name, work) {
			const host = hostOf(name);
			host.waiting++;
			const before = host.queue;
			const mine = (async () => {
				await before;
				const pause = host.lastEnd + host.gap - now();
				// A clock that was set back must not make anybody wait for hours.
				if (pause > 0) await wait(Math.min(pause, host.gap));
				return work();
			})();
			host.queue = mine.then(
				() => undefined,
				() => undefined,
			);
			try {
				return await mine;
			} finally {
				host.lastEnd = now();
				host.waiting--;
			}
		},
		hold(name, ms) {
			const host = hostOf(name);
			host.heldUntil = Math.max(host.heldUntil, now() + ms);
		},
		held: (name) => Math.max(0, (hosts.get(name)?.heldUntil ?? 0) - now()),
		slow(name, ms) {
			hostOf(name).gap = Math.max(gap, ms);
		},
	};
}
