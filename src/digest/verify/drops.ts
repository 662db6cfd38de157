import type { Dropped } from '../../model/digest.ts';
import { REASONS, type Reason } from './reasons.ts';

/** Counts refusals by part and reason, in the order in which they first come. */
export class Drops {
	readonly #counts = new Map<string, { part: Dropped['part']; reason: string; count: number }>();

	constructor(earlier: readonly Dropped[]) {
		for (const { part, reason, count } of earlier) {
			if (REASONS.includes(reason as Reason) && Number.isInteger(count) && count > 0) this.#add(part, reason, count);
		}
	}

	/** True when there is a reason, which is then counted. */
	count(part: Dropped['part'], reason: Reason | null): boolean {
		if (reason) this.#add(part, reason, 1);
		return reason !== null;
	}

	list(): Dropped[] {
		return [...this.#counts.values()];
	}

	#add(part: Dropped['part'], reason: string, count: number): void {
		const key = `${part} ${reason}`;
		const known = this.#counts.get(key);
		this.#counts.set(key, { part, reason, count: count + (known?.count ?? 0) });
	}
}
