import type { Channel, Tenant } from '../model/place.ts';
import { platformOf } from '../model/place.ts';
import type { CardKey, Receipt, Refused } from '../model/post.ts';
import type { Connection, Log, Traits } from '../platforms/platform.ts';
import { endLeases } from '../store/claims.ts';
import { deliveryState, isBusy, withdraw } from '../store/deliveries.ts';
import { ledgerOfDelivery } from '../store/ledger.ts';
import { markedAt } from '../store/marks.ts';
import type { Store } from '../store/store.ts';
import { createBell } from './bell.ts';
import type { Failed } from './desk.ts';
import { createDrain, type Drain } from './drain.ts';
import { createHealth, type Health } from './health.ts';
import { createPace } from './pace.ts';
import { commit, type Publication } from './publication.ts';
import { TIMING, type Timing } from './timing.ts';
import { createWaiters } from './waiters.ts';

/** Posts what has been committed: once each, in each channel's order, at the platforms' pace. */
export interface Outbox {
	/** Commits the card and waits for what becomes of it, for somebody who waits; see `commit` for cards that nobody waits for. */
	publish(publication: Publication): Promise<Receipt>;
	/** Resolves when nothing is on its way to the channel any more: its threads are known then. Waits no longer than an attempt takes. */
	settled(place: { readonly tenant: Tenant; readonly channel: Channel }): Promise<void>;
	/** Something was committed just now. Without it, it is noticed within a second. */
	wake(): void;
	/** `alone`: no other process has this database, so what is being sent there was left by one that is dead. */
	start(options: { readonly alone: boolean }): void;
	/**
	 * Claims nothing new, lets what runs end, and gives back what has not begun. What askers wait for goes on until `work`, the
	 * intake’s, is over. Within 5 s.
	 */
	stop(work?: Promise<unknown>): Promise<void>;
}

export interface OutboxOptions {
	readonly store: Store;
	/** The open connection; waits while it is being opened. Null where this process has none. */
	readonly connection: (platform: string) => Promise<Connection | null>;
	/** The platforms that this process serves. */
	readonly platforms: readonly { readonly name: string; readonly traits: Pick<Traits, 'pace'> }[];
	readonly log: Log;
	/** Unix time in ms. */
	readonly now: () => number;
	/** Called once for a refusal that a person must act on. */
	readonly notice?: (failed: Failed) => void;
	readonly timing?: Partial<Timing>;
}

/** An attempt is over within so many ms. */
const ATTEMPT = 12_000;
/** How often (ms) it is looked whether another process has posted a card that somebody waits for. */
const GLANCE = 1_000;

export function createOutbox(options: OutboxOptions): Outbox {
	const { store, now, log, connection, platforms, notice = () => {} } = options;
	const timing = { ...TIMING, ...options.timing };
	const waiters = createWaiters();
	const served = new Map<string, { readonly health: Health; drain: Drain | null }>();
	let stopped = false;
	let ready = Promise.resolve(0);

	return {
		async publish(publication) {
			const { tenant, post } = publication;
			await commit(store, [publication], { at: now(), asked: true });
			wake();
			return (await outcome({ tenant, key: post.key })) ?? leave({ tenant, key: post.key });
		},
		async settled(place) {
			const deadline = now() + ATTEMPT;
			while ((await isBusy(store, { ...place, now: now() })) && now() < deadline) await createBell().rest(100);
		},
		wake,
		start({ alone }) {
			ready = prepare(alone);
			for (const { name, traits } of platforms) void serve(name, traits);
		},
		async stop(work = Promise.resolve()) {
			stopped = true;
			await Promise.all([...served.values()].map(({ drain }) => drain?.stop(work)));
		},
	};

	function wake(): void {
		for (const { drain } of served.values()) drain?.wake();
	}

	async function serve(platform: string, { pace }: Pick<Traits, 'pace'>): Promise<void> {
		const health = createHealth({ now, longest: timing.longest });
		const one = { health, drain: null as Drain | null };
		served.set(platform, one);
		const [open, lookBefore] = await Promise.all([connection(platform), ready]);
		if (!open || stopped) return;
		const desk = { store, connection: open, health, timing, log, now, tell: waiters.tell, notice };
		one.drain = createDrain(desk, { platform, pace: createPace(pace, now), lookBefore, awaited: waiters.any });
	}

	/** Gives the time before which what was opened may be there already. */
	async function prepare(alone: boolean): Promise<number> {
		for (;;) {
			try {
				if (alone) await endLeases(store, { now: now() });
				// What the backup holds unsent; what was opened since says so itself (see publication.ts).
				return (await markedAt(store, 'restored')) ?? 0;
			} catch (cause) {
				log.error('the outbox could not begin; trying again', { cause });
				await createBell().rest(timing.poll);
			}
		}
	}

	/** What became of the card, by this process or another; null when its asker has waited long enough, or need not wait. */
	async function outcome(card: { tenant: Tenant; key: CardKey }): Promise<Receipt | null> {
		const deadline = now() + timing.patience;
		for (;;) {
			const told = waiters.wait(card.key, Math.min(GLANCE, Math.max(0, deadline - now())));
			const standing = await deliveryState(store, card);
			if (standing?.state === 'sent' && standing.message) return { status: 'sent', message: standing.message, thread: null };
			if (standing?.state === 'dead') return refusalOf(card, standing.reason ?? '');
			if (standing?.state === 'held' || served.get(platformOf(card.tenant))?.health.gaveUp()) return null;
			const receipt = await told;
			if (receipt) return receipt.status === 'sent' || receipt.status === 'refused' ? receipt : null;
			if (now() >= deadline) return null;
		}
	}

	/** The asker is told something else: the card must not come later all the same. */
	async function leave(card: { tenant: Tenant; key: CardKey }): Promise<Receipt> {
		const state = await withdraw(store, { ...card, now: now() });
		const given = served.get(platformOf(card.tenant))?.health.gaveUp();
		if (given) return given;
		const reason = 'the platform has not taken it yet';
		return state === 'pending' ? { status: 'retry', after: timing.longest, reason } : { status: 'ambiguous', reason };
	}

	async function refusalOf({ tenant, key }: { tenant: Tenant; key: CardKey }, reason: string): Promise<Refused> {
		const line = (await ledgerOfDelivery(store, { tenant, key })).findLast(({ what }) => what === 'dead');
		const refusal = (line?.detail.refusal ?? 'expired') as Refused['refusal'];
		return { status: 'refused', refusal, reason, advice: String(line?.detail.advice ?? 'Ask again.') };
	}
}
