import type { Waiting } from '../store/waiting.ts';

export interface Health {
	readonly ready: boolean;
	/** By platform: `connected`, `connecting`, when it is tried again, or why it was refused. */
	readonly platforms: Readonly<Record<string, string>>;
	/** `open`, or why it cannot be read. */
	readonly store: string;
	/** Null while the store cannot be read. */
	readonly outbox: Outbox | null;
}

interface Outbox {
	/** Cards that are to be posted still. */
	readonly waiting: number;
	/** How long (s) the oldest of them has been waiting. */
	readonly oldest: number;
	/** Cards that cannot be posted until somebody acts. */
	readonly dead: number;
}

interface HealthOptions {
	readonly connections: () => Pick<Health, 'ready' | 'platforms'>;
	readonly waiting: () => Promise<readonly Waiting[]>;
	readonly now: () => number;
	readonly redact: (text: string) => string;
}

const WAITS: ReadonlySet<string> = new Set(['pending', 'sending', 'ambiguous', 'held']);
/** A store that takes longer (ms) counts as one that cannot be read: whoever asks has little patience. */
const PATIENCE = 2_000;

/** How the process is. It is ready only while its store can be read. */
export async function health({ connections, waiting, now, redact }: HealthOptions): Promise<Health> {
	const { ready, platforms } = connections();
	try {
		const counted = await within(waiting(), PATIENCE);
		return { ready, platforms, store: 'open', outbox: outboxOf(counted, now()) };
	} catch (cause) {
		const reason = redact(cause instanceof Error ? cause.message : String(cause));
		return { ready: false, platforms, store: `it cannot be read: ${reason}`, outbox: null };
	}
}

function outboxOf(counted: readonly Waiting[], now: number): Outbox {
	const open = counted.filter(({ state }) => WAITS.has(state));
	const sum = (rows: readonly Waiting[]) => rows.reduce((total, { count }) => total + count, 0);
	const oldest = open.length ? Math.max(0, Math.round((now - Math.min(...open.map((one) => one.oldest))) / 1_000)) : 0;
	return { waiting: sum(open), oldest, dead: sum(counted.filter(({ state }) => state === 'dead')) };
}

async function within<Result>(work: Promise<Result>, ms: number): Promise<Result> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`it does not answer within ${ms / 1_000} s`)), ms);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}
