import { type Claim, claim as claimDue, nextDue } from '../store/claims.ts';
import { attempt } from './attempt.ts';
import { type Bell, createBell } from './bell.ts';
import type { Desk } from './desk.ts';
import { look } from './look.ts';
import type { Pace } from './pace.ts';
import { release } from './settle.ts';
import { sweep } from './sweep.ts';

/** Works off what is due on one platform. */
export interface Drain {
	wake(): void;
	/** Takes nothing new but what somebody waits for; resolves when that, `work` and what runs have ended, or the time for it is over. */
	stop(work: Promise<unknown>): Promise<void>;
}

export interface DrainOptions {
	readonly platform: string;
	readonly pace: Pace;
	/** What was opened before this time (Unix ms) is looked for before it is sent for the first time. */
	readonly lookBefore: number;
	/** True while somebody in this process waits for a card. */
	readonly awaited: () => boolean;
}

/** Deliveries that are worked on at once: as many as a platform that answers slowly needs to be kept busy. */
const AT_ONCE = 128;
/** Work is claimed for so many ms of turns: enough to keep the pace, and little enough that an asker need not wait for it. */
const AHEAD = 500;

export function createDrain(desk: Desk, { platform, pace, lookBefore, awaited }: DrainOptions): Drain {
	const { store, health, timing, log, now } = desk;
	const bell = createBell();
	const pauses = new Set<Bell>();
	const running = new Set<Promise<void>>();
	let stopping = false;
	let over = false;
	const loop = run();

	async function run(): Promise<void> {
		while (!over && !health.gaveUp()) {
			const wait = await round().catch((cause: unknown) => {
				log.error('the deliveries could not be read or written; trying again', { platform, cause });
				return timing.poll;
			});
			if (!over) await bell.rest(wait);
		}
	}

	/** Claims what there is room for. Gives the time (ms) until there may be more to do. */
	async function round(): Promise<number> {
		const paused = health.pausedUntil() - now();
		if (paused > 0) return paused;
		const room = health.sick() ? 1 - running.size : AT_ONCE - running.size;
		if (room <= 0 || pace.ahead() > AHEAD) return Math.min(timing.poll, Math.max(5, pace.ahead() - AHEAD / 2));
		const asked = await take({ asked: true, limit: room });
		const rest = stopping || asked === room ? 0 : await take({ asked: false, limit: Math.min(room - asked, pace.room(AHEAD)) });
		if (asked + rest > 0) return 0;
		const next = await nextDue(store, { platform, now: now() });
		return Math.min(timing.poll, next === null ? Infinity : Math.max(1, next - now()));
	}

	async function take({ asked, limit }: { asked: boolean; limit: number }): Promise<number> {
		const { claims, damaged } = await claimDue(store, { platform, asked, limit, now: now(), lease: timing.lease, lookBefore });
		for (const one of damaged) log.error('a delivery is damaged and will not be posted; restore a backup with "byline restore"', one);
		for (const claim of claims) track(claim);
		return claims.length;
	}

	function track(claim: Claim): void {
		const work = perform(claim)
			.catch((cause: unknown) => {
				// Its lease ends, and then it is looked for before anything else.
				log.error('a delivery could not be worked on', { key: claim.post.key, channel: claim.post.place.channel, cause });
			})
			.finally(() => {
				running.delete(work);
				bell.ring();
			});
		running.add(work);
	}

	async function perform(claim: Claim): Promise<void> {
		if (claim.state === 'sending') return send(claim);
		if (!(await reach(claim, pace.turn()))) return release(desk, claim);
		if (claim.state === 'sent') return sweep(desk, claim);
		const absent = await look(desk, claim);
		if (absent) await send(absent);
	}

	async function send(claim: Claim): Promise<void> {
		if (await reach(claim, pace.turnFor(claim.post.place.channel))) await attempt(desk, claim);
		else await release(desk, claim);
	}

	/** Waits for a turn. False when it is better not to begin: the process ends, or another may have the delivery soon. */
	async function reach(claim: Claim, turn: number): Promise<boolean> {
		for (let wait = turn - now(); wait > 0 && !ends(claim); wait = turn - now()) {
			const pause = createBell();
			pauses.add(pause);
			await pause.rest(wait);
			pauses.delete(pause);
		}
		return !ends(claim) && !health.gaveUp() && now() < claim.leaseEnd - timing.margin;
	}

	function ends({ asked }: Claim): boolean {
		return over || (stopping && !asked);
	}

	return {
		wake: () => bell.ring(),
		async stop(work) {
			stopping = true;
			let working = true;
			void work
				.catch(() => {})
				.finally(() => {
					working = false;
				});
			for (const pause of pauses) pause.ring();
			const deadline = now() + timing.ending;
			while ((working || running.size || awaited()) && now() < deadline) {
				bell.ring();
				await createBell().rest(20);
			}
			over = true;
			for (const pause of pauses) pause.ring();
			bell.ring();
			await loop;
		},
	};
}
