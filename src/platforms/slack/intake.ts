import { setTimeout as wait } from 'node:timers/promises';
import type { Incoming } from '../../model/incoming.ts';
import type { ConnectOptions, Handlers } from '../platform.ts';
import { type Identity, translate } from './receive.ts';
import { standingOf } from './standing.ts';
import type { WebClient } from './web-api.ts';

/** Longest (ms) that `end` waits for what runs. */
const FAREWELL = 4_500;

/** Starts what an acknowledged event asks for; null when it asks for nothing. */
type Work = (() => void) | null;

/** The one way in, from the socket and over HTTP alike. */
export interface Intake {
	/** Resolves when the event may be acknowledged; rejects when it could not be written down. */
	take(body: unknown): Promise<Work>;
	/** Takes nothing more, and waits for what runs. */
	end(): Promise<void>;
}

export function intakeOf({
	client,
	identity,
	handlers,
	options: { commands, log },
}: {
	client: WebClient;
	identity: Identity;
	handlers: Handlers;
	options: Pick<ConnectOptions, 'commands' | 'log'>;
}): Intake {
	const running = new Set<Promise<void>>();
	let ended = false;
	return {
		async take(body) {
			if (ended) throw new Error('Slack is being closed');
			const event = translate(body, identity);
			if (!event) return null;
			const whole: Incoming = event.kind === 'command' ? { ...event, standing: await standingOf(event, { commands, client }) } : event;
			if (!(await handlers.accept(whole))) return null;
			// Counted from now on, so that a close between acknowledgement and work waits for it.
			let begin = () => {};
			const begun = new Promise<void>((resolve) => {
				begin = resolve;
			});
			const work = begun
				.then(() => handlers.perform(whole))
				.catch((cause: unknown) => log.error('Slack: an event could not be answered', { cause }));
			const done = work.finally(() => running.delete(done));
			running.add(done);
			return begin;
		},
		async end() {
			ended = true;
			await Promise.race([Promise.allSettled(running), wait(FAREWELL, undefined, { ref: false })]);
		},
	};
}
