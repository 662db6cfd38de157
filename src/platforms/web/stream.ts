import type { UserRef } from '../../model/place.ts';
import { HEARTBEAT, LIMITS } from './limits.ts';
import type { Change } from './wire.ts';

/** Brings changes to the open pages, each at once and in order, and again to a page that lost its connection. */
export interface Stream {
	/** `to`: whose pages get it; null for everybody's. */
	publish(change: Change, to: UserRef | null): void;
	/** The id of the newest change. */
	at(): string;
	/**
	 * Server-sent events after the one with the id `after`; `reset` alone where that is not known any more, and the page must
	 * begin anew. Null when too many pages are open.
	 */
	open(user: UserRef, after: string): ReadableStream<Uint8Array> | null;
	close(): void;
}

interface Sent {
	readonly number: number;
	readonly to: UserRef | null;
	readonly text: string;
}

interface Page {
	readonly user: UserRef;
	readonly controller: ReadableStreamDefaultController<Uint8Array>;
}

/** `run` tells the ids of this process from those of an earlier one. */
export function stream(run: string): Stream {
	const bytes = new TextEncoder();
	const pages = new Set<Page>();
	let sent: Sent[] = [];
	let newest = 0;
	const beat = setInterval(() => {
		for (const page of pages) push(page, ': still here\n\n');
	}, HEARTBEAT).unref();
	return {
		publish(change, to) {
			const one = { number: ++newest, to, text: `id: ${run}-${newest}\ndata: ${JSON.stringify(change)}\n\n` };
			sent = [...sent.slice(1 - LIMITS.replay), one];
			for (const page of pages) if (to === null || to === page.user) push(page, one.text);
		},
		at: () => `${run}-${newest}`,
		open(user, after) {
			if (pages.size >= LIMITS.streams) return null;
			let page: Page;
			return new ReadableStream<Uint8Array>(
				{
					start(controller) {
						page = { user, controller };
						pages.add(page);
						push(page, `retry: 1000\n\n${missed(user, after)}`);
					},
					cancel() {
						pages.delete(page);
					},
				},
				new CountQueuingStrategy({ highWaterMark: LIMITS.replay }),
			);
		},
		close() {
			clearInterval(beat);
			for (const page of pages) end(page);
		},
	};

	function missed(user: UserRef, after: string): string {
		const [, from, number] = /^(.+)-(\d+)$/.exec(after) ?? [];
		const oldest = sent[0]?.number ?? newest + 1;
		if (from !== run || Number(number) > newest || Number(number) < oldest - 1) return 'event: reset\ndata: {}\n\n';
		return sent
			.filter((one) => one.number > Number(number) && (one.to === null || one.to === user))
			.map(({ text }) => text)
			.join('');
	}

	function push(page: Page, text: string): void {
		// A page that takes nothing is let go; when it comes again it says how far it got.
		if ((page.controller.desiredSize ?? 0) <= 0) end(page);
		else page.controller.enqueue(bytes.encode(text));
	}

	function end(page: Page): void {
		pages.delete(page);
		try {
			page.controller.close();
		} catch {
			// The browser closed it first.
		}
	}
}
