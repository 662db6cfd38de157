import type { Incoming, Reply } from '../../src/model/incoming.ts';
import type { Connection, Handlers } from '../../src/platforms/platform.ts';

/** Handlers that note what arrives, and show one reply to everything. */
export interface Recorder {
	readonly handlers: Handlers;
	/** All that was offered, repetitions included. */
	readonly offered: Incoming[];
	readonly performed: Incoming[];
	connection: Connection | null;
	reply: Reply;
	/** How long (ms) the work takes. */
	work: number;
	/** Resolves when `count` events have been performed and their replies shown. */
	until(count: number): Promise<void>;
}

export function recorder(): Recorder {
	const seen = new Set<string>();
	let done = 0;
	const self: Recorder = {
		offered: [],
		performed: [],
		connection: null,
		reply: { kind: 'silent' },
		work: 0,
		handlers: {
			async accept(event) {
				self.offered.push(event);
				const id = `${event.tenant} ${event.event}`;
				if (seen.has(id)) return false;
				seen.add(id);
				return true;
			},
			async perform(event) {
				self.performed.push(event);
				await new Promise((resolve) => setTimeout(resolve, self.work));
				await self.connection!.respond(event, self.reply);
				done++;
			},
			async complete() {
				return [{ value: '2025-03-04', label: 'Tue 4 Mar 2025' }];
			},
		},
		async until(count) {
			const deadline = Date.now() + 5_000;
			while (done < count) {
				if (Date.now() > deadline) throw new Error(`Waited 5 s for ${count} events; ${done} came`);
				await new Promise((resolve) => setTimeout(resolve, 5));
			}
		},
	};
	return self;
}
