import type { CardKey, Receipt } from '../model/post.ts';

/** Those of this process who wait for a card. */
export interface Waiters {
	/** Resolves with what became of the card when this process hears of it, or with null after so many ms. */
	wait(key: CardKey, ms: number): Promise<Receipt | null>;
	tell(key: CardKey, receipt: Receipt): void;
	/** Whether anybody waits. */
	any(): boolean;
}

export function createWaiters(): Waiters {
	const waiting = new Map<CardKey, Set<(receipt: Receipt) => void>>();
	return {
		wait: (key, ms) =>
			new Promise((resolve) => {
				const others = waiting.get(key) ?? new Set();
				const end = (receipt: Receipt | null) => {
					clearTimeout(timer);
					others.delete(end);
					if (!others.size) waiting.delete(key);
					resolve(receipt);
				};
				const timer = setTimeout(end, ms, null);
				waiting.set(key, others.add(end));
			}),
		tell(key, receipt) {
			for (const end of [...(waiting.get(key) ?? [])]) end(receipt);
		},
		any: () => waiting.size > 0,
	};
}
