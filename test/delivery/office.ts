import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Failed } from '../../src/delivery/desk.ts';
import { createOutbox, type Outbox } from '../../src/delivery/outbox.ts';
import { commit, type Publication } from '../../src/delivery/publication.ts';
import type { Timing } from '../../src/delivery/timing.ts';
import { channel, tenant } from '../../src/model/place.ts';
import type { CardKey } from '../../src/model/post.ts';
import { createDocument } from '../../src/sources/document.ts';
import { ledgerOfDelivery } from '../../src/store/ledger.ts';
import type { Store } from '../../src/store/store.ts';
import { type Counter, counter } from './counter.ts';

export const OWNER = tenant('slack:T1');
const document = createDocument({ origin: 'harbour.txt', body: 'About 140 ships wait, the port says.', published: '2025-03-04' });

/** Minutes as parts of a second. */
const QUICK: Partial<Timing> = {
	look: 10,
	longest: 200,
	heldLook: 60,
	hold: 250,
	sweeps: [150, 300],
	poll: 50,
	patience: 5_000,
	ending: 2_000,
};

export interface Office {
	readonly outbox: Outbox;
	readonly platform: Counter;
	readonly notices: Failed[];
	readonly errors: string[];
}

export interface OfficeOptions {
	readonly platform?: Counter;
	readonly timing?: Partial<Timing>;
	readonly pace?: { readonly perSecond: number; readonly channelGap: number };
	readonly alone?: boolean;
	readonly now?: () => number;
}

/** An outbox at work on a real database, with a platform in memory. */
export function office(store: Store, options: OfficeOptions = {}): Office {
	const { platform = counter(), timing, pace = { perSecond: 1_000, channelGap: 0 }, alone = false, now = Date.now } = options;
	const notices: Failed[] = [];
	const errors: string[] = [];
	const note = (message: string, facts?: Readonly<Record<string, unknown>>) => void errors.push(`${message} ${String(facts?.cause ?? '')}`);
	const outbox = createOutbox({
		store,
		now,
		connection: async () => platform.connection,
		platforms: [{ name: 'slack', traits: { pace } }],
		log: { info() {}, warn: note, error: note },
		notice: (failed) => notices.push(failed),
		timing: { ...QUICK, ...timing },
	});
	outbox.start({ alone });
	onTestFinished(() => outbox.stop());
	return { outbox, platform, notices, errors };
}

export function keyOf(slot: string, place = 'C1'): CardKey {
	return createHash('sha256').update(`${slot} ${place}`).digest('base64url').slice(0, 22) as CardKey;
}

/** The card of a slot for a channel. */
export function publication(slot: string, place = 'C1'): Publication {
	const card = { section: 'summary', topic: null, parts: [{ type: 'note', text: slot }] } as const;
	const post = { place: { channel: channel(`slack:T1/${place}`), thread: null }, card, key: keyOf(slot, place) };
	return { tenant: OWNER, slot, post, subject: { topic: 'harbour', document } };
}

/** Commits slots of one channel, each a ms after the one before. */
export async function commitSlots(store: Store, slots: readonly string[], place = 'C1'): Promise<void> {
	const began = Date.now();
	for (const [i, slot] of slots.entries()) await commit(store, [publication(slot, place)], { at: began + i });
}

export async function stateOf(store: Store, slot: string, place = 'C1') {
	return store.selectFrom('deliveries').selectAll().where('key', '=', keyOf(slot, place)).executeTakeFirstOrThrow();
}

/** What the ledger says of a slot, in order. */
export async function wordsOf(store: Store, slot: string, place = 'C1'): Promise<string[]> {
	return (await ledgerOfDelivery(store, { tenant: OWNER, key: keyOf(slot, place) })).map(({ what }) => what);
}

/** The slots that are to be seen, in the order in which they came. */
export function shown({ messages }: Counter): string[] {
	return messages.map(({ card }) => card.parts.map((part) => ('text' in part ? part.text : '')).join(' | '));
}
