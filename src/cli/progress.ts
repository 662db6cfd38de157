import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Terminal } from './terminal.ts';

const PATIENCE_MS = 300;
/** UTF-16 units of a text that takes longer than that to digest. */
const LONG_TEXT = 200_000;

/**
 * Shows on a terminal's standard error that something is going on, where it takes longer than people wait without a sign.
 * `long`, the length of a text, shows it at once: work on it leaves no moment for a timer.
 */
export async function withProgress<T>(
	{ stderr }: Terminal,
	{ text, long = 0 }: { text: string; long?: number },
	work: () => T | Promise<T>,
): Promise<T> {
	if (!stderr.isTTY) return await work();
	let stop = () => {};
	let over = false;
	async function show(): Promise<void> {
		const { default: ora } = await import('ora');
		if (over) return;
		const spinner = ora({ text, stream: stderr, discardStdin: false }).start();
		stop = () => spinner.stop();
	}
	if (long > LONG_TEXT) {
		await show();
		await nextTurn();
	}
	const timer = long > LONG_TEXT ? undefined : setTimeout(show, PATIENCE_MS);
	try {
		return await work();
	} finally {
		over = true;
		clearTimeout(timer);
		stop();
	}
}
