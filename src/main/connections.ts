import { setTimeout as wait } from 'node:timers/promises';
import type { Configured } from '../config.ts';
import type { Refused } from '../model/post.ts';
import type { Tally } from '../model/tally.ts';
import type { Connected, Connection, ConnectOptions, Handlers, Log } from '../platforms/platform.ts';
import type { Health } from './health.ts';
import { watched } from './watched.ts';

/** The connections of the process, from the moment at which they are begun. */
export interface Connections {
	/**
	 * Begins to connect; resolves when the platform is connected, was refused, or takes longer than the others should wait for
	 * it. Never rejects. A platform that cannot be reached is tried again until it can be, or until the process stops.
	 */
	open(configured: Configured, handlers: Handlers, options: Omit<ConnectOptions, 'signal'>): Promise<void>;
	/** Waits while the platform is being connected, however often; null when it is not configured or was refused. */
	connection(platform: string): Promise<Connection | null>;
	/** The connection as it is now; null also while it is being opened. */
	current(platform: string): Connection | null;
	/** The platforms with their names and titles, connected or not. */
	standing(): readonly Standing[];
	/** Says whether the process has started, for whoever watches it. */
	health(): Pick<Health, 'ready' | 'platforms'>;
	started(): void;
	close(): Promise<void>;
}

export interface Standing {
	readonly name: string;
	readonly title: string;
	readonly state: 'connecting' | 'connected' | 'unreachable' | 'refused';
	/** Why it is not connected, without secrets. */
	readonly reason: string | null;
}

export interface ConnectionsOptions {
	readonly log: Log;
	/** Takes the secrets out of a text. */
	readonly redact: (text: string) => string;
	readonly tally: Tally;
	/** Aborts when the process stops. */
	readonly stop: AbortSignal;
	/** Called when a platform is connected, at the start or later. */
	readonly came?: (platform: string) => void;
	readonly timing?: Partial<Timing>;
}

/** All in ms. */
interface Timing {
	/** One attempt at a platform. */
	readonly attempt: number;
	/** What the start waits for a platform that is slow. */
	readonly patience: number;
	/** From one attempt to the next; the last goes on. */
	readonly pauses: readonly number[];
}

const TIMING: Timing = { attempt: 30_000, patience: 6_000, pauses: [2_000, 5_000, 15_000, 30_000, 60_000, 300_000] };

interface Line {
	standing: Standing;
	connection: Connection | null;
	/** Settled when nothing more is tried. */
	settled: Promise<Connection | null>;
}

export function connections(options: ConnectionsOptions): Connections {
	const { log, redact, tally, came = () => {} } = options;
	const closing = new AbortController();
	const stop = AbortSignal.any([options.stop, closing.signal]);
	const timing = { ...TIMING, ...options.timing };
	const lines = new Map<string, Line>();
	let ready = false;
	return {
		async open(configured, handlers, given) {
			const { name, title } = configured.definition;
			const line: Line = { standing: { name, title, state: 'connecting', reason: null }, connection: null, settled: Promise.resolve(null) };
			lines.set(name, line);
			line.settled = keepTrying(line, (signal) => configured.definition.connect(configured.settings, handlers, { ...given, signal }));
			await Promise.race([line.settled, wait(timing.patience, undefined, { ref: false })]);
		},
		connection: (platform) => lines.get(platform)?.settled ?? Promise.resolve(null),
		current: (platform) => lines.get(platform)?.connection ?? null,
		standing: () => [...lines.values()].map(({ standing }) => standing),
		health: () => ({ ready, platforms: Object.fromEntries([...lines].map(([name, { standing }]) => [name, stateText(standing)])) }),
		started() {
			ready = true;
		},
		async close() {
			ready = false;
			closing.abort();
			await Promise.allSettled([...lines.values()].map(async ({ settled }) => (await settled)?.close()));
		},
	};

	async function keepTrying(line: Line, connect: (signal: AbortSignal) => Promise<Connected | Refused>): Promise<Connection | null> {
		const { title } = line.standing;
		for (let tries = 0; ; tries++) {
			const outcome = await attempt(title, connect);
			if (outcome.status === 'connected') return take(line, outcome);
			const reason = redact(outcome.reason);
			if (stop.aborted || outcome.refusal !== 'unreachable') return refuse(line, { ...outcome, reason });
			const pause = timing.pauses[Math.min(tries, timing.pauses.length - 1)]!;
			line.standing = { ...line.standing, state: 'unreachable', reason };
			if (tries === 0) log.warn(`${title} is not connected yet: ${reason}. ${outcome.advice} It is tried again until it works.`);
			await wait(pause, undefined, { signal: stop, ref: false }).catch(() => {});
			if (stop.aborted) return null;
		}
	}

	/** A fault is no person's to put right, and may pass. */
	async function attempt(title: string, connect: (signal: AbortSignal) => Promise<Connected | Refused>): Promise<Connected | Refused> {
		try {
			return await connect(AbortSignal.any([stop, AbortSignal.timeout(timing.attempt)]));
		} catch (cause) {
			log.error(`${title} could not be connected because of a fault`, { cause });
			return { status: 'refused', refusal: 'unreachable', reason: 'a fault', advice: 'The log tells more.' };
		}
	}

	function take(line: Line, { connection, notes }: Connected): Connection {
		const { name, title, state } = line.standing;
		line.standing = { name, title, state: 'connected', reason: null };
		line.connection = watched(connection, { platform: name, redact, tally });
		for (const note of notes) log.warn(`${title}: ${note}`);
		if (ready || state === 'unreachable') log.info(`${title} is connected now.`);
		came(name);
		return line.connection;
	}

	function refuse(line: Line, { reason, advice }: Refused): null {
		const { name, title } = line.standing;
		line.standing = { name, title, state: 'refused', reason };
		if (!stop.aborted) log.error(`${title} is not connected: ${reason}. ${advice}`);
		return null;
	}
}

function stateText({ state, reason }: Standing): string {
	return reason ? `${state}: ${reason}` : state;
}
