import cron from 'node-cron';
import type { Log } from '../platforms/platform.ts';

/** Whoever wakes the scanner. */
export interface Waker {
	/** Scans now, or once more when the scan that runs is over. */
	now(): Promise<void>;
	/** Wakes it no more, and waits for the scan that runs. */
	stop(): Promise<void>;
}

/** node-cron goes by the clock on the wall, and waits it out when that is set back; this (ms) does not. */
const AT_LEAST = 60_000;

/** Scans at once, and then every five seconds. What is due is decided by the slots; to be woken late, twice or in vain does no harm. */
export function startWaking({ scan, log }: { scan: () => Promise<unknown>; log: Log }): Waker {
	let running: Promise<void> | null = null;
	let again = false;
	const tick = () => void now();
	const task = cron.schedule('*/5 * * * * *', tick, { timezone: 'UTC', noOverlap: true, suppressMissedWarning: true });
	const timer = setInterval(tick, AT_LEAST);
	tick();
	return {
		now,
		async stop() {
			clearInterval(timer);
			await task.destroy();
			again = false;
			await running;
		},
	};

	function now(): Promise<void> {
		if (running) again = true;
		else
			running = scanOnce().finally(() => {
				running = null;
				if (again) tick();
				again = false;
			});
		return running;
	}

	async function scanOnce(): Promise<void> {
		try {
			await scan();
		} catch (cause) {
			log.error('what is due could not be looked for; it is tried again in a few seconds', { cause });
		}
	}
}
