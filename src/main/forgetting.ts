import type { Log } from '../platforms/platform.ts';
import { forgetOld } from '../store/retention.ts';
import type { Store } from '../store/store.ts';
import type { Live } from './live.ts';

/** ms. The first time is when the rush of a start is over. */
const FIRST = 60_000;
const DAY = 86_400_000;

export interface ForgettingOptions {
	readonly store: Store;
	readonly live: Pick<Live, 'ages'>;
	readonly log: Log;
	/** Unix time in ms. */
	readonly now: () => number;
}

/** Forgets what has come of age, once a day. Gives what ends it. */
export function startForgetting({ store, live, log, now }: ForgettingOptions): () => void {
	let timer = setTimeout(again, FIRST).unref();
	async function again(): Promise<void> {
		timer = setTimeout(again, DAY).unref();
		try {
			const gone = await forgetOld(store, { ages: live.ages, now: now() });
			if (gone.size) log.info('what has come of age was forgotten', Object.fromEntries(gone));
		} catch (cause) {
			log.warn('what has come of age could not be forgotten; it is tried again tomorrow', { cause });
		}
	}
	return () => clearTimeout(timer);
}
