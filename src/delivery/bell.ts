/** Wakes whoever rests. */
export interface Bell {
	ring(): void;
	/** Resolves after so many ms, or sooner when the bell rings. A ring while nobody rests is not lost. */
	rest(ms: number): Promise<void>;
}

/** What Node's timers can count to. */
const LONGEST = 2 ** 31 - 1;

export function createBell(): Bell {
	let rung = false;
	let wake: (() => void) | null = null;
	return {
		ring() {
			rung = true;
			wake?.();
		},
		async rest(ms) {
			if (!rung) await new Promise<void>((resolve) => waitFor(resolve, ms));
			rung = false;
			wake = null;
		},
	};

	function waitFor(resolve: () => void, ms: number): void {
		const timer = setTimeout(resolve, Math.min(Math.max(0, ms), LONGEST));
		wake = () => {
			clearTimeout(timer);
			resolve();
		};
	}
}
