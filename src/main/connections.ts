import type { Configured } from '../config.ts';
import type { Refused } from '../model/post.ts';
import type { Tally } from '../model/tally.ts';
import type { Connection, ConnectOptions, Handlers, Log } from '../platforms/platform.ts';
import type { Health } from './health.ts';
import { watched } from './watched.ts';

/** The connections of the process, from the moment at which they are begun. */
export interface Connections {
	/** Begins to connect; resolves when the platform is connected or was refused, and never rejects. */
	open(configured: Configured, handlers: Handlers, options: ConnectOptions): Promise<void>;
	/** Waits while the platform is being connected; null when it is not configured or was refused. */
	connection(platform: string): Promise<Connection | null>;
	/** The titles of the platforms that are connected. */
	connected(): readonly string[];
	/** Says whether the process has started, for whoever watches it. */
	health(): Pick<Health, 'ready' | 'platforms'>;
	started(): void;
	close(): Promise<void>;
}

export interface ConnectionsOptions {
	readonly log: Log;
	/** Takes the secrets out of a text. */
	readonly redact: (text: string) => string;
	readonly tally: Tally;
}

export function connections({ log, redact, tally }: ConnectionsOptions): Connections {
	const opening = new Map<string, Promise<Connection | null>>();
	const states = new Map<string, { readonly title: string; state: string }>();
	let ready = false;
	return {
		async open({ definition, settings }, handlers, options) {
			const { name, title } = definition;
			const state = { title, state: 'connecting' };
			states.set(name, state);
			const attempt = definition.connect(settings, handlers, options).then((outcome) => {
				if (outcome.status === 'refused') return refused(outcome);
				state.state = 'connected';
				for (const note of outcome.notes) log.warn(`${title}: ${note}`);
				return watched(outcome.connection, { platform: name, redact, tally });
			});
			const settled = attempt.catch((cause: unknown) => {
				log.error(`${title} could not be connected because of a fault`, { cause });
				state.state = 'failed';
				return null;
			});
			opening.set(name, settled);
			await settled;

			function refused({ reason, advice }: Refused): null {
				log.error(`${title} is not connected: ${reason}. ${advice}`);
				state.state = `refused: ${redact(reason)}`;
				return null;
			}
		},
		connection: (platform) => opening.get(platform) ?? Promise.resolve(null),
		connected: () => [...states.values()].filter(({ state }) => state === 'connected').map(({ title }) => title),
		health: () => ({ ready, platforms: Object.fromEntries([...states].map(([name, { state }]) => [name, state])) }),
		started() {
			ready = true;
		},
		async close() {
			ready = false;
			await Promise.allSettled([...opening.values()].map(async (connection) => (await connection)?.close()));
		},
	};
}
