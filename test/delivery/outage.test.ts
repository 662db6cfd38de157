import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOutbox } from '../../src/delivery/outbox.ts';
import { commit } from '../../src/delivery/publication.ts';
import { channel, tenant } from '../../src/model/place.ts';
import type { CardKey } from '../../src/model/post.ts';
import { store as openStore } from '../fixtures/store.ts';
import { counter } from './counter.ts';
import { publication } from './office.ts';

const HOUR = 3_600_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

/** Moves the clock from timer to timer, and lets the database do its work in between: its work takes no time on this clock. */
async function pass(ms: number): Promise<void> {
	const end = Date.now() + ms;
	while (Date.now() < end) {
		for (let turn = 0; turn < 60; turn++) await new Promise((resolve) => setImmediate(resolve));
		const before = Date.now();
		vi.advanceTimersToNextTimer();
		if (Date.now() === before && vi.getTimerCount() === 0) vi.setSystemTime(end);
	}
}

function elsewhere(slot: string) {
	const { post, ...rest } = publication(slot);
	const place = { channel: channel('discord:G1/C1'), thread: null };
	return { ...rest, tenant: tenant('discord:G1'), post: { ...post, place, key: `d${post.key.slice(1)}` as CardKey } };
}

test.each([
	['cannot be reached', { status: 'retry', after: 5_000, reason: 'ECONNREFUSED', scope: 'platform' }],
	['answers 503 to everything', { status: 'ambiguous', reason: '503' }],
] as const)(
	'one platform down for 6 h (it %s): the other is unaffected, and the backlog drains at its pace',
	async (_how, fault) => {
		const store = await openStore();
		const [down, up] = [counter(), counter()];
		let back = false;
		down.fate = () => (back ? null : fault);
		down.blind = { status: 'retry', after: 2_000, reason: '503', ...('scope' in fault && { scope: 'platform' }) };
		const outbox = createOutbox({
			store,
			now: Date.now,
			connection: async (platform) => (platform === 'slack' ? down : up).connection,
			platforms: ['slack', 'discord'].map((name) => ({ name, traits: { pace: { perSecond: 10, channelGap: 0 } } })),
			log: { info() {}, warn() {}, error() {} },
			// Other processes are not to be noticed here.
			timing: { poll: 60_000 },
		});
		outbox.start({ alone: true });

		const delays: number[] = [];
		for (let hour = 0; hour < 6; hour++) {
			const slots = Array.from({ length: 20 }, (_, i) => publication(`hour ${hour}`, `C${i}`));
			await commit(store, [...slots, elsewhere(`hour ${hour}`)], { at: Date.now() });
			const due = Date.now();
			outbox.wake();
			await pass(HOUR);
			delays.push(up.calls.at(-1)!.at - due);
		}
		expect(up.messages).toHaveLength(6);
		expect(Math.max(...delays)).toBeLessThan(1_000);
		expect(down.messages).toHaveLength(0);
		// About one a minute, and what was on its way when it began.
		expect(down.calls.length).toBeLessThan(6 * 60 + 60);

		back = true;
		down.blind = null;
		down.calls.length = 0;
		await pass(3 * 60_000);
		expect(down.messages).toHaveLength(120);
		expect(new Set(down.messages.map(({ key }) => key)).size).toBe(120);
		const times = down.calls.filter(({ kind }) => kind === 'send').map(({ at }) => at);
		const busiest = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));
		expect(busiest).toBeLessThanOrEqual(10);
		await Promise.all([outbox.stop(), pass(10_000)]);
	},
	240_000,
);
